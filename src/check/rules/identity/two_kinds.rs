//! One identifier names things of two kinds.

use super::repeated_identifier::identifiers;
use crate::check::rules::names::Noun;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// One identifier names things of two kinds.
pub static IDENTIFIER_OF_TWO_KINDS: Rule = Rule {
    code: "ID-007",
    name: "identifier-of-two-kinds",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An identifier that both an item and an association, the document and an item, a definition and a rubric have, or any other two things of different kinds.",
    why: "The end of an association or a lookup by identifier means one of the two; different readers find different ones.",
    repair: "An end of an association means the item, if one of them is an item.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"identifier": "7b0e9f55-4a3c-4c8e-9d53-0f9b1c2d3e01", "associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(super) fn found(findings: &mut Findings, first: (Noun, Value<'_>), second: (Noun, Value<'_>)) {
    let Some((elsewhere, identifier)) = identifiers(first.1, second.1) else {
        return;
    };
    let habit = format!("{}={}", first.0.word(), second.0.word());
    findings.add(&IDENTIFIER_OF_TWO_KINDS, &habit, identifier, || {
        let id = identifier.as_str().unwrap_or_default();
        let (first, second) = (first.0.with_article(), second.0);
        Note::new(format!(
            "the identifier `{}` of {} is also that of {first}",
            short(&id),
            second.with_article()
        ))
        .about(short(&id))
        .related(format!("{first} has it here"), elsewhere)
        .help(format!(
            "give the {} an identifier of its own",
            second.word()
        ))
    });
}
