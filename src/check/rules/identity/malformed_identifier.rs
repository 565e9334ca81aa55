//! An identifier is no UUID.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// An identifier is no UUID.
pub static MALFORMED_IDENTIFIER: Rule = Rule {
    code: "ID-001",
    name: "malformed-identifier",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "An identifier that is not of the form 8-4-4-4-12 hexadecimal digits, where the standard has a UUID. The ends of associations may have identifiers of any form.",
    why: "Strict readers refuse the file, and short names collide when frameworks of two publishers meet.",
    repair: "The identifier is taken as it is, without white space around it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "item-1", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&MALFORMED_IDENTIFIER, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        Note::new(format!(
            "`{name}` of {noun} is `{}`, expected a UUID",
            short(text)
        ))
        .about(short(text))
        .help("give it a UUID once, and never change it after")
    });
}
