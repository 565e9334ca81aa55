//! An attestation: a professional judgement of a learner, not of one work.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::note::Note;
use crate::id::{AssessorId, ItemId, JudgementId, LearnerId, LevelId, RoleName, WorkId};
use crate::moment::Moment;

/// A statement, by somebody in a role, that a learner has reached a target (and which level).
///
/// It is a record of its own beside the evidence, never a silent change of it. A rule may ask
/// for one, and for the works that it rests on: a body of evidence that somebody has looked at as
/// a whole. It rests on none that was performed after it was recorded, though it name it.
///
/// ```
/// use continua::Attestation;
///
/// let attested = Attestation::new(
///     "a1".parse()?, "ana".parse()?, "sci-1".parse()?,
///     "t7".parse()?, "teacher".parse()?, "2026-06-01".parse()?,
/// ).with_level("3".parse()?).with_works(["w1".parse()?, "w2".parse()?]);
/// assert_eq!(attested.level().map(|level| level.as_str()), Some("3"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    id: JudgementId,
    learner: LearnerId,
    target: ItemId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<LevelId>,
    by: AssessorId,
    role: RoleName,
    recorded: Moment,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    works: Vec<WorkId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rationale: Option<Note>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
}

impl Attestation {
    /// That a learner has reached a target.
    pub fn new(
        id: JudgementId,
        learner: LearnerId,
        target: ItemId,
        by: AssessorId,
        role: RoleName,
        recorded: Moment,
    ) -> Self {
        Self {
            id,
            learner,
            target,
            level: None,
            by,
            role,
            recorded,
            works: Vec::new(),
            rationale: None,
            note: None,
        }
    }

    /// At which level.
    #[must_use]
    pub fn with_level(self, level: LevelId) -> Self {
        let level = Some(level);
        Self { level, ..self }
    }

    /// The works that were looked at, each once and in any order.
    #[must_use]
    pub fn with_works(self, works: impl IntoIterator<Item = WorkId>) -> Self {
        let mut works: Vec<WorkId> = works.into_iter().collect();
        works.sort_unstable();
        works.dedup();
        Self { works, ..self }
    }

    /// Why, in the words of who attests; for teachers alone.
    #[must_use]
    pub fn with_rationale(self, rationale: &str) -> Self {
        let rationale = Some(Note::new(rationale));
        Self { rationale, ..self }
    }

    /// A remark, kept and never shown in errors.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        let note = Some(Note::new(note));
        Self { note, ..self }
    }

    /// The same without these works.
    pub(super) fn without_works(&self, gone: &HashSet<WorkId>) -> Self {
        let mut rest = self.clone();
        rest.works.retain(|work| !gone.contains(work));
        rest
    }

    /// Its identifier.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// Of whom.
    pub const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// Of what.
    pub const fn target(&self) -> &ItemId {
        &self.target
    }

    /// At which level, if it says so.
    pub const fn level(&self) -> Option<&LevelId> {
        self.level.as_ref()
    }

    /// By whom.
    pub const fn by(&self) -> &AssessorId {
        &self.by
    }

    /// In which role.
    pub const fn role(&self) -> &RoleName {
        &self.role
    }

    /// When; an attestation is performed when it is recorded.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// The works that were looked at, in order of their identifiers.
    pub fn works(&self) -> &[WorkId] {
        &self.works
    }

    /// Why.
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_ref().map(Note::as_str)
    }

    /// A remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_ref().map(Note::as_str)
    }
}
