//! The tree is too deep to be used.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;

/// The tree is too deep to be used.
pub static DEEP_TREE: Rule = Rule {
    code: "TREE-010",
    name: "deep-tree",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items more than twelve levels below the document. One finding for a package, at the first of the deepest.",
    why: "No published framework is half as deep. Mostly siblings were hung one under the other, and nobody finds their way down.",
    repair: "The tree is read as it is.",
    bad: DEEP,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

/// So many levels are fine.
const LEVELS: u32 = 12;

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&DEEP_TREE) {
        return;
    }
    let mut deepest = None;
    let mut count = 0;
    for (depth, item) in package.readout().framework.walk() {
        if depth > LEVELS {
            count += 1;
            if deepest.is_none_or(|(most, _)| depth > most) {
                deepest = Some((depth, item));
            }
        }
    }
    let Some((depth, item)) = deepest else {
        return;
    };
    let Some(object) = item
        .origin()
        .and_then(|origin| package.json().value(origin))
    else {
        return;
    };
    let site = object.get("identifier").unwrap_or(object);
    findings.add(&DEEP_TREE, "", site, || {
        let items = match count {
            1 => "1 item lies".to_owned(),
            _ => format!("{count} items lie"),
        };
        Note::new(format!(
            "{items} more than {LEVELS} levels deep, `{}` at level {depth}",
            short(&item.label())
        ))
        .about(item.id())
        .help("see whether siblings hang one under the other")
    });
}

/// Thirteen items, each under the one before.
const DEEP: &str = r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "00000001-0000-4000-8000-000000000001", "fullStatement": "Level 1"},
  {"identifier": "00000001-0000-4000-8000-000000000002", "fullStatement": "Level 2"},
  {"identifier": "00000001-0000-4000-8000-000000000003", "fullStatement": "Level 3"},
  {"identifier": "00000001-0000-4000-8000-000000000004", "fullStatement": "Level 4"},
  {"identifier": "00000001-0000-4000-8000-000000000005", "fullStatement": "Level 5"},
  {"identifier": "00000001-0000-4000-8000-000000000006", "fullStatement": "Level 6"},
  {"identifier": "00000001-0000-4000-8000-000000000007", "fullStatement": "Level 7"},
  {"identifier": "00000001-0000-4000-8000-000000000008", "fullStatement": "Level 8"},
  {"identifier": "00000001-0000-4000-8000-000000000009", "fullStatement": "Level 9"},
  {"identifier": "00000001-0000-4000-8000-00000000000a", "fullStatement": "Level 10"},
  {"identifier": "00000001-0000-4000-8000-00000000000b", "fullStatement": "Level 11"},
  {"identifier": "00000001-0000-4000-8000-00000000000c", "fullStatement": "Level 12"},
  {"identifier": "00000001-0000-4000-8000-00000000000d", "fullStatement": "Level 13"}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000001"}, "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000002"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000001"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000003"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000002"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000004"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000003"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000005"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000004"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000006"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000005"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000007"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000006"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000008"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000007"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000009"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000008"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000a"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-000000000009"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000b"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000a"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000c"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000b"}},
  {"associationType": "isChildOf", "originNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000d"}, "destinationNodeURI": {"identifier": "00000001-0000-4000-8000-00000000000c"}}]}"#;
