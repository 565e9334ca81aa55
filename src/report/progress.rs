//! What a report holds.

use serde::{Serialize, Serializer};

use super::{AreaProgress, Covers, LadderProgress, Period, RollUp, json};
use crate::advancement::{Applicability, Audience, Bases, Need, Outcome, Wording};
use crate::framework::{Dimension, Level, Scale};
use crate::id::{ItemId, LearnerId, LevelId, PolicyId, ScaleId};
use crate::moment::AsOf;

use super::Labels;

/// The version of the form of [`ProgressReport::to_json`].
pub const PROGRESS_FORMAT: semver::Version = semver::Version::new(1, 0, 0);

/// What a learner's standing says for a period.
///
/// It holds no assessor, no note and no other learner. What families are not to see of the rest
/// (codes, and what was shown with support) its renderers leave out by [`Audience`].
///
/// It serialises as [`to_json`](Self::to_json) writes it for the learner and the family, in
/// English.
///
/// Owned, `Send + Sync`; made by [`Policy::progress`](crate::Policy::progress) and
/// [`Standing::progress_since`](crate::Standing::progress_since).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProgressReport {
    /// The learner.
    pub learner: LearnerId,
    /// The period.
    pub period: Period,
    /// Up to when it looked.
    pub as_of: AsOf,
    /// The policy.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: semver::Version,
    /// Which targets it lists.
    pub covers: Covers,
    /// How the levels of areas follow from those of their targets.
    pub roll_up: RollUp,
    /// The subjects: targets of the academic dimension, and the areas over them.
    pub academic: Section,
    /// What is reported beside the subjects: all other dimensions, in their order.
    pub habits: Section,
    /// What can come next; nothing where no progression was given.
    pub coming: Option<Coming>,
}

/// Targets, the ladders of those that are told as one, and the areas over targets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Section {
    /// By dimension, then in the order of the library.
    pub targets: Vec<TargetProgress>,
    /// By dimension, then in the order of the library.
    pub ladders: Vec<LadderProgress>,
    /// By dimension, then in the order of the frameworks' trees.
    pub areas: Vec<AreaProgress>,
}

/// Where a learner was and is with one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TargetProgress {
    /// The target.
    pub competency: ItemId,
    /// The code that people use; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its full text.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learner_text: Option<String>,
    /// The dimension.
    pub dimension: Dimension,
    /// Whether it was addressed in the period: see [`Covers::Addressed`].
    pub addressed: bool,
    /// Whether it applies to the learner; not for outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicability: Option<Applicability>,
    /// The scale of its levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleId>,
    /// Where the learner stood before the period.
    pub then: Place,
    /// Where the learner stands at its end.
    pub now: Place,
    /// On how many works it rests.
    pub works: WorkCount,
    /// Whether the level that is asked for was shown with support and not yet enough without; for
    /// teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown_with_support: Option<bool>,
    /// The smallest things that are still missing; as data for teachers alone, in sentences for
    /// the learner too, and not for outside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Need>,
}

/// Where a learner stands with a target at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Place {
    /// The outcome.
    pub outcome: Outcome,
    /// The level that the learner's works reach.
    pub level: Option<ShownLevel>,
    /// On which bases it is held.
    pub basis: Bases,
}

/// A level, as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ShownLevel {
    /// The level.
    pub id: LevelId,
    /// Its name.
    pub title: String,
    /// What is shown beside it: see [`Labels`]. For display alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// On how many works a decision rests. Works are counted, never judgements or criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WorkCount {
    /// Works that show something of the target, up to the end of the period.
    pub shown: u32,
    /// Of those, the ones that came in during the period: they were performed in it, or not
    /// recorded before it.
    pub shown_in_period: u32,
    /// Works that counted for some condition of the rule, up to the end of the period.
    pub counted: u32,
    /// Of those, the ones that came in during the period.
    pub counted_in_period: u32,
}

/// What can come next: what the learner has everything for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coming {
    /// The targets, in the order of the progression.
    pub targets: Vec<ComingTarget>,
    /// How many more there are.
    pub more: u32,
}

/// A target that can come next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ComingTarget {
    /// The target.
    pub competency: ItemId,
    /// The code that people use; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its full text.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learner_text: Option<String>,
}

impl Section {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.ladders.is_empty() && self.areas.is_empty()
    }
}

impl ProgressReport {
    /// All targets that it lists: the subjects, then the habits.
    pub fn targets(&self) -> impl Iterator<Item = &TargetProgress> {
        self.academic.targets.iter().chain(&self.habits.targets)
    }

    /// What it says of one target. O(targets that it lists).
    pub fn target(&self, competency: &ItemId) -> Option<&TargetProgress> {
        self.targets().find(|one| one.competency == *competency)
    }

    /// All ladders that it lists: those of subjects, then those of habits.
    pub fn ladders(&self) -> impl Iterator<Item = &LadderProgress> {
        self.academic.ladders.iter().chain(&self.habits.ladders)
    }

    /// What it says of the ladder of one competency. O(ladders that it lists).
    pub fn ladder(&self, competency: &ItemId) -> Option<&LadderProgress> {
        self.ladders().find(|one| one.competency == *competency)
    }

    /// All areas that it lists: those over subjects, then those over habits.
    pub fn areas(&self) -> impl Iterator<Item = &AreaProgress> {
        self.academic.areas.iter().chain(&self.habits.areas)
    }

    /// The same without what this audience is not to see, as data. What is missing stays, for it
    /// is told in sentences.
    pub(super) fn reduced(&self, audience: Audience) -> Self {
        let mut report = self.clone();
        if audience == Audience::Teacher {
            return report;
        }
        for section in [&mut report.academic, &mut report.habits] {
            for target in &mut section.targets {
                target.code = None;
                target.shown_with_support = None;
                if audience == Audience::Outside {
                    target.applicability = None;
                    target.missing.clear();
                }
            }
            for ladder in &mut section.ladders {
                ladder.code = None;
                if audience == Audience::Outside {
                    ladder.applicability = None;
                    ladder.start = None;
                    ladder.next = None;
                    ladder.gaps.clear();
                    ladder.missing.clear();
                }
            }
            section.areas.iter_mut().for_each(|area| area.code = None);
        }
        if audience == Audience::Outside {
            report.coming = None;
        }
        let coming = report.coming.iter_mut();
        coming
            .flat_map(|coming| &mut coming.targets)
            .for_each(|target| target.code = None);
        report
    }
}

impl Serialize for ProgressReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (wording, audience) = (Wording::english(), Audience::Learner);
        json::Root::of(&self.reduced(audience), &wording, audience).serialize(serializer)
    }
}

impl TargetProgress {
    /// What this audience reads as its name.
    pub(super) fn title(&self, audience: Audience) -> &str {
        title(&self.text, self.learner_text.as_deref(), audience)
    }
}

impl LadderProgress {
    pub(super) fn title(&self, audience: Audience) -> &str {
        title(&self.text, self.learner_text.as_deref(), audience)
    }
}

impl ComingTarget {
    pub(super) fn title(&self, audience: Audience) -> &str {
        title(&self.text, self.learner_text.as_deref(), audience)
    }
}

impl AreaProgress {
    pub(super) fn title(&self, audience: Audience) -> &str {
        title(&self.text, self.learner_text.as_deref(), audience)
    }
}

fn title<'t>(text: &'t str, own: Option<&'t str>, audience: Audience) -> &'t str {
    own.filter(|_| audience != Audience::Teacher)
        .unwrap_or(text)
}

impl ShownLevel {
    pub(super) fn of(level: &Level, scale: &Scale, labels: &Labels) -> Self {
        Self {
            id: level.id().clone(),
            title: level.title().to_owned(),
            label: labels.of(scale.id(), level.id()).map(ToOwned::to_owned),
        }
    }
}
