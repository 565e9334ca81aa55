//! Why an overlay cannot be used.

use std::fmt;

use crate::finding::Report;

/// An overlay cannot be read or resolved. The reports hold all findings, blocking and not.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the overlay cannot be used: {}", First(self))]
pub struct OverlayError {
    report: Report,
    beneath: Vec<Report>,
}

impl OverlayError {
    pub(super) fn new(report: Report) -> Self {
        Self::over(report, Vec::new())
    }

    pub(super) fn over(report: Report, beneath: Vec<Report>) -> Self {
        Self { report, beneath }
    }

    /// All findings of the overlay itself.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// All findings of each of the overlays beneath, in the order in which they were given to
    /// [`resolve_over`](super::Overlay::resolve_over). What stands in the way may be here alone.
    pub fn beneath(&self) -> &[Report] {
        &self.beneath
    }
}

/// The first thing that stands in the way, and how many more do.
struct First<'a>(&'a OverlayError);

impl fmt::Display for First<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [&self.0.report].into_iter().chain(&self.0.beneath);
        let numbered = (0u32..).zip(all);
        let mut blocking =
            numbered.flat_map(|(number, report)| report.blocking().map(move |it| (number, it)));
        let Some((number, first)) = blocking.next() else {
            return Ok(());
        };
        write!(f, "{} (", first.message())?;
        if number > 0 {
            write!(f, "in overlay {number} of those beneath, ")?;
        }
        write!(f, "at {})", first.place())?;
        match blocking.count() {
            0 => Ok(()),
            more => write!(f, ", and {more} more"),
        }
    }
}
