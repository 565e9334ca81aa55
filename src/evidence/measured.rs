//! Which accommodations change what a target measures.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{AccommodationName, ItemId};

/// Which kinds of accommodation are part of what a target measures: reading aloud changes a
/// target on decoding, and not one on fractions.
///
/// A result under such an accommodation belongs to the alternate target that is recorded with
/// it, and to none if there is none.
///
/// ```
/// use continua::Measured;
///
/// let measured = Measured::new().with("ela-1".parse()?, "read aloud".parse()?);
/// assert!(measured.is_part_of(&"ela-1".parse()?, &"read aloud".parse()?));
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Measured(BTreeMap<ItemId, BTreeSet<AccommodationName>>);

impl Measured {
    /// No accommodation changes what is measured.
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// One more accommodation that is part of what a target measures.
    #[must_use]
    pub fn with(mut self, target: ItemId, accommodation: AccommodationName) -> Self {
        self.insert(target, accommodation);
        self
    }

    /// One more accommodation that is part of what a target measures. O(log n).
    pub fn insert(&mut self, target: ItemId, accommodation: AccommodationName) {
        self.0.entry(target).or_default().insert(accommodation);
    }

    /// Whether the accommodation is part of what the target measures. O(log n).
    pub fn is_part_of(&self, target: &ItemId, accommodation: &AccommodationName) -> bool {
        self.0
            .get(target)
            .is_some_and(|kinds| kinds.contains(accommodation))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
