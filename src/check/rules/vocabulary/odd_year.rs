//! A date lies in a year that cannot be meant.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::schema::FieldKind;

/// A date lies in a year that cannot be meant.
pub static ODD_YEAR: Rule = Rule {
    code: "VOC-010",
    name: "odd-year",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A date before the year 1900 or after 2200, as in `0001-01-01` or `9999-12-31`.",
    why: "It is what a program writes where it knows no date; a reader takes it for one.",
    repair: "The date is read as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "statusEndDate": "9999-12-31"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn see(findings: &mut Findings, member: Member<'_>, text: &str) {
    if is_odd(text) {
        found(findings, member, text);
    }
}

/// Whether a text begins with a date in a year that cannot be meant.
fn is_odd(text: &str) -> bool {
    let year = text.get(..4).filter(|_| text.get(4..5) == Some("-"));
    let year = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    year.is_some_and(|year| !("1900"..="2200").contains(&year))
}

#[cold]
fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&ODD_YEAR, &member.habit(), member.value, || {
        let note = Note::new(format!(
            "`{}` of {} is `{}`, expected a year from 1900 to 2200",
            member.field.name,
            member.class.noun,
            short(text)
        ));
        let help = match member.field.kind {
            FieldKind::DateTime => "write when it was last changed",
            _ => "leave out a date that is not known",
        };
        named(note, member.object).help(help)
    });
}
