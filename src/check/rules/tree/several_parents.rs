//! Items lie under several parents.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;

/// Items lie under several parents.
pub static SEVERAL_PARENTS: Rule = Rule {
    code: "TREE-005",
    name: "several-parents",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items that lie under two or more other items. One finding for a package, with their number.",
    why: "The standard allows it, and many readers do not: they show the item under one of its parents, or count it as often as it has some.",
    repair: "The item lies under all of them; its line up to the top goes through the first.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Money"}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count coins."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 2},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Money"}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count coins."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 2},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}, {"associationType": "isRelatedTo",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let several = |item: &Item<'_>| item.parents().len() > 1;
    for item in package.readout().framework.items().filter(several) {
        found(package, findings, item);
    }
}

/// How many parents are shown.
const SHOWN: usize = 4;

fn found(package: &Package, findings: &mut Findings, item: Item<'_>) {
    let identifier = |item: Item<'_>| {
        let object = package.json().value(item.origin()?)?;
        Some(object.get("identifier").unwrap_or(object))
    };
    let Some(site) = identifier(item) else {
        return;
    };
    findings.add(&SEVERAL_PARENTS, "", site, || {
        let note = Note::new(format!(
            "`{}` lies under {} items",
            short(&item.label()),
            item.parents().len()
        ))
        .about(item.id())
        .help(
            "keep one parent, and say the others with `isRelatedTo`, if your readers expect a tree",
        );
        let parents = item.parents().take(SHOWN).filter_map(identifier);
        parents.fold(note, |note, parent| note.related("lies under this", parent))
    });
}
