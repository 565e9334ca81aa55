//! Where the readers' findings go.

use std::cell::OnceCell;

use crate::finding::{Findings, Folding, Note, Report, Rule, Site};
use crate::source::{Source, Span};

/// Collects findings at bytes of the whole input.
///
/// The report carries no text: the lines of evidence name learners.
pub(super) struct Gather<'b> {
    findings: Findings,
    bytes: &'b [u8],
    /// Made for the first finding, to tell lines and columns.
    source: OnceCell<Source>,
    /// Where the part that is being read begins.
    base: u32,
}

impl<'b> Gather<'b> {
    pub(super) fn new(bytes: &'b [u8], folding: Folding) -> Self {
        Self {
            findings: Findings::with(folding),
            bytes,
            source: OnceCell::new(),
            base: 0,
        }
    }

    /// From here on, spans count from this byte.
    pub(super) const fn set_base(&mut self, base: u32) {
        self.base = base;
    }

    pub(super) fn add(
        &mut self,
        rule: &'static Rule,
        habit: &str,
        span: Span,
        note: impl FnOnce() -> Note,
    ) {
        let source = self.source.get_or_init(|| Source::lossy(self.bytes));
        let shift = |at: u32| at.saturating_add(self.base);
        let span = Span::new(shift(span.start), shift(span.end));
        self.findings
            .add(rule, habit, Site::Text(source, span), note);
    }

    /// A finding about the input as a whole, of which no text is made.
    pub(super) fn add_at_start(&mut self, rule: &'static Rule, note: impl FnOnce() -> Note) {
        let source = Source::new("");
        let site = Site::Text(&source, Span::at(0));
        self.findings.add(rule, "start", site, note);
    }

    pub(super) fn into_report(self) -> Report {
        self.findings.into_report(None)
    }
}
