//! Findings as text, each with the line it speaks of underlined.

use std::fmt::Write as _;

use super::style::Paint;
use super::window::Window;
use super::{Finding, Place, Report, Severity, Style};
use crate::source::Source;

pub(super) fn render(report: &Report, name: &str, style: Style) -> String {
    let mut out = String::new();
    let page = Page {
        source: report.source(),
        name,
        style,
    };
    for finding in report {
        page.finding(&mut out, finding);
        out.push('\n');
    }
    out.push_str(&summary(report, name));
    out
}

fn summary(report: &Report, name: &str) -> String {
    let mut parts: Vec<String> = Severity::ALL
        .into_iter()
        .filter_map(|severity| {
            let count = report.of(severity).count();
            (count > 0).then(|| counted(count, severity))
        })
        .collect();
    if parts.is_empty() {
        parts.push("nothing found".to_owned());
    }
    let mut text = format!("{name}: {}", parts.join(", "));
    let waived = report.waived().count();
    if waived > 0 {
        let _ = write!(text, "; {waived} waived");
    }
    if report.dropped() > 0 {
        let _ = write!(text, "; {} more left out", report.dropped());
    }
    text.push('\n');
    text
}

/// As in `2 errors`.
pub(super) fn counted(count: usize, severity: Severity) -> String {
    let plural = count != 1 && severity != Severity::Advice;
    format!("{count} {severity}{}", if plural { "s" } else { "" })
}

struct Page<'a> {
    source: Option<&'a Source>,
    name: &'a str,
    style: Style,
}

/// Writing to a `String` cannot fail, so the results of `write!` are dropped here.
impl Page<'_> {
    fn finding(&self, out: &mut String, finding: &Finding) {
        let severity = finding.severity();
        let head = format!("{severity}[{}]", finding.code());
        let head = self.style.paint(Paint::Of(severity), &head);
        let message = format!(": {}", finding.message());
        let _ = writeln!(out, "{head}{}", self.style.paint(Paint::Strong, &message));
        let margin = margin(finding);
        self.excerpt(out, finding.place(), margin, Paint::Of(severity), "");
        for related in finding.related() {
            self.excerpt(out, &related.place, margin, Paint::Frame, &related.label);
        }
        let bullet = self.style.paint(Paint::Frame, "=");
        if finding.count() > 1 {
            let places: Vec<String> = finding.more().iter().map(ToString::to_string).collect();
            let left = finding.count() as usize - 1 - places.len();
            let rest = if left > 0 {
                format!(" and {left} more")
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "{:margin$} {bullet} also: {}{rest}",
                "",
                places.join(", ")
            );
        }
        if let Some(help) = finding.help() {
            let _ = writeln!(out, "{:margin$} {bullet} help: {help}", "");
        }
    }

    fn excerpt(&self, out: &mut String, place: &Place, margin: usize, paint: Paint, label: &str) {
        let frame = |text: &str| self.style.paint(Paint::Frame, text);
        let (arrow, bar) = (frame("-->"), frame("|"));
        let name = self.name;
        let (Place::Document { span, position, .. }, Some(source)) = (place, self.source) else {
            // A place without its text: bytes that are none, or what was built in code.
            let gap = if place.position().is_some() { "" } else { " " };
            let line = format!("{:margin$}{arrow} {name}:{gap}{place} {label}", "");
            let _ = writeln!(out, "{}", line.trim_end());
            return;
        };
        let _ = writeln!(out, "{:margin$}{arrow} {name}:{place}", "");
        let window = Window::of(source, position.line, *span);
        let _ = writeln!(out, "{:margin$} {bar}", "");
        let number = frame(&format!("{:>margin$}", position.line));
        let _ = writeln!(out, "{number} {bar} {}", window.text);
        let marks = format!("{} {label}", "^".repeat(window.length));
        let marks = self.style.paint(paint, marks.trim_end());
        let _ = writeln!(out, "{:margin$} {bar} {:2$}{marks}", "", "", window.indent);
    }
}

/// The width of the longest line number, for the bars to stand under each other.
fn margin(finding: &Finding) -> usize {
    let places = std::iter::once(finding.place()).chain(finding.related().iter().map(|r| &r.place));
    let lines = places
        .filter_map(Place::position)
        .map(|position| position.line);
    lines.max().unwrap_or(0).to_string().len()
}
