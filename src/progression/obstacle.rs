//! What stands nearest in the way of a competency.

use std::fmt;

use crate::id::ItemId;

use super::competencies::Competencies;
use super::held::Held;
use super::nearest::{Choice, nearest_missing};
use super::progression::Inner;
use super::requirement::RequirementRef;

/// A requirement of which no way is wholly held, with what its nearest way still lacks.
#[derive(Clone)]
pub struct Obstacle<'a> {
    inner: &'a Inner,
    record: u32,
    missing: Vec<u32>,
}

impl<'a> Obstacle<'a> {
    pub(super) fn new(inner: &'a Inner, record: u32, missing: Vec<u32>) -> Self {
        Self {
            inner,
            record,
            missing,
        }
    }

    /// The requirement, with all its ways and who states it.
    pub fn requirement(&self) -> RequirementRef<'a> {
        RequirementRef {
            inner: self.inner,
            record: self.record,
        }
    }

    /// What the nearest way still lacks, in the order of the progression.
    ///
    /// The nearest way is the one with the fewest members missing, among those whose missing
    /// members can be learned, if there are any; of equally near ones that given first.
    pub fn missing(&self) -> Competencies<'a> {
        Competencies::new(self.inner, self.missing.clone())
    }
}

impl fmt::Debug for Obstacle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Obstacle")
            .field("requirement", &self.requirement())
            .field("missing", &self.missing())
            .finish()
    }
}

impl Held {
    /// The nearest things in the way of a competency: one obstacle for each of its requirements of
    /// which no way is wholly held. Required ones first, then in the order in which they were
    /// added. Empty for what has nothing in the way, and for what is not part of the progression.
    ///
    /// Only what stands directly in the way is told; ask again for one of the missing to go
    /// further down. O(ways of the competency); where there are alternatives the first question
    /// ever asked of a progression costs O(its size).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(
    ///         Requirement::new(id("d")?)
    ///             .way([id("a")?, id("b")?])
    ///             .way([id("c")?]),
    ///     )
    ///     .build();
    /// let held = progression.held([]);
    /// let obstacle = held.missing_for(&id("d")?).remove(0);
    /// assert_eq!(obstacle.missing().map(ToString::to_string).collect::<Vec<_>>(), ["c"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn missing_for(&self, id: &ItemId) -> Vec<Obstacle<'_>> {
        let inner = self.inner();
        let Some(target) = inner.index(id) else {
            return Vec::new();
        };
        let mut records: Vec<u32> = inner.needs.records(target).collect();
        records.sort_by_key(|record| !inner.is_required(*record));
        let obstacles = records.into_iter().map(|record| Obstacle {
            inner,
            record,
            missing: nearest_missing(inner, record, self.bits(), Choice::Any),
        });
        obstacles
            .filter(|obstacle| !obstacle.missing.is_empty())
            .collect()
    }
}
