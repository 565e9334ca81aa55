//! What a standing keeps, and how outcomes are decided from it.

use std::collections::{BTreeMap, BTreeSet};

use super::decision::reached;
use super::node::{Facts, Node};
use super::outcome::{Applicability, Outcome, Why};
use super::policy::{Compiled, Plan};
use super::shown::Shown;
use super::weigh::{Desk, LeafState, Scales, Scratch};
use super::{Bases, Basis, Policy};
use crate::evidence::{Attestation, ExemptionKind};
use crate::id::{ItemId, LearnerId, RoleName};
use crate::moment::AsOf;

/// What was found of one learner, and what follows from it.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) policy: Policy,
    pub(super) learner: LearnerId,
    pub(super) as_of: AsOf,
    pub(super) position: u32,
    /// How many records of the log had been removed.
    pub(super) removals: u32,
    /// How many rows of the log were the learner's.
    pub(super) rows: u32,
    pub(super) leaves: Vec<LeafState>,
    /// Of the targets, and then of the rungs that are decided.
    pub(super) targets: Vec<TargetState>,
    /// By target: what is attested of it.
    pub(super) attested: BTreeMap<u32, Vec<Word>>,
    pub(super) applies: BTreeMap<u32, Applicability>,
}

/// An attestation in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) role: RoleName,
    /// The index of the level.
    pub(super) level: Option<u32>,
    /// The leaves of whose works it names enough.
    pub(super) upon: Vec<u32>,
}

impl Word {
    pub(super) fn of(
        compiled: &Compiled,
        desk: &Desk<'_>,
        target: u32,
        attestation: &Attestation,
    ) -> Self {
        let plan = compiled.plan(target);
        let scale = plan.and_then(|plan| compiled.scale_of(plan));
        let level = attestation.level().and_then(|level| {
            let mut levels = scale?.levels().iter();
            let at = levels.position(|known| known.id() == level)?;
            Some(crate::graph::dense(at))
        });
        Self {
            role: attestation.role().clone(),
            level,
            upon: desk.rests_upon(target, attestation),
        }
    }

    /// Whether it meets a condition on attestations.
    pub(super) fn meets(&self, role: &RoleName, level: Option<u32>, upon: Option<u32>) -> bool {
        self.role == *role
            && (level.is_none() || self.level >= level)
            && upon.is_none_or(|leaf| self.upon.contains(&leaf))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TargetState {
    pub(super) outcome: Outcome,
    /// Other grounds than evidence.
    pub(super) given: Bases,
    /// The level that is asked for was shown with support.
    pub(super) supported: bool,
}

impl State {
    /// Nothing held and nothing read, with room for what the policy asks.
    pub(super) fn blank(policy: &Policy, learner: LearnerId, as_of: AsOf, position: u32) -> Self {
        let compiled = &policy.0;
        let plans = compiled.plans.iter().flatten();
        let leaves = plans.map(|plan| plan.leaves.len()).sum();
        let nothing = TargetState {
            outcome: Outcome::NoEvidence,
            given: Bases::NONE,
            supported: false,
        };
        Self {
            policy: policy.clone(),
            learner,
            as_of,
            position,
            removals: 0,
            rows: 0,
            leaves: Vec::with_capacity(leaves),
            targets: vec![nothing; compiled.plans.len()],
            attested: BTreeMap::new(),
            applies: BTreeMap::new(),
        }
    }

    /// Weighs the rows of a target that is decided; the targets one after the other.
    pub(super) fn weigh<R: Shown>(
        &mut self,
        target: u32,
        plan: &Plan,
        scales: &Scales<'_>,
        rows: &[R],
        scratch: &mut Scratch,
    ) {
        scales.leaves(plan, rows, scratch, &mut self.leaves);
        if let Some(slot) = self.targets.get_mut(target as usize) {
            slot.supported = scales.shown_with_support(plan, rows);
        }
    }

    pub(super) fn decide_all(&mut self, compiled: &Compiled) {
        let mut open = Vec::new();
        for part in &compiled.parts {
            self.decide(compiled, part, &mut open);
        }
    }

    /// Reads attestations and exemptions, of all targets or of one.
    pub(super) fn read_statements(
        &mut self,
        compiled: &Compiled,
        desk: &Desk<'_>,
        only: Option<u32>,
    ) {
        // What is said of a competency is said of each rung of its ladder. Of what is not decided
        // nothing is kept, whether all are read or one.
        let wanted = |id: &ItemId| {
            let target = compiled.index.get(id).copied();
            let target = target.filter(|target| only.is_none_or(|only| only == *target));
            target
                .into_iter()
                .flat_map(|target| compiled.deciders(target))
        };
        if let Some(target) = only {
            for at in compiled.deciders(target) {
                self.attested.remove(&at);
                self.applies.remove(&at);
            }
        } else {
            self.attested.clear();
            self.applies.clear();
        }
        for attestation in desk.view.attestations() {
            for target in wanted(attestation.target()) {
                let word = Word::of(compiled, desk, target, attestation);
                self.attested.entry(target).or_default().push(word);
            }
        }
        let zone = &compiled.definition.zone;
        let today = self.as_of.performed().or(self.as_of.known());
        let today = today.map(|moment| moment.day(zone));
        for exemption in desk.view.exemptions() {
            let applies = match exemption.kind() {
                ExemptionKind::Exempt => Applicability::Exempt,
                ExemptionKind::AlternateTarget(other) => Applicability::HeldTo(other.clone()),
                ExemptionKind::NotAddressed { .. } => {
                    if !today.is_some_and(|day| exemption.applies_on(day)) {
                        continue;
                    }
                    Applicability::NotAddressed
                }
            };
            // In order of recording, so that the latest stands.
            for at in wanted(exemption.target()) {
                self.applies.insert(at, applies.clone());
            }
        }
    }

    pub(super) fn leaves_of(&self, plan: &Plan) -> &[LeafState] {
        let start = plan.first_leaf as usize;
        self.leaves
            .get(start..start + plan.leaves.len())
            .unwrap_or_default()
    }

    pub(super) fn bases(&self, target: u32) -> Bases {
        let Some(state) = self.targets.get(target as usize) else {
            return Bases::NONE;
        };
        match state.outcome {
            Outcome::Demonstrated => state.given.with(Basis::Demonstrated),
            _ => state.given,
        }
    }

    /// Whether conditions on this competency are satisfied.
    pub(super) fn is_held(&self, target: u32) -> bool {
        self.bases(target).meets(self.policy.satisfied_by())
    }

    /// What is attested of a target that meets a condition on attestations.
    pub(super) fn words(
        &self,
        target: u32,
        role: &RoleName,
        level: Option<u32>,
        upon: Option<u32>,
    ) -> impl Iterator<Item = &Word> {
        let all = self.attested.get(&target).map_or(&[][..], Vec::as_slice);
        all.iter().filter(move |word| word.meets(role, level, upon))
    }

    /// The index of the highest level that works reach under the rule of a target.
    pub(super) fn level(&self, plan: &Plan) -> Option<u32> {
        reached(&plan.node, plan, self.leaves_of(plan))
    }

    pub(super) fn applicability(&self, target: u32) -> Applicability {
        self.applies.get(&target).cloned().unwrap_or_default()
    }

    pub(super) fn meets(&self, target: u32, node: &Node, leaves: &[LeafState]) -> bool {
        node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met),
            attested: &|role, level, upon| self.words(target, role, level, upon).next().is_some(),
        })
    }

    /// The least fixed point of one part, from nothing held in it. Each member is looked at when
    /// the part begins and whenever something that it asks about is newly held, so that this is
    /// O(members + edges within the part), each times the size of a rule. `open` is room.
    fn decide(&mut self, compiled: &Compiled, part: &[u32], open: &mut Vec<u32>) {
        for target in part {
            if let Some(state) = self.targets.get_mut(*target as usize) {
                state.outcome = Outcome::NoEvidence;
            }
        }
        open.clear();
        open.extend(part.iter().rev());
        while let Some(target) = open.pop() {
            let Some(plan) = compiled.plan(target) else {
                continue;
            };
            if self.outcome(target) == Outcome::Demonstrated
                || !self.meets(target, &plan.node, self.leaves_of(plan))
            {
                continue;
            }
            if let Some(state) = self.targets.get_mut(target as usize) {
                state.outcome = Outcome::Demonstrated;
            }
            let own = compiled.part_of.get(target as usize);
            let dependents = compiled.dependents.row(target).iter();
            open.extend(dependents.filter(|d| compiled.part_of.get(**d as usize) == own));
        }
        for target in part {
            if self.outcome(*target) == Outcome::Demonstrated {
                continue;
            }
            let Some(plan) = compiled.plan(*target) else {
                continue;
            };
            let outcome = self.short_of(*target, plan);
            if let Some(state) = self.targets.get_mut(*target as usize) {
                state.outcome = outcome;
            }
        }
    }

    pub(super) fn outcome(&self, target: u32) -> Outcome {
        let state = self.targets.get(target as usize);
        state.map_or(Outcome::NoEvidence, |state| state.outcome)
    }

    /// The outcome of a competency whose rule is not met.
    fn short_of(&self, target: u32, plan: &Plan) -> Outcome {
        let leaves = self.leaves_of(plan);
        let works = leaves.iter().any(|leaf| leaf.works > 0);
        let anything = works
            || self.attested.contains_key(&target)
            || plan.node.others().iter().any(|other| self.is_held(*other));
        let but_attested = plan.node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met),
            // Without the works that it must rest on, more than an attestation is missing.
            attested: &|_, _, upon| {
                upon.is_none_or(|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met))
            },
        });
        if !anything {
            return Outcome::NoEvidence;
        }
        if but_attested {
            return Outcome::AwaitingConfirmation;
        }
        // Parts that ask for less on purpose do not say whether works are good enough.
        let most = plan.leaves.iter().map(|leaf| leaf.level).max();
        let asking = plan.leaves.iter().zip(leaves);
        let mut telling = asking
            .filter(|(leaf, _)| Some(leaf.level) == most)
            .map(|(_, state)| state);
        let mut unmet = telling.clone().filter(|leaf| !leaf.met && leaf.works > 0);
        // An estimate that has a value is not short of works: they disagree.
        if unmet.any(|leaf| leaf.good > 0 && leaf.value.is_some()) {
            Outcome::NotYet(Why::Disagrees)
        } else if works && telling.all(|leaf| leaf.good == 0) {
            Outcome::NotYet(Why::Below)
        } else {
            Outcome::NotYet(Why::TooLittle)
        }
    }

    /// Decides these parts again, and those that ask about what changed.
    pub(super) fn decide_from(&mut self, compiled: &Compiled, mut parts: BTreeSet<u32>) {
        let mut open = Vec::new();
        // Parts are numbered so that what a part asks about comes before it.
        while let Some(at) = parts.pop_first() {
            let Some(part) = compiled.parts.get(at as usize) else {
                continue;
            };
            let before: Vec<bool> = part.iter().map(|target| self.is_held(*target)).collect();
            self.decide(compiled, part, &mut open);
            for (target, was_held) in part.iter().zip(before) {
                if self.is_held(*target) != was_held {
                    let dependents = compiled.dependents.row(*target).iter();
                    let others = dependents.filter_map(|d| compiled.part_of.get(*d as usize));
                    parts.extend(others.filter(|other| **other != at));
                }
            }
        }
    }
}
