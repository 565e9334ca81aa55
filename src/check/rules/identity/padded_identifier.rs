//! A UUID has text around it.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A UUID has text around it.
pub static PADDED_IDENTIFIER: Rule = Rule {
    code: "ID-005",
    name: "padded-identifier",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An identifier with a UUID in it and something before or after: white space, braces, `urn:uuid:`, a digit too many. The schema lets it pass, as its pattern is not bound to the ends of the text.",
    why: "Whatever refers to the bare UUID does not find it, and readers that keep identifiers as UUIDs refuse it.",
    repair: "The identifier is taken as it is, without white space around it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "{6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11}", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&PADDED_IDENTIFIER, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        Note::new(format!(
            "`{name}` of {noun} is `{}`, expected a UUID and nothing else",
            short(text)
        ))
        .about(short(text))
        .help("leave nothing but the UUID")
    });
}
