//! An empty text stands where a member could be left out.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// An empty text stands where a member could be left out.
pub static EMPTY_OPTIONAL: Rule = Rule {
    code: "CASE-019",
    name: "empty-optional",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An optional text that is empty, such as `\"humanCodingScheme\": \"\"`. All of a file are one finding.",
    why: "A reader that asks whether there is a code finds one, and shows an empty place or looks for what has the empty code.",
    repair: "It is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "humanCodingScheme": ""}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&EMPTY_OPTIONAL, "", member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        let note = Note::new(format!("`{name}` of {noun} is an empty text"));
        named(note, member.object).help("leave out what there is nothing to say of")
    });
}
