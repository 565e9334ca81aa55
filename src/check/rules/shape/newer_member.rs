//! A file of CASE 1.0 uses what is new in 1.1.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

/// A file of CASE 1.0 uses what is new in 1.1.
pub static NEWER_MEMBER: Rule = Rule {
    code: "CASE-010",
    name: "newer-member",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Schema,
    finds: "A member or an association type of CASE 1.1 in a package whose document does not say `caseVersion` 1.1.",
    why: "Readers go by 1.0 where no version is said, and 1.0 knows no such thing.",
    repair: "It is read as 1.1 has it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "subject": ["Mathematics"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "subject": ["Mathematics"]}]}"#,
};

/// What to do about it.
const HELP: &str = "say `\"caseVersion\": \"1.1\"` in the document";

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    key: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    findings.add(&NEWER_MEMBER, &habit, key, || {
        let (name, noun) = (field.name, class.noun);
        Note::new(format!(
            "`{name}` of {noun} is new in CASE 1.1, and the file is of 1.0"
        ))
        .help(HELP)
    });
}

pub(in crate::check) fn association_type(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&NEWER_MEMBER, text, member.value, || {
        let text = short(text);
        Note::new(format!(
            "the association type `{text}` is new in CASE 1.1, and the file is of 1.0"
        ))
        .help(HELP)
    });
}
