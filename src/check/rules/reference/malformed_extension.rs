//! A type of one's own is malformed.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A type of one's own is malformed.
pub static MALFORMED_EXTENSION: Rule = Rule {
    code: "REF-004",
    name: "malformed-extension",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `associationType` or a `targetType` of a file of CASE 1.1 in which `ext:` stands, and which is not `ext:` followed by letters, digits, dots, dashes and underscores only. The schema lets it pass, as its pattern is not bound to the ends of the text.",
    why: "Readers that go by the text of the standard refuse it, and others keep a type that nobody else writes.",
    repair: "The type is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "ext:is taught with", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "ext:isTaughtWith", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&MALFORMED_EXTENSION, text, member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        let note = Note::new(format!(
            "`{name}` of {noun} is `{}`, expected `ext:` and letters, digits, dots, dashes or underscores",
            short(text)
        ));
        named(note, member.object).help("write it as in `ext:isTaughtWith`")
    });
}
