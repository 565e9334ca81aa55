//! A held set that keeps its answers up to date as competencies are gained and lost.

use std::fmt;

use crate::id::ItemId;

use super::competencies::Competencies;
use super::held::Held;
use super::tally::Tally;

/// A learner's frontier: a held set with what is ready, open and learned last always at hand.
///
/// A product that shows what comes next after each new piece of evidence keeps one of these; it
/// answers as the held set does, at a cost in proportion to what has changed and to the answer.
/// Clones in O(size).
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Frontier, Progression, Requirement};
///
/// let id = |text: &str| ItemId::new(text);
/// let progression = Progression::builder()
///     .require(Requirement::new(id("b")?).way([id("a")?]))
///     .require(Requirement::new(id("c")?).way([id("b")?]))
///     .build();
/// let mut frontier = Frontier::new(progression.held([]));
/// assert_eq!(frontier.ready().collect::<Vec<_>>(), [&id("a")?]);
/// frontier.gain(id("a")?);
/// assert_eq!(frontier.ready().collect::<Vec<_>>(), [&id("b")?]);
/// assert_eq!(frontier.inner_fringe().collect::<Vec<_>>(), [&id("a")?]);
/// frontier.lose(&id("a")?);
/// assert!(frontier.held().is_empty() && frontier.is_state());
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone)]
pub struct Frontier {
    held: Held,
    tally: Tally,
}

impl Frontier {
    /// The frontier of what is held. O(size of the progression).
    pub fn new(held: Held) -> Self {
        let tally = Tally::of(held.inner(), held.bits());
        Self { held, tally }
    }

    /// What is held.
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// Adds a competency; true if it was not held.
    ///
    /// O(the ways that it is a member of and their requirements); where it touches a circle of
    /// alternatives, O(that circle) besides.
    pub fn gain(&mut self, id: ItemId) -> bool {
        let index = self.held.inner().index(&id);
        let new = self.held.insert(id);
        if let Some(index) = index.filter(|_| new) {
            let held = &self.held;
            self.tally.gain(held.inner(), held.bits(), index);
        }
        new
    }

    /// Takes a competency out; true if it was held. At the cost of [`gain`](Self::gain).
    pub fn lose(&mut self, id: &ItemId) -> bool {
        let index = self.held.inner().index(id);
        let was = self.held.remove(id);
        if let Some(index) = index.filter(|_| was) {
            let held = &self.held;
            self.tally.lose(held.inner(), held.bits(), index);
        }
        was
    }

    /// What comes next, as [`Held::ready`] tells it. O(the answer, log for its order).
    pub fn ready(&self) -> Competencies<'_> {
        Competencies::new(self.held.inner(), self.tally.ready().sorted())
    }

    /// What may be taken up against a recommendation, as [`Held::open`] tells it. O(the answer, log
    /// for its order).
    pub fn open(&self) -> Competencies<'_> {
        Competencies::new(self.held.inner(), self.tally.open().sorted())
    }

    /// Whether a competency is one of those that are [`ready`](Self::ready). O(1) on average.
    pub fn is_ready(&self, id: &ItemId) -> bool {
        let index = self.held.inner().index(id);
        index.is_some_and(|index| self.tally.ready().contains(index))
    }

    /// Whether a competency is one of those that are [`open`](Self::open). O(1) on average.
    pub fn is_open(&self, id: &ItemId) -> bool {
        let index = self.held.inner().index(id);
        index.is_some_and(|index| self.tally.open().contains(index))
    }

    /// Whether what is held is a state, as [`Held::is_state`] tells it. O(1).
    pub fn is_state(&self) -> bool {
        self.tally.is_state()
    }

    /// What may have been learned last, as [`Held::inner_fringe`] tells it. O(the answer, log for
    /// its order), and for each of it that supports a circle of alternatives O(what it supports
    /// there), at worst O(that circle).
    pub fn inner_fringe(&self) -> Competencies<'_> {
        let inner = self.held.inner();
        let fringe = self.tally.inner_fringe(inner, self.held.bits());
        Competencies::new(inner, fringe)
    }
}

impl From<Held> for Frontier {
    fn from(held: Held) -> Self {
        Self::new(held)
    }
}

impl From<Frontier> for Held {
    fn from(frontier: Frontier) -> Self {
        frontier.held
    }
}

impl fmt::Debug for Frontier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frontier")
            .field("held", &self.held)
            .field("ready", &self.ready())
            .field("open", &self.open())
            .finish_non_exhaustive()
    }
}
