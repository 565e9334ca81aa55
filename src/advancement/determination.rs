//! Determinations: dated acts of authorised persons.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Basis, Fingerprint, Outcome};
use crate::{
    AsOf, AssessorId, DeterminationId, DocumentId, ItemId, LearnerId, LevelId, Moment, PolicyId,
    RoleName,
};

/// What an authorised person determined of a learner and a competency, on a day.
///
/// Evaluation proposes; people determine. A determination is a record of its own and is never
/// changed: a later standing that disagrees is shown beside it, and only another determination
/// with a reason takes its place or revokes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Determination {
    /// The identifier.
    #[serde(rename = "identifier")]
    pub id: DeterminationId,
    /// The learner.
    pub learner: LearnerId,
    /// The competency.
    pub competency: ItemId,
    /// What was determined.
    pub outcome: Outcome,
    /// The level, where one was determined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// On what basis: the learner's evidence here, or the determination of another body.
    pub basis: Basis,
    /// By whom.
    pub by: AssessorId,
    /// In which role.
    pub role: RoleName,
    /// When.
    pub at: Moment,
    /// What it was made from, so that it can be replayed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
    /// Whether it stands by itself, or in place of another, or ends another.
    #[serde(default)]
    pub act: Act,
}

/// What a determination does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Act {
    /// It determines.
    #[default]
    Determines,
    /// It stands in place of another.
    Supersedes {
        /// The other.
        earlier: DeterminationId,
        /// Why.
        reason: String,
    },
    /// It ends another, and determines nothing.
    Revokes {
        /// The other.
        earlier: DeterminationId,
        /// Why.
        reason: String,
    },
}

/// What a determination was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Grounds {
    /// The framework that holds the competency.
    pub framework: DocumentId,
    /// Its version, as it claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework_version: Option<String>,
    /// Its fingerprint.
    pub framework_fingerprint: Fingerprint,
    /// The policy.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: semver::Version,
    /// Its fingerprint.
    pub policy_fingerprint: Fingerprint,
    /// As of when the evidence was looked at.
    pub as_of: AsOf,
    /// How many records the log held.
    pub position: u32,
}

impl Determination {
    /// A determination by somebody in a role.
    #[expect(
        clippy::too_many_arguments,
        reason = "a record of who, what, when; each has its type"
    )]
    pub fn new(
        id: DeterminationId,
        learner: LearnerId,
        competency: ItemId,
        outcome: Outcome,
        basis: Basis,
        by: AssessorId,
        role: RoleName,
        at: Moment,
    ) -> Self {
        Self {
            id,
            learner,
            competency,
            outcome,
            level: None,
            basis,
            by,
            role,
            at,
            grounds: None,
            act: Act::Determines,
        }
    }

    /// The same with a level.
    #[must_use]
    pub fn at_level(mut self, level: LevelId) -> Self {
        self.level = Some(level);
        self
    }

    /// The same, with what the decision was made from.
    #[must_use]
    pub fn on_grounds_of(mut self, decision: super::Decision<'_>) -> Self {
        let standing = decision.standing;
        let framework = decision.competency().framework();
        self.level = self
            .level
            .or_else(|| decision.level().map(|level| level.id().clone()));
        self.grounds = Some(Grounds {
            framework: framework.document().id().clone(),
            framework_version: framework.document().version().map(ToOwned::to_owned),
            framework_fingerprint: Fingerprint::of_framework(framework),
            policy: standing.policy().id().clone(),
            policy_version: standing.policy().version().clone(),
            policy_fingerprint: standing.policy().fingerprint(),
            as_of: standing.as_of(),
            position: standing.position(),
        });
        self
    }

    /// The same, standing in place of an earlier one.
    #[must_use]
    pub fn superseding(mut self, earlier: DeterminationId, reason: impl Into<String>) -> Self {
        self.act = Act::Supersedes {
            earlier,
            reason: reason.into(),
        };
        self
    }

    /// The same, ending an earlier one.
    #[must_use]
    pub fn revoking(mut self, earlier: DeterminationId, reason: impl Into<String>) -> Self {
        self.act = Act::Revokes {
            earlier,
            reason: reason.into(),
        };
        self
    }

    fn ends(&self) -> Option<&DeterminationId> {
        match &self.act {
            Act::Determines => None,
            Act::Supersedes { earlier, .. } | Act::Revokes { earlier, .. } => Some(earlier),
        }
    }
}

/// The determinations of one learner that stand, of those given: made by the moment that was
/// known, and neither superseded nor revoked by then. By competency, then by time. O(n log n).
pub(super) fn standing(
    all: &[Determination],
    learner: &LearnerId,
    as_of: &AsOf,
    zone: &crate::Zone,
) -> Vec<Determination> {
    let known = as_of.known().map(|moment| moment.latest(zone));
    let made = |d: &&Determination| {
        d.learner == *learner && known.is_none_or(|known| d.at.earliest(zone) <= known)
    };
    let ended: HashSet<&DeterminationId> = all
        .iter()
        .filter(made)
        .filter_map(Determination::ends)
        .collect();
    let mut stand: Vec<Determination> = all
        .iter()
        .filter(made)
        .filter(|d| !matches!(d.act, Act::Revokes { .. }) && !ended.contains(&d.id))
        .cloned()
        .collect();
    stand.sort_by_cached_key(|d| (d.competency.clone(), d.at.earliest(zone), d.id.clone()));
    stand
}
