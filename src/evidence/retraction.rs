//! A retraction: a record withdrawn.

use serde::{Deserialize, Serialize};

use super::note::Note;
use crate::id::{AssessorId, JudgementId};
use crate::moment::Moment;

/// Withdraws a judgement, an attestation or an exemption: from then on every answer is as if it
/// had never been recorded.
///
/// What a retracted judgement superseded stands again. A retraction cannot be retracted: what
/// shall hold after all is recorded again under a new identifier.
///
/// ```
/// use continua::Retraction;
///
/// let retraction = Retraction::new("r1".parse()?, "j1".parse()?, "2026-03-06".parse()?)
///     .with_by("t7".parse()?)
///     .with_reason("entered for another class");
/// assert_eq!(retraction.retracts().as_str(), "j1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retraction {
    id: JudgementId,
    #[serde(rename = "judgement")]
    retracts: JudgementId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<AssessorId>,
    recorded: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
}

impl Retraction {
    /// Withdraws a record.
    pub fn new(id: JudgementId, retracts: JudgementId, recorded: Moment) -> Self {
        Self {
            id,
            retracts,
            by: None,
            recorded,
            reason: None,
        }
    }

    /// By whom.
    #[must_use]
    pub fn with_by(self, by: AssessorId) -> Self {
        let by = Some(by);
        Self { by, ..self }
    }

    /// Why, kept and never shown in errors.
    #[must_use]
    pub fn with_reason(self, reason: &str) -> Self {
        let reason = Some(Note::new(reason));
        Self { reason, ..self }
    }

    /// Its own identifier.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// The record that it withdraws.
    pub const fn retracts(&self) -> &JudgementId {
        &self.retracts
    }

    /// By whom, where it is known.
    pub const fn by(&self) -> Option<&AssessorId> {
        self.by.as_ref()
    }

    /// When it was recorded.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// Why.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(Note::as_str)
    }
}
