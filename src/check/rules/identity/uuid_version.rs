//! A UUID is of no version that the schema knows.

use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A UUID is of no version that the schema knows.
pub static UUID_VERSION: Rule = Rule {
    code: "ID-004",
    name: "uuid-version",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A UUID whose version, the first digit of the third group, is not from 1 to 5, or whose fourth group does not begin with 8, 9, a or b.",
    why: "The schema knows versions 1 to 5 only: it refuses UUIDs made up by hand, and also those of the later versions 6, 7 and 8. Other readers take them as they are.",
    repair: "The identifier is taken as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-0c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&UUID_VERSION, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        Note::new(format!(
            "`{name}` of {noun} is `{}`, expected a UUID of version 1 to 5",
            short(text)
        ))
        .about(short(text))
        .help("identifiers that are published stay; make new ones with version 4")
    });
}
