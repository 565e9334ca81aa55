//! A date is none, or lacks its time or zone.

use crate::check::date_time::DateTime;
use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::schema::FieldKind;

/// A date is none, or lacks its time or zone.
pub static BAD_DATE: Rule = Rule {
    code: "VOC-001",
    name: "bad-date",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A `lastChangeDateTime` that is no date with a time and a zone, or a status date that is no date.",
    why: "Readers that compare dates to find what changed go wrong or fail; a time without a zone means another moment in every zone.",
    repair: "A status date that is none is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "lastChangeDateTime": "8/27/2018"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "lastChangeDateTime": "2018-08-27T00:00:00Z"}}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    member: Member<'_>,
    text: &str,
    is: DateTime,
) {
    let habit = format!("{}.{:?}", member.habit(), is);
    findings.add(&BAD_DATE, &habit, member.value, || {
        let (name, noun, text) = (member.field.name, member.class.noun, short(text));
        let (expected, help) = match (member.field.kind, is) {
            (FieldKind::Date, _) => ("a date", "write it as in `2026-08-01`"),
            (_, DateTime::Spaced) => (
                "a `T` between date and time",
                "write it as in `2026-08-01T09:00:00Z`",
            ),
            (_, DateTime::NoZone) => (
                "a zone after the time",
                "write it as in `2026-08-01T09:00:00Z`",
            ),
            (_, DateTime::Day) => (
                "a time and a zone after the date",
                "write it as in `2026-08-01T09:00:00Z`",
            ),
            _ => (
                "a date with a time and a zone",
                "write it as in `2026-08-01T09:00:00Z`",
            ),
        };
        let note = Note::new(format!(
            "`{name}` of {noun} is `{text}`, expected {expected}"
        ));
        named(note, member.object).help(help)
    });
}
