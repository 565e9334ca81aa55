//! Standings: what a policy decides of one learner.

use std::fmt;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::decision::Decided;
use super::policy::Compiled;
use super::weigh::{Case, Scene};
use super::{
    Applicability, Bases, Basis, Decision, Determination, Outcome, Policy, Why, determination,
};
use crate::evidence::{EvidenceLog, Exemption, ExemptionKind, SupportKind, TargetView};
use crate::progression::{Held, Progression};
use crate::{AsOf, ItemId, LearnerId};

/// What a policy decides of one learner as of some moment: a decision for each competency.
///
/// Owned, `Send + Sync`; a clone is O(1). It holds outcomes, not evidence: proofs and what is
/// missing are made on demand from the log.
#[derive(Clone)]
pub struct Standing {
    pub(super) policy: Policy,
    pub(super) state: Arc<State>,
}

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) learner: LearnerId,
    pub(super) as_of: AsOf,
    pub(super) position: u32,
    /// By dense index of the policy.
    pub(super) decided: Vec<Option<Decided>>,
    pub(super) held: FixedBitSet,
    pub(super) determinations: Vec<Determination>,
}

/// An evaluation could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A determination is of another learner.
    #[error("a determination is of another learner")]
    OtherLearner,
    /// A log that holds less than the standing has seen.
    #[error("the log holds fewer records than the standing has seen, expected the same log")]
    OtherLog,
}

impl Policy {
    /// Decides every competency of a learner. O(rows of the learner + size of the rules), and a
    /// factor for competencies whose rules look at each other in a circle.
    ///
    /// # Errors
    /// None today; a later policy may have settings under which a log cannot be evaluated.
    pub fn evaluate(
        &self,
        log: &EvidenceLog,
        learner: &LearnerId,
        as_of: AsOf,
    ) -> Result<Standing, EvaluateError> {
        self.evaluate_with(log, learner, as_of, &[])
    }

    /// Decides every competency of a learner of whom determinations were made.
    ///
    /// What another body determined is held on the basis *credited*.
    ///
    /// # Errors
    /// [`EvaluateError::OtherLearner`] if a determination is of another learner.
    pub fn evaluate_with(
        &self,
        log: &EvidenceLog,
        learner: &LearnerId,
        as_of: AsOf,
        determinations: &[Determination],
    ) -> Result<Standing, EvaluateError> {
        if determinations
            .iter()
            .any(|determination| determination.learner != *learner)
        {
            return Err(EvaluateError::OtherLearner);
        }
        let zone = &self.0.definition.zone;
        let stand = determination::standing(determinations, learner, &as_of, zone);
        let count = self.0.ids.len();
        let mut state = State {
            learner: learner.clone(),
            as_of,
            position: log.position(),
            decided: vec![None; count],
            held: FixedBitSet::with_capacity(count),
            determinations: stand.into_iter().cloned().collect(),
        };
        let all: Vec<u32> = self.0.ids.iter().zip(0u32..).map(|(_, at)| at).collect();
        state.decide(&self.0, log, &all);
        Ok(Standing {
            policy: self.clone(),
            state: Arc::new(state),
        })
    }
}

/// The scene of one learner.
pub(super) fn scene<'a>(
    policy: &'a Compiled,
    log: &'a EvidenceLog,
    learner: &LearnerId,
    as_of: &AsOf,
) -> Scene<'a> {
    let zone = &policy.definition.zone;
    let view = log.view(learner, as_of, zone);
    Scene {
        policy,
        attestations: view.attestations(),
        now: as_of.performed().map(|moment| moment.latest(zone)),
        view,
    }
}

impl State {
    /// Decides these competencies anew from nothing held, and what depends on them.
    fn decide(&mut self, policy: &Compiled, log: &EvidenceLog, competencies: &[u32]) {
        let learner = self.learner.clone();
        let scene = scene(policy, log, &learner, &self.as_of);
        let exemptions = scene.view.exemptions();
        let mut again = FixedBitSet::with_capacity(policy.ids.len());
        let mut open: Vec<u32> = competencies.to_vec();
        while let Some(at) = open.pop() {
            if !again.put(at as usize) {
                open.extend(policy.dependents.row(at));
            }
        }
        for at in again.ones() {
            self.held.set(at, false);
        }
        let credited: Vec<&Determination> = self
            .determinations
            .iter()
            .filter(|d| d.basis == Basis::Credited && d.outcome == Outcome::Demonstrated)
            .collect();
        let credited: Vec<u32> = credited
            .iter()
            .filter_map(|d| policy.index.get(&d.competency).copied())
            .collect();
        let satisfied_by = policy.definition.satisfied_by;
        if satisfied_by.contains(Basis::Credited) {
            credited
                .iter()
                .for_each(|at| self.held.insert(*at as usize));
        }
        for (part, circular) in policy.parts.iter().zip(&policy.circular) {
            if !part.iter().any(|at| again.contains(*at as usize)) {
                continue;
            }
            self.decide_part(&scene, &exemptions, part, *circular, &credited);
        }
    }

    /// The least fixed point over one strongly connected part: a circle never supports itself.
    fn decide_part(
        &mut self,
        scene: &Scene<'_>,
        exemptions: &[&Exemption],
        part: &[u32],
        circular: bool,
        credited: &[u32],
    ) {
        let targets: Vec<Option<TargetView<'_>>> = part
            .iter()
            .map(|at| scene.view.target(scene.policy.id(*at)?))
            .collect();
        loop {
            let mut changed = false;
            for (at, target) in part.iter().zip(&targets) {
                let Some(decided) = self.one(scene, exemptions, *at, target.as_ref(), credited)
                else {
                    continue;
                };
                let held = decided.bases.meets(scene.policy.definition.satisfied_by);
                if held && !self.held.contains(*at as usize) {
                    self.held.insert(*at as usize);
                    changed = true;
                }
                if let Some(slot) = self.decided.get_mut(*at as usize) {
                    *slot = Some(decided);
                }
            }
            if !(circular && changed) {
                return;
            }
        }
    }

    fn one(
        &self,
        scene: &Scene<'_>,
        exemptions: &[&Exemption],
        at: u32,
        target: Option<&TargetView<'_>>,
        credited: &[u32],
    ) -> Option<Decided> {
        let (bound, id) = (scene.policy.bound(at)?, scene.policy.id(at)?);
        let case = Case {
            scene,
            bound,
            target,
            id,
            held: &self.held,
            as_if_attested: false,
        };
        let weight = case.weigh(&bound.node);
        let outcome = if weight.met {
            Outcome::Demonstrated
        } else {
            case.short_of()
        };
        let mut bases = Bases::NONE;
        if outcome == Outcome::Demonstrated {
            bases = bases.with(Basis::Demonstrated);
        }
        if credited.contains(&at) {
            bases = bases.with(Basis::Credited);
        }
        let scale = scene.policy.scale(bound);
        let level = scale
            .zip(weight.value)
            .and_then(|(scale, value)| scale.level_reached(value));
        Some(Decided {
            outcome,
            applicability: applicability(scene, exemptions, id),
            bases,
            level: level.map(|level| level.id().clone()),
            supported: case.shown_with_support(),
        })
    }
}

impl Case<'_, '_> {
    /// What to say of a rule that is not met.
    fn short_of(&self) -> Outcome {
        let if_attested = Self {
            as_if_attested: true,
            ..*self
        };
        let mut filters = Vec::new();
        leaves(&self.bound.node, &mut filters);
        let mut values: Vec<bool> = Vec::new();
        let most = filters.iter().map(|(_, asked)| *asked).max();
        // Parts that ask for less on purpose do not say whether the work is good enough.
        for (filter, asked) in filters
            .into_iter()
            .filter(|(_, asked)| Some(*asked) == most)
        {
            values.extend(
                self.showings(filter)
                    .iter()
                    .map(|showing| showing.value >= asked),
            );
        }
        let shown = self.target.is_some_and(|target| !target.shown().is_empty());
        let mut looked_at = Vec::new();
        self.bound.node.competencies(&mut looked_at);
        let beneath = looked_at.iter().any(|at| self.holds(*at));
        if !shown && !beneath {
            return Outcome::NoEvidence;
        }
        if if_attested.weigh(&self.bound.node).met {
            return Outcome::AwaitingConfirmation;
        }
        let (good, bad) = (values.contains(&true), values.contains(&false));
        Outcome::NotYet(match (good, bad) {
            (true, true) => Why::Disagrees,
            (false, true) => Why::Below,
            _ => Why::TooLittle,
        })
    }

    /// Whether the level that is asked was shown with support, and only so.
    fn shown_with_support(&self) -> bool {
        let (Some(target), Some(lens)) = (self.target, self.lens()) else {
            return false;
        };
        let Some(asked) = self.bound.node.asked() else {
            return false;
        };
        target.shown().iter().any(|row| {
            row.support_kind() == SupportKind::Scaffolded
                && super::showing::value(*row, lens.scale).is_some_and(|value| value >= asked)
        })
    }
}

/// The filters of a rule, each with the value that it asks for; without repeats.
fn leaves<'n>(node: &'n super::node::Node, found: &mut Vec<(&'n super::Filter, crate::Score)>) {
    use super::node::Node;
    let leaf = match node {
        Node::Estimate(node) => Some((&node.filter, node.at_least)),
        Node::Works(node) => Some((&node.filter, node.value)),
        Node::All(nodes) | Node::Any(nodes) | Node::AtLeast(_, nodes) => {
            nodes.iter().for_each(|node| leaves(node, found));
            None
        }
        _ => None,
    };
    found.extend(leaf.filter(|leaf| !found.contains(leaf)));
}

/// What the latest exemption in force says; a period only where the day of the as-of is known.
fn applicability(scene: &Scene<'_>, exemptions: &[&Exemption], id: &ItemId) -> Applicability {
    let zone = scene.view.zone();
    let day = scene
        .view
        .as_of()
        .performed()
        .map(|moment| moment.day(zone));
    let fits = |exemption: &&&Exemption| {
        exemption.target() == id
            && match exemption.kind() {
                ExemptionKind::NotAddressed { .. } => {
                    day.is_some_and(|day| exemption.applies_on(day))
                }
                _ => true,
            }
    };
    match exemptions
        .iter()
        .rev()
        .find(fits)
        .map(|exemption| exemption.kind())
    {
        Some(ExemptionKind::NotAddressed { .. }) => Applicability::NotAddressed,
        Some(ExemptionKind::AlternateTarget(target)) => {
            Applicability::AlternateTarget(target.clone())
        }
        Some(_) => Applicability::Exempt,
        None => Applicability::InScope,
    }
}

impl Standing {
    /// The learner.
    pub fn learner(&self) -> &LearnerId {
        &self.state.learner
    }

    /// The policy that decided.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// As of when the evidence was looked at.
    pub fn as_of(&self) -> AsOf {
        self.state.as_of
    }

    /// How many records of the log it has seen.
    pub fn position(&self) -> u32 {
        self.state.position
    }

    /// The decisions, in the order of the library.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> {
        let decided = (0u32..)
            .zip(&self.state.decided)
            .filter(|(_, decided)| decided.is_some());
        decided.map(|(at, _)| Decision { standing: self, at })
    }

    /// The decision of one competency, if the policy decides it. O(1).
    pub fn decision(&self, competency: &ItemId) -> Option<Decision<'_>> {
        let at = *self.policy.0.index.get(competency)?;
        self.state.decided.get(at as usize)?.as_ref()?;
        Some(Decision { standing: self, at })
    }

    /// The determinations of the learner that stand.
    pub fn determinations(&self) -> &[Determination] {
        &self.state.determinations
    }

    /// Whether a competency is held on a basis that satisfies the policy. O(1).
    pub fn holds(&self, competency: &ItemId) -> bool {
        let at = self.policy.0.index.get(competency);
        at.is_some_and(|at| self.state.held.contains(*at as usize))
    }

    /// What the learner holds, as a held set of a progression.
    pub fn held(&self, progression: &Progression) -> Held {
        let ids = self
            .state
            .held
            .ones()
            .filter_map(|at| self.policy.0.ids.get(at));
        progression.held(ids.cloned())
    }

    /// Takes in one record that was appended to the log: decides anew what it touches, and what
    /// depends on that. Gives the competencies that were decided anew.
    ///
    /// The record is named by its position, as in [`crate::evidence::Receipt::position`]. Records
    /// of other learners change nothing. O(rows of what is touched).
    ///
    /// # Errors
    /// [`EvaluateError::OtherLog`] if the log holds fewer records than the standing has seen.
    pub fn apply(&mut self, position: u32, log: &EvidenceLog) -> Result<u32, EvaluateError> {
        if log.position() < self.state.position {
            return Err(EvaluateError::OtherLog);
        }
        let index = &self.policy.0.index;
        let touched: Vec<u32> = log
            .touched_by(position)
            .into_iter()
            .filter(|(learner, _)| **learner == self.state.learner)
            .filter_map(|(_, target)| index.get(target?).copied())
            .collect();
        let state = Arc::make_mut(&mut self.state);
        state.position = state.position.max(position.saturating_add(1));
        if !touched.is_empty() {
            state.decide(&self.policy.0, log, &touched);
        }
        Ok(u32::try_from(touched.len()).unwrap_or(u32::MAX))
    }
}

impl PartialEq for Standing {
    /// Standings are equal if the same policy decided the same.
    fn eq(&self, other: &Self) -> bool {
        self.policy.fingerprint() == other.policy.fingerprint()
            && self.state.learner == other.state.learner
            && self.state.as_of == other.state.as_of
            && self.state.decided == other.state.decided
            && self.state.determinations == other.state.determinations
    }
}

impl fmt::Debug for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Standing")
            .field("learner", &self.state.learner)
            .field("policy", self.policy.id())
            .field("decisions", &self.decisions().count())
            .finish_non_exhaustive()
    }
}
