//! A date lies in a year that cannot be meant.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::source::{Meanings, Value};

/// A date lies in a year that cannot be meant.
pub static ODD_YEAR: Rule = Rule {
    code: "VOC-010",
    name: "odd-year",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A date of document or items before the year 1900 or after 2200, as in `0001-01-01` or `9999-12-31`.",
    why: "It is what a program writes where it knows no date; a reader takes it for one.",
    repair: "The date is read as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "statusEndDate": "9999-12-31"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

const DATES: [&str; 3] = ["lastChangeDateTime", "statusStartDate", "statusEndDate"];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&ODD_YEAR) {
        return;
    }
    let mut dates = Meanings::new();
    if let Some(document) = package.document() {
        look(findings, &mut dates, document, "document");
    }
    for item in package.items() {
        look(findings, &mut dates, item, "item");
    }
}

fn look(
    findings: &mut Findings,
    dates: &mut Meanings<bool>,
    object: Value<'_>,
    noun: &'static str,
) {
    for (key, value) in object.entries() {
        if dates.of(key, |name| DATES.contains(&name)) && is_odd(value.raw()) {
            let name = key.as_str().unwrap_or_default();
            found(findings, object, noun, &name, value);
        }
    }
}

/// Whether a text in quotes begins with a date in a year that cannot be meant.
fn is_odd(raw: &str) -> bool {
    let year = raw.get(1..5).filter(|_| raw.get(5..6) == Some("-"));
    let year = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    year.is_some_and(|year| !("1900"..="2200").contains(&year))
}

#[cold]
fn found(
    findings: &mut Findings,
    object: Value<'_>,
    noun: &'static str,
    name: &str,
    value: Value<'_>,
) {
    findings.add(&ODD_YEAR, &format!("{noun}.{name}"), value, || {
        let note = Note::new(format!(
            "`{name}` of the {noun} is `{}`, expected a year from 1900 to 2200",
            short(&value.as_str().unwrap_or_default())
        ));
        let help = match name {
            "lastChangeDateTime" => "write when it was last changed",
            _ => "leave out a date that is not known",
        };
        crate::check::rules::named(note, object).help(help)
    });
}
