//! Why a policy was refused, and why a question was.

use crate::finding::Report;

/// A policy cannot decide anything; the report says all that is wrong with it.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the policy has {} that cannot stand{}", faults(*.blocking), first(.report))]
pub struct PolicyError {
    report: Report,
    blocking: usize,
}

fn faults(count: usize) -> String {
    if count == 1 {
        "a fault".to_owned()
    } else {
        format!("{count} faults")
    }
}

fn first(report: &Report) -> String {
    let first = report.blocking().next();
    first.map_or_else(String::new, |finding| format!(": {}", finding.message()))
}

impl PolicyError {
    pub(super) fn new(report: Report) -> Self {
        let blocking = report.blocking().count();
        Self { report, blocking }
    }

    /// All that was found.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// A question to a policy has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EvaluateError {
    /// A rule asks how old evidence is, and the question does not say when it is asked.
    #[error("the policy asks how old evidence is, and the question names no moment")]
    NoMoment,
}

impl EvaluateError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoMoment => "ask as of a moment, such as today",
        }
    }
}

/// A standing cannot take in what it was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// The log is shorter than what the standing has seen, so that it is another log.
    #[error("the log has {found} records, and the standing has seen {seen}")]
    ShorterLog {
        /// How many records the log has.
        found: u32,
        /// How many the standing has seen.
        seen: u32,
    },
    /// Records that the standing may have seen were redacted, or a learner was forgotten: evaluate
    /// anew.
    #[error("records were removed from the log since the standing was evaluated")]
    Removed,
    /// The record is not in the log.
    #[error("the log has no record at position {0}")]
    NoRecord(u32),
}
