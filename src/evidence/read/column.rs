//! The members of the short form, which are also the columns of a CSV file.

use std::fmt;
use std::str::FromStr;

/// A member of the short form, and a column of a CSV file.
///
/// ```
/// use continua::evidence::Column;
///
/// assert_eq!("notJudged".parse(), Ok(Column::NotJudged));
/// assert_eq!(Column::Performed.name(), "performed");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The identifier of the row.
    Id,
    /// The learner.
    Learner,
    /// The target: an identifier, `framework:code`, or a code that is unique.
    Target,
    /// The criterion of a rubric.
    Criterion,
    /// The level that was seen.
    Level,
    /// The points earned.
    Earned,
    /// The points possible.
    Possible,
    /// Why there is no level: `notAssessed`, `excused`, `missing`, `incomplete`, `zero`.
    Absence,
    /// `true` if the judgement does not speak of the target.
    NotJudged,
    /// The target to which the result belongs if support changed what was measured.
    Alternate,
    /// The task.
    Task,
    /// At which performance level of a ladder the task was set.
    Rung,
    /// The work, where several rows speak of one.
    Work,
    /// Which attempt at the task it was, from 1.
    Attempt,
    /// When the work was performed.
    Performed,
    /// When the work was due.
    Due,
    /// The means by which it was shown.
    Modality,
    /// How demanding it was, as `webb:2` or `bloom:apply`.
    Demand,
    /// `independent`, `accommodated`, `scaffolded` or `modified`.
    Support,
    /// The accommodations, divided by `;`.
    Accommodations,
    /// The setting in which it was shown.
    Context,
    /// A link to the work.
    Link,
    /// Who judged.
    Assessor,
    /// In which role.
    Role,
    /// When the judgement was recorded.
    Recorded,
    /// What the assessment was for.
    Purpose,
    /// The row that this one corrects.
    Supersedes,
    /// The rows that this one moderates, divided by `;`.
    Moderates,
    /// A remark.
    Note,
}

impl Column {
    /// Every column, in the order of a file written by hand.
    pub const ALL: [Self; 29] = [
        Self::Id,
        Self::Learner,
        Self::Target,
        Self::Criterion,
        Self::Level,
        Self::Earned,
        Self::Possible,
        Self::Absence,
        Self::NotJudged,
        Self::Alternate,
        Self::Task,
        Self::Rung,
        Self::Work,
        Self::Attempt,
        Self::Performed,
        Self::Due,
        Self::Modality,
        Self::Demand,
        Self::Support,
        Self::Accommodations,
        Self::Context,
        Self::Link,
        Self::Assessor,
        Self::Role,
        Self::Recorded,
        Self::Purpose,
        Self::Supersedes,
        Self::Moderates,
        Self::Note,
    ];

    /// The name, as it stands in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Learner => "learner",
            Self::Target => "target",
            Self::Criterion => "criterion",
            Self::Level => "level",
            Self::Earned => "earned",
            Self::Possible => "possible",
            Self::Absence => "absence",
            Self::NotJudged => "notJudged",
            Self::Alternate => "alternate",
            Self::Task => "task",
            Self::Rung => "rung",
            Self::Work => "work",
            Self::Attempt => "attempt",
            Self::Performed => "performed",
            Self::Due => "due",
            Self::Modality => "modality",
            Self::Demand => "demand",
            Self::Support => "support",
            Self::Accommodations => "accommodations",
            Self::Context => "context",
            Self::Link => "link",
            Self::Assessor => "assessor",
            Self::Role => "role",
            Self::Recorded => "recorded",
            Self::Purpose => "purpose",
            Self::Supersedes => "supersedes",
            Self::Moderates => "moderates",
            Self::Note => "note",
        }
    }

    /// Whether it holds several values: a list in JSON, divided by `;` in CSV.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Accommodations | Self::Moderates)
    }

    /// Whether a finding may repeat its value: never that of an identifier or of free text.
    pub(super) const fn may_be_quoted(self) -> bool {
        matches!(
            self,
            Self::Earned
                | Self::Possible
                | Self::Absence
                | Self::NotJudged
                | Self::Attempt
                | Self::Performed
                | Self::Due
                | Self::Demand
                | Self::Support
                | Self::Recorded
                | Self::Purpose
        )
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A text is no [`Column`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a column of evidence")]
#[non_exhaustive]
pub struct ColumnError;

impl FromStr for Column {
    type Err = ColumnError;

    fn from_str(text: &str) -> Result<Self, ColumnError> {
        Self::ALL
            .into_iter()
            .find(|column| column.name() == text)
            .ok_or(ColumnError)
    }
}
