//! A link names a definition that the package does not have.

use crate::check::rules::names::Noun;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// A link names a definition that the package does not have.
pub static UNDEFINED_TERM: Rule = Rule {
    code: "REF-015",
    name: "undefined-term",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `CFItemTypeURI`, `subjectURI`, `licenseURI`, `conceptKeywordsURI` or `CFAssociationGroupingURI` whose identifier is that of no definition of the package, where the package does define others of the kind.",
    why: "What the type, subject or licence means is to be read in its definition, and there is none.",
    repair: "The link is kept; nothing is read from a definition.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemTypeURI": {"title": "Target", "identifier": "8c3e5d90-1b72-4f6a-a4d8-0e9f2c7b6a32"}}],
 "CFDefinitions": {"CFItemTypes": [{"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemTypeURI": {"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}}],
 "CFDefinitions": {"CFItemTypes": [{"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}]}}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    member: &str,
    noun: Noun,
    identifier: Value<'_>,
) {
    findings.add(&UNDEFINED_TERM, member, identifier, || {
        let id = identifier.as_str().unwrap_or_default();
        let noun = noun.word();
        Note::new(format!(
            "`{member}` names the {noun} `{}`, which the package does not define",
            short(&id)
        ))
        .about(short(&id))
        .help(format!(
            "add the {noun} to `CFDefinitions`, or name one that is there"
        ))
    });
}
