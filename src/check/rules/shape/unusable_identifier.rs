//! An identifier cannot be used as one.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::id::MAX_LENGTH;

/// An identifier cannot be used as one.
pub static UNUSABLE_IDENTIFIER: Rule = Rule {
    code: "CASE-020",
    name: "unusable-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An identifier of white space only, with a control character in it, or longer than 2,048 bytes.",
    why: "Nothing can refer to it: such a text does not come through addresses, tables and forms as it was.",
    repair: "The identifier is read as absent; an item, a rubric or a criterion of it is left out of the framework.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": " ", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&UNUSABLE_IDENTIFIER, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        Note::new(format!("`{name}` of {noun} {}", why(text)))
            .help("give it a UUID once, and never change it after")
    });
}

/// What makes an identifier unusable.
pub(super) fn why(text: &str) -> &'static str {
    match text.trim() {
        "" => "is all white space",
        text if text.len() > MAX_LENGTH => "is longer than 2,048 bytes",
        _ => "holds a control character",
    }
}
