//! Standings as they are written, and read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use semver::Version;
use serde::{Deserialize, Serialize, Serializer};

use super::policy::{Compiled, Plan};
use super::state::{State, TargetState, Word};
use super::weigh::LeafState;
use super::{Applicability, Bases, Fingerprint, Outcome, Policy, Standing};
use crate::framework::{Rung, Scale};
use crate::graph::dense;
use crate::id::{ItemId, LearnerId, LevelId, PolicyId, RoleName, RungId};
use crate::mastery::Measure;
use crate::moment::AsOf;

/// The version of the form that is written.
const FORM: Version = Version::new(1, 0, 0);

/// A standing as it is written: what was decided, under which policy, as of when, and what each
/// condition came to, so that it can be fed further records without reading the old ones again.
///
/// A product keeps one a learner and brings it up to date with
/// [`Standing::catch_up`](super::Standing::catch_up). It belongs to the policy and frameworks it
/// was made under, whose fingerprints it keeps: [`Policy::restore`](super::Policy::restore) refuses
/// it under others, and evaluating anew is the cure. No assessor, note or detail of support is in
/// it.
///
/// ```
/// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection, StoredStanding};
/// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
///
/// # let mut builder = Framework::builder("doc", "Sample")?;
/// # let count = builder.item(ItemDraft::new("a", "Count.")?);
/// # let library = Library::of([("math", builder.build()?)])?;
/// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
/// #     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
/// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
/// let mut log = EvidenceLog::new();
/// let standing = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
/// let text = serde_json::to_string(&standing)?;
///
/// // Some days later.
/// let stored: StoredStanding = serde_json::from_str(&text)?;
/// let mut restored = policy.restore(&stored)?;
/// log.append(Evidence::new(
///     "e1".parse()?, "ana".parse()?, count, LevelId::new("yes")?, "quiz".parse()?, "2026-03-02".parse()?,
/// ))?;
/// restored.catch_up(&log)?;
/// assert_eq!(restored, policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredStanding {
    #[serde(rename = "continuaStanding")]
    form: Version,
    policy: PolicyId,
    policy_version: Version,
    policy_fingerprint: Fingerprint,
    frameworks_fingerprint: Fingerprint,
    learner: LearnerId,
    as_of: AsOf,
    position: u32,
    /// How many records of the log had been removed.
    #[serde(default, skip_serializing_if = "is_zero")]
    removals: u32,
    /// How many rows of the log were the learner's: of one who is forgotten there are none.
    #[serde(default, skip_serializing_if = "is_zero")]
    rows: u32,
    competencies: Vec<StoredDecision>,
    /// What was decided of the rungs of ladders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rungs: Vec<StoredDecision>,
}

/// What was decided of one competency, or of a rung of its ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredDecision {
    competency: ItemId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rung: Option<RungId>,
    outcome: Outcome,
    /// Other grounds than evidence.
    #[serde(default = "no_bases", skip_serializing_if = "no_grounds")]
    given: Bases,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    shown_with_support: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<StoredCondition>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attested: Vec<StoredAttestation>,
    #[serde(default, skip_serializing_if = "is_default")]
    applicability: Applicability,
}

/// What one condition on works came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StoredCondition {
    met: bool,
    works: u32,
    good: u32,
    toward: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Measure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reached: Option<LevelId>,
    spread: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first: Option<Date>,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    again: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct StoredAttestation {
    role: RoleName,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<LevelId>,
    /// The numbers, from 0, of the conditions of whose works it names enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    upon: Vec<u32>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes what it asks about by reference"
)]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes what it asks about by reference"
)]
fn is_yes(flag: &bool) -> bool {
    *flag
}

fn no_bases() -> Bases {
    Bases::NONE
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes what it asks about by reference"
)]
fn no_grounds(given: &Bases) -> bool {
    *given == Bases::NONE
}

fn is_default(applicability: &Applicability) -> bool {
    *applicability == Applicability::default()
}

/// A stored standing was refused. Evaluating the log anew is always the cure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestoreError {
    /// It is written in a form that is not known.
    #[error("the standing is written in form `{found}`, expected at most `{FORM}`")]
    Form {
        /// The version of its form.
        found: Version,
    },
    /// It was made under another policy, or another version of it.
    #[error(
        "the standing was made under policy `{policy}` {version}, of fingerprint `{stored}`, \
         expected `{found}`"
    )]
    OtherPolicy {
        /// The policy that it was made under.
        policy: PolicyId,
        /// The version of that policy.
        version: Version,
        /// The fingerprint of that policy.
        stored: Fingerprint,
        /// The fingerprint of the policy that is to take it up.
        found: Fingerprint,
    },
    /// It was made over other frameworks, or other versions of them.
    #[error("the standing was made over frameworks of fingerprint `{stored}`, expected `{found}`")]
    OtherFrameworks {
        /// The fingerprint of the frameworks that it was made over.
        stored: Fingerprint,
        /// The fingerprint of the policy's frameworks.
        found: Fingerprint,
    },
    /// A competency is missing, stands twice, or what is written of it does not fit its rule.
    #[error("what is stored of competency `{competency}` does not fit the policy's rule for it")]
    Damaged {
        /// The competency.
        competency: ItemId,
    },
    /// What is written is not what the policy decides from it: it was altered, or the progression
    /// that the policy asks about is another.
    #[error("the stored outcome of competency `{competency}` does not follow from what is stored")]
    Disagrees {
        /// The competency.
        competency: ItemId,
    },
}

impl RestoreError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Form { .. } => "read it with a newer release, or evaluate the log anew",
            Self::OtherPolicy { .. } => {
                "restore it under the policy it was made under, or evaluate the log anew"
            }
            Self::OtherFrameworks { .. } => {
                "restore it over the frameworks it was made over, or evaluate the log anew"
            }
            Self::Damaged { .. } | Self::Disagrees { .. } => "evaluate the log anew",
        }
    }
}

impl StoredStanding {
    /// The learner.
    pub fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// The policy that it was made under, and its version.
    pub fn policy(&self) -> (&PolicyId, &Version) {
        (&self.policy, &self.policy_version)
    }

    /// As of when it was decided.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// How many records of the log it has seen.
    pub fn position(&self) -> u32 {
        self.position
    }

    /// Each competency with its outcome, in the order of the library. Without evaluating anything.
    pub fn outcomes(&self) -> impl ExactSizeIterator<Item = (&ItemId, Outcome)> {
        let all = self.competencies.iter();
        all.map(|stored| (&stored.competency, stored.outcome))
    }
}

impl From<&Standing> for StoredStanding {
    /// O(size of the rules), and once for a policy the length of its library's texts.
    fn from(standing: &Standing) -> Self {
        let state = &standing.0;
        let compiled = &state.policy.0;
        let all = (0u32..).zip(&state.targets);
        let stored = all.filter_map(|(at, target)| {
            let plan = compiled.plan(at);
            let speaks = plan.is_some() || !no_grounds(&target.given);
            let id = compiled.subject(at).filter(|_| speaks)?;
            Some(store(state, at, id, *target, plan))
        });
        let (competencies, rungs) = stored.partition(|stored| stored.rung.is_none());
        Self {
            form: FORM,
            policy: compiled.definition.id.clone(),
            policy_version: compiled.definition.version.clone(),
            policy_fingerprint: compiled.fingerprint,
            frameworks_fingerprint: compiled.frameworks(),
            learner: state.learner.clone(),
            as_of: state.as_of,
            position: state.position,
            removals: state.removals,
            rows: state.rows,
            competencies,
            rungs,
        }
    }
}

impl Serialize for Standing {
    /// As a [`StoredStanding`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StoredStanding::from(self).serialize(serializer)
    }
}

fn store(
    state: &State,
    at: u32,
    id: &ItemId,
    target: TargetState,
    plan: Option<&Plan>,
) -> StoredDecision {
    let scale = plan.and_then(|plan| state.policy.0.scale_of(plan));
    let level = |index: Option<u32>| {
        let level = scale?.levels().get(index? as usize)?;
        Some(level.id().clone())
    };
    let leaves = plan.map_or(&[][..], |plan| state.leaves_of(plan));
    let attested = state.attested.get(&at).map_or(&[][..], Vec::as_slice);
    StoredDecision {
        competency: id.clone(),
        rung: state.policy.0.rung(at).map(Rung::id).cloned(),
        outcome: target.outcome,
        given: target.given,
        shown_with_support: target.supported,
        conditions: leaves
            .iter()
            .map(|leaf| StoredCondition {
                met: leaf.met,
                works: leaf.works,
                good: leaf.good,
                toward: leaf.toward,
                value: leaf.value,
                reached: level(leaf.reached),
                spread: leaf.spread,
                first: leaf.first,
                again: leaf.again,
            })
            .collect(),
        attested: attested
            .iter()
            .map(|word| StoredAttestation {
                role: word.role.clone(),
                level: level(word.level),
                upon: word.upon.clone(),
            })
            .collect(),
        applicability: state.applicability(at),
    }
}

impl Policy {
    /// The standing that was written, ready to be fed with what the log has taken in since.
    ///
    /// Everything is checked: that policy and frameworks are those it was made under, that what is
    /// written fits the rules, and that the outcomes follow from it. O(size of the rules), and once
    /// for a policy the length of its library's texts.
    ///
    /// # Errors
    /// [`RestoreError`] if it was made under another policy or over other frameworks, or was
    /// altered.
    pub fn restore(&self, stored: &StoredStanding) -> Result<Standing, RestoreError> {
        let compiled = &self.0;
        if stored.form.major != FORM.major || stored.form > FORM {
            return Err(RestoreError::Form {
                found: stored.form.clone(),
            });
        }
        if stored.policy_fingerprint != compiled.fingerprint {
            return Err(RestoreError::OtherPolicy {
                policy: stored.policy.clone(),
                version: stored.policy_version.clone(),
                stored: stored.policy_fingerprint,
                found: compiled.fingerprint,
            });
        }
        if stored.frameworks_fingerprint != compiled.frameworks() {
            return Err(RestoreError::OtherFrameworks {
                stored: stored.frameworks_fingerprint,
                found: compiled.frameworks(),
            });
        }
        let mut state = State::blank(self, stored.learner.clone(), stored.as_of, stored.position);
        state.removals = stored.removals;
        state.rows = stored.rows;
        let decisions = || stored.competencies.iter().chain(&stored.rungs);
        take_up(&mut state, compiled, decisions())?;
        state.decide_all(compiled);
        for decision in decisions() {
            let at = place(compiled, decision);
            let decided = at.and_then(|at| state.targets.get(at as usize));
            if decided.is_none_or(|decided| decided.outcome != decision.outcome) {
                let competency = decision.competency.clone();
                return Err(RestoreError::Disagrees { competency });
            }
        }
        Ok(Standing(Arc::new(state)))
    }
}

/// Under which index a policy decides what is stored.
fn place(compiled: &Compiled, stored: &StoredDecision) -> Option<u32> {
    match &stored.rung {
        Some(rung) => compiled.unit(&stored.competency, rung),
        None => compiled.index.get(&stored.competency).copied(),
    }
}

/// Reads what is stored of each competency, which stand in the order of the library, and then of
/// each rung.
fn take_up<'s>(
    state: &mut State,
    compiled: &Compiled,
    stored: impl Iterator<Item = &'s StoredDecision>,
) -> Result<(), RestoreError> {
    let mut all: BTreeMap<u32, &StoredDecision> = BTreeMap::new();
    for decision in stored {
        let at = place(compiled, decision);
        if at.is_none_or(|at| all.insert(at, decision).is_some()) {
            return Err(damaged(&decision.competency));
        }
    }
    for (at, plan) in (0u32..).zip(&compiled.plans) {
        let (Some(id), plan) = (compiled.subject(at), plan.as_ref()) else {
            continue;
        };
        match (all.get(&at), plan) {
            (Some(decision), plan) => {
                read(state, at, decision, plan, compiled).ok_or_else(|| damaged(id))?;
            }
            (None, None) => {}
            (None, Some(_)) => return Err(damaged(id)),
        }
    }
    Ok(())
}

fn damaged(competency: &ItemId) -> RestoreError {
    RestoreError::Damaged {
        competency: competency.clone(),
    }
}

/// Nothing if what is stored does not fit.
fn read(
    state: &mut State,
    at: u32,
    stored: &StoredDecision,
    plan: Option<&Plan>,
    compiled: &Compiled,
) -> Option<()> {
    let slot = state.targets.get_mut(at as usize)?;
    slot.given = stored.given;
    slot.supported = stored.shown_with_support;
    let scale = plan.and_then(|plan| compiled.scale_of(plan));
    let asked = plan.map_or(0, |plan| plan.leaves.len());
    if stored.conditions.len() != asked {
        return None;
    }
    for condition in &stored.conditions {
        state.leaves.push(LeafState {
            met: condition.met,
            works: condition.works,
            good: condition.good,
            toward: condition.toward,
            value: condition.value,
            reached: index(scale, condition.reached.as_ref())?,
            spread: condition.spread,
            first: condition.first,
            again: condition.again,
        });
    }
    let mut attested = Vec::with_capacity(stored.attested.len());
    for attestation in &stored.attested {
        let level = index(scale, attestation.level.as_ref())?;
        let body = |at: &u32| plan?.leaves.get(*at as usize)?.ask.body();
        if attestation.upon.iter().any(|at| body(at).is_none()) {
            return None;
        }
        attested.push(Word {
            role: attestation.role.clone(),
            level,
            upon: attestation.upon.clone(),
        });
    }
    if !attested.is_empty() {
        state.attested.insert(at, attested);
    }
    if !is_default(&stored.applicability) {
        state.applies.insert(at, stored.applicability.clone());
    }
    Some(())
}

/// The index of a level; nothing at all if the scale has no such level.
#[allow(
    clippy::option_option,
    reason = "no level is asked for, or it is not there"
)]
fn index(scale: Option<&Scale>, level: Option<&LevelId>) -> Option<Option<u32>> {
    let Some(level) = level else {
        return Some(None);
    };
    let at = scale?
        .levels()
        .iter()
        .position(|known| known.id() == level)?;
    Some(Some(dense(at)))
}
