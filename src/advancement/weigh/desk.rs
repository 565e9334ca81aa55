//! What weighing the rows of one learner of a log needs.

use super::Scales;
use crate::advancement::node::{Ask, Leaf, count};
use crate::advancement::policy::{Compiled, Plan};
use crate::evidence::{Attestation, EvidenceLog, LearnerView, Row};
use crate::id::{LearnerId, WorkId};
use crate::moment::AsOf;

/// What weighing the rows of one learner of a log needs.
pub(in crate::advancement) struct Desk<'a> {
    pub(in crate::advancement) view: LearnerView<'a>,
    pub(in crate::advancement) scales: Scales<'a>,
}

impl<'a> Desk<'a> {
    pub(in crate::advancement) fn new(
        compiled: &'a Compiled,
        log: &'a EvidenceLog,
        learner: &LearnerId,
        as_of: &AsOf,
    ) -> Self {
        Self {
            view: log.view(learner, as_of, &compiled.definition.zone),
            scales: Scales::new(compiled, log, as_of),
        }
    }

    /// The leaves of a target's rule of whose works an attestation names enough.
    pub(in crate::advancement) fn rests_upon(
        &self,
        target: u32,
        attestation: &Attestation,
    ) -> Vec<u32> {
        let plan = self.scales.compiled.plan(target);
        let Some(plan) = plan.filter(|_| !attestation.works().is_empty()) else {
            return Vec::new();
        };
        let view = self.view.target(attestation.target());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let leaves = (0u32..).zip(&plan.leaves);
        let enough = leaves.filter(|(_, leaf)| match leaf.ask {
            Ask::Body { n } => count(self.named(plan, leaf, rows, attestation).iter()) >= n,
            _ => false,
        });
        enough.map(|(at, _)| at).collect()
    }

    /// The works that count for a condition and that an attestation names, in their order, of those
    /// that had been performed when it was recorded: nobody looks at what is not there yet.
    pub(in crate::advancement) fn named(
        &self,
        plan: &Plan,
        leaf: &Leaf,
        rows: &[Row<'a>],
        attestation: &Attestation,
    ) -> Vec<WorkId> {
        let pieces = self.scales.pieces(plan, leaf, rows, &mut |_, _| {});
        let shown = pieces.iter().filter_map(|p| rows.get(p.row as usize));
        let until = attestation.recorded().latest(self.scales.zone);
        let there = shown.filter(|row| row.performed_at() <= until);
        let works = there.map(|row| row.work_id());
        let named = works.filter(|work| attestation.works().binary_search(work).is_ok());
        named.cloned().collect()
    }
}
