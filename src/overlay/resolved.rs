//! An overlay whose every reference was found.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Overlay, Scope};
use crate::ItemId;
use crate::advancement::Policy;
use crate::finding::Report;
use crate::framework::Library;
use crate::progression::Progression;

/// An overlay put together with a library: nothing in it is left open.
///
/// Owned, `Send + Sync`; a clone is O(1).
#[derive(Debug, Clone)]
pub struct Resolved(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    overlay: Overlay,
    library: Library,
    progression: Progression,
    policy: Policy,
    scope: BTreeMap<ItemId, Scope>,
    report: Report,
    beneath: Vec<Report>,
}

impl Resolved {
    pub(super) fn new(
        overlay: Overlay,
        library: Library,
        progression: Progression,
        policy: Policy,
        scope: BTreeMap<ItemId, Scope>,
        (report, beneath): (Report, Vec<Report>),
    ) -> Self {
        Self(Arc::new(Parts {
            overlay,
            library,
            progression,
            policy,
            scope,
            report,
            beneath,
        }))
    }

    /// The overlay.
    pub fn overlay(&self) -> &Overlay {
        &self.0.overlay
    }

    /// The library with the overlay's own frameworks, and read as the overlay says.
    pub fn library(&self) -> &Library {
        &self.0.library
    }

    /// The progression: all targets, with what is required before them.
    pub fn progression(&self) -> &Progression {
        &self.0.progression
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// How far an item is in scope.
    pub fn scope(&self, item: &ItemId) -> Scope {
        self.0.scope.get(item).copied().unwrap_or_default()
    }

    /// What was found in reading and resolving that does not block.
    pub fn report(&self) -> &Report {
        &self.0.report
    }

    /// The same of each of the overlays beneath, in the order in which they were given to
    /// [`resolve_over`](Overlay::resolve_over): what was found in reading it, and of those of its
    /// rules that the policy takes over.
    pub fn beneath(&self) -> &[Report] {
        &self.0.beneath
    }
}
