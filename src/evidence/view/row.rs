//! One result, as a view shows it.

use std::fmt;

use jiff::Timestamp;

use super::super::log::{Cell, NONE};
use super::super::{Judgement, Observed, Purpose, Support, SupportKind, Work};
use crate::framework::CognitiveDemand;
use crate::id::{
    AssessorId, ContextName, CriterionId, ItemId, ModalityName, RoleName, RungId, TaskId, WorkId,
};
use crate::moment::Moment;

/// One result of one judgement of one work, for one learner and one target. A small copy that
/// borrows from the log; every accessor is O(1).
///
/// Names come in two forms: as they are (`task()`), and as the number that the log gave them
/// (`task_key()`). Equal numbers of one log are equal names, and a comparison of numbers is
/// faster; their order means nothing, and they are not to be stored.
///
/// A work may have several rows on one target: from several assessors, or from several criteria.
/// Counts are of works: of [`work_key`](Self::work_key), never of rows.
///
/// ```
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId, TimeZone};
///
/// let mut log = EvidenceLog::new();
/// log.append(Evidence::new(
///     "e1".parse()?, "ana".parse()?, "sci-1".parse()?,
///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
/// ))?;
/// let view = log.view(&"ana".parse()?, &AsOf::everything(), &TimeZone::UTC);
/// let target = view.target(&"sci-1".parse()?).unwrap();
/// let row = target.shown()[0];
/// assert_eq!(row.task().as_str(), "lab report");
/// assert_eq!(row.observed().level(), Some(&LevelId::new("3")?));
/// assert_eq!(row.performed().to_string(), "2026-03-02");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub(super) cell: &'a Cell,
    pub(super) target: Option<&'a ItemId>,
    pub(super) at: Timestamp,
}

const fn name(key: u32) -> Option<u32> {
    if key == NONE { None } else { Some(key) }
}

impl<'a> Row<'a> {
    /// The judgement with all its results.
    pub fn judgement(self) -> &'a Judgement {
        &self.cell.judgement
    }

    /// The position of the judgement in the log.
    pub const fn position(self) -> u32 {
        self.cell.record
    }

    /// The work.
    pub fn work(self) -> &'a Work {
        self.cell.judgement.work()
    }

    /// The identifier of the work.
    pub fn work_id(self) -> &'a WorkId {
        self.work().id()
    }

    /// The work, as a number.
    pub const fn work_key(self) -> u32 {
        self.cell.work
    }

    /// The target to which the result belongs: where support changed what was measured, the
    /// alternate target. Nothing for a criterion whose target is not known.
    pub const fn target(self) -> Option<&'a ItemId> {
        self.target
    }

    /// Which result of the judgement it is, counted from 0.
    pub const fn result(self) -> u32 {
        self.cell.result
    }

    /// Whether it belongs to an alternate target, as support changed what was measured.
    pub const fn is_alternate(self) -> bool {
        self.cell.alternate
    }

    /// For a result that belongs to an alternate target: the target of which it was recorded.
    pub fn in_place_of(self) -> Option<&'a ItemId> {
        if !self.cell.alternate {
            return None;
        }
        self.judged()?.on().target()
    }

    fn judged(self) -> Option<&'a super::super::Judged> {
        self.judgement().results().get(self.cell.result as usize)
    }

    /// The alternate target that was recorded with it.
    pub fn alternate(self) -> Option<&'a ItemId> {
        self.judged()?.alternate()
    }

    /// The criterion of a rubric of which it speaks.
    pub fn criterion(self) -> Option<&'a CriterionId> {
        self.judged()?.on().criterion()
    }

    /// The criterion, as a number.
    pub const fn criterion_key(self) -> Option<u32> {
        name(self.cell.criterion)
    }

    /// What was seen.
    pub const fn observed(self) -> &'a Observed {
        &self.cell.observed
    }

    /// The level, as a number, if a level was seen.
    pub const fn level_key(self) -> Option<u32> {
        name(self.cell.level)
    }

    /// The task.
    pub fn task(self) -> &'a TaskId {
        self.work().task()
    }

    /// The task, as a number.
    pub const fn task_key(self) -> u32 {
        self.cell.task
    }

    /// At which performance level of a ladder the task was set.
    pub fn rung(self) -> Option<&'a RungId> {
        self.work().rung()
    }

    /// Which attempt at the task it was, counted from 1.
    pub fn attempt(self) -> u32 {
        self.work().attempt()
    }

    /// Who judged.
    pub fn assessor(self) -> Option<&'a AssessorId> {
        self.judgement().assessor()
    }

    /// Who judged, as a number.
    pub const fn assessor_key(self) -> Option<u32> {
        name(self.cell.assessor)
    }

    /// In which role.
    pub fn role(self) -> &'a RoleName {
        self.judgement().role()
    }

    /// In which role, as a number.
    pub const fn role_key(self) -> u32 {
        self.cell.role
    }

    /// What the assessment was for.
    pub const fn purpose(self) -> Purpose {
        self.cell.purpose
    }

    /// With how much help the work was done, with its accommodations.
    pub fn support(self) -> &'a Support {
        self.work().support()
    }

    /// With how much help the work was done.
    pub const fn support_kind(self) -> SupportKind {
        self.cell.support
    }

    /// How demanding the work was.
    pub fn demand(self) -> Option<CognitiveDemand> {
        self.work().demand()
    }

    /// By what means it was shown.
    pub fn modality(self) -> Option<&'a ModalityName> {
        self.work().modality()
    }

    /// By what means, as a number.
    pub const fn modality_key(self) -> Option<u32> {
        name(self.cell.modality)
    }

    /// In which setting it was shown.
    pub fn context(self) -> Option<&'a ContextName> {
        self.work().context()
    }

    /// In which setting, as a number.
    pub const fn context_key(self) -> Option<u32> {
        name(self.cell.context)
    }

    /// When the work was performed.
    pub fn performed(self) -> Moment {
        self.work().performed()
    }

    /// When the work was performed at the earliest, with a day laid in the zone of the view.
    pub const fn performed_at(self) -> Timestamp {
        self.at
    }

    /// When the work was due. No rule reads it.
    pub fn due(self) -> Option<Moment> {
        self.work().due()
    }

    /// When the judgement was recorded.
    pub fn recorded(self) -> Moment {
        self.judgement().recorded()
    }

    /// Whether it is the common result of a group, which counts for one learner only where a
    /// policy says so.
    pub const fn is_shared(self) -> bool {
        self.cell.shared
    }

    /// Whether several assessors agreed on it after they had judged apart.
    pub fn is_moderated(self) -> bool {
        self.judgement().lineage().is_moderated()
    }
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("judgement", self.judgement().id())
            .field("target", &self.target)
            .field("observed", self.observed())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Row<'_> {
    /// Rows are equal if they show the same result of equal judgements, under the same target.
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target
            && self.at == other.at
            && self.cell.result == other.cell.result
            && self.cell.alternate == other.cell.alternate
            && self.cell.shared == other.cell.shared
            && self.judgement() == other.judgement()
    }
}

impl Eq for Row<'_> {}
