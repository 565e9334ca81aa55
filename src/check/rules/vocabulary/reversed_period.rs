//! Something ends before it begins.

use jiff::civil::Date;

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;
use crate::source::Value;

/// Something ends before it begins.
pub static REVERSED_PERIOD: Rule = Rule {
    code: "VOC-009",
    name: "reversed-period",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `statusEndDate` before the `statusStartDate` of the same document or item.",
    why: "It is in force on no day, and readers hide it.",
    repair: "The dates are read as they are.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "statusStartDate": "2026-08-01", "statusEndDate": "2016-07-31"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "statusStartDate": "2026-08-01", "statusEndDate": "2036-07-31"}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let framework = &package.readout().framework;
    let status = framework.document().status();
    if let (Some(start), Some(end)) = (status.start(), status.end())
        && let Some(document) = package.document()
    {
        look(findings, document, "document", (start, end));
    }
    for item in framework.items() {
        let (Some(start), Some(end)) = item.status_dates() else {
            continue;
        };
        if end < start
            && let Some(value) = item
                .origin()
                .and_then(|origin| package.json().value(origin))
        {
            look(findings, value, "item", (start, end));
        }
    }
}

fn look(
    findings: &mut Findings,
    object: Value<'_>,
    noun: &'static str,
    (start, end): (Date, Date),
) {
    let (Some(first), Some(last)) = (object.get("statusStartDate"), object.get("statusEndDate"))
    else {
        return;
    };
    if end >= start {
        return;
    }
    findings.add(&REVERSED_PERIOD, noun, last, || {
        let note = Note::new(format!("the {noun} ends on {end} and begins on {start}"))
            .related("the beginning", first)
            .help("mend the date that is wrong");
        crate::check::rules::named(note, object)
    });
}
