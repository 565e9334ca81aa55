//! Parts of an overlay that are read each as a whole.

use super::Extra;
use crate::advancement::Origin;
use crate::source::Value;

/// What a unit does with each object that holds members that are not known.
pub(super) type Visit<'v, 'f> = &'f mut dyn FnMut(Value<'v>, &Extra, &'static [&'static str]);

/// A part of an overlay that `serde` reads in one go.
pub(super) trait Unit {
    /// Keeps where it stands in the file, and where its parts stand.
    fn place(&mut self, value: Value<'_>);

    /// Visits each object of it that may hold members that are not known.
    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>);

    /// What is wrong with it as a whole, in words.
    fn fault(&self) -> Option<&'static str> {
        None
    }
}

/// The origin of a value.
pub(super) fn origin(value: Value<'_>) -> Origin {
    Origin::at(value.index())
}

/// The elements of a member, beside the parts that were read from them.
pub(super) fn beside<'v, T>(
    value: Value<'v>,
    member: &str,
    parts: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = (Value<'v>, T)> {
    let elements = value.get(member).into_iter().flat_map(Value::elements);
    elements.zip(parts)
}
