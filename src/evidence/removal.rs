//! What stays of a record whose content was removed.

use serde::{Deserialize, Serialize};

use super::note::Note;
use crate::id::{ItemId, JudgementId, LearnerId};
use crate::moment::Moment;

/// That the content of a record was removed: it stands in the place of the record, so that every
/// other one keeps its position, and says whose answers it touches. Of a forgotten learner it says
/// nothing at all.
///
/// Made by [`EvidenceLog::redact`](super::EvidenceLog::redact) and
/// [`EvidenceLog::forget`](super::EvidenceLog::forget).
///
/// ```
/// use continua::{Evidence, EvidenceLog, LevelId};
///
/// let mut log = EvidenceLog::new();
/// log.append(Evidence::new(
///     "e1".parse()?, "ana".parse()?, "sci-1".parse()?,
///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
/// ))?;
/// log.redact(&"e1".parse()?, "2026-04-01".parse()?, "entered for somebody else")?;
/// let removal = log.removals().next().unwrap();
/// assert_eq!(removal.touches().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    id: JudgementId,
    recorded: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Note>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    touches: Vec<Touched>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Touched {
    learner: LearnerId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<ItemId>,
}

impl Removal {
    /// That a record was emptied.
    pub(crate) const fn new(id: JudgementId, recorded: Moment) -> Self {
        Self {
            id,
            recorded,
            reason: None,
            touches: Vec::new(),
        }
    }

    pub(crate) fn because(self, reason: &str) -> Self {
        let reason = Some(Note::new(reason));
        Self { reason, ..self }
    }

    pub(crate) fn touching(mut self, learner: LearnerId, target: Option<ItemId>) -> Self {
        self.touches.push(Touched { learner, target });
        self
    }

    /// The same without a learner.
    pub(crate) fn without(mut self, learner: &LearnerId) -> Self {
        let before = self.touches.len();
        self.touches.retain(|touched| touched.learner != *learner);
        if self.touches.len() < before {
            // It may name them.
            self.reason = None;
        }
        self
    }

    /// The identifier of the record; of a forgotten learner's one of its own.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// When it was removed.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// Why.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(Note::as_str)
    }

    /// Whose answers, about which targets, were other ones before.
    pub fn touches(&self) -> impl Iterator<Item = (&LearnerId, Option<&ItemId>)> {
        let all = self.touches.iter();
        all.map(|touched| (&touched.learner, touched.target.as_ref()))
    }
}
