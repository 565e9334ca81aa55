//! The English sentences of reports on progress.

use super::Phrase;

/// What a report says beside the sentences of decisions. Places stand in braces.
pub(super) const ENGLISH: &[(Phrase, &str)] = &[
    (Phrase::ReportTitle, "Progress from {from} to {to}"),
    (
        Phrase::ReportTeacherTitle,
        "{learner}: progress from {from} to {to}",
    ),
    (Phrase::ReportGoals, "Goals"),
    (
        Phrase::ReportHabits,
        "Habits and skills beside the subjects",
    ),
    (Phrase::ReportNothing, "Nothing new in this time."),
    (Phrase::ReportBegun, "You have begun to work on this."),
    (Phrase::ReportAcademic, "Subjects"),
    (Phrase::ReportHigherOrder, "Skills across subjects"),
    (Phrase::ReportHabitsOfWork, "Habits of work"),
    (Phrase::ReportHabitsOfMind, "Habits of mind"),
    (
        Phrase::ReportSocialEmotional,
        "Social and emotional learning",
    ),
    (
        Phrase::ReportMetacognitive,
        "Knowing and steering one's own learning",
    ),
    (Phrase::ReportLevelNow, "Level: {now}."),
    (Phrase::ReportLevelSame, "Level: {now}, as before."),
    (
        Phrase::ReportLevelChanged,
        "Level: {now} now, {then} before.",
    ),
    (
        Phrase::ReportLevelOpen,
        "Level: {then} before, open at the moment.",
    ),
    (Phrase::ReportLabelled, "{level} ({label})"),
    (
        Phrase::ReportWorks,
        "Pieces of work: {period} in this time, {all} in all.",
    ),
    (
        Phrase::ReportCounted,
        "Of these, counted: {period} in this time, {all} in all.",
    ),
    (
        Phrase::ReportWithSupport,
        "Shown with help, and not yet enough without.",
    ),
    (Phrase::ReportLadders, "From level to level"),
    (Phrase::ReportRungBefore, "Before: {rung}."),
    (Phrase::ReportRungSame, "This is as it was before."),
    (Phrase::ReportAreas, "Larger areas"),
    (
        Phrase::ReportLowest,
        "An area stands at the lowest level of its goals.",
    ),
    (
        Phrase::ReportMedian,
        "An area stands at the middle level of its goals.",
    ),
    (
        Phrase::ReportMode,
        "An area stands at the level that most of its goals have.",
    ),
    (
        Phrase::ReportPoints,
        "An area is told in the points of its goals together.",
    ),
    (
        Phrase::ReportAreaNow,
        "{area}: {now}; {with} of {count} goals have a level",
    ),
    (
        Phrase::ReportAreaSame,
        "{area}: {now}, as before; {with} of {count} goals have a level",
    ),
    (
        Phrase::ReportAreaChanged,
        "{area}: {now} now, {then} before; {with} of {count} goals have a level",
    ),
    (
        Phrase::ReportAreaOpen,
        "{area}: open at the moment; {with} of {count} goals have a level",
    ),
    (Phrase::ReportPointsOf, "{earned} of {possible} points"),
    (Phrase::ReportLevelAndPoints, "{level}, {points}"),
    (Phrase::ReportComing, "What can come next"),
    (Phrase::ReportMore, "and {count} more"),
    (Phrase::ReportKindGoal, "goal"),
    (Phrase::ReportKindLadder, "ladder"),
    (Phrase::ReportKindArea, "area"),
    (Phrase::ReportKindNext, "next"),
    (Phrase::ReportColumnKind, "Kind"),
    (Phrase::ReportColumnSection, "Section"),
    (Phrase::ReportColumnGoal, "Goal"),
    (Phrase::ReportColumnThen, "Level before"),
    (Phrase::ReportColumnNow, "Level now"),
    (Phrase::ReportColumnSays, "What it says"),
    (Phrase::ReportColumnWorks, "Works in this time"),
    (Phrase::ReportColumnAllWorks, "Works in all"),
    (Phrase::ReportColumnNext, "Next"),
    (Phrase::ReportColumnCounted, "Counted in this time"),
    (Phrase::ReportColumnAllCounted, "Counted in all"),
    (Phrase::ReportColumnCode, "Code"),
    (Phrase::ReportColumnIdentifier, "Identifier"),
];
