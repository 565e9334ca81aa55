//! Whether a held set is a state, why not, and the states nearest to it.

use fixedbitset::FixedBitSet;

use crate::graph::at;
use crate::id::ItemId;

use super::competencies::Competencies;
use super::held::Held;
use super::nearest::{Choice, nearest_missing};
use super::obstacle::Obstacle;
use super::smallest::smallest_above;

impl Held {
    /// What keeps the held set from being a [state](Self::is_state), or none if it is one: the
    /// first obstacle beneath the first held competency, in an order of learning, that rests on
    /// something missing.
    ///
    /// Where all that is held can be learned, what the obstacle's nearest way lacks is not held:
    /// it is worth a quick check, and no fault of anyone. O(size of the progression).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]))
    ///     .require(Requirement::new(id("c")?).way([id("b")?]))
    ///     .build();
    /// let held = progression.held([id("b")?, id("c")?]);
    /// let obstacle = held.why_not_state().unwrap();
    /// assert_eq!(obstacle.requirement().target(), &id("b")?);
    /// assert_eq!(obstacle.missing().collect::<Vec<_>>(), [&id("a")?]);
    /// assert!(held.largest_state().why_not_state().is_none());
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn why_not_state(&self) -> Option<Obstacle<'_>> {
        let inner = self.inner();
        let founded: FixedBitSet = self.founded_order().into_iter().map(at).collect();
        let unfounded = self.bits().difference(&founded).map(crate::graph::dense);
        let first = unfounded.min_by_key(|target| {
            let unlearnable = !inner.learnable.contains(at(*target));
            (
                unlearnable,
                inner.part(*target),
                inner.rank(*target),
                *target,
            )
        })?;
        let mut records = inner.needs.records(first);
        let record = records.find(|record| !inner.needs.is_met(*record, &founded))?;
        let missing = nearest_missing(inner, record, &founded, Choice::Sound);
        Some(Obstacle::new(inner, record, missing))
    }

    /// The largest state within what is held: all of it that was or could have been learned in
    /// order. What is held and is not part of the progression stays. O(size of the progression).
    ///
    /// There is just one, for states are closed under union.
    #[must_use]
    pub fn largest_state(&self) -> Self {
        let mut state = self.clone();
        state.keep_only(&self.founded_order().into_iter().map(at).collect());
        state
    }

    /// A smallest state that holds everything held: what would have to be shown too, at the least,
    /// for all of it to stand on solid ground. None if something held cannot be learned.
    ///
    /// Without alternatives there is just one, found in O(size): everything before what is held.
    /// With them there may be several of one size, and to find any is as hard as covering sets
    /// (Karp, 1972): up to `at_most` sets are looked at, smallest first, each in O(what lies
    /// beneath), starting from what the [`underpinnings`](Self::underpinnings) give. The answer
    /// says whether it is proven to be smallest, and else how small one might be.
    ///
    /// Nothing is ever added to what a learner holds by this: it is an offer of what to check.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("d")?).way([id("a")?, id("b")?]).way([id("c")?]))
    ///     .build();
    /// let above = progression.held([id("d")?]).smallest_state_above(1_000).unwrap();
    /// assert_eq!(above.added().collect::<Vec<_>>(), [&id("c")?]);
    /// assert!(above.is_smallest());
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn smallest_state_above(&self, at_most: usize) -> Option<StateAbove> {
        let inner = self.inner();
        if !self.bits().is_subset(&inner.learnable) {
            return None;
        }
        let beneath: Vec<u32> = self.underpinnings().into_missing();
        let (added, at_least) = smallest_above(inner, self.bits(), beneath, at_most);
        let mut state = self.clone();
        state.insert_all(&added);
        Some(StateAbove {
            state,
            added,
            at_least,
        })
    }
}

/// A state that holds everything that a held set holds, with as little as could be found besides.
///
/// Made by [`Held::smallest_state_above`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateAbove {
    state: Held,
    added: Vec<u32>,
    at_least: usize,
}

impl StateAbove {
    /// The state.
    pub fn state(&self) -> &Held {
        &self.state
    }

    /// What it holds besides, in the order of the progression.
    pub fn added(&self) -> Competencies<'_> {
        Competencies::new(self.state.inner(), self.added.clone())
    }

    /// Whether a competency is among what was added. O(log of their number).
    pub fn adds(&self, id: &ItemId) -> bool {
        let index = self.state.inner().index(id);
        index.is_some_and(|index| self.added.binary_search(&index).is_ok())
    }

    /// The number of competencies that every such state adds at least, as far as is proven.
    pub fn at_least(&self) -> usize {
        self.at_least
    }

    /// Whether no such state adds fewer.
    pub fn is_smallest(&self) -> bool {
        self.at_least >= self.added.len()
    }
}

impl From<StateAbove> for Held {
    fn from(above: StateAbove) -> Self {
        above.state
    }
}
