//! Why a log refuses a record.

use crate::id::{JudgementId, WorkId};

/// A log refused a record; the log is as it was before.
///
/// No message names a learner or repeats a note. An embedder that names its records after
/// learners should not print them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// A record with the same identifier and other content is there already.
    #[error("the record `{id}` is already in the log with other content")]
    OtherRecord {
        /// The identifier of both.
        id: JudgementId,
    },
    /// A work with the same identifier and other content is there already.
    #[error("the work `{work}` of the record `{id}` is already in the log with other content")]
    OtherWork {
        /// The record that was refused.
        id: JudgementId,
        /// The identifier of both works.
        work: WorkId,
    },
    /// A record supersedes or retracts itself.
    #[error("the record `{id}` supersedes or retracts itself")]
    OfItself {
        /// The record that was refused.
        id: JudgementId,
    },
    /// The log holds as many records as it can number.
    #[error("the log is full at 4294967294 records")]
    Full,
}

impl LogError {
    /// How to resolve it.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::OtherRecord { .. } => {
                "to change a record, append a correction of it under an identifier of its own"
            }
            Self::OtherWork { .. } => {
                "give the works different identifiers; to change a work, append a correction of \
                 its judgement with a work under a new identifier"
            }
            Self::OfItself { .. } => "name the earlier record, or give this one a new identifier",
            Self::Full => "begin another log, for instance one for each school year",
        }
    }
}
