//! Null stands where a member could be left out.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Null stands where a member could be left out.
pub static NULL_MEMBER: Rule = Rule {
    code: "CASE-011",
    name: "null-member",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A member, or an entry of a list, that is `null`, where nothing need be said. The schema gives every member a type, and none of them is null.",
    why: "Readers that hold a file against the schema refuse it; all others take null for absent.",
    repair: "Null is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "humanCodingScheme": null}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&NULL_MEMBER, &member.habit(), member.value, || {
        let note = Note::new(format!("{} is null", member.what()));
        named(note, member.object).help("leave it out")
    });
}
