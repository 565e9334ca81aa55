//! When items were last changed.

use crate::source::Value;

/// When the items of a package were last changed, as it is written; of those that stand together
/// and changed together, once.
#[derive(Debug, Default)]
pub(crate) struct Changes(Vec<Change>);

/// Some items that say the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    /// The index of what the first of them says.
    pub(crate) first: u32,
    /// How many they are.
    pub(crate) count: u32,
}

impl Changes {
    pub(super) fn add(&mut self, value: Value<'_>) {
        if let Some(last) = self.0.last_mut()
            && let Some(first) = value.json().value(last.first)
            && first.raw() == value.raw()
        {
            last.count += 1;
            return;
        }
        self.0.push(Change {
            first: value.index(),
            count: 1,
        });
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Change> {
        self.0.iter().copied()
    }
}
