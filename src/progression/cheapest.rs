//! A set that founds what is wanted, found in one pass: good, and not always the best.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use fixedbitset::FixedBitSet;

use crate::graph::at;

use super::needs::Needs;
use super::search::Problem;

/// What is wanted with what it rests on by the cheapest derivation of each, or none if something
/// wanted cannot be derived.
///
/// Knuth's generalisation of Dijkstra's algorithm (1977) to AND/OR graphs: a competency costs its
/// own and what each of its requirements costs, a requirement what its cheapest way does, a way
/// the sum of its members. What several ways share is counted for each of them, so that the union
/// may cost more than the best set does. O(size × log size).
pub(super) fn cheapest(problem: &Problem) -> Option<FixedBitSet> {
    let needs = &problem.needs;
    let by = Derivation::of(problem);
    let mut set = problem.start.clone();
    let mut pending: Vec<usize> = set.ones().collect();
    while let Some(target) = pending.pop() {
        for record in needs.records(crate::graph::dense(target)) {
            let way = by.way.get(at(record)).copied().flatten()?;
            let members = needs.members(way).iter().map(|member| at(*member));
            pending.extend(members.filter(|member| !set.put(*member)));
        }
    }
    Some(set)
}

/// A requirement met, or a competency derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    Record { record: u32, way: u32 },
    Target(u32),
}

struct Derivation<'p> {
    problem: &'p Problem,
    open: BinaryHeap<Reverse<(u64, Done)>>,
    /// What the members of each way that are derived cost together, and how many are not.
    ways: Vec<(u64, usize)>,
    /// The same of the records of each target.
    targets: Vec<(u64, usize)>,
    derived: FixedBitSet,
    /// The cheapest way of each record.
    way: Vec<Option<u32>>,
}

impl<'p> Derivation<'p> {
    fn of(problem: &'p Problem) -> Self {
        let needs: &Needs = &problem.needs;
        let mut all = Self {
            problem,
            open: BinaryHeap::new(),
            ways: (0..needs.way_count())
                .map(|way| (0, needs.members(way).len()))
                .collect(),
            targets: (0..needs.len())
                .map(|target| (problem.cost(target), needs.records(target).len()))
                .collect(),
            derived: FixedBitSet::with_capacity(at(needs.len())),
            way: vec![None; at(needs.record_count())],
        };
        for target in 0..needs.len() {
            if needs.records(target).is_empty() {
                all.open
                    .push(Reverse((problem.cost(target), Done::Target(target))));
            }
        }
        for way in 0..needs.way_count() {
            if needs.members(way).is_empty() {
                all.offer(way, 0);
            }
        }
        while let Some(Reverse((cost, done))) = all.open.pop() {
            match done {
                Done::Record { record, way } => all.meet(record, way, cost),
                Done::Target(target) => all.derive(target, cost),
            }
        }
        all
    }

    fn offer(&mut self, way: u32, cost: u64) {
        let record = self.problem.needs.record_of(way);
        self.open
            .push(Reverse((cost, Done::Record { record, way })));
    }

    fn meet(&mut self, record: u32, way: u32, cost: u64) {
        match self.way.get_mut(at(record)) {
            Some(best @ None) => *best = Some(way),
            _ => return,
        }
        let target = self.problem.needs.target(record);
        let Some((sum, missing)) = self.targets.get_mut(at(target)) else {
            return;
        };
        *sum = sum.saturating_add(cost);
        *missing = missing.saturating_sub(1);
        if *missing == 0 {
            let sum = *sum;
            self.open.push(Reverse((sum, Done::Target(target))));
        }
    }

    fn derive(&mut self, target: u32, cost: u64) {
        if self.derived.put(at(target)) {
            return;
        }
        let needs: &'p Needs = &self.problem.needs;
        for way in needs.uses(target) {
            let Some((sum, missing)) = self.ways.get_mut(at(*way)) else {
                continue;
            };
            *sum = sum.saturating_add(cost);
            *missing = missing.saturating_sub(1);
            if *missing == 0 {
                let sum = *sum;
                self.offer(*way, sum);
            }
        }
    }
}
