//! A held set: what a learner holds, in whatever order they came to hold it.

use std::collections::BTreeSet;
use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::progression::{Inner, Progression};

/// Any set of competencies that a learner holds, tied to the progression that it is asked about.
///
/// Real learners hold things out of order, transfer in, were never asked: every set is accepted
/// and every question answered for it. A held set never gains or loses a member by itself.
/// Competencies that are not part of the progression are held too, and bear on no answer.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, Requirement};
///
/// let id = |text: &str| ItemId::new(text);
/// let progression = Progression::builder()
///     .require(Requirement::new(id("4.A")?).way([id("3.A")?]))
///     .require(Requirement::new(id("5.A")?).way([id("4.A")?]))
///     .build();
///
/// let mut held = progression.held([id("4.A")?]);
/// assert!(!held.is_state());
/// assert_eq!(held.ready().map(ToString::to_string).collect::<Vec<_>>(), ["3.A", "5.A"]);
/// held.insert(id("3.A")?);
/// assert!(held.is_state());
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone)]
pub struct Held {
    progression: Progression,
    bits: FixedBitSet,
    outside: BTreeSet<ItemId>,
}

/// Two held sets of different progressions were put together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the held sets belong to different progressions, of {left} and {right} competencies")]
pub struct MixedProgressions {
    left: usize,
    right: usize,
}

impl MixedProgressions {
    /// What to do about it.
    #[allow(
        clippy::unused_self,
        reason = "every error offers its help in the same way"
    )]
    pub fn help(&self) -> &'static str {
        "make both from one progression, or remake one by `held` of the other's progression"
    }
}

impl Progression {
    /// The held set of some competencies, also of such as are not part of the progression.
    /// O(size / 64 + members).
    pub fn held(&self, ids: impl IntoIterator<Item = ItemId>) -> Held {
        let mut held = Held {
            progression: self.clone(),
            bits: FixedBitSet::with_capacity(self.len()),
            outside: BTreeSet::new(),
        };
        held.extend(ids);
        held
    }
}

impl Held {
    /// The progression that the set is tied to.
    pub fn progression(&self) -> &Progression {
        &self.progression
    }

    pub(super) fn inner(&self) -> &Inner {
        self.progression.inner()
    }

    pub(super) fn bits(&self) -> &FixedBitSet {
        &self.bits
    }

    /// Takes out what is not among `keep`.
    pub(super) fn keep_only(&mut self, keep: &FixedBitSet) {
        self.bits.intersect_with(keep);
    }

    /// Adds competencies by their indices.
    pub(super) fn insert_all(&mut self, indices: &[u32]) {
        let inside = indices.iter().filter(|index| **index < self.inner().len());
        self.bits
            .extend(inside.map(|index| at(*index)).collect::<Vec<_>>());
    }

    /// Adds a competency; true if it was not held. O(1) on average.
    pub fn insert(&mut self, id: ItemId) -> bool {
        match self.inner().index(&id) {
            Some(index) => !self.bits.put(at(index)),
            None => self.outside.insert(id),
        }
    }

    /// Takes a competency out; true if it was held. O(1) on average.
    pub fn remove(&mut self, id: &ItemId) -> bool {
        let Some(index) = self.inner().index(id) else {
            return self.outside.remove(id);
        };
        let was = self.bits.contains(at(index));
        self.bits.remove(at(index));
        was
    }

    /// Whether a competency is held. O(1) on average.
    pub fn contains(&self, id: &ItemId) -> bool {
        match self.inner().index(id) {
            Some(index) => self.bits.contains(at(index)),
            None => self.outside.contains(id),
        }
    }

    /// How many competencies are held, outside ones included. O(size / 64).
    pub fn len(&self) -> usize {
        self.bits.count_ones(..) + self.outside.len()
    }

    /// Whether nothing is held. O(size / 64).
    pub fn is_empty(&self) -> bool {
        self.bits.is_clear() && self.outside.is_empty()
    }

    /// What is held of the progression, in its order.
    pub fn competencies(&self) -> Competencies<'_> {
        Competencies::new(self.inner(), self.bits.ones().map(dense).collect())
    }

    /// What is held and is not part of the progression, ordered by identifier.
    pub fn outside(&self) -> impl Iterator<Item = &ItemId> {
        self.outside.iter()
    }

    /// What either holds. O(size / 64).
    ///
    /// # Errors
    /// [`MixedProgressions`] if the other set belongs to a different progression.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::Progression;
    ///
    /// let a = ItemId::new("a")?;
    /// let one = Progression::builder().competency(a.clone()).build();
    /// let other = Progression::default();
    /// assert!(one.held([a.clone()]).union(&one.held([]))?.contains(&a));
    /// assert!(one.held([a]).union(&other.held([])).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn union(&self, other: &Self) -> Result<Self, MixedProgressions> {
        let mut both = self.matched(other)?;
        both.bits.union_with(&other.bits);
        both.outside.extend(other.outside.iter().cloned());
        Ok(both)
    }

    /// What both hold. O(size / 64).
    ///
    /// # Errors
    /// [`MixedProgressions`] if the other set belongs to a different progression.
    pub fn intersection(&self, other: &Self) -> Result<Self, MixedProgressions> {
        let mut both = self.matched(other)?;
        both.bits.intersect_with(&other.bits);
        both.outside.retain(|id| other.outside.contains(id));
        Ok(both)
    }

    /// What this one holds and the other does not. O(size / 64).
    ///
    /// # Errors
    /// [`MixedProgressions`] if the other set belongs to a different progression.
    pub fn difference(&self, other: &Self) -> Result<Self, MixedProgressions> {
        let mut rest = self.matched(other)?;
        rest.bits.difference_with(&other.bits);
        rest.outside.retain(|id| !other.outside.contains(id));
        Ok(rest)
    }

    /// Whether the other holds everything that this one holds. O(size / 64).
    ///
    /// # Errors
    /// [`MixedProgressions`] if the other set belongs to a different progression.
    pub fn is_subset(&self, other: &Self) -> Result<bool, MixedProgressions> {
        self.match_with(other)?;
        Ok(self.bits.is_subset(&other.bits) && self.outside.is_subset(&other.outside))
    }

    fn match_with(&self, other: &Self) -> Result<(), MixedProgressions> {
        if self.progression.is_same(&other.progression) {
            return Ok(());
        }
        Err(MixedProgressions {
            left: self.progression.len(),
            right: other.progression.len(),
        })
    }

    fn matched(&self, other: &Self) -> Result<Self, MixedProgressions> {
        self.match_with(other).map(|()| self.clone())
    }
}

impl Extend<ItemId> for Held {
    fn extend<I: IntoIterator<Item = ItemId>>(&mut self, ids: I) {
        for id in ids {
            self.insert(id);
        }
    }
}

/// Equal if the progressions are and the same competencies are held.
impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
            && self.outside == other.outside
            && self.progression.is_same(&other.progression)
    }
}

impl Eq for Held {}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Held")
            .field("competencies", &self.competencies())
            .field("outside", &self.outside)
            .finish_non_exhaustive()
    }
}
