//! Why no report could be made.

use crate::advancement::EvaluateError;

/// There is no report on the progress that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgressError {
    /// The policy could not be evaluated.
    #[error(transparent)]
    Evaluate(#[from] EvaluateError),
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    Backwards,
    /// The period begins with the first moment that can be told.
    #[error("the period has no day before it")]
    NothingBefore,
    /// A standing does not say up to when it looked.
    #[error("a standing that looks at everything has no place in a period")]
    NoMoment,
    /// The two standings are of different learners.
    #[error("the two standings are of different learners")]
    OtherLearner,
    /// The two standings are of different policies, so that their levels do not compare.
    #[error("the two standings are of different policies")]
    OtherPolicy,
    /// The log is not the one that the standings have seen.
    #[error("the log has {found} records, where the standing has seen {seen}")]
    OtherLog {
        /// How many records the log has.
        found: u32,
        /// How many the standing has seen.
        seen: u32,
    },
    /// Records were removed from the log since a standing was evaluated, so that the standing may
    /// say what nobody is to know any more.
    #[error("records were removed from the log since a standing was evaluated")]
    Removed,
    /// The points of an area are past the range of scores.
    #[error("the points of an area are outside the range of scores")]
    TooManyPoints,
}

impl ProgressError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Evaluate(error) => error.help(),
            Self::Backwards => "give the earlier moment first",
            Self::NothingBefore => "begin the period a day later",
            Self::NoMoment => "evaluate both as of a moment, such as the ends of the period",
            Self::OtherLearner => "evaluate both for the same learner",
            Self::OtherPolicy => "evaluate both under the policy of today",
            Self::OtherLog { .. } => "let the standing catch up with the log first",
            Self::Removed => "evaluate both anew",
            Self::TooManyPoints => "give the levels of the scale smaller values",
        }
    }
}
