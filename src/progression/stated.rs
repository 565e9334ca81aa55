//! What one source says, edge by edge.

use std::collections::BTreeMap;

use crate::id::ItemId;

use super::builder::ProgressionBuilder;
use super::source::{Provenance, Statement};

/// What one source says, edge by edge: all that it says comes before one target is one way.
#[derive(Default)]
pub(crate) struct Stated(BTreeMap<u32, Way>);

/// What comes before one target, and each statement of it with its origin.
#[derive(Default)]
struct Way {
    members: Vec<u32>,
    said: Vec<(Statement, Option<u32>)>,
}

impl Stated {
    /// Takes in one edge, with who says it and where, and both its ends into the builder.
    pub(crate) fn edge(
        &mut self,
        builder: &mut ProgressionBuilder,
        (before, after): (ItemId, ItemId),
        said: (Statement, Option<u32>),
    ) {
        let before = builder.intern(&before);
        let way = self.0.entry(builder.intern(&after)).or_default();
        way.members.push(before);
        way.said.push(said);
    }

    /// States all of it, a requirement for each target.
    pub(crate) fn state(self, builder: &mut ProgressionBuilder) {
        for (target, way) in self.0 {
            let said = way.said.iter().map(|(statement, origin)| Provenance {
                statement,
                origin: *origin,
            });
            builder.state(target, [way.members], said);
        }
    }
}
