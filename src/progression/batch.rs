//! Many requirements at once, by reference.

use std::hash::BuildHasher;
use std::ops::Range;

use crate::graph::{at, dense};
use crate::id::ItemId;

use super::builder::Ids;
use super::needs::Spans;

/// How many names one batch holds at most, so that what it needs beside them stays bounded.
const FULL: usize = 1 << 23;
/// From how many known identifiers on looking them up one by one waits for memory.
const FEW: usize = 1 << 15;
/// How many known identifiers a part of a sorted look-up is meant to touch.
const PART: usize = 1 << 10;

/// The names that some requirements use: of each the members of its ways, then its target.
#[derive(Debug, Default)]
pub(super) struct Batch<'i> {
    names: Vec<&'i ItemId>,
    /// The names of each way, then the target by itself.
    groups: Spans,
    /// The groups of each requirement.
    requirements: Spans,
}

impl<'i> Batch<'i> {
    pub(super) fn push<W, M>(&mut self, target: &'i ItemId, ways: W)
    where
        W: IntoIterator<Item = M>,
        M: IntoIterator<Item = &'i ItemId>,
    {
        for way in ways {
            self.names.extend(way);
            self.groups.push(dense(self.names.len()));
        }
        self.names.push(target);
        self.groups.push(dense(self.names.len()));
        self.requirements.push(dense(self.groups.len()));
    }

    pub(super) fn is_full(&self) -> bool {
        self.names.len() >= FULL
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// How many requirements there are.
    pub(super) fn len(&self) -> u32 {
        dense(self.requirements.len())
    }

    pub(super) fn names(&self) -> &[&'i ItemId] {
        &self.names
    }

    /// Where the names of each group of a requirement stand: those of its ways, then its target.
    pub(super) fn groups(
        &self,
        requirement: u32,
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + '_ {
        self.requirements.row(requirement).map(|group| {
            let names = self.groups.row(group);
            at(names.start)..at(names.end)
        })
    }

    /// The index of each name, `u32::MAX` for what is not known; nothing at all where looking them
    /// up one by one is as good.
    ///
    /// A large table answers each question after a wait for memory. Asked part by part of its
    /// hashes, it answers from the cache. O(names).
    pub(super) fn look_up(&self, known: &Ids) -> Vec<u32> {
        if known.len() < FEW || self.names.len() < known.len() {
            return Vec::new();
        }
        let bits = (known.len() / PART).ilog2().min(12) + 1;
        let part = |name: &ItemId| {
            let part = known.hasher().hash_one(name) >> (64 - bits);
            u16::try_from(part).unwrap_or(0)
        };
        let parts: Vec<u16> = self.names.iter().map(|name| part(name)).collect();
        let mut places = vec![u32::MAX; self.names.len()];
        for (name, slot) in sorted(&self.names, &parts, 1 << bits) {
            if let Some(place) = places.get_mut(at(slot))
                && let Some(index) = known.get_index_of(name)
            {
                *place = dense(index);
            }
        }
        places
    }
}

/// The names and where they stood, part by part: a counting sort. O(names + parts).
fn sorted<'i>(names: &[&'i ItemId], parts: &[u16], count: usize) -> Vec<(&'i ItemId, u32)> {
    let mut next = vec![0usize; count];
    for part in parts {
        if let Some(next) = next.get_mut(usize::from(*part)) {
            *next += 1;
        }
    }
    let mut total = 0;
    for next in &mut next {
        total += std::mem::replace(next, total);
    }
    let Some(any) = names.first() else {
        return Vec::new();
    };
    let mut sorted = vec![(*any, 0); names.len()];
    for ((name, part), slot) in names.iter().zip(parts).zip(0..) {
        if let Some(next) = next.get_mut(usize::from(*part)) {
            if let Some(place) = sorted.get_mut(*next) {
                *place = (*name, slot);
            }
            *next += 1;
        }
    }
    sorted
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has failed"
)]
mod tests {
    use super::*;
    use crate::progression::{
        Progression, ProgressionBuilder, Requirement, RequirementSource, Strength,
    };

    /// UUIDs and other texts in turn.
    fn ids(count: u32) -> Vec<ItemId> {
        let id = |i: u32| match i % 3 {
            0 => ItemId::new(format!("item {i}")),
            _ => ItemId::new(format!("{i:08x}-0000-4000-8000-0000{i:08x}")),
        };
        (0..count).map(|i| id(i).unwrap()).collect()
    }

    #[test]
    fn names_are_found_in_a_large_table_as_in_a_small_one() {
        let ids = ids(50_000);
        let (known, unknown) = ids.split_at(40_000);
        let known: Ids = known.iter().cloned().collect();
        let mut batch = Batch::default();
        for (place, id) in (0..).zip(&ids) {
            batch.push(id, [[&ids[place / 2], &unknown[place % 7]]]);
        }
        let found = batch.look_up(&known);
        assert_eq!(found.len(), 150_000);
        for (name, index) in batch.names().iter().zip(found) {
            let expected = known.get_index_of(*name).map_or(u32::MAX, dense);
            assert_eq!(index, expected);
        }
        let few: Ids = ids[..100].iter().cloned().collect();
        assert!(batch.look_up(&few).is_empty());
    }

    #[test]
    fn requirements_taken_together_are_those_taken_one_by_one() {
        let ids = ids(50_000);
        let place = |i: u32| &ids[at(i * 5_003 % 50_000)];
        let ways = |i: u32| [vec![place(i / 2), place(i / 3)], vec![place(i / 5)]];
        let half = ids.iter().take(40_000).cloned();
        let one_by_one = (0..50_000).fold(
            half.clone()
                .fold(Progression::builder(), ProgressionBuilder::competency),
            |b, i| {
                let requirement = Requirement::new(place(i).clone());
                let requirement = requirement
                    .from_source(RequirementSource::named("map"))
                    .recommended();
                let ways = ways(i).map(|way| way.into_iter().cloned());
                b.require(ways.into_iter().fold(requirement, Requirement::way))
            },
        );
        let mut together = Progression::builder();
        together.extend(half);
        let all = (0..50_000).map(|i| (place(i), ways(i)));
        let together =
            together.require_all(Strength::Recommended, RequirementSource::named("map"), all);
        assert_eq!(one_by_one.build(), together.build());
    }
}
