//! What is decided, and whether it is asked.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ItemId;

/// What a policy decides of one competency of one learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "is", content = "because")]
#[non_exhaustive]
pub enum Outcome {
    /// The rule is met.
    Demonstrated,
    /// The rule is met but for the word of a person who is to confirm it.
    AwaitingConfirmation,
    /// Something was shown, and the rule is not met.
    NotYet(Why),
    /// Nothing was shown that could count.
    NoEvidence,
}

/// Why a rule is not met yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Why {
    /// What counts is at the level that is asked, and there is not enough of it.
    TooLittle,
    /// What counts is below the level that is asked.
    Below,
    /// Some of what counts is at the level that is asked, and some below.
    Disagrees,
}

/// Whether a competency is asked of a learner at all. It stands beside the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "is", content = "instead")]
#[non_exhaustive]
pub enum Applicability {
    /// In scope.
    #[default]
    InScope,
    /// Not addressed in the period in which the as-of lies.
    NotAddressed,
    /// The learner is exempt.
    Exempt,
    /// The learner is held to another target.
    AlternateTarget(ItemId),
}

impl Outcome {
    /// The word for it, as tables write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Demonstrated => "demonstrated",
            Self::AwaitingConfirmation => "awaiting confirmation",
            Self::NotYet(Why::TooLittle) => "not yet: too little evidence",
            Self::NotYet(Why::Below) => "not yet: evidence below",
            Self::NotYet(Why::Disagrees) => "not yet: evidence disagrees",
            Self::NoEvidence => "no evidence",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
