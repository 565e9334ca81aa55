//! An association takes the document for an item.

use super::ends::{about, object, place};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// An association takes the document for an item.
pub static DOCUMENT_AS_ITEM: Rule = Rule {
    code: "REF-008",
    name: "document-as-item",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `isChildOf` from the document to one of its items; or a `precedes`, `exactMatchOf`, `isPeerOf` or `replacedBy` between the document and one of its items.",
    why: "The document holds its items: it neither lies under one nor comes before one. Mostly the two ends are exchanged, and the tree lacks a branch.",
    repair: "The association is kept and makes no part of the tree or of a progression.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    for association in package.readout().framework.associations() {
        let (from, to) = (association.origin_end(), association.destination_end());
        let name = match (from, to) {
            (End::Document, End::Item(_)) => "originNodeURI",
            (End::Item(_), End::Document) => "destinationNodeURI",
            _ => continue,
        };
        let wrong = match association.kind() {
            AssociationKind::IsChildOf => name == "originNodeURI",
            AssociationKind::Precedes
            | AssociationKind::ExactMatchOf
            | AssociationKind::IsPeerOf
            | AssociationKind::ReplacedBy => true,
            _ => false,
        };
        if wrong {
            found(package, findings, association, name);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, association: Association<'_>, name: &str) {
    let Some(object) = object(package, association) else {
        return;
    };
    let kind = association.kind().name();
    let habit = format!("{kind}.{name}");
    findings.add(&DOCUMENT_AS_ITEM, &habit, place(object, name), || {
        let note = Note::new(if name == "originNodeURI" {
            format!(
                "`{}` comes from the document, expected an item",
                short(kind)
            )
        } else {
            format!("`{}` leads to the document, expected an item", short(kind))
        });
        let note = note.help(match association.kind() {
            AssociationKind::IsChildOf => {
                "exchange the two ends: the child is the origin, the parent the destination"
            }
            _ => "name the item that is meant, or remove the association",
        });
        about(note, association)
    });
}
