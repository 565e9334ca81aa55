//! Children have no numbers at all.

use super::sibling_order::parent_name;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;
use crate::framework::Item;

/// Children have no numbers at all.
pub static UNNUMBERED_SIBLINGS: Rule = Rule {
    code: "TREE-003",
    name: "unnumbered-siblings",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two or more children of one parent, none of which has a `sequenceNumber`.",
    why: "The standard knows no other order than these numbers; that of the file may be lost on the way.",
    repair: "The children stand in the order of the file.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 2}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    package: &Package,
    parent: Option<u32>,
    count: usize,
) {
    let item = parent.and_then(|parent| package.readout().framework.item_at(parent));
    let value = item
        .and_then(Item::origin)
        .and_then(|origin| package.json().value(origin));
    let Some(site) = value.or(package.document()) else {
        return;
    };
    let site = site.get("identifier").unwrap_or(site);
    findings.add(&UNNUMBERED_SIBLINGS, "", site, || {
        let parent = parent_name(package, parent);
        Note::new(format!(
            "none of the {count} children of {parent} has a `sequenceNumber`"
        ))
        .help("number the children of a parent in the order in which they are meant")
    });
}
