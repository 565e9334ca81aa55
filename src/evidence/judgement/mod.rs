//! A judgement: what an assessor saw in a work.

mod form;
mod judged;
mod lineage;

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use self::form::FormError;
pub(crate) use self::form::ObservedForm;
pub use self::judged::{Judged, On};
pub use self::lineage::Lineage;
use super::note::Note;
use super::{Purpose, Work};
use crate::id::{AssessorId, JudgementId, LearnerId, RoleName};
use crate::moment::Moment;

/// What an assessor saw in a [`Work`]: one result for each target or rubric criterion.
///
/// A judgement that [`corrects`](Lineage::Corrects) or [`moderates`](Lineage::Moderates) others
/// takes their place altogether, so it says again what still holds.
///
/// ```
/// use continua::{Judged, Judgement, LearnerId, LevelId, Work};
///
/// let work = Work::new("w1".parse()?, LearnerId::new("ana")?, "lab report".parse()?, "2026-03-02".parse()?);
/// let judgement = Judgement::new(
///     "j1".parse()?,
///     work,
///     [
///         Judged::target("sci-1".parse()?, LevelId::new("3")?),
///         Judged::target("sci-2".parse()?, LevelId::new("2")?),
///     ],
/// )?
/// .with_assessor("t7".parse()?)
/// .recorded_at("2026-03-05".parse()?);
/// assert_eq!(judgement.results().len(), 2);
/// assert_eq!(judgement.role().as_str(), "teacher");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "JudgementForm", into = "JudgementForm")]
pub struct Judgement {
    id: JudgementId,
    work: Work,
    assessor: Option<AssessorId>,
    role: RoleName,
    recorded: Moment,
    purpose: Purpose,
    lineage: Lineage,
    results: Vec<Judged>,
    note: Option<Note>,
}

/// A judgement was refused.
///
/// No message names a learner.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JudgementError {
    /// Nothing was judged.
    #[error("the judgement has no results")]
    NoResults,
    /// Two results speak of one target or criterion, for the same learner.
    #[error("two results of one judgement speak of `{of}`, expected one")]
    RepeatedResult {
        /// The target or criterion.
        of: String,
    },
    /// An individual result is for somebody who did not do the work.
    #[error("an individual result for a learner who did not do the work")]
    NotAmongWorkers,
}

impl Judgement {
    /// A judgement by a `teacher`, recorded when the work was performed, summative, that
    /// supersedes nothing. O(n log n) in the results.
    ///
    /// # Errors
    /// [`JudgementError`] without a result, with two results on the same thing, or with an
    /// individual result for somebody who did not do the work.
    pub fn new(
        id: JudgementId,
        work: Work,
        results: impl IntoIterator<Item = Judged>,
    ) -> Result<Self, JudgementError> {
        let results: Vec<Judged> = results.into_iter().collect();
        check_results(&work, &results)?;
        Ok(Self::unchecked(id, work, results))
    }

    /// With one result, which needs no check.
    pub(crate) fn of_one(id: JudgementId, work: Work, result: Judged) -> Self {
        Self::unchecked(id, work, vec![result.for_all()])
    }

    fn unchecked(id: JudgementId, work: Work, results: Vec<Judged>) -> Self {
        Self {
            id,
            assessor: None,
            role: RoleName::teacher(),
            recorded: work.performed(),
            purpose: Purpose::default(),
            lineage: Lineage::Original,
            results,
            note: None,
            work,
        }
    }

    /// Who judged.
    #[must_use]
    pub fn with_assessor(self, assessor: AssessorId) -> Self {
        let assessor = Some(assessor);
        Self { assessor, ..self }
    }

    /// In which role, as in `teacher`, `self`, `peer`, `external examiner`.
    #[must_use]
    pub fn with_role(self, role: RoleName) -> Self {
        Self { role, ..self }
    }

    /// When the judgement was recorded.
    #[must_use]
    pub fn recorded_at(self, recorded: Moment) -> Self {
        Self { recorded, ..self }
    }

    /// What the assessment was for.
    #[must_use]
    pub fn with_purpose(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// Corrects a mistake in another judgement and takes its place.
    #[must_use]
    pub fn correcting(self, judgement: JudgementId) -> Self {
        let lineage = Lineage::Corrects(judgement);
        Self { lineage, ..self }
    }

    /// Takes the place of judgements that were made apart; their order and repetition do not
    /// matter, and none makes it stand by itself.
    #[must_use]
    pub fn moderating(self, judgements: impl IntoIterator<Item = JudgementId>) -> Self {
        let judgements: BTreeSet<_> = judgements.into_iter().collect();
        let lineage = if judgements.is_empty() {
            Lineage::Original
        } else {
            Lineage::Moderates(judgements.into_iter().collect())
        };
        Self { lineage, ..self }
    }

    /// A remark, kept and never shown in errors.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        let note = Some(Note::new(note));
        Self { note, ..self }
    }

    /// Its identifier.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// The work that was judged.
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// Who judged, where it is known.
    pub const fn assessor(&self) -> Option<&AssessorId> {
        self.assessor.as_ref()
    }

    /// In which role.
    pub const fn role(&self) -> &RoleName {
        &self.role
    }

    /// When it was recorded.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// What the assessment was for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// How it stands to earlier judgements.
    pub const fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// The results, at least one, no two on the same thing for the same learner.
    pub fn results(&self) -> &[Judged] {
        &self.results
    }

    /// A remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_ref().map(Note::as_str)
    }
}

impl Judgement {
    /// The same without a learner and without mention of records that are gone; nothing if there
    /// is nobody or no result left.
    pub(super) fn without(
        &self,
        learner: &LearnerId,
        gone: &HashMap<JudgementId, JudgementId>,
    ) -> Option<Self> {
        let mut rest = self.clone();
        rest.work = self.work.without(learner)?;
        rest.results
            .retain(|result| result.learner() != Some(learner));
        if rest.results.is_empty() {
            return None;
        }
        match &self.lineage {
            Lineage::Corrects(id) if gone.contains_key(id) => rest.lineage = Lineage::Original,
            // It goes on to count as moderated for the others.
            Lineage::Moderates(ids) => {
                let ids = ids.iter().map(|id| gone.get(id).unwrap_or(id));
                rest = rest.moderating(ids.cloned());
            }
            _ => {}
        }
        Some(rest)
    }
}

fn check_results(work: &Work, results: &[Judged]) -> Result<(), JudgementError> {
    if results.is_empty() {
        return Err(JudgementError::NoResults);
    }
    let mut seen = BTreeSet::new();
    for result in results {
        if !seen.insert((result.on(), result.learner())) {
            let of = match result.on() {
                On::Target(target) => target.to_string(),
                On::Criterion(criterion, _) => criterion.to_string(),
            };
            return Err(JudgementError::RepeatedResult { of });
        }
        let stranger = |learner: &LearnerId| !work.by().includes(learner);
        if result.learner().is_some_and(stranger) {
            return Err(JudgementError::NotAmongWorkers);
        }
    }
    Ok(())
}

/// How a judgement stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JudgementForm {
    id: JudgementId,
    work: Work,
    #[serde(skip_serializing_if = "Option::is_none")]
    assessor: Option<AssessorId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<RoleName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<Purpose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<JudgementId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    moderates: Vec<JudgementId>,
    results: Vec<Judged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
}

impl From<Judgement> for JudgementForm {
    fn from(judgement: Judgement) -> Self {
        let (supersedes, moderates) = match judgement.lineage {
            Lineage::Original => (None, Vec::new()),
            Lineage::Corrects(other) => (Some(other), Vec::new()),
            Lineage::Moderates(others) => (None, others),
        };
        Self {
            id: judgement.id,
            work: judgement.work,
            assessor: judgement.assessor,
            role: Some(judgement.role),
            recorded: Some(judgement.recorded),
            purpose: Some(judgement.purpose),
            supersedes,
            moderates,
            results: judgement.results,
            note: judgement.note,
        }
    }
}

impl TryFrom<JudgementForm> for Judgement {
    type Error = FormError;

    fn try_from(form: JudgementForm) -> Result<Self, FormError> {
        let mut judgement = Self::new(form.id, form.work, form.results)?;
        judgement.assessor = form.assessor;
        judgement.role = form.role.unwrap_or(judgement.role);
        judgement.recorded = form.recorded.unwrap_or(judgement.recorded);
        judgement.purpose = form.purpose.unwrap_or_default();
        judgement.note = form.note;
        match form.supersedes {
            Some(_) if !form.moderates.is_empty() => Err(FormError::TwoLineages),
            Some(other) => Ok(judgement.correcting(other)),
            None => Ok(judgement.moderating(form.moderates)),
        }
    }
}
