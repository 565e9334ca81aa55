//! Evidence in columns, as it lies in the memory of whoever embeds the library.

mod coded;
mod fault;
mod moments;

pub use coded::{Coded, Numbers};
pub use fault::{ColumnFault, ColumnFaultKind, ColumnsError};
pub use moments::Moments;

pub(crate) use coded::NONE;

use super::{Column, Evidence, Observed, Points, Purpose, Support, SupportKind};
use crate::framework::CognitiveDemand;
use crate::id::{
    AssessorId, ContextName, IdError, ItemId, JudgementId, LearnerId, LevelId, ModalityName,
    RoleName, RungId, TaskId,
};
use std::hash::Hash;

/// Evidence in borrowed columns: one row is one work of one learner, judged once on one target.
///
/// To an educator: a grade book of a whole district at once. To a programmer: slices that are in
/// memory anyway (a column store, Arrow, the vectors of a query) are read where they lie, with
/// nothing built for a row. A [`Policy`](crate::Policy) takes them by
/// [`cohort_of`](crate::Policy::cohort_of).
///
/// What a row does not say has the defaults of [`Evidence`]: the first attempt, summative, done
/// alone, judged by a teacher when it was performed, never due. Rows may come in any order.
/// Among rows equal in time the order of the rows is that of the judgements' identifiers.
///
/// Columns cannot say that a record corrects, retracts or moderates another, nor hold several
/// rows of one work, group work, alternate targets, named accommodations, absences, attestations
/// and exemptions. A learner who has any of these that matters is decided from an
/// [`EvidenceLog`](crate::EvidenceLog) (absences and results that were not judged change no
/// decision, and can be left out).
///
/// ```
/// use continua::evidence::{Coded, EvidenceColumns, Moments, Results};
/// use continua::{ItemId, LearnerId, LevelId, Purpose, TaskId};
///
/// let learners = ["ana".parse::<LearnerId>()?, "ben".parse()?];
/// let targets = ["sci-1".parse::<ItemId>()?];
/// let levels = ["1".parse::<LevelId>()?, "2".parse()?, "3".parse()?];
/// let tasks = ["lab report".parse::<TaskId>()?, "quiz".parse()?];
///
/// let columns = EvidenceColumns::new(
///     Coded::new(&learners, &[0u16, 1, 0]),
///     Coded::new(&targets, &[0u16, 0, 0]),
///     Results::Levels(Coded::new(&levels, &[2u8, 0, 2])),
///     Coded::new(&tasks, &[0u32, 0, 1]),
///     Moments::Days(&[20_514, 20_514, 20_520]),
/// )
/// .with_purpose(&[Purpose::Summative, Purpose::Summative, Purpose::Practice]);
/// columns.check()?;
/// assert_eq!(columns.len(), 3);
/// assert_eq!(columns.row(2).unwrap().id().as_str(), "row 0000000002");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct EvidenceColumns<'a> {
    pub(crate) learner: Coded<'a, LearnerId>,
    pub(crate) target: Coded<'a, ItemId>,
    pub(crate) results: Results<'a>,
    pub(crate) task: Coded<'a, TaskId>,
    pub(crate) performed: Moments<'a>,
    pub(crate) purpose: Option<&'a [Purpose]>,
    pub(crate) support: Option<&'a [SupportKind]>,
    pub(crate) attempt: Option<Numbers<'a>>,
    pub(crate) due: Option<Moments<'a>>,
    pub(crate) recorded: Option<Moments<'a>>,
    pub(crate) role: Option<Coded<'a, RoleName>>,
    pub(crate) assessor: Option<Coded<'a, AssessorId>>,
    pub(crate) modality: Option<Coded<'a, ModalityName>>,
    pub(crate) context: Option<Coded<'a, ContextName>>,
    pub(crate) rung: Option<Coded<'a, RungId>>,
    pub(crate) demand: Option<&'a [Option<CognitiveDemand>]>,
}

/// The column of what was seen.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Results<'a> {
    /// Levels.
    Levels(Coded<'a, LevelId>),
    /// Points out of possible ones, laid on a scale by its cut scores.
    Points(&'a [Points]),
}

impl Results<'_> {
    const fn len(&self) -> usize {
        match self {
            Self::Levels(levels) => levels.len(),
            Self::Points(points) => points.len(),
        }
    }

    /// Whether a row has points, or a level that is in the dictionary.
    pub(crate) fn is_named(&self, row: usize) -> bool {
        match self {
            Self::Levels(levels) => levels.name(row).is_some(),
            Self::Points(points) => row < points.len(),
        }
    }

    const fn column(&self) -> Column {
        match self {
            Self::Levels(_) => Column::Level,
            Self::Points(_) => Column::Earned,
        }
    }
}

impl<'a> EvidenceColumns<'a> {
    /// Whose work on which target showed what, on which task, and when it was performed.
    pub const fn new(
        learner: Coded<'a, LearnerId>,
        target: Coded<'a, ItemId>,
        results: Results<'a>,
        task: Coded<'a, TaskId>,
        performed: Moments<'a>,
    ) -> Self {
        Self {
            learner,
            target,
            results,
            task,
            performed,
            purpose: None,
            support: None,
            attempt: None,
            due: None,
            recorded: None,
            role: None,
            assessor: None,
            modality: None,
            context: None,
            rung: None,
            demand: None,
        }
    }

    /// With what each assessment was for.
    #[must_use]
    pub fn with_purpose(self, purpose: &'a [Purpose]) -> Self {
        let purpose = Some(purpose);
        Self { purpose, ..self }
    }

    /// With how much help each work was done. Accommodations have no name here, so that none is
    /// part of what a target measures.
    #[must_use]
    pub fn with_support(self, support: &'a [SupportKind]) -> Self {
        let support = Some(support);
        Self { support, ..self }
    }

    /// With which attempt at the task each work was, counted from 1; the first where none is said.
    #[must_use]
    pub fn with_attempt(self, attempt: impl Into<Numbers<'a>>) -> Self {
        let attempt = Some(attempt.into());
        Self { attempt, ..self }
    }

    /// With when each work was due, where it was.
    #[must_use]
    pub fn with_due(self, due: Moments<'a>) -> Self {
        let due = Some(due);
        Self { due, ..self }
    }

    /// With when each judgement was recorded.
    #[must_use]
    pub fn with_recorded(self, recorded: Moments<'a>) -> Self {
        let recorded = Some(recorded);
        Self { recorded, ..self }
    }

    /// With the role in which each work was judged; as a teacher where none is said.
    #[must_use]
    pub fn with_role(self, role: Coded<'a, RoleName>) -> Self {
        let role = Some(role);
        Self { role, ..self }
    }

    /// With who judged each work, where it is said.
    #[must_use]
    pub fn with_assessor(self, assessor: Coded<'a, AssessorId>) -> Self {
        let assessor = Some(assessor);
        Self { assessor, ..self }
    }

    /// With the means by which each was shown, where it is said.
    #[must_use]
    pub fn with_modality(self, modality: Coded<'a, ModalityName>) -> Self {
        let modality = Some(modality);
        Self { modality, ..self }
    }

    /// With the setting in which each was shown, where it is said.
    #[must_use]
    pub fn with_context(self, context: Coded<'a, ContextName>) -> Self {
        let context = Some(context);
        Self { context, ..self }
    }

    /// With the performance level of a ladder at which each task was set, where it was.
    #[must_use]
    pub fn with_rung(self, rung: Coded<'a, RungId>) -> Self {
        let rung = Some(rung);
        Self { rung, ..self }
    }

    /// With how demanding each work was, where it is said.
    #[must_use]
    pub fn with_demand(self, demand: &'a [Option<CognitiveDemand>]) -> Self {
        let demand = Some(demand);
        Self { demand, ..self }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.learner.len()
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.learner.is_empty()
    }

    /// A row as a record, named after its number; nothing if there is no such row, or it does not
    /// pass [`check`](Self::check). O(1).
    pub fn row(&self, row: usize) -> Option<Evidence> {
        let observed = match self.results {
            Results::Levels(levels) => Observed::Level(levels.name(row)?.clone()),
            Results::Points(points) => Observed::Points(*points.get(row)?),
        };
        let mut evidence = Evidence::new(
            row_id(row).ok()?,
            self.learner.name(row)?.clone(),
            self.target.name(row)?.clone(),
            observed,
            self.task.name(row)?.clone(),
            self.performed.moment(row)?,
        );
        if let Some(purpose) = self.purpose {
            evidence = evidence.with_purpose(*purpose.get(row)?);
        }
        if let Some(support) = self.support {
            evidence = evidence.with_support(Support::from(*support.get(row)?));
        }
        if let Some(attempt) = self.attempt.and_then(|column| column.get(row)) {
            evidence = evidence.with_attempt(attempt);
        }
        if let Some(due) = self.due.and_then(|column| column.moment(row)) {
            evidence = evidence.with_due(due);
        }
        if let Some(recorded) = self.recorded {
            evidence = evidence.recorded_at(recorded.moment(row)?);
        }
        if let Some(role) = self.role.and_then(|column| column.name(row)) {
            evidence = evidence.with_role(role.clone());
        }
        if let Some(assessor) = self.assessor.and_then(|column| column.name(row)) {
            evidence = evidence.with_assessor(assessor.clone());
        }
        if let Some(modality) = self.modality.and_then(|column| column.name(row)) {
            evidence = evidence.with_modality(modality.clone());
        }
        if let Some(context) = self.context.and_then(|column| column.name(row)) {
            evidence = evidence.with_context(context.clone());
        }
        if let Some(rung) = self.rung.and_then(|column| column.name(row)) {
            evidence = evidence.on_rung(rung.clone());
        }
        if let Some(demand) = self.demand.and_then(|column| *column.get(row)?) {
            evidence = evidence.with_demand(demand);
        }
        Some(evidence)
    }

    /// Whether every row is whole: as many rows in every column, every number in its dictionary,
    /// every name told once, every moment in the calendar. O(rows), a scan a column.
    ///
    /// # Errors
    /// [`ColumnsError`] with all that is wrong.
    pub fn check(&self) -> Result<(), ColumnsError> {
        ColumnsError::none_of(self.faults())
    }

    pub(crate) fn faults(&self) -> Vec<ColumnFault> {
        let mut checks = Checks {
            rows: self.len(),
            faults: Vec::new(),
        };
        if u32::try_from(self.len()).is_ok_and(|rows| rows < NONE) {
            checks.names(Column::Learner, &self.learner, Given::Always);
        } else {
            let fault = ColumnFault::whole(Column::Learner, ColumnFaultKind::TooManyRows);
            checks.faults.push(fault);
        }
        checks.names(Column::Target, &self.target, Given::Always);
        match &self.results {
            Results::Levels(levels) => checks.names(Column::Level, levels, Given::Always),
            results @ Results::Points(_) => checks.length(results.column(), results.len()),
        }
        checks.names(Column::Task, &self.task, Given::Always);
        checks.moments(Column::Performed, Some(self.performed), Given::Always);
        checks.moments(Column::Recorded, self.recorded, Given::Always);
        checks.moments(Column::Due, self.due, Given::MayLack);
        checks.slice(Column::Purpose, self.purpose);
        checks.slice(Column::Support, self.support);
        checks.slice(Column::Demand, self.demand);
        checks.attempts(self.attempt);
        checks.some_names(Column::Role, self.role);
        checks.some_names(Column::Assessor, self.assessor);
        checks.some_names(Column::Modality, self.modality);
        checks.some_names(Column::Context, self.context);
        checks.some_names(Column::Rung, self.rung);
        checks.faults
    }
}

/// The identifier of a row's judgement: its number, so that identifiers stand in the order of the
/// rows.
fn row_id(row: usize) -> Result<JudgementId, IdError> {
    JudgementId::new(format!("row {row:010}"))
}

/// Whether every row must have a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Always,
    MayLack,
}

struct Checks {
    rows: usize,
    faults: Vec<ColumnFault>,
}

impl Checks {
    fn length(&mut self, column: Column, found: usize) {
        if found != self.rows {
            let (found, expected) = (found as u64, self.rows as u64);
            let kind = ColumnFaultKind::Length { found, expected };
            self.faults.push(ColumnFault::whole(column, kind));
        }
    }

    fn slice<T>(&mut self, column: Column, values: Option<&[T]>) {
        if let Some(values) = values {
            self.length(column, values.len());
        }
    }

    fn names<T: Eq + Hash>(&mut self, column: Column, coded: &Coded<'_, T>, given: Given) {
        self.length(column, coded.len());
        let repeated = ColumnFault::at(column, ColumnFaultKind::RepeatedName, coded.repeated());
        self.faults.extend(repeated);
        let (numbers, names) = (coded.numbers(), coded.names().len());
        if numbers.is_empty() || (numbers.greatest() as usize) < names {
            return;
        }
        let nameless = (0..numbers.len()).filter(|row| match numbers.at(*row) {
            NONE => given == Given::Always,
            number => number as usize >= names,
        });
        let fault = ColumnFault::at(column, ColumnFaultKind::NoName, nameless);
        self.faults.extend(fault);
    }

    fn some_names<T: Eq + Hash>(&mut self, column: Column, coded: Option<Coded<'_, T>>) {
        if let Some(coded) = coded {
            self.names(column, &coded, Given::MayLack);
        }
    }

    fn moments(&mut self, column: Column, moments: Option<Moments<'_>>, given: Given) {
        let Some(moments) = moments else { return };
        self.length(column, moments.len());
        if moments.are_all() {
            return;
        }
        let lacks = |row: &usize| {
            let may_lack = given == Given::MayLack && moments.is_none(*row);
            moments.moment(*row).is_none() && !may_lack
        };
        let rows = (0..moments.len()).filter(lacks);
        let fault = ColumnFault::at(column, ColumnFaultKind::NoMoment, rows);
        self.faults.extend(fault);
    }

    fn attempts(&mut self, attempts: Option<Numbers<'_>>) {
        let Some(attempts) = attempts else { return };
        self.length(Column::Attempt, attempts.len());
        let zeros = (0..attempts.len()).filter(|row| attempts.at(*row) == 0);
        let fault = ColumnFault::at(Column::Attempt, ColumnFaultKind::NoAttempt, zeros);
        self.faults.extend(fault);
    }
}
