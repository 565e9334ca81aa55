//! An item lies deeper or higher than others of its type.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;

/// An item lies deeper or higher than others of its type.
pub static TYPE_OUT_OF_DEPTH: Rule = Rule {
    code: "TREE-012",
    name: "type-out-of-depth",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Items at another level of the tree than nearly all others of their `CFItemType`. One finding for each type, with their number.",
    why: "Where a type stands for a level, as strand and standard do, an item out of its level mostly has the wrong type or the wrong parent.",
    repair: "The items are read as they are.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting", "CFItemType": "Strand"}, {"identifier": "00000001-0000-4000-8000-000000000001", "fullStatement": "Count to 10.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000002", "fullStatement": "Count to 20.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000003", "fullStatement": "Count to 30.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000004", "fullStatement": "Count to 40.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000005", "fullStatement": "Count to 50.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000006", "fullStatement": "Count to 60.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000007", "fullStatement": "Count to 70.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000008", "fullStatement": "Count to 80.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000009", "fullStatement": "Count to 90.", "CFItemType": "Standard"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count coins.", "CFItemType": "Standard"}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000001"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000002"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000003"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000004"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000005"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000006"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000007"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000008"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000009"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting", "CFItemType": "Strand"}, {"identifier": "00000001-0000-4000-8000-000000000001", "fullStatement": "Count to 10.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000002", "fullStatement": "Count to 20.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000003", "fullStatement": "Count to 30.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000004", "fullStatement": "Count to 40.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000005", "fullStatement": "Count to 50.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000006", "fullStatement": "Count to 60.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000007", "fullStatement": "Count to 70.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000008", "fullStatement": "Count to 80.", "CFItemType": "Standard"},
  {"identifier": "00000001-0000-4000-8000-000000000009", "fullStatement": "Count to 90.", "CFItemType": "Standard"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count coins.", "CFItemType": "Standard"}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000001"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000002"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000003"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000004"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000005"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000006"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000007"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000008"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "00000001-0000-4000-8000-000000000009"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

/// So many items of a type stand at its level for each that does not.
const USUAL: usize = 9;

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&TYPE_OUT_OF_DEPTH) {
        return;
    }
    let mut typed: Vec<(&str, u32, Item<'_>)> = package
        .readout()
        .framework
        .walk()
        .filter_map(|(depth, item)| Some((item.kind()?, depth, item)))
        .collect();
    typed.sort_by_key(|(kind, depth, item)| (*kind, *depth, item.index()));
    for of_type in typed.chunk_by(|a, b| a.0 == b.0) {
        let levels = of_type.chunk_by(|a, b| a.1 == b.1);
        let Some((usual, [(kind, depth, _), ..])) = levels
            .max_by_key(|level| level.len())
            .map(|level| (level.len(), level))
        else {
            continue;
        };
        let others = of_type.len() - usual;
        if others == 0 || usual < others * USUAL {
            continue;
        }
        let mut strays: Vec<_> = of_type.iter().filter(|item| item.1 != *depth).collect();
        strays.sort_by_key(|(_, _, item)| item.index());
        for (_, at, item) in strays {
            found(package, findings, *item, (kind, *at, *depth));
        }
    }
}

fn found(
    package: &Package,
    findings: &mut Findings,
    item: Item<'_>,
    (kind, at, usual): (&str, u32, u32),
) {
    let Some(object) = item
        .origin()
        .and_then(|origin| package.json().value(origin))
    else {
        return;
    };
    let site = object.get("CFItemType").unwrap_or(object);
    findings.add(&TYPE_OUT_OF_DEPTH, kind, site, || {
        Note::new(format!(
            "`{}` lies at level {at}, nearly all others of type `{}` at level {usual}",
            short(&item.label()),
            short(kind)
        ))
        .about(item.id())
        .help("see whether its type and its parent are meant")
    });
}
