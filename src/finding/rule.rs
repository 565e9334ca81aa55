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

/// What a rule stands on, which says where it is heard.
///
/// A *schema* rule finds what the official schema of the format refuses; in the standard profile
/// it is an error. All others go beyond the schema, and are warnings there at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// The schema refuses it, and every reader gets along with it: heard in the standard profile
    /// only.
    Letter,
    /// The schema refuses it, and it breaks or misleads a reader: heard in every profile.
    Schema,
    /// Beyond the schema, and it breaks or misleads a reader: heard in every profile.
    Practice,
    /// Beyond the schema: what an author may still want to change; heard in the author profile
    /// only.
    Author,
}

impl Ground {
    /// Whether the official schema refuses what the rule finds.
    pub fn is_schema(self) -> bool {
        matches!(self, Self::Letter | Self::Schema)
    }
}

/// A rule: what it finds, why that matters, and what a reader does about it.
///
/// Rules are statics, one a file; the catalogue of findings is generated from them.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, as in `ID-002`.
    pub code: &'static str,
    /// The name in words, as in `sibling-order`.
    pub name: &'static str,
    /// How much its findings matter unless overridden.
    pub severity: Severity,
    /// Whether its findings make the input unusable, whatever their severity.
    pub blocking: bool,
    /// What it stands on.
    pub ground: Ground,
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

impl Rule {
    /// The group of the rule: its code before the dash, as `CASE` or `TREE`.
    ///
    /// ```
    /// assert_eq!(continua::finding::SYNTAX.group(), "JSON");
    /// ```
    pub fn group(&self) -> &'static str {
        self.code
            .split_once('-')
            .map_or(self.code, |(group, _)| group)
    }
}

/// A list of rules of one input that is a file of our own, each as a static, and all of them.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $word:literal, $severity:ident, $blocking:literal,
        finds $finds:literal, why $why:literal, repair $repair:literal,
        bad $bad:expr, good $good:expr;)*) => {
        $(
            $(#[$doc])*
            pub static $name: $crate::finding::Rule = $crate::finding::Rule {
                code: $code,
                name: $word,
                severity: $crate::finding::Severity::$severity,
                blocking: $blocking,
                ground: $crate::finding::Ground::Practice,
                finds: $finds,
                why: $why,
                repair: $repair,
                bad: $bad,
                good: $good,
            };
        )*

        /// All of them, by code.
        pub static RULES: &[&$crate::finding::Rule] = &[$(&$name),*];
    };
}

pub(crate) use rules;
