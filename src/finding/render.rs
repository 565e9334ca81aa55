//! Findings as text, each with the line it speaks of underlined.

use std::fmt::Write as _;

use super::plain::is_hidden;
use super::{Finding, Place, Report, Severity};
use crate::source::{Source, Span};

/// How many characters of a line are shown; files without line breaks have lines of megabytes.
const WIDTH: usize = 100;

pub(super) fn render(report: &Report, name: &str) -> String {
    let mut out = String::new();
    for finding in report {
        render_one(&mut out, finding, report.source(), name);
        out.push('\n');
    }
    out.push_str(&summary(report, name));
    out
}

fn summary(report: &Report, name: &str) -> String {
    if report.is_empty() {
        return format!("{name}: nothing found\n");
    }
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .filter_map(|severity| {
            let count = report.of(severity).count();
            let ending = if count == 1 || severity == Severity::Advice {
                ""
            } else {
                "s"
            };
            (count > 0).then(|| format!("{count} {severity}{ending}"))
        })
        .collect();
    let mut text = format!("{name}: {}", counts.join(", "));
    if report.dropped() > 0 {
        let _ = write!(text, "; {} more left out", report.dropped());
    }
    text.push('\n');
    text
}

/// Writing to a `String` cannot fail, so the results of `write!` are dropped here.
fn render_one(out: &mut String, finding: &Finding, source: Option<&Source>, name: &str) {
    let _ = writeln!(
        out,
        "{}[{}]: {}",
        finding.severity(),
        finding.code(),
        finding.message()
    );
    let margin = margin(finding);
    excerpt(out, finding.place(), source, name, margin, "");
    for related in finding.related() {
        excerpt(out, &related.place, source, name, margin, &related.label);
    }
    if finding.count() > 1 {
        let places: Vec<String> = finding.more().iter().map(ToString::to_string).collect();
        let left = finding.count() as usize - 1 - places.len();
        let rest = if left > 0 {
            format!(" and {left} more")
        } else {
            String::new()
        };
        let _ = writeln!(out, "{:margin$} = also: {}{rest}", "", places.join(", "));
    }
    if let Some(help) = finding.help() {
        let _ = writeln!(out, "{:margin$} = help: {help}", "");
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

fn excerpt(
    out: &mut String,
    place: &Place,
    source: Option<&Source>,
    name: &str,
    margin: usize,
    label: &str,
) {
    let (Place::Document { span, position, .. }, Some(source)) = (place, source) else {
        // A place without its text: bytes that are none, or what was built in code.
        let gap = if place.position().is_some() { "" } else { " " };
        let line = format!("{:margin$}--> {name}:{gap}{place} {label}", "");
        let _ = writeln!(out, "{}", line.trim_end());
        return;
    };
    let _ = writeln!(out, "{:margin$}--> {name}:{place}", "");
    let window = Window::of(source, position.line, *span);
    let _ = writeln!(out, "{:margin$} |", "");
    let _ = writeln!(out, "{:>margin$} | {}", position.line, window.text);
    let marks = "^".repeat(window.length);
    let line = format!(
        "{:margin$} | {:indent$}{marks} {label}",
        "",
        "",
        indent = window.indent
    );
    let _ = writeln!(out, "{}", line.trim_end());
}

/// The part of a line around a span.
struct Window {
    text: String,
    indent: usize,
    length: usize,
}

impl Window {
    fn of(source: &Source, line: u32, span: Span) -> Self {
        let all = source.line_span(line);
        let before = source.slice(Span::new(all.start, span.start));
        let inside = source.slice(Span::new(span.start, span.end.min(all.end)));
        let inside = inside.trim_end_matches(['\r', '\n']);
        let after = source.slice(Span::new(span.end.min(all.end), all.end));
        let shown_inside: String = inside.chars().take(WIDTH).collect();
        let length = shown_inside.chars().count();
        let room = WIDTH.saturating_sub(length);
        let lead = tail(before, room.min(WIDTH / 2));
        let trail: String = after
            .chars()
            .take(room.saturating_sub(lead.chars().count()))
            .collect();
        let mut text = String::new();
        if lead.len() < before.len() {
            text.push_str("... ");
        }
        text.push_str(lead);
        let indent = text.chars().count();
        text.push_str(&shown_inside);
        text.push_str(&trail);
        let cut =
            shown_inside.len() < inside.len() || trail.trim_end().len() < after.trim_end().len();
        // One column for each character, so that the marks stand where they should.
        let mut text: String = text
            .chars()
            .map(|c| if is_hidden(c) { ' ' } else { c })
            .collect();
        text.truncate(text.trim_end().len());
        if cut {
            text.push_str(" ...");
        }
        Self {
            text,
            indent,
            length: length.max(1),
        }
    }
}

/// The last `count` characters.
fn tail(text: &str, count: usize) -> &str {
    if count == 0 {
        return "";
    }
    text.char_indices()
        .rev()
        .nth(count - 1)
        .map_or(text, |(at, _)| text.get(at..).unwrap_or(text))
}
