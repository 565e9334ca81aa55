//! A value is of a type that its member does not take.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, describe};
use crate::source::Value;

/// A value is of a type that its member does not take.
pub static WRONG_TYPE: Rule = Rule {
    code: "CASE-007",
    name: "wrong-type",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Schema,
    finds: "A value that cannot be read as what its member holds: a list in place of a text, a word in place of a number, a text in place of an item.",
    why: "The value is lost to every reader.",
    repair: "The value is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": "first"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, expected: &str) {
    findings.add(&WRONG_TYPE, &member.habit(), member.value, || {
        let (what, found) = (member.what(), describe(member.value));
        let note = Note::new(format!("{what} is {found}, expected {expected}"));
        named(note, member.object)
    });
}

/// Something stands where a package should.
pub(in crate::check) fn stray(findings: &mut Findings, value: Value<'_>) {
    findings.add(&WRONG_TYPE, "", value, || {
        Note::new(format!(
            "{} stands here, expected a package",
            describe(value)
        ))
        .help("a package is an object with `CFDocument`, `CFItems` and `CFAssociations`")
    });
}
