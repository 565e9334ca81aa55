//! Why there is no level.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why there is no level: five things that are often confused. None of them is a score; only a
/// policy that says so turns one into a score.
///
/// As text: `notAssessed`, `excused`, `missing`, `incomplete`, `zero`.
///
/// ```
/// use continua::{Absence, Observed};
///
/// assert_eq!("excused".parse(), Ok(Absence::Excused));
/// assert!(Observed::from(Absence::Missing).is_absent());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Absence {
    /// Nobody has judged it.
    NotAssessed,
    /// The learner need not do it.
    Excused,
    /// Expected, and not handed in.
    Missing,
    /// Handed in, and too little of it to judge.
    Incomplete,
    /// Marked zero for a reason other than what it showed.
    Zero,
}

impl Absence {
    /// Every kind, in the order in which they are declared.
    pub const ALL: [Self; 5] = [
        Self::NotAssessed,
        Self::Excused,
        Self::Missing,
        Self::Incomplete,
        Self::Zero,
    ];

    /// The text that stands for it in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotAssessed => "notAssessed",
            Self::Excused => "excused",
            Self::Missing => "missing",
            Self::Incomplete => "incomplete",
            Self::Zero => "zero",
        }
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text is no [`Absence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an absence: `notAssessed`, `excused`, `missing`, `incomplete` or `zero`")]
#[non_exhaustive]
pub struct AbsenceError;

impl FromStr for Absence {
    type Err = AbsenceError;

    fn from_str(text: &str) -> Result<Self, AbsenceError> {
        Self::ALL
            .into_iter()
            .find(|absence| absence.as_str() == text)
            .ok_or(AbsenceError)
    }
}
