//! A whole number is written with a fraction or an exponent.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A whole number is written with a fraction or an exponent.
pub static INTEGER_FORM: Rule = Rule {
    code: "CASE-015",
    name: "integer-form",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A `sequenceNumber` or a `position` such as `1.0` or `1e2`.",
    why: "The schemas are of a draft of JSON Schema in which an integer has neither fraction nor exponent. Most readers take the number for what it is.",
    repair: "The number is read as the whole number that it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1.0}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&INTEGER_FORM, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        let number = short(member.value.raw());
        let note = Note::new(format!(
            "`{name}` of {noun} is written `{number}`, expected a whole number without fraction or exponent"
        ));
        named(note, member.object)
    });
}
