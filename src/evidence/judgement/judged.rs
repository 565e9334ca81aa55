//! One result of a judgement, and what it speaks of.

use serde::{Deserialize, Serialize};

use super::form::{FormError, ObservedForm};
use crate::Absence;
use crate::evidence::Observed;
use crate::id::{CriterionId, ItemId, LearnerId, LevelId};
use crate::score::Score;

/// What one result speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum On {
    /// A target.
    Target(ItemId),
    /// A criterion of a rubric, with the target to which it belongs where that is known.
    Criterion(CriterionId, Option<ItemId>),
}

impl On {
    /// The target, where it is known.
    pub const fn target(&self) -> Option<&ItemId> {
        match self {
            Self::Target(target) => Some(target),
            Self::Criterion(_, target) => target.as_ref(),
        }
    }

    /// The criterion, if it speaks of one.
    pub const fn criterion(&self) -> Option<&CriterionId> {
        match self {
            Self::Target(_) => None,
            Self::Criterion(criterion, _) => Some(criterion),
        }
    }
}

impl From<ItemId> for On {
    fn from(target: ItemId) -> Self {
        Self::Target(target)
    }
}

/// One result of a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "JudgedForm", into = "JudgedForm")]
pub struct Judged {
    on: On,
    observed: Observed,
    alternate: Option<ItemId>,
    learner: Option<LearnerId>,
}

impl Judged {
    /// What was seen of a target or criterion.
    pub fn new(on: impl Into<On>, observed: impl Into<Observed>) -> Self {
        Self {
            on: on.into(),
            observed: observed.into(),
            alternate: None,
            learner: None,
        }
    }

    /// What was seen of a target.
    pub fn target(target: ItemId, observed: impl Into<Observed>) -> Self {
        Self::new(On::Target(target), observed)
    }

    /// What was seen of a criterion of a rubric.
    pub fn criterion(
        criterion: CriterionId,
        target: Option<ItemId>,
        observed: impl Into<Observed>,
    ) -> Self {
        Self::new(On::Criterion(criterion, target), observed)
    }

    /// The target to which the result belongs if the support changed what was measured.
    #[must_use]
    pub fn with_alternate(self, alternate: ItemId) -> Self {
        let alternate = Some(alternate);
        Self { alternate, ..self }
    }

    /// The one member of a group to whom the result belongs; it takes the place of the common
    /// result for them.
    #[must_use]
    pub fn for_learner(self, learner: LearnerId) -> Self {
        let learner = Some(learner);
        Self { learner, ..self }
    }

    /// The result of all who did the work.
    pub(super) fn for_all(self) -> Self {
        let learner = None;
        Self { learner, ..self }
    }

    /// What it speaks of.
    pub const fn on(&self) -> &On {
        &self.on
    }

    /// What was seen.
    pub const fn observed(&self) -> &Observed {
        &self.observed
    }

    /// The target to which it belongs if the support changed what was measured.
    pub const fn alternate(&self) -> Option<&ItemId> {
        self.alternate.as_ref()
    }

    /// The one member of a group to whom it belongs.
    pub const fn learner(&self) -> Option<&LearnerId> {
        self.learner.as_ref()
    }
}

/// How a result stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JudgedForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<ItemId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<CriterionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    learner: Option<LearnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<LevelId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earned: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    possible: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absence: Option<Absence>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    not_judged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate: Option<ItemId>,
}

impl From<Judged> for JudgedForm {
    fn from(judged: Judged) -> Self {
        let (criterion, target) = match judged.on {
            On::Target(target) => (None, Some(target)),
            On::Criterion(criterion, target) => (Some(criterion), target),
        };
        let observed = ObservedForm::from(judged.observed);
        Self {
            target,
            criterion,
            learner: judged.learner,
            level: observed.level,
            earned: observed.earned,
            possible: observed.possible,
            absence: observed.absence,
            not_judged: observed.not_judged,
            alternate: judged.alternate,
        }
    }
}

impl TryFrom<JudgedForm> for Judged {
    type Error = FormError;

    fn try_from(form: JudgedForm) -> Result<Self, FormError> {
        let on = match (form.criterion, form.target) {
            (Some(criterion), target) => On::Criterion(criterion, target),
            (None, Some(target)) => On::Target(target),
            (None, None) => return Err(FormError::OnNothing),
        };
        let observed = ObservedForm {
            level: form.level,
            earned: form.earned,
            possible: form.possible,
            absence: form.absence,
            not_judged: form.not_judged,
        };
        Ok(Self {
            on,
            observed: observed.try_into()?,
            alternate: form.alternate,
            learner: form.learner,
        })
    }
}
