//! Why an overlay cannot be used.

use crate::finding::Report;

/// An overlay cannot be read or resolved. The report holds all findings, blocking and not.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the overlay cannot be used: {}", first(report))]
pub struct OverlayError {
    report: Report,
}

impl OverlayError {
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
    let Some(first) = blocking.next() else {
        return String::new();
    };
    match blocking.count() {
        0 => format!("{} (at {})", first.message(), first.place()),
        more => format!(
            "{} (at {}), and {more} more",
            first.message(),
            first.place()
        ),
    }
}
