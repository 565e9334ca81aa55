//! An association leads from a thing to itself.

use super::ends::{about, object};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// An association leads from a thing to itself.
pub static SELF_LOOP: Rule = Rule {
    code: "REF-009",
    name: "self-loop",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An association whose two ends are one and the same thing. An item that is a child of itself is a circle of the tree, which is found by itself.",
    why: "It says nothing; mostly one of the two ends was to be something else, and that is lost.",
    repair: "The association is kept; a progression takes no notice of it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "isRelatedTo",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "isRelatedTo",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    for association in package.readout().framework.associations() {
        let child = *association.kind() == AssociationKind::IsChildOf;
        let loops = match (association.origin_end(), association.destination_end()) {
            (End::Item(from), End::Item(to)) => from == to && !child,
            (End::Document, End::Document) => true,
            (End::Outside(from), End::Outside(to)) => {
                from.identifier == to.identifier && !from.identifier.is_empty() && !child
            }
            _ => false,
        };
        if loops {
            found(package, findings, association);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, association: Association<'_>) {
    let Some(object) = object(package, association) else {
        return;
    };
    let kind = association.kind().name();
    findings.add(&SELF_LOOP, kind, object, || {
        let note = Note::new(format!("`{}` leads from a thing to itself", short(kind)))
            .help("name the other end, or remove the association");
        about(note, association)
    });
}
