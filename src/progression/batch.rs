//! Many requirements at once, by reference.

use std::ops::Range;

use crate::graph::{at, dense};
use crate::id::ItemId;

use super::names::Slot;
use super::needs::Spans;

/// How many names a batch holds before it is taken in: few enough to stay in the nearest memory.
const FULL: usize = 256;

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

    /// Empties it, to be filled again.
    pub(super) fn clear(&mut self) {
        self.names.clear();
        self.groups.clear();
        self.requirements.clear();
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

    /// Some names, each with what was found of it.
    pub(super) fn names_of<'b>(
        &'b self,
        some: Range<usize>,
        found: &'b [Slot],
    ) -> impl Iterator<Item = (&'i ItemId, Slot)> + use<'b, 'i> {
        let names = self.names.get(some.clone()).unwrap_or_default();
        let found = found.get(some).unwrap_or_default();
        names.iter().copied().zip(found.iter().copied())
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
