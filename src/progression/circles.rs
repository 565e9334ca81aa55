//! Harmless circles: competencies that can be learned although each may rest on the other.

use fixedbitset::FixedBitSet;

use crate::graph::{Rows, at, dense};

use super::counters::Counters;
use super::needs::{Needs, NeedsBuilder};
use super::progression::Inner;

/// The strongly connected parts of what can be learned that hold a circle.
///
/// Outside them a held set is a state if each member is supported. Within them it must be found
/// out whether the members support each other without going round in a circle.
#[derive(Debug, Clone, Default)]
pub(super) struct Circles {
    parts: Vec<Vec<u32>>,
    /// The part of each competency; empty where there are none.
    part: Vec<u32>,
}

impl Circles {
    /// O(size); nothing is sought where there are no alternatives.
    pub(super) fn of(inner: &Inner) -> Self {
        let needs = &inner.needs;
        if !needs.has_alternatives() {
            return Self::default();
        }
        let learnable = |target: &u32| inner.learnable.contains(at(*target));
        let mut edges = Vec::new();
        for target in (0..inner.len()).filter(learnable) {
            let ways = needs.records(target).flat_map(|record| needs.ways(record));
            let ways = ways.map(|way| needs.members(way));
            let usable = ways.filter(|members| members.iter().all(learnable));
            edges.extend(usable.flatten().map(|member| (*member, target)));
        }
        let parts = Rows::from_edges(inner.len(), &edges).strong_parts();
        let mut part = Vec::new();
        if !parts.is_empty() {
            part.resize(at(inner.len()), u32::MAX);
        }
        for (members, number) in parts.iter().zip(0..) {
            for member in members {
                if let Some(slot) = part.get_mut(at(*member)) {
                    *slot = number;
                }
            }
        }
        Self { parts, part }
    }

    pub(super) fn len(&self) -> u32 {
        dense(self.parts.len())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The part that a competency is in.
    pub(super) fn part(&self, target: u32) -> Option<u32> {
        let part = self.part.get(at(target)).copied()?;
        (part != u32::MAX).then_some(part)
    }

    /// What of a part is held, and which of it is founded if all that is held outside it counts as
    /// founded, in an order in which it is. `without` counts as not held. O(the part and its ways).
    pub(super) fn founded(
        &self,
        needs: &Needs,
        counters: &Counters,
        held: &FixedBitSet,
        part: u32,
        without: Option<u32>,
    ) -> (Vec<u32>, Vec<u32>) {
        let members = self.parts.get(at(part)).map_or(&[][..], Vec::as_slice);
        let held = |member: &u32| held.contains(at(*member)) && Some(*member) != without;
        let inside: Vec<u32> = members.iter().copied().filter(held).collect();
        let local = |member: &u32| inside.binary_search(member).ok().map(dense);
        let mut builder = NeedsBuilder::default();
        for target in &inside {
            for record in needs.records(*target) {
                let ways = needs.ways(record).filter(|way| counters.is_whole(*way));
                let ways = ways.map(|way| needs.members(way));
                let ways = ways.filter(|members| without.is_none_or(|one| !members.contains(&one)));
                builder.record(ways.map(|members| members.iter().filter_map(local)));
            }
            builder.end_target();
        }
        let order = builder.build().closure(None, None);
        let order = order
            .into_iter()
            .filter_map(|one| inside.get(at(one)).copied());
        (order.collect(), inside)
    }
}
