//! A replaced item has no end date.

use super::ends::name;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;

/// A replaced item has no end date.
pub static REPLACED_IN_FORCE: Rule = Rule {
    code: "REF-014",
    name: "replaced-in-force",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item with a `replacedBy` and without a `statusEndDate`, in a document that has none either.",
    why: "By its dates the item is in force for ever, beside what replaces it: it is taught, assessed and counted twice.",
    repair: "The item is in force.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "replacedBy",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "statusEndDate": "2026-07-31"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "replacedBy",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

/// `replaced` are items and where it is said that they are replaced.
pub(super) fn check(package: &Package, replaced: &[(u32, u32)], findings: &mut Findings) {
    let framework = &package.readout().framework;
    if framework.document().status().end().is_some() {
        return;
    }
    let mut replaced = replaced.to_vec();
    replaced.sort_unstable();
    replaced.dedup_by_key(|(item, _)| *item);
    for (item, association) in replaced {
        let Some(item) = framework.item_at(item) else {
            continue;
        };
        let value = |at: Option<u32>| package.json().value(at?);
        let (None, Some(object), Some(association)) = (
            item.status_dates().1,
            value(item.origin()),
            value(Some(association)),
        ) else {
            continue;
        };
        let site = object.get("identifier").unwrap_or(object);
        findings.add(&REPLACED_IN_FORCE, "", site, || {
            Note::new(format!(
                "`{}` is replaced and has no `statusEndDate`",
                short(&name(package, item.index()))
            ))
            .about(item.id())
            .related("replaced here", association)
            .help("give it the last day on which it is in force")
        });
    }
}
