//! The attestations that a condition asks for, and what they rest on.

use super::super::confirmation::Confirmation;
use super::super::proof::{level_of, title};
use super::super::weigh::LeafState;
use super::super::{Asked, Showing, Step};
use super::Checker;
use crate::evidence::Attestation;
use crate::framework::Level;
use crate::id::{RoleName, WorkId};

impl<'a> Checker<'a> {
    /// The attestations of the target in a role.
    pub(super) fn in_role(&self, role: &RoleName) -> impl Iterator<Item = &'a Attestation> {
        let all = self.view.attestations().into_iter();
        all.filter(move |one| *one.target() == self.proof.competency && one.role() == role)
    }

    pub(super) fn is_as_high(&self, attestation: &Attestation, level: Option<u32>) -> bool {
        let said = attestation.level();
        let said = said.and_then(|said| self.scale()?.level(said.as_str()));
        let least = level_of(self.scale(), level);
        least.is_none_or(|least| said.is_some_and(|said| said.value() >= least.value()))
    }

    /// The works that an attestation names, of those that count for a condition and had been
    /// performed by the end of the day, or at the instant, at which it was recorded.
    fn named(&self, attestation: &Attestation, told: &Step) -> Vec<WorkId> {
        let zone = &self.policy.0.definition.zone;
        let until = attestation.recorded().latest(zone);
        let there = |showing: &&Showing| showing.performed.earliest(zone) <= until;
        let works = told.counted.iter().filter(there);
        let works = works.map(|showing| &showing.work);
        let named = works.filter(|work| attestation.works().contains(work));
        named.cloned().collect()
    }

    /// The works that an attestation names of those that count; nothing if they are too few.
    pub(super) fn rests(
        &self,
        attestation: &Attestation,
        upon: Option<u32>,
        told: &[Step],
    ) -> Option<Vec<WorkId>> {
        let Some(at) = upon else {
            return Some(Vec::new());
        };
        let asked = self.plan.leaves.get(at as usize)?.ask.body()?;
        let works = self.named(attestation, told.get(at as usize)?);
        (works.len() >= asked as usize).then_some(works)
    }

    pub(super) fn attested(
        &self,
        step: &mut Step,
        role: &RoleName,
        level: Option<u32>,
        upon: Option<u32>,
        leaves: &[LeafState],
        told: &[Step],
    ) {
        let leaf = upon.and_then(|at| told.get(at as usize));
        let alone = upon.and_then(|at| leaves.get(at as usize)?.reached);
        step.asks = Asked::Attested {
            role: role.clone(),
            at_least: level_of(self.scale(), level).map(Level::id).cloned(),
            upon: upon.and_then(|at| self.plan.leaves.get(at as usize)?.ask.body()),
            works_alone: title(self.scale(), alone),
        };
        let confirmed = self.in_role(role).map(|one| {
            let works = leaf.map(|leaf| self.named(one, leaf)).unwrap_or_default();
            let meets = self.rests(one, upon, told).is_some() && self.is_as_high(one, level);
            Confirmation::of(one, self.scale(), works, meets)
        });
        step.confirmed = confirmed.collect();
        if let Some(leaf) = leaf {
            step.counted.clone_from(&leaf.counted);
            step.passed_over.clone_from(&leaf.passed_over);
        }
    }
}
