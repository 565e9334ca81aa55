//! The AND/OR structure over dense indices, and what can be reached in it.
//!
//! A target has records, which all must be met; a record has ways, of which one must be whole; a
//! way has members. All three levels are compressed rows, so that a pass over the targets in order
//! is a pass over memory in order.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use crate::graph::{Spans, Table, at, dense};

/// Collects records target by target.
#[derive(Debug, Default)]
pub(super) struct NeedsBuilder {
    /// Ascending.
    record_target: Vec<u32>,
    ways: Spans,
    members: Table,
    targets: u32,
}

impl NeedsBuilder {
    /// For at most so many records, ways and members.
    pub(super) fn with_capacity(records: usize, ways: usize, members: usize) -> Self {
        Self {
            record_target: Vec::with_capacity(records),
            ways: Spans::with_capacity(records),
            members: Table::with_capacity(ways, members),
            targets: 0,
        }
    }

    /// Of records that stand in the order of their targets already.
    pub(super) fn of(
        targets: u32,
        mut record_target: Vec<u32>,
        mut ways: Spans,
        mut members: Table,
    ) -> Self {
        record_target.shrink_to_fit();
        ways.shrink_to_fit();
        members.shrink_to_fit();
        Self {
            record_target,
            ways,
            members,
            targets,
        }
    }

    /// Adds a record to the target that is being built.
    pub(super) fn record<I: IntoIterator<Item = u32>>(&mut self, ways: impl Iterator<Item = I>) {
        for way in ways {
            self.members.push(way);
        }
        self.ways.push(self.members.len());
        self.record_target.push(self.targets);
    }

    /// Ends the records of a target and begins those of the next.
    pub(super) fn end_target(&mut self) {
        self.targets += 1;
    }

    pub(super) fn build(self) -> Needs {
        let records = Spans::of_ascending(&self.record_target, self.targets);
        // Records of a target, their ways and the members of these each stand one after the other.
        let first_way = |record| self.ways.row(record).start;
        let first_member = |way| dense(self.members.range(way).start);
        let direct = records.map(|record| first_member(first_way(record)));
        let mut choosing = FixedBitSet::with_capacity(at(self.targets));
        let mut way_record = Vec::new();
        let alternatives = self.ways.lengths().any(|ways| ways != 1);
        if alternatives {
            for (target, ways) in self.record_target.iter().zip(self.ways.lengths()) {
                if ways > 1 {
                    choosing.insert(at(*target));
                }
            }
            way_record = self.ways.row_of_each();
        }
        let uses = self.members.transposed(self.targets);
        Needs {
            records,
            ways: self.ways,
            members: self.members,
            way_record,
            record_target: self.record_target,
            uses,
            direct,
            alternatives,
            choosing,
            targets: self.targets,
        }
    }
}

/// The AND/OR structure. Every record of a progression has at least one way; members are below the
/// number of targets, ascending and without repeats within a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needs {
    records: Spans,
    ways: Spans,
    members: Table,
    /// The record of each way; empty without alternatives, where each is the record of its number.
    way_record: Vec<u32>,
    record_target: Vec<u32>,
    uses: Table,
    /// The members of all ways of a target, as rows of the cells of `members`.
    direct: Spans,
    /// Whether any record has another number of ways than one: more, or none where a circle is
    /// looked at by itself.
    alternatives: bool,
    /// The targets of which some record has more than one way.
    choosing: FixedBitSet,
    targets: u32,
}

impl Needs {
    /// How many targets there are.
    pub(super) fn len(&self) -> u32 {
        self.targets
    }

    pub(super) fn way_count(&self) -> u32 {
        self.members.len()
    }

    pub(super) fn record_count(&self) -> u32 {
        dense(self.record_target.len())
    }

    /// Whether any record has more than one way.
    pub(super) fn has_alternatives(&self) -> bool {
        self.alternatives
    }

    pub(super) fn records(&self, target: u32) -> Range<u32> {
        self.records.row(target)
    }

    pub(super) fn ways(&self, record: u32) -> Range<u32> {
        self.ways.row(record)
    }

    pub(super) fn members(&self, way: u32) -> &[u32] {
        self.members.row(way)
    }

    /// The ways that a target is a member of, ascending.
    pub(super) fn uses(&self, member: u32) -> &[u32] {
        self.uses.row(member)
    }

    #[inline]
    pub(super) fn record_of(&self, way: u32) -> u32 {
        if !self.alternatives {
            return way;
        }
        self.way_record.get(at(way)).copied().unwrap_or(u32::MAX)
    }

    pub(super) fn target(&self, record: u32) -> u32 {
        self.record_target
            .get(at(record))
            .copied()
            .unwrap_or(u32::MAX)
    }

    /// The members of every way of a target, repeats included.
    pub(super) fn direct(&self, target: u32) -> &[u32] {
        let row = self.direct.row(target);
        let row = at(row.start)..at(row.end);
        self.members.cells().get(row).unwrap_or_default()
    }

    /// Whether a way is wholly held.
    pub(super) fn is_whole(&self, way: u32, held: &FixedBitSet) -> bool {
        self.members(way)
            .iter()
            .all(|member| held.contains(at(*member)))
    }

    /// Whether some way of a record is wholly held.
    pub(super) fn is_met(&self, record: u32, held: &FixedBitSet) -> bool {
        self.ways(record).any(|way| self.is_whole(way, held))
    }

    /// Whether every record of a target has one way only.
    pub(super) fn without_choice(&self, target: u32) -> bool {
        !self.alternatives || !self.choosing.contains(at(target))
    }

    /// Whether every record of a target is met. O(its ways), and one look at a row of members
    /// where it has no alternatives.
    pub(super) fn is_supported(&self, target: u32, held: &FixedBitSet) -> bool {
        if !self.without_choice(target) {
            return self.records(target).all(|record| self.is_met(record, held));
        }
        self.direct(target)
            .iter()
            .all(|member| held.contains(at(*member)))
    }

    /// Everything that can be reached by steps that each have a way wholly reached, in the order
    /// of reaching it: only targets of `within`, if it is given, from nothing and from `given`.
    ///
    /// The linear forward closure of Dowling and Gallier (1984) for Horn formulas: a counter for
    /// each way. O(targets + ways + members).
    pub(super) fn closure(
        &self,
        within: Option<&FixedBitSet>,
        given: Option<&FixedBitSet>,
    ) -> Vec<u32> {
        let mut walk = Walk::new(self, within, given);
        let mut position = 0;
        while position < walk.reached.len() {
            position += walk.steps(position);
        }
        walk.reached
    }
}

/// How many steps of a closure are taken side by side.
const ABREAST: usize = 32;

/// Ways that are whole and not yet looked at: up to `number`; what follows means nothing.
struct Whole {
    ways: [u32; 2 * ABREAST],
    number: usize,
}

impl Whole {
    const NONE: Self = Self {
        ways: [0; 2 * ABREAST],
        number: 0,
    };
}

/// The counters of one closure.
pub(super) struct Walk<'a> {
    needs: &'a Needs,
    within: Option<&'a FixedBitSet>,
    given: Option<&'a FixedBitSet>,
    /// How many members of a way are not reached yet.
    missing: Vec<u32>,
    /// How many records of a target are not met yet.
    unmet: Vec<u32>,
    met: FixedBitSet,
    /// What is reached so far.
    pub(super) reached: Vec<u32>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        needs: &'a Needs,
        within: Option<&'a FixedBitSet>,
        given: Option<&'a FixedBitSet>,
    ) -> Self {
        let mut walk = Self {
            needs,
            within,
            given,
            missing: needs.members.lengths().collect(),
            unmet: needs.records.lengths().collect(),
            met: FixedBitSet::with_capacity(at(needs.record_count())),
            reached: Vec::new(),
        };
        for (target, records) in (0..).zip(needs.records.lengths()) {
            if given.is_some_and(|given| given.contains(at(target))) {
                walk.reached.push(target);
            } else if records == 0 {
                walk.reach(target);
            }
        }
        for (way, members) in (0..).zip(needs.members.lengths()) {
            if members == 0 {
                walk.meet(way);
            }
        }
        walk
    }

    /// Tells the walk that a competency is held, once; adds what it brings into reach.
    pub(super) fn step(&mut self, member: u32) {
        let mut whole = Whole::NONE;
        self.count(self.needs.uses(member), &mut whole);
        self.meet_all(&mut whole);
    }

    /// Steps to some of what is reached, from a position on; how many. Where memory is far their
    /// rows are waited for side by side.
    fn steps(&mut self, position: usize) -> usize {
        let needs = self.needs;
        let mut rows = [const { 0..0 }; ABREAST];
        let mut number = 0;
        let members = self.reached.get(position..).unwrap_or_default().iter();
        for (row, member) in rows.iter_mut().zip(members) {
            *row = needs.uses.range(*member);
            number += 1;
        }
        let mut whole = Whole::NONE;
        for row in rows.into_iter().take(number) {
            let ways = needs.uses.cells().get(row).unwrap_or_default();
            self.count(ways, &mut whole);
        }
        self.meet_all(&mut whole);
        number
    }

    /// Counts one more member of each of some ways. Whether a way is whole now nobody can guess,
    /// so that no branch waits for it.
    #[inline]
    fn count(&mut self, ways: &[u32], whole: &mut Whole) {
        for some in ways.chunks(ABREAST) {
            let mut number = whole.number;
            for way in some {
                let Some(missing) = self.missing.get_mut(at(*way)) else {
                    continue;
                };
                let fewer = missing.saturating_sub(1);
                *missing = fewer;
                if let Some(slot) = whole.ways.get_mut(number) {
                    *slot = *way;
                }
                number += usize::from(fewer == 0);
            }
            whole.number = number;
            if number >= ABREAST {
                self.meet_all(whole);
            }
        }
    }

    fn meet_all(&mut self, whole: &mut Whole) {
        let number = std::mem::take(&mut whole.number);
        for way in whole.ways.iter().take(number) {
            self.meet(*way);
        }
    }

    fn reach(&mut self, target: u32) {
        if self.within.is_none_or(|within| within.contains(at(target)))
            && self.given.is_none_or(|given| !given.contains(at(target)))
        {
            self.reached.push(target);
        }
    }

    fn meet(&mut self, way: u32) {
        let record = self.needs.record_of(way);
        // Without alternatives a record is met once.
        if self.needs.alternatives && (at(record) >= self.met.len() || self.met.put(at(record))) {
            return;
        }
        let target = self.needs.target(record);
        if let Some(unmet) = self.unmet.get_mut(at(target)) {
            *unmet = unmet.saturating_sub(1);
            if *unmet == 0 {
                self.reach(target);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `2` needs `0` and `1`, or `3`; `3` needs `2`; `4` needs itself.
    fn needs() -> Needs {
        let mut builder = NeedsBuilder::default();
        builder.end_target();
        builder.end_target();
        builder.record([vec![0, 1], vec![3]].into_iter());
        builder.end_target();
        builder.record([vec![2]].into_iter());
        builder.end_target();
        builder.record([vec![4]].into_iter());
        builder.end_target();
        builder.build()
    }

    #[test]
    fn the_closure_goes_round_a_harmless_circle_and_not_into_a_bare_one() {
        assert_eq!(needs().closure(None, None), [0, 1, 2, 3]);
        let within: FixedBitSet = [1, 2, 3].into_iter().collect();
        assert_eq!(needs().closure(Some(&within), None), [1]);
        let given: FixedBitSet = [4].into_iter().collect();
        assert_eq!(needs().closure(Some(&given), Some(&given)), [4]);
    }

    #[test]
    fn a_record_without_ways_is_never_met() {
        let mut builder = NeedsBuilder::default();
        builder.record([[]; 0].into_iter());
        builder.end_target();
        builder.record([vec![0], vec![]].into_iter());
        builder.end_target();
        assert_eq!(builder.build().closure(None, None), [1]);
    }

    #[test]
    fn direct_members_are_one_slice() {
        let needs = needs();
        assert_eq!(needs.direct(2), [0, 1, 3]);
        assert_eq!(needs.direct(4), [4]);
        assert!(needs.direct(0).is_empty());
        assert_eq!(needs.uses(2), [2]);
        assert!(needs.has_alternatives());
    }
}
