//! Nothing lies under the document.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;

/// Nothing lies under the document.
pub static NO_ROOT: Rule = Rule {
    code: "TREE-008",
    name: "no-root",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A package with items under items, of which none has an `isChildOf` to the document.",
    why: "The tree begins at the document: readers that walk down from there find a framework without items.",
    repair: "What lies under no item stands at the top.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

pub(super) fn check(package: &Package, findings: &mut Findings) {
    let framework = &package.readout().framework;
    let without = framework.roots().len();
    // A plain list makes no tree at all, and no reader looks for one.
    if without == framework.items().len() {
        return;
    }
    let first = framework.roots().next();
    let Some(object) = first.and_then(|item| package.json().value(item.origin()?)) else {
        return;
    };
    let site = object.get("identifier").unwrap_or(object);
    findings.add(&NO_ROOT, "", site, || {
        let items = match without {
            1 => "the item at the top has".to_owned(),
            _ => format!("the {without} items at the top have"),
        };
        let note = Note::new(format!("{items} no `isChildOf` to the document"))
            .help("add one from each item that is to stand at the top");
        match first {
            Some(item) => note.about(item.id()),
            None => note,
        }
    });
}
