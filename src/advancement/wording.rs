//! The sentences for teachers, learners and families.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Applicability, Distinct, InEffect, Need, Outcome, Skip, Why};
use crate::framework::Rung;

/// One sentence, or part of one, that texts are made of.
///
/// A template holds places in braces, such as `{level}`; which ones a phrase may use is said with
/// each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "the English template of each says what it is; see `Wording::english`"
)]
pub enum Phrase {
    TeacherDemonstrated,
    TeacherDemonstratedAt,
    TeacherAwaiting,
    TeacherTooLittle,
    TeacherBelow,
    TeacherDisagrees,
    TeacherNoEvidence,
    LearnerDemonstrated,
    LearnerDemonstratedAt,
    LearnerAwaiting,
    LearnerTooLittle,
    LearnerBelow,
    LearnerDisagrees,
    LearnerNoEvidence,
    NotAddressed,
    Exempt,
    HeldToOther,
    Credited,
    PolicyNotYet,
    PolicyNoLonger,
    PolicyNoMoment,
    RuleInherited,
    ShownTitle,
    LearnerShownTitle,
    Work,
    WorkJudgedBy,
    WorkJudgedAs,
    JudgedTitle,
    JudgedOne,
    JudgedMany,
    JudgedLevel,
    JudgedBy,
    JudgedBecause,
    WorksAlone,
    WorksAloneNone,
    WorkAtRung,
    HeldTitle,
    Held,
    PassedOverTitle,
    PassedOver,
    NextTitle,
    ShowOne,
    ShowMany,
    NewTask,
    NewAssessor,
    NewModality,
    NewContext,
    NotBefore,
    Apart,
    AgainAfter,
    Confirm,
    ConfirmUpon,
    Hold,
    CannotBeMet,
    SkipPurpose,
    SkipSupport,
    SkipGroup,
    SkipModality,
    SkipRole,
    SkipTask,
    SkipRung,
    SkipNoRung,
    SkipDemand,
    SkipOld,
    SkipOtherScale,
    SkipOtherJudgement,
    SkipOtherAttempt,
    GoneRetracted,
    GoneSuperseded,
    GoneLater,
    GoneOtherTarget,
    GoneNotJudged,
    RuleWorks,
    RuleOneWork,
    RuleEstimate,
    RuleDistinctTask,
    RuleDistinctAssessor,
    RuleDistinctModality,
    RuleDistinctContext,
    RuleAlone,
    RuleModality,
    RuleRungs,
    RuleSpread,
    RuleAgain,
    RuleFresh,
    RuleHeld,
    RulePrerequisites,
    RuleConfirmed,
    RuleConfirmedAt,
    RuleConfirmedUpon,
    RuleAllParts,
    RuleParts,
    RulePoints,
    RuleAmongThem,
    RuleAll,
    RuleAny,
    RuleAtLeast,
    RuleNothing,
    EstimateLatest,
    EstimateHighest,
    EstimateMean,
    EstimateMedian,
    EstimateMode,
    EstimateDecaying,
    EstimateNOfMastery,
    EstimateMOfLastN,
    EstimateWeightedLatest,
    EstimateInARow,
    EstimateMeanOfHighest,
    EstimatePowerLaw,
    EstimateLevelMachine,
    EstimateBetaBinomial,
    ListDivider,
    Rung,
    TeacherPlace,
    TeacherNoPlace,
    TeacherStart,
    TeacherGaps,
    LearnerPlace,
    LearnerNoPlace,
    LearnerStart,
    LearnerGaps,
    NextRung,
    ReportTitle,
    ReportTeacherTitle,
    ReportGoals,
    ReportHabits,
    ReportNothing,
    ReportBegun,
    ReportAcademic,
    ReportHigherOrder,
    ReportHabitsOfWork,
    ReportHabitsOfMind,
    ReportSocialEmotional,
    ReportMetacognitive,
    ReportLevelNow,
    ReportLevelSame,
    ReportLevelChanged,
    ReportLevelOpen,
    ReportLabelled,
    ReportWorks,
    ReportCounted,
    ReportWithSupport,
    ReportLadders,
    ReportRungBefore,
    ReportRungSame,
    ReportAreas,
    ReportLowest,
    ReportMedian,
    ReportMode,
    ReportPoints,
    ReportAreaNow,
    ReportAreaSame,
    ReportAreaChanged,
    ReportAreaOpen,
    ReportPointsOf,
    ReportLevelAndPoints,
    ReportComing,
    ReportMore,
    ReportKindGoal,
    ReportKindLadder,
    ReportKindArea,
    ReportKindNext,
    ReportColumnKind,
    ReportColumnSection,
    ReportColumnGoal,
    ReportColumnThen,
    ReportColumnNow,
    ReportColumnSays,
    ReportColumnWorks,
    ReportColumnAllWorks,
    ReportColumnNext,
    ReportColumnCounted,
    ReportColumnAllCounted,
    ReportColumnCode,
    ReportColumnIdentifier,
    ChangeNow,
    ChangeBefore,
    ChangeUndecided,
    ChangeTitle,
    ChangeCorrected,
    ChangeWithdrawn,
    ChangeConfirmed,
    ChangeConfirmedAs,
    ChangeExempt,
    ChangeRecord,
    ChangeHeld,
    ChangeNotHeld,
    ChangeGrounds,
    ChangeTime,
    ChangePolicy,
    ChangeFrameworks,
}

const ENGLISH: &[(Phrase, &str)] = &[
    (Phrase::TeacherDemonstrated, "Demonstrated."),
    (Phrase::TeacherDemonstratedAt, "Demonstrated at {level}."),
    (
        Phrase::TeacherAwaiting,
        "All that was asked for is there; a confirmation is outstanding.",
    ),
    (
        Phrase::TeacherTooLittle,
        "What was shown is good enough so far; there is not enough of it yet.",
    ),
    (
        Phrase::TeacherBelow,
        "Work has begun; it is still on the way to the level that is asked for.",
    ),
    (
        Phrase::TeacherDisagrees,
        "Some works reach the level that is asked for, others do not yet.",
    ),
    (
        Phrase::TeacherNoEvidence,
        "Nothing that counts has been shown yet.",
    ),
    (Phrase::LearnerDemonstrated, "You have shown this."),
    (
        Phrase::LearnerDemonstratedAt,
        "You have shown this at {level}.",
    ),
    (
        Phrase::LearnerAwaiting,
        "You have shown all that was asked for. Your school is going to confirm it.",
    ),
    (
        Phrase::LearnerTooLittle,
        "You are on the way: what you showed is good.",
    ),
    (Phrase::LearnerBelow, "You are on the way."),
    (
        Phrase::LearnerDisagrees,
        "You are on the way: some of your work is already there.",
    ),
    (Phrase::LearnerNoEvidence, "You can start to show this."),
    (
        Phrase::NotAddressed,
        "This is not being taught at the moment.",
    ),
    (Phrase::Exempt, "This does not have to be reached."),
    (
        Phrase::HeldToOther,
        "Another goal stands in place of this one.",
    ),
    (Phrase::Credited, "It has been credited."),
    (
        Phrase::PolicyNotYet,
        "The rules behind this only apply from {date}.",
    ),
    (
        Phrase::PolicyNoLonger,
        "The rules behind this applied until {date}.",
    ),
    (
        Phrase::PolicyNoMoment,
        "The rules behind this apply on certain days only, and no day was asked about.",
    ),
    (
        Phrase::RuleInherited,
        "The rule is that of {policy}, version {version}.",
    ),
    (Phrase::ShownTitle, "What was shown:"),
    (Phrase::LearnerShownTitle, "What you showed:"),
    (Phrase::Work, "{date}, {task}: {level}"),
    (
        Phrase::WorkJudgedBy,
        "{work} (judged by {assessor}, {role})",
    ),
    (Phrase::WorkJudgedAs, "{work} (judged by a {role})"),
    (
        Phrase::JudgedTitle,
        "Judged from several pieces of work as a whole:",
    ),
    (
        Phrase::JudgedOne,
        "{date}, a {role} who looked at one piece of work{level}",
    ),
    (
        Phrase::JudgedMany,
        "{date}, a {role} who looked at {count} pieces of work{level}",
    ),
    (Phrase::JudgedLevel, ": {level}"),
    (Phrase::JudgedBy, "{judged} ({assessor})"),
    (Phrase::JudgedBecause, "{judged}, because: {why}"),
    (Phrase::WorksAlone, "the works by themselves: {level}"),
    (
        Phrase::WorksAloneNone,
        "the works by themselves: no level yet, for there are fewer",
    ),
    (Phrase::WorkAtRung, "{work}, set at level {rung}"),
    (Phrase::HeldTitle, "Already there:"),
    (Phrase::Held, "{text}"),
    (Phrase::PassedOverTitle, "Looked at and not counted:"),
    (Phrase::PassedOver, "{work}: {why}"),
    (Phrase::NextTitle, "Next:"),
    (Phrase::ShowOne, "show it once more at {level} or above"),
    (
        Phrase::ShowMany,
        "show it {count} more times at {level} or above",
    ),
    (Phrase::NewTask, ", on a new task each time"),
    (Phrase::NewAssessor, ", to somebody new each time"),
    (Phrase::NewModality, ", in a new way each time"),
    (Phrase::NewContext, ", in a new setting each time"),
    (Phrase::NotBefore, ", on {date} or later"),
    (
        Phrase::Apart,
        ", with at least {days} days between the first and the last",
    ),
    (
        Phrase::AgainAfter,
        ", the last of them at least {days} days after the others",
    ),
    (Phrase::Confirm, "ask a {role} to confirm it"),
    (
        Phrase::ConfirmUpon,
        "ask a {role} to look at {count} pieces of work and to judge them as a whole",
    ),
    (Phrase::Hold, "show this: {text}"),
    (
        Phrase::CannotBeMet,
        "talk with your teacher about how to go on",
    ),
    (
        Phrase::SkipPurpose,
        "it was for another purpose, such as practice",
    ),
    (Phrase::SkipSupport, "it was done with help"),
    (Phrase::SkipGroup, "it was done together in a group"),
    (Phrase::SkipModality, "it was shown in another way"),
    (Phrase::SkipRole, "it was judged in another role"),
    (Phrase::SkipTask, "it was another task"),
    (
        Phrase::SkipRung,
        "its task was set at another level of the ladder",
    ),
    (
        Phrase::SkipNoRung,
        "it does not say at which level of the ladder its task was set",
    ),
    (
        Phrase::SkipDemand,
        "it was not as demanding as is asked for",
    ),
    (Phrase::SkipOld, "it was some time ago"),
    (Phrase::SkipOtherScale, "it was judged on another scale"),
    (
        Phrase::SkipOtherJudgement,
        "another judgement speaks for this work",
    ),
    (
        Phrase::SkipOtherAttempt,
        "another attempt at the task counts",
    ),
    (Phrase::GoneRetracted, "the judgement was withdrawn"),
    (Phrase::GoneSuperseded, "the judgement was corrected"),
    (Phrase::GoneLater, "it came later"),
    (Phrase::GoneOtherTarget, "it belongs to another goal"),
    (Phrase::GoneNotJudged, "this was not judged there"),
    (
        Phrase::RuleWorks,
        "at least {count} pieces of work at {level} or above{how}",
    ),
    (
        Phrase::RuleOneWork,
        "a piece of work at {level} or above{how}",
    ),
    (Phrase::RuleEstimate, "{estimate} at {level} or above{how}"),
    (Phrase::RuleDistinctTask, ", on different tasks"),
    (Phrase::RuleDistinctAssessor, ", seen by different people"),
    (Phrase::RuleDistinctModality, ", shown in different ways"),
    (Phrase::RuleDistinctContext, ", in different settings"),
    (Phrase::RuleAlone, ", without help"),
    (Phrase::RuleModality, ", as {how} work"),
    (Phrase::RuleRungs, ", on tasks set at level {names}"),
    (
        Phrase::RuleSpread,
        ", with at least {count} days from the first to the last",
    ),
    (
        Phrase::RuleAgain,
        ", and shown again at least {count} days later",
    ),
    (Phrase::RuleFresh, ", not older than {count} days"),
    (Phrase::RuleHeld, "these are held: {names}"),
    (Phrase::RulePrerequisites, "what must come before is held"),
    (Phrase::RuleConfirmed, "a {role} confirms it"),
    (Phrase::RuleConfirmedAt, " at {level} or above"),
    (
        Phrase::RuleConfirmedUpon,
        ", having looked at {count} pieces of work as a whole{how}",
    ),
    (Phrase::RuleAllParts, "all of these parts are held: {names}"),
    (
        Phrase::RuleParts,
        "{count} of these parts are held: {names}",
    ),
    (Phrase::RulePoints, "{count} points by these parts: {names}"),
    (Phrase::RuleAmongThem, "; among them {names}"),
    (Phrase::RuleAll, "all of:"),
    (Phrase::RuleAny, "one of:"),
    (Phrase::RuleAtLeast, "{count} of:"),
    (Phrase::RuleNothing, "nothing more"),
    (Phrase::EstimateLatest, "the latest work is"),
    (Phrase::EstimateHighest, "the best work is"),
    (Phrase::EstimateMean, "the average of the works is"),
    (Phrase::EstimateMedian, "the middle one of the works is"),
    (Phrase::EstimateMode, "what most works show is"),
    (
        Phrase::EstimateDecaying,
        "the average of the works, later ones weighing more, is",
    ),
    (
        Phrase::EstimateNOfMastery,
        "the average of enough good works is",
    ),
    (Phrase::EstimateMOfLastN, "enough of the newest works are"),
    (
        Phrase::EstimateWeightedLatest,
        "the latest work, weighed against the average of those before, is",
    ),
    (Phrase::EstimateInARow, "the newest works in a row are"),
    (
        Phrase::EstimateMeanOfHighest,
        "the average of the best works is",
    ),
    (
        Phrase::EstimatePowerLaw,
        "the learning curve through the works is",
    ),
    (
        Phrase::EstimateLevelMachine,
        "the standing that each work moves by a step is",
    ),
    (
        Phrase::EstimateBetaBinomial,
        "what the works show often enough to be believed is",
    ),
    (Phrase::ListDivider, "; "),
    (Phrase::Rung, "{rung}: {statement}"),
    (Phrase::TeacherPlace, "Place on the ladder: {rung}"),
    (
        Phrase::TeacherNoPlace,
        "No rung of the ladder has been shown yet.",
    ),
    (
        Phrase::TeacherStart,
        "Start place, by placement or credit: {rung}",
    ),
    (Phrase::TeacherGaps, "Below it and not yet evidenced:"),
    (Phrase::LearnerPlace, "You have shown this level: {rung}"),
    (
        Phrase::LearnerNoPlace,
        "You can start to show the first level.",
    ),
    (Phrase::LearnerStart, "You started here: {rung}"),
    (Phrase::LearnerGaps, "You can still show these, too:"),
    (Phrase::NextRung, "Next level: {rung}"),
];

/// All English templates.
fn english() -> impl Iterator<Item = &'static (Phrase, &'static str)> {
    let rooms = [
        ENGLISH,
        super::report_words::ENGLISH,
        super::change_words::ENGLISH,
    ];
    rooms.into_iter().flatten()
}

impl Phrase {
    /// Every phrase there is, for whoever translates them.
    pub fn all() -> impl Iterator<Item = Self> {
        english().map(|(phrase, _)| *phrase)
    }

    /// The English template.
    pub fn english(self) -> &'static str {
        let mut all = english();
        let known = all.find(|(phrase, _)| *phrase == self);
        known.map_or("", |(_, template)| template)
    }

    /// The names of the places that its English template fills, in order.
    ///
    /// ```
    /// use continua::advancement::Phrase;
    ///
    /// assert_eq!(Phrase::ShowMany.places().collect::<Vec<_>>(), ["count", "level"]);
    /// ```
    pub fn places(self) -> impl Iterator<Item = &'static str> {
        let parts = self.english().split('{').skip(1);
        parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
    }
}

/// The templates of all sentences. Replace any of them, or all for another language.
///
/// It serialises as an object of templates; what is not given stays English.
///
/// ```
/// use continua::advancement::{Phrase, Wording};
///
/// let spanish = Wording::english().with(Phrase::NextTitle, "Ahora:");
/// assert_eq!(spanish.template(Phrase::NextTitle), "Ahora:");
/// let text = serde_json::to_string(&spanish)?;
/// assert_eq!(serde_json::from_str::<Wording>(&text)?, spanish);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(BTreeMap<Phrase, String>);

impl Wording {
    /// The English sentences.
    pub fn english() -> Self {
        Self::default()
    }

    /// The same with another template for one phrase.
    #[must_use]
    pub fn with(mut self, phrase: Phrase, template: impl Into<String>) -> Self {
        self.0.insert(phrase, template.into());
        self
    }

    /// The template of a phrase.
    pub fn template(&self, phrase: Phrase) -> &str {
        match self.0.get(&phrase) {
            Some(own) => own,
            None => phrase.english(),
        }
    }

    /// The phrases that have no template of their own, and so are said in English.
    ///
    /// ```
    /// use continua::advancement::{Phrase, Wording};
    ///
    /// let begun = Wording::english().with(Phrase::NextTitle, "Ahora:");
    /// assert_eq!(begun.untold().count() + 1, Phrase::all().count());
    /// ```
    pub fn untold(&self) -> impl Iterator<Item = Phrase> {
        Phrase::all().filter(|phrase| !self.0.contains_key(phrase))
    }

    /// A phrase with its places filled. O(length), in one pass, so that what is filled in is never
    /// taken for a place.
    pub fn say(&self, phrase: Phrase, places: &[(&str, &str)]) -> String {
        let mut rest = self.template(phrase);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            if let Some((name, tail)) = after.split_once('}') {
                let place = places.iter().find(|(known, _)| *known == name);
                out.push_str(place.map_or("", |(_, text)| text));
                rest = tail;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }

    /// A thing that is still missing, as the next thing to show.
    pub fn need(&self, need: &Need) -> String {
        match need {
            Need::Show {
                works,
                level_title,
                distinct_by,
                not_before,
                spread_days,
                again_after_days,
                filter,
                ..
            } => {
                let places = [("count", &*works.to_string()), ("level", level_title)];
                let one = *works == 1;
                let mut text = self.say(
                    if one {
                        Phrase::ShowOne
                    } else {
                        Phrase::ShowMany
                    },
                    &places,
                );
                let distinct = distinct_by.map(|distinct| match distinct {
                    Distinct::Task => Phrase::NewTask,
                    Distinct::Assessor => Phrase::NewAssessor,
                    Distinct::Modality => Phrase::NewModality,
                    Distinct::Context => Phrase::NewContext,
                });
                if let Some(phrase) = distinct {
                    text.push_str(&self.say(phrase, &[]));
                }
                text.push_str(&super::rule_words::filter(filter, self));
                if let Some(days) = spread_days {
                    text.push_str(&self.say(Phrase::Apart, &[("days", &days.to_string())]));
                }
                if let Some(days) = again_after_days {
                    let days = days.to_string();
                    text.push_str(&self.say(Phrase::AgainAfter, &[("days", &days)]));
                }
                if let Some(date) = not_before {
                    text.push_str(&self.say(Phrase::NotBefore, &[("date", &date.to_string())]));
                }
                text
            }
            Need::Confirm { role, upon, .. } => match upon {
                Some(works) => {
                    let places = [("role", role.as_str()), ("count", &*works.to_string())];
                    self.say(Phrase::ConfirmUpon, &places)
                }
                None => self.say(Phrase::Confirm, &[("role", role.as_str())]),
            },
            Need::Hold { text, .. } => self.say(Phrase::Hold, &[("text", text)]),
            Need::CannotBeMetByAdding { .. } => self.say(Phrase::CannotBeMet, &[]),
        }
    }

    /// A rung by name and statement.
    pub(crate) fn rung(&self, rung: &Rung) -> String {
        let places = [("rung", rung.title()), ("statement", rung.statement())];
        self.say(Phrase::Rung, &places)
    }

    pub(crate) fn outcome(&self, outcome: Outcome, level: Option<&str>, teacher: bool) -> String {
        let pick = |for_teacher, for_learner| if teacher { for_teacher } else { for_learner };
        let phrase = match (outcome, level) {
            (Outcome::Demonstrated, Some(_)) => {
                pick(Phrase::TeacherDemonstratedAt, Phrase::LearnerDemonstratedAt)
            }
            (Outcome::Demonstrated, None) => {
                pick(Phrase::TeacherDemonstrated, Phrase::LearnerDemonstrated)
            }
            (Outcome::AwaitingConfirmation, _) => {
                pick(Phrase::TeacherAwaiting, Phrase::LearnerAwaiting)
            }
            (Outcome::NotYet(Why::TooLittle), _) => {
                pick(Phrase::TeacherTooLittle, Phrase::LearnerTooLittle)
            }
            (Outcome::NotYet(Why::Below), _) => pick(Phrase::TeacherBelow, Phrase::LearnerBelow),
            (Outcome::NotYet(Why::Disagrees), _) => {
                pick(Phrase::TeacherDisagrees, Phrase::LearnerDisagrees)
            }
            (Outcome::NoEvidence, _) => pick(Phrase::TeacherNoEvidence, Phrase::LearnerNoEvidence),
        };
        self.say(phrase, &[("level", level.unwrap_or_default())])
    }

    pub(crate) fn applicability(&self, applicability: &Applicability) -> Option<String> {
        let phrase = match applicability {
            Applicability::InScope => return None,
            Applicability::NotAddressed => Phrase::NotAddressed,
            Applicability::Exempt => Phrase::Exempt,
            Applicability::HeldTo(_) => Phrase::HeldToOther,
        };
        Some(self.say(phrase, &[]))
    }

    /// That a policy is not in effect.
    pub(crate) fn in_effect(&self, in_effect: InEffect) -> Option<String> {
        let (phrase, date) = match in_effect {
            InEffect::Yes => return None,
            InEffect::NotYet { from } => (Phrase::PolicyNotYet, from.to_string()),
            InEffect::NoLonger { until } => (Phrase::PolicyNoLonger, until.to_string()),
            InEffect::NoMoment => (Phrase::PolicyNoMoment, String::new()),
        };
        Some(self.say(phrase, &[("date", &date)]))
    }

    pub(super) fn skip(&self, skip: Skip) -> String {
        let phrase = match skip {
            Skip::Purpose => Phrase::SkipPurpose,
            Skip::Support => Phrase::SkipSupport,
            Skip::Group => Phrase::SkipGroup,
            Skip::Modality => Phrase::SkipModality,
            Skip::Role => Phrase::SkipRole,
            Skip::Task => Phrase::SkipTask,
            Skip::Rung => Phrase::SkipRung,
            Skip::NoRung => Phrase::SkipNoRung,
            Skip::Demand => Phrase::SkipDemand,
            Skip::Old => Phrase::SkipOld,
            Skip::OtherScale => Phrase::SkipOtherScale,
            Skip::OtherJudgement => Phrase::SkipOtherJudgement,
            Skip::OtherAttempt => Phrase::SkipOtherAttempt,
            Skip::Retracted => Phrase::GoneRetracted,
            Skip::Superseded => Phrase::GoneSuperseded,
            Skip::PerformedLater => Phrase::GoneLater,
            Skip::OtherTarget => Phrase::GoneOtherTarget,
            Skip::NotJudged => Phrase::GoneNotJudged,
        };
        self.say(phrase, &[])
    }
}
