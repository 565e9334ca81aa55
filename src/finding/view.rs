//! Reports as JSON. The form is published as `docs/report.schema.json`.

use serde::Serialize;

use super::reports::Reported;
use super::{Contents, Finding, Place, REPORT_FORMAT, Related, Report, Reports, Severity};
use crate::source::Source;

/// A value as JSON, with a line break at its end.
pub(super) fn written(value: &impl Serialize) -> String {
    // These forms have neither maps with other keys than texts nor anything else that can fail.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Root<'a> {
    continua_report: semver::Version,
    files: Vec<FileView<'a>>,
    skipped: &'a [String],
    unread: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    file: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FileView<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(flatten)]
    contents: Option<Contents>,
    summary: Summary,
    findings: Vec<FindingView<'a>>,
    waived: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
    waived: usize,
    left_out: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingView<'a> {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    blocking: bool,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceView<'a>,
    ids: &'a [String],
    package: Option<u32>,
    count: u32,
    more: Vec<PlaceView<'a>>,
    related: Vec<RelatedView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    label: &'a str,
    #[serde(flatten)]
    place: PlaceView<'a>,
}

/// Where something is. A place in a document has all but `built`, of bytes that are no text all
/// but the end; what was built in code has `built` only.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlaceView<'a> {
    pub(super) pointer: Option<&'a str>,
    pub(super) span: Option<SpanView>,
    pub(super) line: Option<u32>,
    pub(super) column: Option<u32>,
    pub(super) end_line: Option<u32>,
    pub(super) end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    built: Option<&'a [String]>,
}

#[derive(Serialize)]
pub(super) struct SpanView {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'a> Root<'a> {
    pub(super) fn of(reports: &'a Reports) -> Self {
        Self {
            continua_report: REPORT_FORMAT,
            files: reports.files.iter().map(FileView::of).collect(),
            skipped: &reports.skipped,
            unread: reports
                .unreadable()
                .map(|(file, reason)| Unread { file, reason })
                .collect(),
        }
    }
}

impl<'a> FileView<'a> {
    fn of(file: &'a Reported) -> Self {
        let report = &file.report;
        let source = report.source();
        Self {
            file: &file.name,
            format: file.contents.is_some().then_some("CASE"),
            contents: file.contents,
            summary: Summary::of(report),
            findings: report.iter().map(|f| FindingView::of(f, source)).collect(),
            waived: report
                .waived()
                .map(|f| FindingView::of(f, source))
                .collect(),
        }
    }
}

impl Summary {
    fn of(report: &Report) -> Self {
        Self {
            errors: report.of(Severity::Error).count(),
            warnings: report.of(Severity::Warning).count(),
            advice: report.of(Severity::Advice).count(),
            waived: report.waived().count(),
            left_out: report.dropped(),
        }
    }
}

impl<'a> FindingView<'a> {
    fn of(finding: &'a Finding, source: Option<&Source>) -> Self {
        let related = |related: &'a Related| RelatedView {
            label: &related.label,
            place: PlaceView::of(&related.place, source),
        };
        let more = finding.more().iter();
        Self {
            code: finding.code(),
            name: finding.rule().name,
            severity: finding.severity(),
            blocking: finding.blocking(),
            message: finding.message(),
            help: finding.help(),
            place: PlaceView::of(finding.place(), source),
            ids: finding.ids(),
            package: finding.package(),
            count: finding.count(),
            more: more.map(|place| PlaceView::of(place, source)).collect(),
            related: finding.related().iter().map(related).collect(),
            reason: finding.waiver().map(super::Waiver::reason),
        }
    }
}

impl<'a> PlaceView<'a> {
    pub(super) fn of(place: &'a Place, source: Option<&Source>) -> Self {
        let position = place.position();
        let end = source.zip(place.span());
        let end = end.map(|(source, span)| source.position(span.end));
        Self {
            pointer: place.pointer(),
            span: place.span().map(|span| SpanView {
                start: span.start,
                end: span.end,
            }),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            end_line: end.map(|position| position.line),
            end_column: end.map(|position| position.column),
            built: match place {
                Place::Built { ids } => Some(ids),
                Place::Document { .. } => None,
            },
        }
    }
}
