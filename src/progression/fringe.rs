//! States, and what was learned last in them.

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::competencies::Competencies;
use super::held::Held;

impl Held {
    /// Whether what is held of the progression is a *state*: whether it can be reached from nothing
    /// by steps that each have a way wholly held. O(size of the progression).
    ///
    /// Not being one is no fault of a learner; [`underpinnings`](Self::underpinnings) tells what
    /// has not been evidenced yet.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]))
    ///     .build();
    /// assert!(progression.held([id("a")?]).is_state());
    /// assert!(!progression.held([id("b")?]).is_state());
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn is_state(&self) -> bool {
        self.founded_order().len() == self.bits().count_ones(..)
    }

    /// What may be the last that was learned: each held competency without which the held set is a
    /// state. On a state this is the inner fringe of knowledge space theory, good for review.
    ///
    /// Of a set that is no state it is the one member that rests on something missing, if there is
    /// just one, and else empty. O(size of the progression), and as much again for each member
    /// that only a circle of alternatives might still support.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]))
    ///     .competency(id("c")?)
    ///     .build();
    /// let held = progression.held([id("a")?, id("b")?, id("c")?]);
    /// let fringe: Vec<_> = held.inner_fringe().map(ToString::to_string).collect();
    /// assert_eq!(fringe, ["b", "c"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn inner_fringe(&self) -> Competencies<'_> {
        let founded = self.founded_order();
        let size = self.bits().count_ones(..);
        let fringe = if founded.len() == size {
            Support::of(self, &founded).fringe()
        } else if founded.len() + 1 == size {
            let founded: FixedBitSet = founded.into_iter().map(at).collect();
            self.bits().difference(&founded).map(dense).collect()
        } else {
            Vec::new()
        };
        Competencies::new(self.inner(), fringe)
    }

    /// The largest state within what is held, in an order in which it can be learned.
    pub(super) fn founded_order(&self) -> Vec<u32> {
        self.inner().needs.closure(Some(self.bits()), None)
    }
}

/// How each record of a state is supported.
struct Support<'a> {
    held: &'a Held,
    whole: FixedBitSet,
    /// Ways that are whole and lead down in one fixed order, so that any choice among them is free
    /// of circles.
    sound: FixedBitSet,
    whole_count: Vec<u32>,
    sound_count: Vec<u32>,
}

impl<'a> Support<'a> {
    fn of(held: &'a Held, founded: &[u32]) -> Self {
        let inner = held.inner();
        let needs = &inner.needs;
        let mut place = vec![u32::MAX; at(inner.len())];
        for (target, position) in founded.iter().zip(0..) {
            if let Some(place) = place.get_mut(at(*target)) {
                *place = position;
            }
        }
        // Parts first: whatever lies in an earlier part never rests on a later one. Within a part
        // the order of reaching it decides.
        let height = |target: u32| (inner.part(target), place.get(at(target)).copied());
        let mut support = Self {
            held,
            whole: FixedBitSet::with_capacity(at(needs.way_count())),
            sound: FixedBitSet::with_capacity(at(needs.way_count())),
            whole_count: vec![0; at(needs.record_count())],
            sound_count: vec![0; at(needs.record_count())],
        };
        let add = |counts: &mut Vec<u32>, record: u32| {
            if let Some(count) = counts.get_mut(at(record)) {
                *count += 1;
            }
        };
        for target in founded {
            for record in needs.records(*target) {
                for way in needs.ways(record) {
                    if !needs.is_whole(way, held.bits()) {
                        continue;
                    }
                    support.whole.insert(at(way));
                    add(&mut support.whole_count, record);
                    if needs
                        .members(way)
                        .iter()
                        .all(|m| height(*m) < height(*target))
                    {
                        support.sound.insert(at(way));
                        add(&mut support.sound_count, record);
                    }
                }
            }
        }
        support
    }

    fn fringe(&self) -> Vec<u32> {
        let all = self.held.bits().ones().map(dense);
        all.filter(|member| self.can_go(*member)).collect()
    }

    /// Whether the state stays one without `member`.
    fn can_go(&self, member: u32) -> bool {
        let needs = &self.held.inner().needs;
        let uses = needs.uses(member);
        let mut doubtful = false;
        // The ways of a record stand one after the other, and so do those that use a member.
        for ways in uses.chunk_by(|a, b| needs.record_of(*a) == needs.record_of(*b)) {
            let Some(record) = ways.first().map(|way| needs.record_of(*way)) else {
                continue;
            };
            let target = needs.target(record);
            if target == member || !self.held.bits().contains(at(target)) {
                continue;
            }
            if left(&self.whole, &self.whole_count, ways, record) == 0 {
                return false;
            }
            doubtful |= left(&self.sound, &self.sound_count, ways, record) == 0;
        }
        !doubtful || self.is_state_without(member)
    }

    fn is_state_without(&self, member: u32) -> bool {
        let mut rest = self.held.bits().clone();
        rest.remove(at(member));
        let reached = self.held.inner().needs.closure(Some(&rest), None);
        reached.len() == rest.count_ones(..)
    }
}

/// How many ways of a record are counted that are not among `without`.
fn left(counted: &FixedBitSet, counts: &[u32], without: &[u32], record: u32) -> u32 {
    let all = counts.get(at(record)).copied().unwrap_or(0);
    let gone = without
        .iter()
        .filter(|way| counted.contains(at(**way)))
        .count();
    all.saturating_sub(dense(gone))
}
