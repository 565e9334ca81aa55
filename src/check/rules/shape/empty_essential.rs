//! A text is empty without which nothing comes of the object.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A text is empty without which nothing comes of the object.
pub static EMPTY_ESSENTIAL: Rule = Rule {
    code: "CASE-018",
    name: "empty-essential",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An empty `title` of a document, or an empty `identifier` of an end of an association. The schema takes an empty text for a text.",
    why: "A framework without a title cannot be told from others, and an association without an end says nothing.",
    repair: "The text is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": ""}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&EMPTY_ESSENTIAL, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        named(
            Note::new(format!("`{name}` of {noun} is empty")),
            member.object,
        )
    });
}
