//! An item stands at the top and under another.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;

/// An item stands at the top and under another.
pub static TOP_AND_UNDER: Rule = Rule {
    code: "TREE-006",
    name: "top-and-under",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items with an `isChildOf` to the document and another to an item. One finding for a package, with their number.",
    why: "The item and all below it stand twice in the tree, once beside the strands and once where they belong.",
    repair: "The item stands in both places.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 2}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

/// `top` is where it is said that it lies right under the document.
pub(super) fn found(package: &Package, findings: &mut Findings, item: Item<'_>, top: u32) {
    let Some(top) = package.json().value(top) else {
        return;
    };
    findings.add(&TOP_AND_UNDER, "", top, || {
        let parent = item.parent().map(Item::label).unwrap_or_default();
        Note::new(format!(
            "`{}` lies under the document and under `{}`",
            short(&item.label()),
            short(&parent)
        ))
        .about(item.id())
        .help("remove the `isChildOf` to the document")
    });
}
