//! The short form: one row of a grade book.

use super::note::Note;
use super::{Judged, Judgement, Lineage, Observed, On, Purpose, Support, Work};
use crate::framework::CognitiveDemand;
use crate::id::{
    AssessorId, ContextName, CriterionId, ItemId, JudgementId, LearnerId, ModalityName, RoleName,
    RungId, TaskId, WorkId,
};
use crate::moment::Moment;

/// One learner, one target, one level: a row of a grade book, and equal to a [`Judgement`] with
/// one result.
///
/// What it does not say has a default: the work has the name of the judgement and is the first
/// attempt, done alone; a teacher judged it when it was performed; it was summative. Where several
/// rows speak of one work (several assessors, several criteria), say so with
/// [`of_work`](Self::of_work), or they are counted as several.
///
/// ```
/// use continua::{Evidence, EvidenceLog, LevelId, Purpose};
///
/// // A row of a table of one's own.
/// let (id, learner, target, level, task, day) = ("e1", "ana", "sci-1", "3", "lab report", "2026-03-02");
/// let evidence = Evidence::new(
///     id.parse()?, learner.parse()?, target.parse()?,
///     LevelId::new(level)?, task.parse()?, day.parse()?,
/// )
/// .with_purpose(Purpose::Formative);
///
/// let mut log = EvidenceLog::new();
/// log.append(evidence)?;
/// assert_eq!(log.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    id: JudgementId,
    learner: LearnerId,
    result: Judged,
    task: TaskId,
    rung: Option<RungId>,
    performed: Moment,
    work: Option<WorkId>,
    attempt: u32,
    due: Option<Moment>,
    modality: Option<ModalityName>,
    demand: Option<CognitiveDemand>,
    support: Support,
    context: Option<ContextName>,
    link: Option<Note>,
    assessor: Option<AssessorId>,
    role: Option<RoleName>,
    recorded: Option<Moment>,
    purpose: Purpose,
    lineage: Lineage,
    note: Option<Note>,
}

impl Evidence {
    /// What a learner showed of a target, on a task.
    pub fn new(
        id: JudgementId,
        learner: LearnerId,
        target: ItemId,
        observed: impl Into<Observed>,
        task: TaskId,
        performed: Moment,
    ) -> Self {
        Self {
            id,
            learner,
            result: Judged::target(target, observed),
            task,
            rung: None,
            performed,
            work: None,
            attempt: 1,
            due: None,
            modality: None,
            demand: None,
            support: Support::INDEPENDENT,
            context: None,
            link: None,
            assessor: None,
            role: None,
            recorded: None,
            purpose: Purpose::default(),
            lineage: Lineage::Original,
            note: None,
        }
    }

    /// The work, where several rows speak of one.
    #[must_use]
    pub fn of_work(self, work: WorkId) -> Self {
        let work = Some(work);
        Self { work, ..self }
    }

    /// The criterion of a rubric under which the target was judged.
    #[must_use]
    pub fn on_criterion(mut self, criterion: CriterionId) -> Self {
        let target = self.result.on().target().cloned();
        self.set_on(On::Criterion(criterion, target));
        self
    }

    fn set_on(&mut self, on: On) {
        let observed = self.result.observed().clone();
        let mut result = Judged::new(on, observed);
        if let Some(alternate) = self.result.alternate() {
            result = result.with_alternate(alternate.clone());
        }
        self.result = result;
    }

    /// The target to which the result belongs if the support changed what was measured.
    #[must_use]
    pub fn with_alternate(self, alternate: ItemId) -> Self {
        let result = self.result.with_alternate(alternate);
        Self { result, ..self }
    }

    /// At which performance level of a ladder the task was set: another thing than the level that
    /// was seen.
    #[must_use]
    pub fn on_rung(self, rung: RungId) -> Self {
        let rung = Some(rung);
        Self { rung, ..self }
    }

    /// Which attempt at the task it was, counted from 1.
    #[must_use]
    pub fn with_attempt(self, attempt: u32) -> Self {
        Self { attempt, ..self }
    }

    /// When the work was due. No rule reads it.
    #[must_use]
    pub fn with_due(self, due: Moment) -> Self {
        let due = Some(due);
        Self { due, ..self }
    }

    /// By what means it was shown.
    #[must_use]
    pub fn with_modality(self, modality: ModalityName) -> Self {
        let modality = Some(modality);
        Self { modality, ..self }
    }

    /// How demanding the work was.
    #[must_use]
    pub fn with_demand(self, demand: CognitiveDemand) -> Self {
        let demand = Some(demand);
        Self { demand, ..self }
    }

    /// With how much help it was done.
    #[must_use]
    pub fn with_support(self, support: Support) -> Self {
        Self { support, ..self }
    }

    /// In which setting it was shown.
    #[must_use]
    pub fn with_context(self, context: ContextName) -> Self {
        let context = Some(context);
        Self { context, ..self }
    }

    /// A link to the work itself, kept and never shown in errors.
    #[must_use]
    pub fn with_link(self, link: &str) -> Self {
        let link = Some(Note::new(link));
        Self { link, ..self }
    }

    /// Who judged.
    #[must_use]
    pub fn with_assessor(self, assessor: AssessorId) -> Self {
        let assessor = Some(assessor);
        Self { assessor, ..self }
    }

    /// In which role; `teacher` if it is not said.
    #[must_use]
    pub fn with_role(self, role: RoleName) -> Self {
        let role = Some(role);
        Self { role, ..self }
    }

    /// When it was recorded; when it was performed if it is not said.
    #[must_use]
    pub fn recorded_at(self, recorded: Moment) -> Self {
        let recorded = Some(recorded);
        Self { recorded, ..self }
    }

    /// What the assessment was for.
    #[must_use]
    pub fn with_purpose(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// Corrects a mistake in another row and takes its place.
    #[must_use]
    pub fn correcting(self, judgement: JudgementId) -> Self {
        let lineage = Lineage::Corrects(judgement);
        Self { lineage, ..self }
    }

    /// Takes the place of judgements that were made apart.
    #[must_use]
    pub fn moderating(self, judgements: impl IntoIterator<Item = JudgementId>) -> Self {
        let lineage = Lineage::Moderates(judgements.into_iter().collect());
        Self { lineage, ..self }
    }

    /// A remark, kept and never shown in errors.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        let note = Some(Note::new(note));
        Self { note, ..self }
    }

    /// Its identifier, which becomes the judgement's.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// What it says of which target.
    pub const fn result(&self) -> &Judged {
        &self.result
    }
}

impl From<Evidence> for Judgement {
    fn from(row: Evidence) -> Self {
        let id = row.work.unwrap_or_else(|| (&row.id).into());
        let mut work = Work::new(id, row.learner, row.task, row.performed)
            .with_attempt(row.attempt)
            .with_support(row.support);
        if let Some(rung) = row.rung {
            work = work.on_rung(rung);
        }
        if let Some(due) = row.due {
            work = work.with_due(due);
        }
        if let Some(modality) = row.modality {
            work = work.with_modality(modality);
        }
        if let Some(demand) = row.demand {
            work = work.with_demand(demand);
        }
        if let Some(context) = row.context {
            work = work.with_context(context);
        }
        if let Some(link) = row.link {
            work = work.with_link(link.as_str());
        }
        let mut judgement = Self::of_one(row.id, work, row.result).with_purpose(row.purpose);
        if let Some(assessor) = row.assessor {
            judgement = judgement.with_assessor(assessor);
        }
        if let Some(role) = row.role {
            judgement = judgement.with_role(role);
        }
        if let Some(recorded) = row.recorded {
            judgement = judgement.recorded_at(recorded);
        }
        if let Some(note) = row.note {
            judgement = judgement.with_note(note.as_str());
        }
        match row.lineage {
            Lineage::Original => judgement,
            Lineage::Corrects(other) => judgement.correcting(other),
            Lineage::Moderates(others) => judgement.moderating(others),
        }
    }
}
