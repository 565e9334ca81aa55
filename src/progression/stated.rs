//! What one source says, edge by edge.

use std::collections::BTreeMap;

use crate::id::ItemId;

use super::builder::ProgressionBuilder;
use super::source::Provenance;

/// What one source says, edge by edge: all that it says comes before one target is one way.
#[derive(Default)]
pub(crate) struct Stated(BTreeMap<u32, Way>);

/// What comes before one target, and each statement of it.
#[derive(Default)]
struct Way {
    members: Vec<u32>,
    provenance: Vec<Provenance>,
}

impl Stated {
    /// Takes in one edge, and both its ends into the builder.
    pub(crate) fn edge(
        &mut self,
        builder: &mut ProgressionBuilder,
        (before, after): (ItemId, ItemId),
        provenance: Provenance,
    ) {
        let before = builder.intern(before);
        let way = self.0.entry(builder.intern(after)).or_default();
        way.members.push(before);
        way.provenance.push(provenance);
    }

    /// States all of it, a requirement for each target.
    pub(crate) fn state(self, builder: &mut ProgressionBuilder) {
        for (target, way) in self.0 {
            builder.state(target, vec![way.members], way.provenance);
        }
    }
}
