//! What associations of a package join.

use crate::finding::Note;
use crate::format::case::Package;
use crate::framework::{Association, End, Item};
use crate::source::Value;

/// The value that an association is.
pub(super) fn object<'a>(package: &'a Package, association: Association<'_>) -> Option<Value<'a>> {
    package.json().value(association.origin()?)
}

/// The note about the association, by its identifier, if it has one.
pub(super) fn about(note: Note, association: Association<'_>) -> Note {
    match association.id() {
        Some(id) => note.about(id),
        None => note,
    }
}

/// The identifier of an end where it stands, or the end itself.
pub(super) fn place<'a>(object: Value<'a>, name: &str) -> Value<'a> {
    let end = object.get(name).unwrap_or(object);
    end.get("identifier").unwrap_or(end)
}

/// Whether the end lies outside, and says what it is.
pub(super) fn is_outside(end: End<'_>) -> bool {
    matches!(end, End::Outside(outside) if !outside.identifier.is_empty())
}

/// An association by its place among all, with both ends by index of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    pub(super) from: u32,
    pub(super) to: u32,
    /// The index of the association's value.
    pub(super) origin: u32,
}

impl Pair {
    /// Nothing where an end is no item.
    pub(super) fn of(association: Association<'_>) -> Option<Self> {
        Some(Self {
            from: association.origin_end().item()?.index(),
            to: association.destination_end().item()?.index(),
            origin: association.origin()?,
        })
    }
}

/// What to call an item.
pub(super) fn name(package: &Package, index: u32) -> String {
    let item = package.readout().framework.item_at(index);
    item.map(Item::label).unwrap_or_default()
}
