//! An exemption: why a target does not apply to a learner.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::note::Note;
use crate::id::{AssessorId, ItemId, JudgementId, LearnerId, RoleName};
use crate::moment::Moment;

/// That a target does not apply to a learner, or not now, or not in this form.
///
/// It stands beside the outcome and never changes what was shown.
///
/// ```
/// use continua::{Exemption, ExemptionKind};
///
/// let exempt = Exemption::new(
///     "x1".parse()?, "ana".parse()?, "pe-4".parse()?, ExemptionKind::Exempt,
///     "p1".parse()?, "principal".parse()?, "2026-09-01".parse()?,
/// );
/// assert!(exempt.applies_on("2026-10-01".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    id: JudgementId,
    learner: LearnerId,
    target: ItemId,
    kind: ExemptionKind,
    by: AssessorId,
    role: RoleName,
    recorded: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
}

/// In which way a target does not apply.
///
/// In JSON: `"exempt"`, `{"not_addressed": {"from": "2026-09-01", "until": "2027-01-31"}}` or
/// `{"alternate_target": "…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ExemptionKind {
    /// The learner need not reach it.
    Exempt,
    /// It is not taught in this period.
    NotAddressed {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// The learner is held to another target in its place.
    AlternateTarget(ItemId),
}

impl Exemption {
    /// That a target does not apply to a learner.
    pub fn new(
        id: JudgementId,
        learner: LearnerId,
        target: ItemId,
        kind: ExemptionKind,
        by: AssessorId,
        role: RoleName,
        recorded: Moment,
    ) -> Self {
        Self {
            id,
            learner,
            target,
            kind,
            by,
            role,
            recorded,
            reason: None,
        }
    }

    /// Why, kept and never shown in errors.
    #[must_use]
    pub fn with_reason(self, reason: &str) -> Self {
        let reason = Some(Note::new(reason));
        Self { reason, ..self }
    }

    /// Its identifier.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// For whom.
    pub const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// From what.
    pub const fn target(&self) -> &ItemId {
        &self.target
    }

    /// In which way.
    pub const fn kind(&self) -> &ExemptionKind {
        &self.kind
    }

    /// By whom.
    pub const fn by(&self) -> &AssessorId {
        &self.by
    }

    /// In which role.
    pub const fn role(&self) -> &RoleName {
        &self.role
    }

    /// When it was recorded.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// Why.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(Note::as_str)
    }

    /// Whether it holds on a day; only [`ExemptionKind::NotAddressed`] has days, both included.
    pub fn applies_on(&self, day: Date) -> bool {
        match self.kind {
            ExemptionKind::NotAddressed { from, until } => from <= day && day <= until,
            ExemptionKind::Exempt | ExemptionKind::AlternateTarget(_) => true,
        }
    }
}
