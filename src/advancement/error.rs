//! Why a policy cannot decide.

use crate::finding::Report;

/// A policy cannot be compiled. The report holds all findings, blocking and not.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the policy cannot decide: {}", first(report))]
pub struct PolicyError {
    report: Report,
}

impl PolicyError {
    pub(super) fn new(report: Report) -> Self {
        Self { report }
    }

    /// All findings.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

fn first(report: &Report) -> String {
    let mut blocking = report.blocking();
    let first = blocking
        .next()
        .map(|finding| finding.message().to_owned())
        .unwrap_or_default();
    match blocking.count() {
        0 => first,
        more => format!("{first}, and {more} more"),
    }
}
