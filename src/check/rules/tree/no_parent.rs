//! Items lie under nothing.

use super::{no_root, top_and_under};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{AssociationKind, End, Item};

/// Items lie under nothing.
pub static NO_PARENT: Rule = Rule {
    code: "TREE-007",
    name: "no-parent",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items without any `isChildOf`, in a package where others lie under the document. One finding for a package, with their number.",
    why: "Readers that walk down from the document never meet them; others show them at the top, beside strands and courses.",
    repair: "They stand at the top, after what lies under the document.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "sequenceNumber": 1},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "sequenceNumber": 2}]}"#,
};

/// Where an item was said to lie.
#[derive(Clone, Copy, Default)]
struct Placed {
    /// The association that puts it right under the document.
    top: Option<u32>,
    anywhere: bool,
}

/// Looks where items lie: under the document, under items, or nowhere. O(n).
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let framework = &package.readout().framework;
    let mut placed = vec![Placed::default(); framework.len() as usize];
    let mut any_top = false;
    let mut any_outside = false;
    for association in framework.associations() {
        if *association.kind() != AssociationKind::IsChildOf {
            continue;
        }
        let Some(child) = association.origin_end().item() else {
            continue;
        };
        let Some(placed) = placed.get_mut(child.index() as usize) else {
            continue;
        };
        placed.anywhere = true;
        match association.destination_end() {
            End::Document => {
                any_top = true;
                placed.top = placed.top.or(association.origin());
            }
            End::Item(_) => {}
            _ => any_outside = true,
        }
    }
    // What is lost with a parent that is not there is told of that parent.
    if !any_top {
        if !any_outside {
            no_root::check(package, findings);
        }
        return;
    }
    for (item, placed) in framework.items().zip(&placed) {
        if !placed.anywhere {
            found(package, findings, item);
        } else if let Some(top) = placed.top
            && item.parents().len() > 0
        {
            top_and_under::found(package, findings, item, top);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, item: Item<'_>) {
    let Some(object) = item
        .origin()
        .and_then(|origin| package.json().value(origin))
    else {
        return;
    };
    let site = object.get("identifier").unwrap_or(object);
    findings.add(&NO_PARENT, "", site, || {
        Note::new(format!(
            "`{}` lies neither under the document nor under an item",
            short(&item.label())
        ))
        .about(item.id())
        .help("add an `isChildOf` from the item to its parent or to the document")
    });
}
