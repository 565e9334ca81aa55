//! A UUID is written in upper case.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A UUID is written in upper case.
pub static WRONG_CASE: Rule = Rule {
    code: "ID-003",
    name: "wrong-case",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A UUID with a letter in upper case.",
    why: "The schema has UUIDs in lower case, and readers that compare identifiers letter by letter take one of the other case for another thing.",
    repair: "UUIDs are compared without regard to case.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6A0F6A52-70D5-4C38-8A55-0D4C6C1B6C11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&WRONG_CASE, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        Note::new(format!(
            "`{name}` of {noun} is `{}`, expected a UUID in lower case",
            short(text)
        ))
        .about(short(text))
        .help("write it in lower case, wherever it stands")
    });
}
