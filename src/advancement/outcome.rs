//! What a decision says.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::ItemId;

/// What a learner's evidence says of one competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Outcome {
    /// The rule is met.
    Demonstrated,
    /// All but the attestation that the rule asks for is there.
    AwaitingConfirmation,
    /// There is evidence, and the rule is not met.
    NotYet(Why),
    /// Nothing that the rule looks at is there.
    NoEvidence,
}

/// Why a rule is not met although there is evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Why {
    /// What there is is good enough, and there is too little of it.
    TooLittle,
    /// All that was shown is below the level that is asked for.
    Below,
    /// Some works reach the level that is asked for, and the estimate does not.
    Disagrees,
}

impl Outcome {
    /// The word for it, as in `notYet`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demonstrated => "demonstrated",
            Self::AwaitingConfirmation => "awaitingConfirmation",
            Self::NotYet(_) => "notYet",
            Self::NoEvidence => "noEvidence",
        }
    }
}

impl fmt::Display for Outcome {
    /// In plain words, as in `not yet: too little evidence`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Demonstrated => "demonstrated",
            Self::AwaitingConfirmation => "awaiting confirmation",
            Self::NotYet(Why::TooLittle) => "not yet: too little evidence",
            Self::NotYet(Why::Below) => "not yet: evidence below the level",
            Self::NotYet(Why::Disagrees) => "not yet: evidence disagrees",
            Self::NoEvidence => "no evidence",
        })
    }
}

/// Whether a competency applies to a learner, beside the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Applicability {
    /// It applies.
    #[default]
    InScope,
    /// It is not addressed in the period of the question.
    NotAddressed,
    /// The learner need not reach it.
    Exempt,
    /// The learner is held to another target in its place.
    HeldTo(ItemId),
}
