//! The document says that it is older than its items.

use jiff::Timestamp;

use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The document says that it is older than its items.
pub static STALE_DOCUMENT: Rule = Rule {
    code: "CONS-011",
    name: "stale-document",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items whose `lastChangeDateTime` is later than that of the document. One finding for a package, with the number of items.",
    why: "Systems ask the document whether anything has changed, and never fetch the changed items.",
    repair: "Each date is read as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "lastChangeDateTime": "2019-08-26T15:00:00Z"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "lastChangeDateTime": "2025-03-01T09:00:00Z"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "lastChangeDateTime": "2025-03-01T09:00:00Z"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "lastChangeDateTime": "2025-03-01T09:00:00Z"}]}"#,
};

const MEMBER: &str = "lastChangeDateTime";

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&STALE_DOCUMENT) {
        return;
    }
    let document = survey
        .package
        .document()
        .and_then(|value| value.get(MEMBER));
    let Some((site, at)) = document.and_then(|value| Some((value, moment(value)?))) else {
        return;
    };
    let mut newest: Option<(Value<'_>, Timestamp)> = None;
    let mut count = 0;
    for change in survey.package.readout().changes.iter() {
        let value = survey.package.json().value(change.first);
        let later = value.and_then(|value| Some((value, moment(value)?)));
        let Some((value, changed)) = later.filter(|(_, changed)| *changed > at) else {
            continue;
        };
        count += change.count;
        if newest.is_none_or(|(_, newest)| changed > newest) {
            newest = Some((value, changed));
        }
    }
    let Some((newest, _)) = newest else {
        return;
    };
    findings.add(&STALE_DOCUMENT, "", site, || {
        let items = match count {
            1 => "1 item changed".to_owned(),
            _ => format!("{count} items changed"),
        };
        Note::new(format!(
            "{items} after `{}`, when the document says that it was last changed",
            short(&site.as_str().unwrap_or_default())
        ))
        .related("the latest change", newest)
        .help("set `lastChangeDateTime` of the document whenever anything in it changes")
    });
}

/// An instant; a time without a zone is none.
fn moment(value: Value<'_>) -> Option<Timestamp> {
    value.as_str()?.trim().parse().ok()
}
