//! The stable form of a report as data.

use serde::Serialize;

use super::told::Teller;
use super::{
    AreaProgress, ComingTarget, Covers, LadderProgress, PROGRESS_FORMAT, Period, ProgressReport,
    RollUp, Section, TargetProgress,
};
use crate::advancement::{Audience, Need, Wording};
use crate::id::{LearnerId, PolicyId};
use crate::moment::AsOf;

impl ProgressReport {
    /// The report as JSON, in the form of `docs/progress-report.schema.json`, version
    /// [`PROGRESS_FORMAT`]. The same report gives the same bytes.
    ///
    /// A newer minor version may have more members. The sentences in `nextSteps` are of the
    /// [`Wording`]; all else is data. What an audience is not to see is not in it: for others than
    /// teachers no `code`, no `shownWithSupport` and no `missing`; for outside also no
    /// `applicability`, no `nextSteps`, no `coming`, and of a ladder only the places.
    pub fn to_json(&self, wording: &Wording, audience: Audience) -> String {
        let report = self.reduced(audience);
        // The form has text keys and no value that can fail.
        let text = serde_json::to_string_pretty(&Root::of(&report, wording, audience));
        text.unwrap_or_default() + "\n"
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Root<'r> {
    continua_progress_report: semver::Version,
    learner: &'r LearnerId,
    policy: &'r PolicyId,
    policy_version: &'r semver::Version,
    period: Period,
    as_of: AsOf,
    covers: Covers,
    roll_up: RollUp,
    academic: SectionView<'r>,
    habits: SectionView<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coming: Option<ComingView<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SectionView<'r> {
    targets: Vec<TargetView<'r>>,
    ladders: Vec<LadderView<'r>>,
    areas: &'r [AreaProgress],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TargetView<'r> {
    #[serde(flatten)]
    target: TargetProgress,
    #[serde(skip_serializing_if = "<[Need]>::is_empty")]
    missing: &'r [Need],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    next_steps: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LadderView<'r> {
    #[serde(flatten)]
    ladder: LadderProgress,
    #[serde(skip_serializing_if = "<[Need]>::is_empty")]
    missing: &'r [Need],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    next_steps: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ComingView<'r> {
    targets: &'r [ComingTarget],
    more: u32,
}

impl<'r> Root<'r> {
    /// Of a report that is reduced already.
    pub(super) fn of(report: &'r ProgressReport, wording: &Wording, audience: Audience) -> Self {
        let teller = Teller { wording, audience };
        let section = |section: &'r Section| {
            let targets = section.targets.iter();
            SectionView {
                targets: targets
                    .map(|target| TargetView::of(target, teller))
                    .collect(),
                ladders: (section.ladders.iter())
                    .map(|ladder| LadderView::of(ladder, teller))
                    .collect(),
                areas: &section.areas,
            }
        };
        Self {
            continua_progress_report: PROGRESS_FORMAT,
            learner: &report.learner,
            policy: &report.policy,
            policy_version: &report.policy_version,
            period: report.period,
            as_of: report.as_of,
            covers: report.covers,
            roll_up: report.roll_up,
            academic: section(&report.academic),
            habits: section(&report.habits),
            coming: report.coming.as_ref().map(|coming| ComingView {
                targets: &coming.targets,
                more: coming.more,
            }),
        }
    }
}

impl<'r> TargetView<'r> {
    fn of(target: &'r TargetProgress, teller: Teller<'_>) -> Self {
        let mut bare = target.clone();
        bare.missing.clear();
        Self {
            target: bare,
            missing: as_data(&target.missing, teller.audience),
            next_steps: teller.next_steps(&target.missing),
        }
    }
}

impl<'r> LadderView<'r> {
    fn of(ladder: &'r LadderProgress, teller: Teller<'_>) -> Self {
        let mut bare = ladder.clone();
        bare.missing.clear();
        Self {
            ladder: bare,
            missing: as_data(&ladder.missing, teller.audience),
            next_steps: teller.next_steps(&ladder.missing),
        }
    }
}

/// What is missing, as data for teachers alone.
fn as_data(missing: &[Need], audience: Audience) -> &[Need] {
    match audience {
        Audience::Teacher => missing,
        _ => &[],
    }
}
