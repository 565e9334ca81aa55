//! What a proof says of the whole, held against its condition.

use super::super::decision::reached;
use super::super::node::Facts;
use super::super::weigh::LeafState;
use super::super::{Applicability, Basis, Outcome, Why};
use super::{Checker, ProofFault};
use crate::evidence::ExemptionKind;
use crate::framework::Level;
use crate::id::JudgementId;

impl Checker<'_> {
    /// What is said of the whole.
    pub(super) fn whole(&self, met: bool, leaves: &[LeafState]) -> Result<(), ProofFault> {
        let proof = self.proof;
        if proof.outcome != self.outcome(met, leaves) {
            return Err(ProofFault::Outcome);
        }
        if proof.basis.contains(Basis::Demonstrated) != met {
            return Err(ProofFault::Basis);
        }
        let level = reached(&self.plan.node, self.plan, leaves);
        let level = level.and_then(|at| self.scale()?.levels().get(at as usize));
        if proof.level.as_deref() != level.map(Level::title) {
            return Err(ProofFault::Level);
        }
        if proof.attested != self.highest_attested() {
            return Err(ProofFault::Level);
        }
        if proof.in_effect != self.policy.in_effect(&proof.as_of)
            || proof.inherited.as_ref() != self.policy.0.definition.inherited(self.plan.binding)
        {
            return Err(ProofFault::OtherPolicy);
        }
        if proof.applicability != self.applicability() {
            return Err(ProofFault::Applicability);
        }
        if proof.missing.is_empty() != met {
            return Err(ProofFault::Missing);
        }
        Ok(())
    }

    /// The name of the highest level that is attested and meets a condition, read off what was
    /// found to be told rightly.
    fn highest_attested(&self) -> Option<String> {
        let confirmed = self.proof.condition.walk().flat_map(|step| &step.confirmed);
        let met: Vec<&JudgementId> = confirmed
            .filter(|one| one.meets)
            .map(|one| &one.attestation)
            .collect();
        let all = self.view.attestations().into_iter();
        let levels = all
            .filter(|one| met.contains(&one.id()))
            .filter_map(|one| self.scale()?.level(one.level()?.as_str()));
        let highest = levels.max_by_key(|level| level.value());
        highest.map(|level| level.title().to_owned())
    }

    /// By the words of [`Outcome`] and [`Why`].
    fn outcome(&self, met: bool, leaves: &[LeafState]) -> Outcome {
        if met {
            return Outcome::Demonstrated;
        }
        let works = leaves.iter().any(|leaf| leaf.works > 0);
        let attestations = self.view.attestations();
        let attested = attestations
            .iter()
            .any(|one| *one.target() == self.proof.competency);
        let others = self.plan.node.others();
        if !works && !attested && !others.iter().any(|other| self.is_held(*other)) {
            return Outcome::NoEvidence;
        }
        let confirmed = self.plan.node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|at| leaves.get(at as usize).is_some_and(|leaf| leaf.met),
            attested: &|_, _, upon| {
                upon.is_none_or(|at| leaves.get(at as usize).is_some_and(|leaf| leaf.met))
            },
        });
        if confirmed {
            return Outcome::AwaitingConfirmation;
        }
        let most = self.plan.leaves.iter().map(|leaf| leaf.level).max();
        let asking = self.plan.leaves.iter().zip(leaves);
        let asking = asking.filter(|(leaf, _)| Some(leaf.level) == most);
        let telling: Vec<&LeafState> = asking.map(|(_, state)| state).collect();
        let disagrees = |leaf: &&LeafState| {
            !leaf.met && leaf.good > 0 && leaf.works > 0 && leaf.value.is_some()
        };
        Outcome::NotYet(if telling.iter().any(disagrees) {
            Why::Disagrees
        } else if works && telling.iter().all(|leaf| leaf.good == 0) {
            Why::Below
        } else {
            Why::TooLittle
        })
    }

    /// The latest exemption that holds on the day of the question.
    fn applicability(&self) -> Applicability {
        let zone = &self.policy.0.definition.zone;
        let today = self.proof.as_of.performed().or(self.proof.as_of.known());
        let today = today.map(|moment| moment.day(zone));
        let all = self.view.exemptions();
        let own = all
            .iter()
            .rev()
            .filter(|one| *one.target() == self.proof.competency);
        let mut said = own.filter_map(|exemption| match exemption.kind() {
            ExemptionKind::Exempt => Some(Applicability::Exempt),
            ExemptionKind::AlternateTarget(other) => Some(Applicability::HeldTo(other.clone())),
            ExemptionKind::NotAddressed { .. } => {
                let holds = today.is_some_and(|day| exemption.applies_on(day));
                holds.then_some(Applicability::NotAddressed)
            }
        });
        said.next().unwrap_or_default()
    }
}
