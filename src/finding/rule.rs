//! The shape of a rule.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How much a finding matters. An opinion, which may be overridden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Something is lost or wrong for whoever reads the file.
    Error,
    /// Something misleads, or will break elsewhere.
    Warning,
    /// Something could be better.
    Advice,
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, UnknownSeverity> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.name() == text)
            .ok_or(UnknownSeverity)
    }
}

/// A text names no severity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not `error`, `warning` or `advice`")]
pub struct UnknownSeverity;

/// A rule: what it finds, why that matters, and what a reader does about it.
///
/// Rules are statics, one a file; the catalogue of findings is generated from them.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, as in `CASE-012`.
    pub code: &'static str,
    /// The name in words, as in `sibling-order`.
    pub name: &'static str,
    /// How much its findings matter unless overridden.
    pub severity: Severity,
    /// Whether its findings make the input unusable, whatever their severity.
    pub blocking: bool,
    /// What it finds.
    pub finds: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// How a reader goes on all the same.
    pub repair: &'static str,
    /// An input that it finds.
    pub bad: &'static str,
    /// The same input, mended.
    pub good: &'static str,
}
