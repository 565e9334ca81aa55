//! Why a file holds no progression.

use std::fmt;

use crate::finding::Report;

/// A file is no published progression of the form that was asked for.
#[derive(Clone, thiserror::Error)]
#[error("no progression: {}", first(.reports))]
pub struct EdgesError {
    reports: Vec<Report>,
}

impl EdgesError {
    pub(super) fn new(reports: Vec<Report>) -> Self {
        Self { reports }
    }

    /// What was found in each input, in the order of the inputs.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// What was found in the first input that cannot be used.
    ///
    /// ```
    /// use continua::format::coherence_map;
    ///
    /// let error = coherence_map::from_slice(b"[]").unwrap_err();
    /// assert_eq!(error.report().iter().next().unwrap().code(), "EDGE-001");
    /// ```
    pub fn report(&self) -> Report {
        let refused = |report: &&Report| report.blocking().next().is_some();
        let report = self.reports.iter().find(refused);
        report.or_else(|| self.reports.first()).map_or_else(
            || crate::finding::Findings::new().into_report(None),
            Report::clone,
        )
    }
}

fn first(reports: &[Report]) -> String {
    let mut blocking = reports.iter().flat_map(Report::blocking);
    blocking.next().map_or_else(String::new, |finding| {
        format!("{} (at {})", finding.message(), finding.place())
    })
}

impl fmt::Debug for EdgesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EdgesError({self})")
    }
}
