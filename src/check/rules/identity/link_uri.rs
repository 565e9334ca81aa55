//! The identifier of a link names one thing, its URI another.

use crate::check::rules::names::Noun;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The identifier of a link names one thing, its URI another.
pub static LINK_URI_OF_ANOTHER: Rule = Rule {
    code: "ID-010",
    name: "link-uri-of-another",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A link, such as an end of an association, whose `uri` is that of another thing of the package than its `identifier` names.",
    why: "Readers that go by the identifier and readers that go by the URI read two different frameworks.",
    repair: "The identifier counts.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "uri": "https://larkspur.example/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "uri": "https://larkspur.example/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "uri": "https://larkspur.example/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "uri": "https://larkspur.example/b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    member: &str,
    (identifier, uri): (Value<'_>, Value<'_>),
    other: (Noun, Value<'_>),
) {
    findings.add(&LINK_URI_OF_ANOTHER, member, uri, || {
        let id = identifier.as_str().unwrap_or_default();
        let noun = other.0.with_article();
        let other = other.1.get("identifier").unwrap_or(other.1);
        let other_id = other.as_str().unwrap_or_default();
        Note::new(format!(
            "`{member}` has the identifier `{}` and the `uri` of {noun}, `{}`",
            short(&id),
            short(&other_id)
        ))
        .about(short(&id))
        .about(short(&other_id))
        .related("the identifier of the link", identifier)
        .related("what its `uri` names", other)
        .help("take identifier and `uri` of a link from one and the same thing")
    });
}
