//! The title of a link is that of another thing.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The title of a link is that of another thing.
pub static LINK_TITLE_OF_ANOTHER: Rule = Rule {
    code: "ID-011",
    name: "link-title-of-another",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A link whose `title` is, letter by letter, a text of just one other item or definition of the package, and none of the thing that its `identifier` names. Titles that are cut, made up or out of date are not meant.",
    why: "People read the title, programs the identifier: they take the link for two different things, and one of the two is wrong.",
    repair: "The identifier counts; titles of links inside are not read.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "title": "Count to 20."},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "title": "Count to 20."}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "title": "Count to 20."},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "title": "Count to 100."}}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    member: &str,
    (identifier, title): (Value<'_>, Value<'_>),
    other: Value<'_>,
) {
    findings.add(&LINK_TITLE_OF_ANOTHER, member, title, || {
        let id = identifier.as_str().unwrap_or_default();
        let text = title.as_str().unwrap_or_default();
        let other = other.get("identifier").unwrap_or(other);
        let other_id = other.as_str().unwrap_or_default();
        Note::new(format!(
            "`{member}` has the identifier `{}` and the title `{}` of `{}`",
            short(&id),
            short(&text),
            short(&other_id)
        ))
        .about(short(&id))
        .about(short(&other_id))
        .related("the identifier of the link", identifier)
        .related("what its title names", other)
        .help("see which of the two is meant, and take identifier and title from it")
    });
}
