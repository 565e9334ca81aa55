//! What the phrases are in English.

use super::{Phrase, change_words, report_words};

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
pub(super) fn english() -> impl Iterator<Item = &'static (Phrase, &'static str)> {
    let rooms = [ENGLISH, report_words::ENGLISH, change_words::ENGLISH];
    rooms.into_iter().flatten()
}
