//! Bodies of evidence that are tried.

use jiff::civil::Date;

use super::kind::Kind;
use super::witness::Witness;
use crate::advancement::Basis;
use crate::advancement::policy::{Compiled, Plan};
use crate::evidence::{Attestation, Evidence, Record, Support};
use crate::id::{
    AssessorId, ContextName, ItemId, JudgementId, LearnerId, ModalityName, RoleName, RungId,
    TaskId, WorkId,
};
use crate::moment::Moment;

/// One judgement of one work.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Which work; several judgements may be of one.
    pub(super) work: u32,
    pub(super) kind: Kind,
    pub(super) level: u32,
    pub(super) task: TaskId,
    pub(super) attempt: u32,
    pub(super) assessor: Option<u32>,
    pub(super) modality: Option<ModalityName>,
    pub(super) context: Option<u32>,
    /// On which day, counted from the first Monday of 2026.
    pub(super) day: i64,
    pub(super) due: Option<i64>,
    /// Whether it was judged later than it was performed: on the day of the question.
    pub(super) late: bool,
}

/// A body of evidence that is tried.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Piece>,
    pub(super) attested: Vec<(RoleName, Option<u32>)>,
    pub(super) held: Vec<u32>,
    /// How many days after the last work it is asked about.
    pub(super) age: u32,
}

fn day(at: i64) -> Option<Moment> {
    let span = jiff::Span::new().try_days(at).ok()?;
    let day = Date::constant(2026, 1, 5).checked_add(span).ok()?;
    Some(Moment::Day(day))
}

/// The learner of all that is tried, who is nobody.
pub(super) fn nobody() -> Option<LearnerId> {
    LearnerId::new("nobody").ok()
}

impl Draft {
    /// The last day on which something was done.
    pub(super) fn last(&self) -> i64 {
        self.pieces.iter().map(|piece| piece.day).max().unwrap_or(0)
    }

    /// The first day on which something was done.
    pub(super) fn first(&self) -> i64 {
        self.pieces.iter().map(|piece| piece.day).min().unwrap_or(0)
    }

    /// A number for one more work.
    pub(super) fn next_work(&self) -> u32 {
        let last = self.pieces.iter().map(|piece| piece.work).max();
        last.map_or(0, |last| last.saturating_add(1))
    }

    /// As evidence of a competency, or of a rung of its ladder, in the levels of a plan; nothing past
    /// the calendar.
    pub(super) fn witness(
        &self,
        compiled: &Compiled,
        plan: &Plan,
        (competency, rung): (&ItemId, Option<&RungId>),
        basis: Option<Basis>,
    ) -> Option<Witness> {
        let learner = nobody()?;
        let as_of = day(self.last().checked_add(i64::from(self.age))?)?;
        let levels = compiled.scale_of(plan)?.levels();
        let level = |at: u32| levels.get(at as usize).map(|level| level.id().clone());
        let mut records = Vec::with_capacity(self.pieces.len() + self.attested.len());
        let mut pieces: Vec<&Piece> = self.pieces.iter().collect();
        pieces.sort_by_key(|piece| (piece.day, piece.work, piece.late));
        for (at, piece) in (1..).zip(pieces) {
            let id = JudgementId::new(format!("shown-{at:02}")).ok()?;
            let shown = level(piece.level)?;
            let performed = day(piece.day)?;
            let mut row = Evidence::new(
                id,
                learner.clone(),
                competency.clone(),
                shown,
                piece.task.clone(),
                performed,
            )
            .of_work(WorkId::new(format!("work-{}", piece.work.saturating_add(1))).ok()?)
            .with_attempt(piece.attempt)
            .with_purpose(piece.kind.purpose)
            .with_support(Support::from(piece.kind.support));
            if let Some(role) = &piece.kind.role {
                row = row.with_role(role.clone());
            }
            if let Some(demand) = piece.kind.demand {
                row = row.with_demand(demand);
            }
            if let Some(rung) = &piece.kind.rung {
                row = row.on_rung(rung.clone());
            }
            if let Some(modality) = &piece.modality {
                row = row.with_modality(modality.clone());
            }
            if let Some(at) = piece.assessor {
                row = row.with_assessor(AssessorId::new(format!("assessor-{at}")).ok()?);
            }
            if let Some(at) = piece.context {
                row = row.with_context(ContextName::new(format!("setting-{at}")).ok()?);
            }
            if let Some(at) = piece.due {
                row = row.with_due(day(at)?);
            }
            if piece.late {
                row = row.recorded_at(as_of);
            }
            records.push(Record::from(row));
        }
        for (at, (role, asked)) in (1..).zip(&self.attested) {
            let id = JudgementId::new(format!("confirmed-{at:02}")).ok()?;
            let by = AssessorId::new("assessor-0").ok()?;
            let said = Attestation::new(
                id,
                learner.clone(),
                competency.clone(),
                by,
                role.clone(),
                as_of,
            );
            records.push(match asked {
                Some(at) => said.with_level(level(*at)?).into(),
                None => said.into(),
            });
        }
        let held = self.held.iter().filter_map(|other| compiled.id(*other));
        Some(Witness {
            competency: competency.clone(),
            rung: rung.cloned(),
            records,
            held: held.cloned().collect(),
            basis,
            as_of,
            learner,
            role: RoleName::new("registrar").ok()?,
            by: AssessorId::new("registrar").ok()?,
        })
    }

    /// The same without one of its parts, for each part.
    pub(super) fn smaller(&self) -> impl Iterator<Item = Self> + '_ {
        let without = |at: usize| {
            let mut less = self.clone();
            let (pieces, attested) = (less.pieces.len(), less.attested.len());
            if at < pieces {
                less.pieces.remove(at);
            } else if at < pieces + attested {
                less.attested.remove(at - pieces);
            } else {
                less.held.remove(at - pieces - attested);
            }
            less
        };
        (0..self.pieces.len() + self.attested.len() + self.held.len()).map(without)
    }
}
