//! What an assessment was for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What an assessment was for: evidence is fit for its use, and a decision says which it used.
///
/// As text: `practice`, `formative`, `summative`, `placement`, `moderation`, `accountability`.
///
/// ```
/// use continua::Purpose;
///
/// assert_eq!("formative".parse(), Ok(Purpose::Formative));
/// assert_eq!(Purpose::default(), Purpose::Summative);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Purpose {
    /// Trying out and rehearsing; homework is mostly this.
    Practice,
    /// Of learning under way, to steer it.
    Formative,
    /// Of what was learned, to certify it. The default of the short form.
    #[default]
    Summative,
    /// To find where to begin.
    Placement,
    /// To compare and adjust judgements with one another.
    Moderation,
    /// Of a school or a state more than of a learner.
    Accountability,
}

impl Purpose {
    /// Every purpose, in the order in which they are declared.
    pub const ALL: [Self; 6] = [
        Self::Practice,
        Self::Formative,
        Self::Summative,
        Self::Placement,
        Self::Moderation,
        Self::Accountability,
    ];

    /// The text that stands for it in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Formative => "formative",
            Self::Summative => "summative",
            Self::Placement => "placement",
            Self::Moderation => "moderation",
            Self::Accountability => "accountability",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text is no [`Purpose`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a purpose: `practice`, `formative`, `summative`, `placement`, `moderation` or \
     `accountability`"
)]
#[non_exhaustive]
pub struct PurposeError;

impl FromStr for Purpose {
    type Err = PurposeError;

    fn from_str(text: &str) -> Result<Self, PurposeError> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.as_str() == text)
            .ok_or(PurposeError)
    }
}
