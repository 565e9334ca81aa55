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
    #[inline]
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
    #[inline]
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
    #[inline]
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
    use crate::graph::at;
    use crate::progression::names::tests::ids;
    use crate::progression::{
        Progression, ProgressionBuilder, Requirement, RequirementSource, Strength,
    };

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
