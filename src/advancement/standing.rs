//! Standings: what a policy decides of one learner.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::decision::Decided;
use super::policy::Compiled;
use super::showing::Showing;
use super::weigh::{Case, Scene};
use super::{
    Applicability, Bases, Basis, Decision, Determination, Outcome, Policy, Why, determination,
};
use crate::evidence::{EvidenceLog, Exemption, ExemptionKind, SupportKind};
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
    /// What is held by the determination of another body.
    credited: FixedBitSet,
    /// Those that stand, by competency and then by time.
    pub(super) determinations: Vec<Determination>,
}

/// Where the works that count for a rule are laid out, one rule after the other.
type Room<'a> = Vec<Vec<Showing<'a>>>;

/// An evaluation could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A determination is of another learner.
    #[error("a determination is of another learner")]
    OtherLearner,
    /// A rule asks how long ago something was shown, and the question says no moment.
    #[error("a rule counts only what is fresh, expected a question as of a moment")]
    NoMoment,
    /// A log that holds less than the standing has seen.
    #[error("the log holds fewer records than the standing has seen, expected the same log")]
    OtherLog,
}

impl Policy {
    /// Decides every competency of a learner. O(rows of the learner + size of the rules), and a
    /// factor for competencies whose rules look at each other in a circle.
    ///
    /// # Errors
    /// [`EvaluateError::NoMoment`] if a rule asks for freshness and the as-of does not say up to
    /// which moment it looks.
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
    /// [`EvaluateError::OtherLearner`] if a determination is of another learner, and those of
    /// [`Policy::evaluate`].
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
        if as_of.performed().is_none() && self.0.asks_for_freshness() {
            return Err(EvaluateError::NoMoment);
        }
        let zone = &self.0.definition.zone;
        let determinations = determination::standing(determinations, learner, &as_of, zone);
        let count = self.0.ids.len();
        let mut credited = FixedBitSet::with_capacity(count);
        for at in determinations
            .iter()
            .filter(|d| d.basis == Basis::Credited && d.outcome == Outcome::Demonstrated)
            .filter_map(|d| self.0.index.get(&d.competency))
        {
            credited.insert(*at as usize);
        }
        let mut state = State {
            learner: learner.clone(),
            as_of,
            position: log.position(),
            decided: vec![None; count],
            held: FixedBitSet::with_capacity(count),
            credited,
            determinations,
        };
        let all: Vec<u32> = (0u32..).zip(&self.0.ids).map(|(at, _)| at).collect();
        state.decide(&self.0, log, &all);
        Ok(Standing {
            policy: self.clone(),
            state: Arc::new(state),
        })
    }
}

/// The scene of one learner. O(attestations and exemptions of the learner).
pub(super) fn scene<'a>(
    policy: &'a Compiled,
    log: &'a EvidenceLog,
    learner: &LearnerId,
    as_of: &AsOf,
) -> Scene<'a> {
    let zone = &policy.definition.zone;
    let view = log.view(learner, as_of, zone);
    let mut attestations: HashMap<_, Vec<_>> = HashMap::new();
    for attestation in view.attestations() {
        let given = attestations.entry(attestation.target()).or_default();
        given.push(attestation);
    }
    let mut exemptions: HashMap<_, Vec<_>> = HashMap::new();
    for exemption in view.exemptions() {
        let given = exemptions.entry(exemption.target()).or_default();
        given.push(exemption);
    }
    Scene {
        policy,
        attestations,
        exemptions,
        today: as_of.performed().map(|moment| moment.day(zone)),
        view,
    }
}

impl State {
    /// Decides these competencies anew from nothing held, and what depends on them.
    fn decide(&mut self, policy: &Compiled, log: &EvidenceLog, competencies: &[u32]) {
        let learner = self.learner.clone();
        let scene = scene(policy, log, &learner, &self.as_of);
        let mut again = FixedBitSet::with_capacity(policy.ids.len());
        let mut parts = Vec::new();
        let mut open: Vec<u32> = competencies.to_vec();
        while let Some(at) = open.pop() {
            if again.put(at as usize) {
                continue;
            }
            open.extend(policy.dependents.row(at));
            parts.extend(policy.part_of.get(at as usize).copied().flatten());
            let credited = self.credited.contains(at as usize);
            let holds = credited && policy.definition.satisfied_by.contains(Basis::Credited);
            self.held.set(at as usize, holds);
        }
        parts.sort_unstable();
        parts.dedup();
        let mut room = Vec::new();
        for part in parts {
            let circular = policy.circular.get(part as usize) == Some(&true);
            match policy.parts.get(part as usize) {
                Some(part) if circular => self.decide_circle(&scene, part, &mut room),
                Some(part) => {
                    for at in part {
                        self.one(&scene, *at, &mut room);
                    }
                }
                None => {}
            }
        }
    }

    /// The least fixed point over one strongly connected part: a circle never supports itself.
    /// What looks at a competency is decided again when that comes to be held, and only then.
    fn decide_circle<'a>(&mut self, scene: &Scene<'a>, part: &[u32], room: &mut Room<'a>) {
        let policy = scene.policy;
        let part_of = |at: u32| policy.part_of.get(at as usize).copied().flatten();
        let here = part.first().and_then(|at| part_of(*at));
        let mut waits = FixedBitSet::with_capacity(policy.ids.len());
        let mut open: VecDeque<u32> = part.iter().copied().collect();
        waits.extend(part.iter().map(|at| *at as usize));
        while let Some(at) = open.pop_front() {
            waits.set(at as usize, false);
            if !self.one(scene, at, room) {
                continue;
            }
            for other in policy.dependents.row(at) {
                if part_of(*other) == here && !waits.put(*other as usize) {
                    open.push_back(*other);
                }
            }
        }
    }

    /// Decides one competency, and says whether it came to be held by that.
    fn one<'a>(&mut self, scene: &Scene<'a>, at: u32, room: &mut Room<'a>) -> bool {
        let Some((bound, id)) = scene.policy.bound(at).zip(scene.policy.id(at)) else {
            return false;
        };
        let target = scene.view.target(id);
        scene.shown(bound, target.as_ref(), room);
        let case = Case {
            scene,
            bound,
            target: target.as_ref(),
            shown: room,
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
        if self.credited.contains(at as usize) {
            bases = bases.with(Basis::Credited);
        }
        let scale = scene.policy.scale(bound);
        let level = scale
            .zip(weight.value)
            .and_then(|(scale, value)| scale.level_reached(value));
        let decided = Decided {
            outcome,
            applicability: applicability(scene, id),
            bases,
            level: level.map(|level| level.id().clone()),
            supported: outcome != Outcome::Demonstrated && case.shown_with_support(),
        };
        if let Some(slot) = self.decided.get_mut(at as usize) {
            *slot = Some(decided);
        }
        bases.meets(scene.policy.definition.satisfied_by) && !self.held.put(at as usize)
    }
}

impl Case<'_, '_> {
    /// What to say of a rule that is not met.
    fn short_of(&self) -> Outcome {
        let if_attested = Self {
            as_if_attested: true,
            ..*self
        };
        let mut leaves = Vec::new();
        self.bound.node.leaves(&mut leaves);
        let (mut good, mut bad) = (false, false);
        for (slot, asked) in &leaves {
            for showing in self.showings(*slot) {
                if showing.value >= *asked {
                    good = true;
                } else {
                    bad = true;
                }
            }
        }
        let counts = if leaves.is_empty() {
            self.target.is_some_and(|target| !target.shown().is_empty())
        } else {
            good || bad
        };
        let mut looked_at = Vec::new();
        self.bound.node.competencies(&mut looked_at);
        let beneath = looked_at.iter().any(|at| self.holds(*at));
        if !counts && !beneath {
            return Outcome::NoEvidence;
        }
        if if_attested.weigh(&self.bound.node).met {
            return Outcome::AwaitingConfirmation;
        }
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

/// What the latest exemption in force says; a period only where the day of the as-of is known.
fn applicability(scene: &Scene<'_>, id: &ItemId) -> Applicability {
    let Some(exemptions) = scene.exemptions.get(id) else {
        return Applicability::InScope;
    };
    let zone = scene.view.zone();
    let day = scene
        .view
        .as_of()
        .performed()
        .map(|moment| moment.day(zone));
    let fits = |exemption: &&&Exemption| match exemption.kind() {
        ExemptionKind::NotAddressed { .. } => day.is_some_and(|day| exemption.applies_on(day)),
        _ => true,
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
