//! A work in a proof: counted, or passed over.

use serde::Serialize;

use crate::advancement::{Phrase, Skip, Wording};
use crate::evidence::{PassedOver, Purpose, Row, SupportKind};
use crate::framework::Scale;
use crate::id::{AssessorId, JudgementId, RoleName, RungId, TaskId, WorkId};
use crate::moment::Moment;

/// A work that a learner showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Showing {
    /// The work.
    pub work: WorkId,
    /// The judgement that speaks for it.
    pub judgement: JudgementId,
    /// The task.
    pub task: TaskId,
    /// At which performance level of a ladder the task was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<RungId>,
    /// When it was performed.
    pub performed: Moment,
    /// The name of the level, or the points, that it was judged at.
    pub level: String,
    /// What it was for.
    pub purpose: Purpose,
    /// Who judged; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<AssessorId>,
    /// In which role; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleName>,
    /// With how much support; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportKind>,
}

/// A work that was not counted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Skipped {
    /// The work.
    pub showing: Showing,
    /// Why; nothing where an audience is not to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Skip>,
}

/// How a row is told; its level by the name that it has on the scale.
pub(in crate::advancement) fn showing_of(scale: Option<&Scale>, row: Row<'_>) -> Showing {
    let level = match (row.observed().level(), row.observed().points()) {
        (Some(id), _) => {
            let known = scale.and_then(|scale| scale.level(id.as_str()));
            known.map_or_else(|| id.to_string(), |level| level.title().to_owned())
        }
        (None, Some(points)) => format!("{}/{}", points.earned(), points.possible()),
        (None, None) => String::new(),
    };
    Showing {
        work: row.work_id().clone(),
        judgement: row.judgement().id().clone(),
        task: row.task().clone(),
        rung: row.rung().cloned(),
        performed: row.performed(),
        level,
        purpose: row.purpose(),
        assessor: row.assessor().cloned(),
        role: Some(row.role().clone()),
        support: Some(row.support_kind()),
    }
}

pub(in crate::advancement) fn gone_for(why: PassedOver<'_>) -> Skip {
    match why {
        PassedOver::Retracted(_) => Skip::Retracted,
        PassedOver::Superseded(_) => Skip::Superseded,
        PassedOver::PerformedLater => Skip::PerformedLater,
        PassedOver::Modified { .. } | PassedOver::AccommodationMeasured { .. } => Skip::OtherTarget,
        PassedOver::NotJudged => Skip::NotJudged,
    }
}

impl Showing {
    pub(in crate::advancement) fn redact(&mut self) {
        self.assessor = None;
        self.role = None;
        self.support = None;
    }

    pub(in crate::advancement) fn line(&self, wording: &Wording) -> String {
        let date = day(self.performed);
        let places = [
            ("date", &*date),
            ("task", self.task.as_str()),
            ("level", &self.level),
        ];
        let mut work = wording.say(Phrase::Work, &places);
        if let Some(rung) = &self.rung {
            let places = [("work", &*work), ("rung", rung.as_str())];
            work = wording.say(Phrase::WorkAtRung, &places);
        }
        let Some(role) = &self.role else { return work };
        match &self.assessor {
            Some(assessor) => {
                let places = [
                    ("work", &*work),
                    ("assessor", assessor.as_str()),
                    ("role", role.as_str()),
                ];
                wording.say(Phrase::WorkJudgedBy, &places)
            }
            None => wording.say(
                Phrase::WorkJudgedAs,
                &[("work", &work), ("role", role.as_str())],
            ),
        }
    }
}

/// The day of a moment as it is written.
pub(in crate::advancement) fn day(moment: Moment) -> String {
    let text = moment.to_string();
    text.split_once('T')
        .map_or(text.clone(), |(day, _)| day.to_owned())
}
