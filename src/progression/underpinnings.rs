//! What is missing beneath what is held.

use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{Seen, Table, at, dense};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::held::Held;
use super::nearest::{Choice, nearest_missing};
use super::progression::Inner;

/// What is missing beneath a held set: not yet evidenced, and no fault of anyone.
///
/// Made by [`Held::underpinnings`].
#[derive(Clone)]
pub struct Underpinnings<'a> {
    held: &'a Held,
    missing: Vec<u32>,
    /// What rests directly on each missing one, held or itself missing.
    above: Table,
}

/// One competency that is missing beneath what is held.
///
/// To a teacher: worth a quick check, for what the learner holds usually rests on it.
#[derive(Clone, Copy)]
pub struct Underpinning<'a> {
    all: &'a Underpinnings<'a>,
    /// Where it stands among the missing, and in the progression.
    place: u32,
    index: u32,
}

impl Held {
    /// What is missing beneath what is held, each naming the held competencies that rest on it.
    ///
    /// Nothing is missing directly beneath a held competency of which each requirement has a way
    /// wholly held. Where none is, the members that its *nearest* way lacks are missing: the way
    /// with the fewest of them, of equally near ones that given first. What is missing beneath
    /// those counts too, down to the entry points.
    ///
    /// Where competencies are all learnable, there are no underpinnings exactly if the held set is
    /// a state, and together with all of them it is one: a circle of alternatives that only holds
    /// itself up counts as no support. Of competencies without alternatives they are all that comes
    /// before what is held, and is not held. O(size of the progression).
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
    /// let held = progression.held([id("5.A")?]);
    /// let beneath = held.underpinnings();
    /// for one in beneath.iter() {
    ///     assert_eq!(one.rests_on().map(ToString::to_string).collect::<Vec<_>>(), ["5.A"]);
    /// }
    /// assert_eq!(beneath.competencies().map(ToString::to_string).collect::<Vec<_>>(), ["3.A", "4.A"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn underpinnings(&self) -> Underpinnings<'_> {
        let founded: FixedBitSet = self.founded_order().into_iter().map(at).collect();
        let mut found = self.bits().clone();
        let mut pending: Vec<u32> = self.bits().difference(&founded).map(dense).collect();
        let mut missing = Vec::new();
        let mut rests = Vec::new();
        while let Some(target) = pending.pop() {
            for record in self.inner().needs.records(target) {
                for member in nearest_missing(self.inner(), record, self.bits(), Choice::Sound) {
                    rests.push((member, target));
                    if !found.put(at(member)) {
                        missing.push(member);
                        pending.push(member);
                    }
                }
            }
        }
        missing.sort_unstable();
        let place = |member: &u32| missing.binary_search(member).map_or(u32::MAX, dense);
        let pairs = rests
            .iter()
            .map(|(member, target)| (place(member), *target));
        let above = Table::group(dense(missing.len()), pairs);
        Underpinnings {
            held: self,
            missing,
            above,
        }
    }
}

impl<'a> Underpinnings<'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.missing.len()
    }

    /// Whether nothing is missing beneath what is held.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty()
    }

    /// What is missing, in the order of the progression.
    pub fn competencies(&self) -> Competencies<'a> {
        Competencies::new(self.held.inner(), self.missing.clone())
    }

    /// Each of them, in the order of the progression.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Underpinning<'_>> {
        let missing = self.missing.iter().enumerate();
        missing.map(|(place, index)| Underpinning {
            all: self,
            place: dense(place),
            index: *index,
        })
    }

    pub(super) fn into_missing(self) -> Vec<u32> {
        self.missing
    }

    fn inner(&self) -> &'a Inner {
        self.held.inner()
    }
}

impl<'a> Underpinning<'a> {
    /// What is missing.
    pub fn missing(self) -> &'a ItemId {
        self.all.inner().name(self.index)
    }

    /// The held competencies that rest on it, directly or through others that are missing too, in
    /// the order of the progression. O(what lies between).
    pub fn rests_on(self) -> Competencies<'a> {
        let all = self.all;
        let mut seen = Seen::new(all.inner().len());
        let mut held = Vec::new();
        let mut pending = vec![self.place];
        while let Some(place) = pending.pop() {
            for target in all.above.row(place) {
                if !seen.insert(*target) {
                    continue;
                }
                if all.held.bits().contains(at(*target)) {
                    held.push(*target);
                } else if let Ok(place) = all.missing.binary_search(target) {
                    pending.push(dense(place));
                }
            }
        }
        held.sort_unstable();
        Competencies::new(all.inner(), held)
    }
}

impl fmt::Debug for Underpinning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Underpinning")
            .field("missing", &self.missing())
            .field("rests_on", &self.rests_on())
            .finish()
    }
}

impl fmt::Debug for Underpinnings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
