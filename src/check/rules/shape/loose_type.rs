//! A value is of another type than its member takes, and can be understood.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, describe};

/// A value is of another type than its member takes, and can be understood.
pub static LOOSE_TYPE: Rule = Rule {
    code: "CASE-009",
    name: "loose-type",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A text in place of a list of texts or of a link, a number in place of a text, digits in quotes, an object in place of a text that it names, a date with a time.",
    why: "Readers that go by the standard fail on it or drop it.",
    repair: "It is read as what it plainly means.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "subject": "Mathematics"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "subject": ["Mathematics"]}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, expected: &str) {
    findings.add(&LOOSE_TYPE, &member.habit(), member.value, || {
        let (what, found) = (member.what(), describe(member.value));
        let note = Note::new(format!("{what} is {found}, expected {expected}"));
        named(note, member.object)
    });
}
