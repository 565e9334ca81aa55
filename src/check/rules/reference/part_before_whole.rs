//! An item comes before its own parent.

use super::ends::{Pair, name};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;

/// An item comes before its own parent.
pub static PART_BEFORE_WHOLE: Rule = Rule {
    code: "REF-012",
    name: "part-before-whole",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A `precedes` from an item to its own parent.",
    why: "That the parts of a competency are learned before the whole is said by `isChildOf` already; where it is meant for the tree only, every reader of progressions sees a prerequisite.",
    repair: "Both associations are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "precedes",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

pub(super) fn found(package: &Package, findings: &mut Findings, pair: Pair, link: u32) {
    let value = |at| package.json().value(at);
    let (Some(object), Some(link)) = (value(pair.origin), value(link)) else {
        return;
    };
    findings.add(&PART_BEFORE_WHOLE, "", object, || {
        let (from, to) = (name(package, pair.from), name(package, pair.to));
        Note::new(format!(
            "`{}` precedes `{}`, under which it lies",
            short(&from),
            short(&to)
        ))
        .about(&from)
        .about(&to)
        .related("parent and child", link)
        .help("say either that it is a part or that it comes before")
    });
}
