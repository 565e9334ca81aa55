//! Sets of competencies that found what is wanted, least cost first, where there are alternatives.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::needs::{Needs, NeedsBuilder};
use super::progression::Inner;

/// How many bytes of sets a search keeps at the most; past them it ends as if by its effort.
const MOST_BYTES: usize = 1 << 28;

/// What is wanted, and what may be used for it.
pub(super) struct Ask<'a> {
    /// What counts as held.
    pub(super) given: &'a FixedBitSet,
    /// What is wanted and not given, ascending. All of it is usable.
    pub(super) wanted: Vec<u32>,
    /// What may be learned, and can be by what may be and is given.
    pub(super) usable: &'a FixedBitSet,
}

/// What might be needed for what is wanted, relabelled; what is given is left out.
pub(super) struct Problem {
    /// The index of each in the progression, ascending.
    members: Vec<u32>,
    pub(super) needs: Needs,
    pub(super) start: FixedBitSet,
    costs: Vec<u64>,
}

impl Problem {
    pub(super) fn of(inner: &Inner, ask: &Ask<'_>, cost: impl Fn(u32) -> u64) -> Self {
        let needs = &inner.needs;
        let usable = |way: &u32| {
            let mut members = needs.members(*way).iter();
            members.all(|m| ask.usable.contains(at(*m)) || ask.given.contains(at(*m)))
        };
        let unmet = |target: u32| {
            let records = needs.records(target);
            records.filter(|record| !needs.is_met(*record, ask.given))
        };
        let mut members = ask.wanted.clone();
        let mut seen = ask.given.clone();
        seen.grow(at(inner.len()));
        seen.extend(members.iter().copied().map(at));
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
        let mut start = FixedBitSet::with_capacity(members.len());
        start.extend(ask.wanted.iter().filter_map(local).map(at));
        Self {
            needs: builder.build(),
            start,
            costs: members.iter().map(|member| cost(*member)).collect(),
            members,
        }
    }

    pub(super) fn cost(&self, local: u32) -> u64 {
        self.costs.get(at(local)).copied().unwrap_or(u64::MAX)
    }

    /// What a set costs in all.
    pub(super) fn sum(&self, chosen: &FixedBitSet) -> u64 {
        let costs = chosen.ones().map(|local| self.cost(dense(local)));
        costs.fold(0, u64::saturating_add)
    }

    /// The members of a set by their indices in the progression, ascending.
    pub(super) fn indices(&self, chosen: &FixedBitSet) -> Vec<u32> {
        let members = chosen.ones().map(|local| self.members.get(local));
        members.flatten().copied().collect()
    }
}

/// What a set costs, its size, how many were found before it, and the set.
type Open = (u64, usize, usize, Rc<FixedBitSet>);

/// The sets that are looked at: those of least cost first, of these the smallest, of these the one
/// found first. So a set comes before every larger one that holds it.
pub(super) struct Search<'p> {
    problem: &'p Problem,
    /// Only sets of less cost are looked at.
    bound: u64,
    open: BinaryHeap<Reverse<Open>>,
    seen: HashSet<Rc<FixedBitSet>>,
    /// How many sets may still be looked at.
    effort: usize,
}

/// What a search comes to.
pub(super) enum Step {
    /// A set that founds what is wanted, and what it costs.
    Found(FixedBitSet, u64),
    /// There is no other.
    Exhausted,
    /// The effort is spent. Whatever was not found yet costs this at least.
    Spent(u64),
}

impl<'p> Search<'p> {
    pub(super) fn new(problem: &'p Problem, bound: u64, effort: usize) -> Self {
        let mut search = Self {
            problem,
            bound,
            open: BinaryHeap::new(),
            seen: HashSet::new(),
            effort,
        };
        let first: Vec<u32> = problem.start.ones().map(dense).collect();
        search.offer(problem.start.clone(), &first);
        search
    }

    /// The next set that founds what is wanted. Each that holds no smaller one is found, after
    /// every one that costs less.
    pub(super) fn step(&mut self) -> Step {
        while let Some(Reverse((cost, ..))) = self.open.peek() {
            let size = self.problem.start.len() / 8 + 64;
            let kept = self.seen.len().saturating_mul(size);
            if self.effort == 0 || kept > MOST_BYTES {
                return Step::Spent(*cost);
            }
            self.effort -= 1;
            let Some(Reverse((cost, _, _, chosen))) = self.open.pop() else {
                break;
            };
            if self.expand(&chosen) {
                return Step::Found(FixedBitSet::clone(&chosen), cost);
            }
        }
        Step::Exhausted
    }

    /// Adds a set to look at, with all that it needs without a choice. `fresh` is what was added
    /// to it last.
    fn offer(&mut self, mut chosen: FixedBitSet, fresh: &[u32]) {
        let needs = &self.problem.needs;
        let mut pending = fresh.to_vec();
        while let Some(target) = pending.pop() {
            for record in needs.records(target) {
                if needs.ways(record).len() != 1 {
                    continue;
                }
                for member in needs.ways(record).flat_map(|way| needs.members(way)) {
                    if !chosen.put(at(*member)) {
                        pending.push(*member);
                    }
                }
            }
        }
        let cost = self.problem.sum(&chosen);
        if cost >= self.bound {
            return;
        }
        let size = chosen.count_ones(..);
        let chosen = Rc::new(chosen);
        if self.seen.insert(Rc::clone(&chosen)) {
            self.open
                .push(Reverse((cost, size, self.seen.len(), chosen)));
        }
    }

    /// Whether a set founds itself; if not, offers sets of which one leads to each that does and
    /// holds it.
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
        // Every such set takes some way of a record of which no way is chosen yet.
        if let Some(record) = unmet.min_by_key(|record| needs.ways(*record).len()) {
            for way in needs.ways(record) {
                self.offer_with(chosen, needs.members(way));
            }
            return false;
        }
        // What is chosen only holds itself up. Of the unfounded the one that is learned first in a
        // set that founds itself rests on none of the others.
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
        let fresh = members.iter().copied();
        let fresh: Vec<u32> = fresh.filter(|m| !larger.put(at(*m))).collect();
        self.offer(larger, &fresh);
    }
}
