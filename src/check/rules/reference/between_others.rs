//! An association has both ends outside the package.

use super::ends::{about, object};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, End};

/// An association has both ends outside the package.
pub static BETWEEN_OTHERS: Rule = Rule {
    code: "REF-006",
    name: "between-others",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An association other than `isChildOf` between two things outside, in a package whose associations mostly begin inside. A package made of such associations is a crosswalk and is not meant.",
    why: "It says nothing about this framework. Mostly an item was removed and its associations stayed behind.",
    repair: "The association is kept with both ends outside.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "exactMatchOf",
  "originNodeURI": {"identifier": "4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70", "uri": "https://elsewhere.example/4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70"},
  "destinationNodeURI": {"identifier": "95c1f3e6-7d24-4a8b-b0e7-3f6d2c8a1b40", "uri": "https://elsewhere.example/95c1f3e6-7d24-4a8b-b0e7-3f6d2c8a1b40"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "exactMatchOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "95c1f3e6-7d24-4a8b-b0e7-3f6d2c8a1b40", "uri": "https://elsewhere.example/95c1f3e6-7d24-4a8b-b0e7-3f6d2c8a1b40"}}]}"#,
};

pub(super) fn found(package: &Package, findings: &mut Findings, association: Association<'_>) {
    let (Some(object), End::Outside(from), End::Outside(to)) = (
        object(package, association),
        association.origin_end(),
        association.destination_end(),
    ) else {
        return;
    };
    if from.uri.is_none() || to.uri.is_none() || from.identifier == to.identifier {
        return;
    }
    let kind = association.kind().name();
    findings.add(&BETWEEN_OTHERS, kind, object, || {
        let note = Note::new(format!(
            "`{}` joins `{}` and `{}`, neither of which the package holds",
            short(kind),
            short(from.identifier),
            short(to.identifier)
        ))
        .help("remove the association, or add the item where it begins");
        about(note, association)
    });
}
