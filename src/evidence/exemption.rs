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
#[serde(try_from = "Form", into = "Form")]
pub struct Exemption {
    id: JudgementId,
    learner: LearnerId,
    target: ItemId,
    kind: ExemptionKind,
    by: AssessorId,
    role: RoleName,
    recorded: Moment,
    reason: Option<Note>,
}

/// In which way a target does not apply.
///
/// In files it is the `kind` of an exemption: `exempt`, `notAddressed` with the days `from` and
/// `to`, or `alternateTarget` with the `alternate`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExemptionKind {
    /// The learner need not reach it.
    Exempt,
    /// It is not taught in this period.
    NotAddressed {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// The learner is held to another target in its place.
    AlternateTarget(ItemId),
}

/// The members of an exemption's kind do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExemptionError {
    /// None of the three kinds.
    #[error("not a kind of exemption: `exempt`, `notAddressed` or `alternateTarget`")]
    NotAKind,
    /// Not addressed, without both days.
    #[error("`notAddressed` without `from` and `to`")]
    NoDays,
    /// The last day is before the first.
    #[error("the day `to` is before the day `from`")]
    Backwards,
    /// An alternate target that is not named.
    #[error("`alternateTarget` without `alternate`")]
    NoAlternate,
    /// Days or an alternate target beside a kind that has none.
    #[error("`from` and `to` go with `notAddressed` only, `alternate` with `alternateTarget` only")]
    Stray,
}

impl ExemptionKind {
    /// The word that stands for it in files.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::NotAddressed { .. } => "notAddressed",
            Self::AlternateTarget(_) => "alternateTarget",
        }
    }

    /// Not taught from one day to another, both included.
    ///
    /// # Errors
    /// [`ExemptionError::Backwards`] if the last day is before the first.
    pub fn not_addressed(from: Date, to: Date) -> Result<Self, ExemptionError> {
        if to < from {
            return Err(ExemptionError::Backwards);
        }
        Ok(Self::NotAddressed { from, to })
    }

    pub(crate) fn of_parts(
        kind: &str,
        days: (Option<Date>, Option<Date>),
        alternate: Option<ItemId>,
    ) -> Result<Self, ExemptionError> {
        match (kind, days, alternate) {
            ("exempt", (None, None), None) => Ok(Self::Exempt),
            ("notAddressed", (Some(from), Some(to)), None) => Self::not_addressed(from, to),
            ("alternateTarget", (None, None), Some(target)) => Ok(Self::AlternateTarget(target)),
            ("notAddressed", (None, _) | (_, None), _) => Err(ExemptionError::NoDays),
            ("alternateTarget", _, None) => Err(ExemptionError::NoAlternate),
            ("exempt" | "notAddressed" | "alternateTarget", ..) => Err(ExemptionError::Stray),
            _ => Err(ExemptionError::NotAKind),
        }
    }
}

/// How an exemption stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id: JudgementId,
    learner: LearnerId,
    target: ItemId,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate: Option<ItemId>,
    by: AssessorId,
    role: RoleName,
    recorded: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
}

impl From<Exemption> for Form {
    fn from(exemption: Exemption) -> Self {
        let kind = exemption.kind.as_str().to_owned();
        let (from, to, alternate) = match exemption.kind {
            ExemptionKind::Exempt => (None, None, None),
            ExemptionKind::NotAddressed { from, to } => (Some(from), Some(to), None),
            ExemptionKind::AlternateTarget(target) => (None, None, Some(target)),
        };
        Self {
            id: exemption.id,
            learner: exemption.learner,
            target: exemption.target,
            kind,
            from,
            to,
            alternate,
            by: exemption.by,
            role: exemption.role,
            recorded: exemption.recorded,
            reason: exemption.reason,
        }
    }
}

impl TryFrom<Form> for Exemption {
    type Error = ExemptionError;

    fn try_from(form: Form) -> Result<Self, ExemptionError> {
        let days = (form.from, form.to);
        Ok(Self {
            id: form.id,
            learner: form.learner,
            target: form.target,
            kind: ExemptionKind::of_parts(&form.kind, days, form.alternate)?,
            by: form.by,
            role: form.role,
            recorded: form.recorded,
            reason: form.reason,
        })
    }
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
            ExemptionKind::NotAddressed { from, to } => from <= day && day <= to,
            ExemptionKind::Exempt | ExemptionKind::AlternateTarget(_) => true,
        }
    }
}
