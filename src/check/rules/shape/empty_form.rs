//! An empty text stands where the schema has a form.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// An empty text stands where the schema has a form.
pub static EMPTY_FORM: Rule = Rule {
    code: "CASE-014",
    name: "empty-form",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "An empty text in place of an absent date, number, address, UUID, link, list or object.",
    why: "An empty text is none of these, so that readers which hold a file against the schema refuse it; all others take it for absent.",
    repair: "It is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "statusStartDate": ""}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&EMPTY_FORM, &member.habit(), member.value, || {
        let note = Note::new(format!("{} is an empty text", member.what()));
        named(note, member.object).help("leave it out")
    });
}
