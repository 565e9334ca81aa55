//! Items replace each other in a circle.

use super::ends::name;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::graph::Rows;

/// Items replace each other in a circle.
pub static REPLACEMENT_CIRCLE: Rule = Rule {
    code: "REF-013",
    name: "replacement-circle",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Three or more items that replace each other in a circle. Two that replace each other are found as leading both ways.",
    why: "Whoever follows the replacements never arrives at what is in force.",
    repair: "The associations are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 10.", "statusEndDate": "2020-07-31"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20.", "statusEndDate": "2025-07-31"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 100.", "statusEndDate": "2026-07-31"}],
 "CFAssociations": [{"associationType": "replacedBy",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "replacedBy",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}},
  {"associationType": "replacedBy",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 10.", "statusEndDate": "2020-07-31"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20.", "statusEndDate": "2025-07-31"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "replacedBy",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}},
  {"associationType": "replacedBy",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}}]}"#,
};

/// How many of a circle are named.
const SHOWN: usize = 6;

pub(super) fn check(package: &Package, rows: &Rows, circles: &[Vec<u32>], findings: &mut Findings) {
    for part in circles.iter().filter(|part| part.len() > 2) {
        let Some(circle) = rows.shortest_cycle(part) else {
            continue;
        };
        let framework = &package.readout().framework;
        let first = circle
            .nodes
            .first()
            .and_then(|item| framework.item_at(*item));
        let Some(object) = first.and_then(|item| package.json().value(item.origin()?)) else {
            continue;
        };
        let site = object.get("identifier").unwrap_or(object);
        findings.add(&REPLACEMENT_CIRCLE, "", site, || {
            let names: Vec<String> = circle
                .nodes
                .iter()
                .take(SHOWN)
                .map(|item| format!("`{}`", short(&name(package, *item))))
                .collect();
            let more = if circle.nodes.len() > SHOWN {
                ", ..."
            } else {
                ""
            };
            let note = Note::new(format!(
                "{} items replace each other in a circle: {}{more}",
                circle.nodes.len(),
                names.join(", ")
            ));
            let ids = circle
                .nodes
                .iter()
                .filter_map(|item| framework.item_at(*item));
            ids.fold(note, |note, item| note.about(item.id()))
                .help("remove the `replacedBy` of the one that is in force")
        });
    }
}
