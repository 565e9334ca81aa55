//! Determinations: what people decide.

use semver::Version;
use serde::{Deserialize, Serialize};

use super::{Basis, Fingerprint, Outcome};
use crate::id::{
    AssessorId, DeterminationId, ItemId, LearnerId, LevelId, PolicyId, RoleName, RungId,
};
use crate::moment::{AsOf, Moment};

/// The dated act of an authorised person: what is determined of a learner and a competency.
///
/// Evaluation proposes, people determine. A determination is appended and never changed; a later
/// standing that disagrees is shown beside it. Only another determination that supersedes or
/// revokes it, with a reason, takes it out of force.
///
/// ```
/// use continua::advancement::{Determination, Outcome, in_force};
///
/// let first = Determination::new(
///     "d1".parse()?, "ana".parse()?, "sci-1".parse()?, Outcome::Demonstrated,
///     "t-lee".parse()?, "teacher".parse()?, "2026-06-12".parse()?,
/// );
/// let revoked = first.clone().revoke("d2".parse()?, "t-lee".parse()?, "teacher".parse()?, "2026-06-20".parse()?, "entered twice");
/// let all = [first.clone(), revoked];
/// assert_eq!(in_force(&all[..1]).count(), 1);
/// assert_eq!(in_force(&all).count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Determination {
    /// Names it.
    #[serde(rename = "identifier")]
    pub id: DeterminationId,
    /// Of whom.
    pub learner: LearnerId,
    /// Of what.
    pub competency: ItemId,
    /// What is determined.
    pub outcome: Outcome,
    /// At which level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// At which rung of the competency's ladder: it then speaks of that rung, as by placement or for
    /// transfer, and not of the competency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rung: Option<RungId>,
    /// On what basis; credited unless said otherwise.
    pub basis: Basis,
    /// By whom.
    pub by: AssessorId,
    /// In which role.
    pub role: RoleName,
    /// When.
    pub at: Moment,
    /// What it was decided upon, so that it can be replayed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grounds: Option<Grounds>,
    /// What it does to an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
}

/// On what a determination was decided: enough to ask the same question again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Grounds {
    /// The policy.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: Version,
    /// Its fingerprint.
    pub policy_fingerprint: Fingerprint,
    /// The fingerprint of the library of frameworks.
    pub library_fingerprint: Fingerprint,
    /// The identifier and, where it has one, the version of the framework of the competency.
    pub framework: String,
    /// The version that the framework claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework_version: Option<String>,
    /// Up to when the answer looked.
    pub as_of: AsOf,
    /// How many records of the log it saw.
    pub position: u32,
}

/// What a determination does to an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Instead {
    /// The earlier one.
    pub of: DeterminationId,
    /// Whether it is only withdrawn, with nothing in its place.
    pub revokes: bool,
    /// Why.
    pub reason: String,
}

impl Determination {
    /// What a person determines, on the basis *credited*.
    pub fn new(
        id: DeterminationId,
        learner: LearnerId,
        competency: ItemId,
        outcome: Outcome,
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
            rung: None,
            basis: Basis::Credited,
            by,
            role,
            at,
            grounds: None,
            instead: None,
        }
    }

    /// The same at a level.
    #[must_use]
    pub fn at_level(self, level: LevelId) -> Self {
        Self {
            level: Some(level),
            ..self
        }
    }

    /// The same of a rung of the competency's ladder: with the basis *presumed* a placement, which
    /// gives a start place and is no evidence.
    ///
    /// ```
    /// use continua::advancement::{Basis, Determination, Outcome};
    ///
    /// let placed = Determination::new(
    ///     "d1".parse()?, "ana".parse()?, "sci-1".parse()?, Outcome::Demonstrated,
    ///     "t-lee".parse()?, "teacher".parse()?, "2026-08-20".parse()?,
    /// )
    /// .on_basis(Basis::Presumed)
    /// .at_rung("10".parse()?);
    /// # let _ = placed;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn at_rung(self, rung: RungId) -> Self {
        Self {
            rung: Some(rung),
            ..self
        }
    }

    /// The same on another basis.
    #[must_use]
    pub fn on_basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The same with what it was decided upon.
    #[must_use]
    pub fn upon(self, grounds: Grounds) -> Self {
        Self {
            grounds: Some(grounds),
            ..self
        }
    }

    /// The same in place of an earlier one.
    #[must_use]
    pub fn superseding(self, earlier: DeterminationId, reason: impl Into<String>) -> Self {
        let instead = Instead {
            of: earlier,
            revokes: false,
            reason: reason.into(),
        };
        Self {
            instead: Some(instead),
            ..self
        }
    }

    /// The act that withdraws this one, with nothing in its place.
    #[must_use]
    pub fn revoke(
        self,
        id: DeterminationId,
        by: AssessorId,
        role: RoleName,
        at: Moment,
        reason: impl Into<String>,
    ) -> Self {
        let instead = Instead {
            of: self.id,
            revokes: true,
            reason: reason.into(),
        };
        Self {
            id,
            by,
            role,
            at,
            instead: Some(instead),
            ..self
        }
    }
}

/// The determinations that no other one supersedes or revokes, in their order. O(n log n).
///
/// An act that was itself withdrawn withdraws nothing.
pub fn in_force(all: &[Determination]) -> impl Iterator<Item = &Determination> {
    let mut gone = std::collections::BTreeSet::new();
    // Later acts first, so that what an act does is known before what was done to it.
    for act in all.iter().rev() {
        if let Some(instead) = &act.instead
            && !gone.contains(&act.id)
        {
            gone.insert(&instead.of);
        }
    }
    all.iter().filter(move |act| {
        let revokes = act.instead.as_ref().is_some_and(|instead| instead.revokes);
        !revokes && !gone.contains(&act.id)
    })
}
