//! Many requirements at once, by reference.

use crate::id::ItemId;

/// How many names a batch holds before it is taken in: few enough to stay in the nearest memory.
const FULL: usize = 256;

/// The names that some requirements use: of each the members of its ways, then its target.
#[derive(Debug, Default)]
pub(super) struct Batch<'i> {
    names: Vec<&'i ItemId>,
    /// How many members each way has.
    ways: Vec<usize>,
    /// How many ways each requirement has, and how many members all of these.
    requirements: Vec<(usize, usize)>,
}

impl<'i> Batch<'i> {
    #[inline]
    pub(super) fn push<W, M>(&mut self, target: &'i ItemId, ways: W)
    where
        W: IntoIterator<Item = M>,
        M: IntoIterator<Item = &'i ItemId>,
    {
        let (first, first_way) = (self.names.len(), self.ways.len());
        for way in ways {
            let from = self.names.len();
            self.names.extend(way);
            self.ways.push(self.names.len() - from);
        }
        let (ways, members) = (self.ways.len() - first_way, self.names.len() - first);
        self.requirements.push((ways, members));
        self.names.push(target);
    }

    /// Empties it, to be filled again.
    pub(super) fn clear(&mut self) {
        self.names.clear();
        self.ways.clear();
        self.requirements.clear();
    }

    pub(super) fn is_full(&self) -> bool {
        self.names.len() >= FULL
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn names(&self) -> &[&'i ItemId] {
        &self.names
    }

    /// The target and the ways of each requirement, by what stands for each name.
    #[inline]
    pub(super) fn requirements<'b>(
        &'b self,
        names: &'b [u32],
    ) -> impl Iterator<Item = (u32, impl Iterator<Item = &'b [u32]>)> {
        let (mut names, mut ways) = (names, self.ways.as_slice());
        self.requirements.iter().map_while(move |(number, length)| {
            let (some, other_ways) = ways.split_at_checked(*number)?;
            let (members, others) = names.split_at_checked(*length)?;
            let (target, others) = others.split_first()?;
            (names, ways) = (others, other_ways);
            Some((*target, pieces(members, some)))
        })
    }
}

/// Pieces of the given lengths, one after the other.
fn pieces<'a>(cells: &'a [u32], lengths: &'a [usize]) -> impl Iterator<Item = &'a [u32]> {
    let mut rest = cells;
    lengths.iter().map_while(move |length| {
        let (piece, others) = rest.split_at_checked(*length)?;
        rest = others;
        Some(piece)
    })
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
