//! How much of each way, record and target is still missing, kept up step by step.

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::needs::Needs;

/// Counters over an AND/OR structure, for one held set.
#[derive(Debug, Clone)]
pub(super) struct Counters {
    /// The members of each way that are not held.
    missing: Vec<u32>,
    /// The ways of each record that are wholly held.
    whole: Vec<u32>,
    /// The records of each target of which no way is wholly held.
    unmet: Vec<u32>,
}

impl Counters {
    /// O(size).
    pub(super) fn new(needs: &Needs, held: &FixedBitSet) -> Self {
        let missing = |way| {
            let members = needs.members(way).iter();
            dense(members.filter(|m| !held.contains(at(**m))).count())
        };
        let missing: Vec<u32> = (0..needs.way_count()).map(missing).collect();
        let mut counters = Self {
            whole: vec![0; at(needs.record_count())],
            unmet: vec![0; at(needs.len())],
            missing,
        };
        for record in 0..needs.record_count() {
            let ways = needs.ways(record);
            let whole = ways.filter(|way| counters.is_whole(*way)).count();
            if let Some(slot) = counters.whole.get_mut(at(record)) {
                *slot = dense(whole);
            }
            if whole == 0
                && let Some(unmet) = counters.unmet.get_mut(at(needs.target(record)))
            {
                *unmet += 1;
            }
        }
        counters
    }

    pub(super) fn is_whole(&self, way: u32) -> bool {
        self.missing.get(at(way)) == Some(&0)
    }

    /// How many ways of a record are wholly held.
    pub(super) fn whole(&self, record: u32) -> u32 {
        self.whole.get(at(record)).copied().unwrap_or(0)
    }

    /// How many records of a target are not met.
    pub(super) fn unmet(&self, target: u32) -> u32 {
        self.unmet.get(at(target)).copied().unwrap_or(0)
    }

    /// One more member of a way is held; true if its record is met from now on.
    pub(super) fn fill(&mut self, needs: &Needs, way: u32) -> bool {
        let Some(missing) = self.missing.get_mut(at(way)) else {
            return false;
        };
        *missing = missing.saturating_sub(1);
        if *missing > 0 {
            return false;
        }
        let record = needs.record_of(way);
        let (Some(whole), Some(unmet)) = (
            self.whole.get_mut(at(record)),
            self.unmet.get_mut(at(needs.target(record))),
        ) else {
            return false;
        };
        *whole += 1;
        if *whole == 1 {
            *unmet = unmet.saturating_sub(1);
        }
        *whole == 1
    }

    /// One member of a way is held no more; true if its record is not met any more.
    pub(super) fn drain(&mut self, needs: &Needs, way: u32) -> bool {
        let Some(missing) = self.missing.get_mut(at(way)) else {
            return false;
        };
        *missing += 1;
        if *missing > 1 {
            return false;
        }
        let record = needs.record_of(way);
        let (Some(whole), Some(unmet)) = (
            self.whole.get_mut(at(record)),
            self.unmet.get_mut(at(needs.target(record))),
        ) else {
            return false;
        };
        *whole = whole.saturating_sub(1);
        if *whole == 0 {
            *unmet += 1;
        }
        *whole == 0
    }
}
