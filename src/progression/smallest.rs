//! The fewest competencies that make a held set a state, where there are alternatives.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::needs::{Needs, NeedsBuilder};
use super::progression::Inner;

/// What to add to `held` for a state, ascending, and the least number that any state adds, as far
/// as is proven. `beneath` is an answer to begin with, and all of `held` can be learned.
pub(super) fn smallest_above(
    inner: &Inner,
    held: &FixedBitSet,
    beneath: Vec<u32>,
    at_most: usize,
) -> (Vec<u32>, usize) {
    if !inner.needs.has_alternatives() || beneath.len() < 2 {
        let size = beneath.len();
        return (beneath, size);
    }
    let problem = Problem::of(inner, held);
    let start = problem.start.count_ones(..);
    let mut search = Search {
        problem: &problem,
        bound: start + beneath.len(),
        open: BinaryHeap::new(),
        seen: HashSet::new(),
    };
    let first: Vec<u32> = problem.start.ones().map(dense).collect();
    search.offer(problem.start.clone(), &first);
    for _ in 0..at_most {
        let Some(Reverse((size, _, chosen))) = search.open.pop() else {
            break;
        };
        if search.expand(&chosen) {
            let added = chosen
                .ones()
                .filter(|local| !problem.start.contains(*local));
            let added = added.filter_map(|local| problem.members.get(local).copied());
            return (added.collect(), size - start);
        }
    }
    let least = search.open.peek().map(|Reverse((size, ..))| *size - start);
    let least = least.map_or(beneath.len(), |least| least.min(beneath.len()));
    (beneath, least)
}

/// What is not founded yet and might be needed, relabelled; what is founded counts as given.
struct Problem {
    members: Vec<u32>,
    needs: Needs,
    /// What is held and not founded.
    start: FixedBitSet,
}

impl Problem {
    fn of(inner: &Inner, held: &FixedBitSet) -> Self {
        let needs = &inner.needs;
        let founded: FixedBitSet = needs
            .closure(Some(held), None)
            .into_iter()
            .map(at)
            .collect();
        let usable = |way: &u32| {
            let mut members = needs.members(*way).iter();
            members.all(|m| inner.learnable.contains(at(*m)))
        };
        let unmet = |target: u32| {
            let records = needs.records(target);
            records.filter(|record| !needs.is_met(*record, &founded))
        };
        let first: Vec<u32> = held.difference(&founded).map(dense).collect();
        let mut members = first.clone();
        let mut seen: FixedBitSet = founded.clone();
        seen.grow(at(inner.len()));
        seen.extend(first.iter().copied().map(at));
        let mut position = 0;
        while let Some(target) = members.get(position).copied() {
            position += 1;
            let ways = unmet(target).flat_map(|record| needs.ways(record));
            let beneath = ways.filter(usable).flat_map(|way| needs.members(way));
            members.extend(beneath.filter(|m| !seen.put(at(**m))));
        }
        members.sort_unstable();
        let local = |member: &u32| members.binary_search(member).ok().map(dense);
        let mut builder = NeedsBuilder::default();
        for target in &members {
            for record in unmet(*target) {
                let ways = needs.ways(record).filter(usable);
                builder.record(ways.map(|way| needs.members(way).iter().filter_map(local)));
            }
            builder.end_target();
        }
        Self {
            needs: builder.build(),
            start: first.iter().filter_map(local).map(at).collect(),
            members,
        }
    }
}

/// Sets of chosen competencies, smallest first; of equally small ones that found first.
struct Search<'p> {
    problem: &'p Problem,
    /// The size of the best state known.
    bound: usize,
    open: BinaryHeap<Reverse<(usize, usize, FixedBitSet)>>,
    seen: HashSet<FixedBitSet>,
}

impl Search<'_> {
    /// Adds a set to look at, with all that it needs without a choice, if it may lead to a state
    /// smaller than the best one known. `fresh` is what was added to it last.
    fn offer(&mut self, mut chosen: FixedBitSet, fresh: &[u32]) {
        let needs = &self.problem.needs;
        let mut pending = fresh.to_vec();
        while let Some(target) = pending.pop() {
            for record in needs.records(target) {
                if needs.ways(record).len() != 1 {
                    continue;
                }
                for member in needs.ways(record).flat_map(|way| needs.members(way)) {
                    chosen.grow(at(needs.len()));
                    if !chosen.put(at(*member)) {
                        pending.push(*member);
                    }
                }
            }
        }
        let size = chosen.count_ones(..);
        if size < self.bound && self.seen.insert(chosen.clone()) {
            self.open.push(Reverse((size, self.seen.len(), chosen)));
        }
    }

    /// Whether a set is a state; if not, offers sets of which one leads to each state above it.
    fn expand(&mut self, chosen: &FixedBitSet) -> bool {
        let needs = &self.problem.needs;
        let order = needs.closure(Some(chosen), None);
        let founded: FixedBitSet = order.into_iter().map(at).collect();
        let unfounded: Vec<u32> = chosen.difference(&founded).map(dense).collect();
        if unfounded.is_empty() {
            return true;
        }
        let records = unfounded.iter().flat_map(|target| needs.records(*target));
        let unmet = records.filter(|record| !needs.is_met(*record, chosen));
        // Every state above takes some way of a record of which no way is chosen yet.
        if let Some(record) = unmet.min_by_key(|record| needs.ways(*record).len()) {
            for way in needs.ways(record) {
                self.offer_with(chosen, needs.members(way));
            }
            return false;
        }
        // What is chosen only holds itself up. Of the unfounded the one that is learned first in a
        // state above rests on none of the others.
        for target in &unfounded {
            let mut records = needs.records(*target);
            let Some(record) = records.find(|record| !needs.is_met(*record, &founded)) else {
                continue;
            };
            for way in needs.ways(record) {
                let members = needs.members(way);
                let free = |m: &u32| !chosen.contains(at(*m)) || founded.contains(at(*m));
                if members.iter().all(free) {
                    self.offer_with(chosen, members);
                }
            }
        }
        false
    }

    fn offer_with(&mut self, chosen: &FixedBitSet, members: &[u32]) {
        let mut larger = chosen.clone();
        larger.grow(at(self.problem.needs.len()));
        let fresh = members.iter().copied();
        let fresh: Vec<u32> = fresh.filter(|m| !larger.put(at(*m))).collect();
        self.offer(larger, &fresh);
    }
}
