//! Parent and child are said to be the same.

use super::ends::{Pair, name};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::AssociationKind;

/// Parent and child are said to be the same.
pub static PARENT_AS_EQUAL: Rule = Rule {
    code: "REF-011",
    name: "parent-as-equal",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `exactMatchOf`, `isPeerOf`, `isTranslationOf` or `replacedBy` between an item and its own parent.",
    why: "A part is not the whole that it lies under: what is mapped, counted or translated through one of the two is told twice.",
    repair: "Both associations are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "exactMatchOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

/// Looks for what is said of parent and child besides that they are.
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let mut said: Vec<(Pair, &AssociationKind)> = Vec::new();
    for association in package.readout().framework.associations() {
        if matches!(
            association.kind(),
            AssociationKind::ExactMatchOf
                | AssociationKind::IsPeerOf
                | AssociationKind::IsTranslationOf
                | AssociationKind::ReplacedBy
        ) && let Some(pair) = Pair::of(association)
        {
            said.push((pair, association.kind()));
        }
    }
    if said.is_empty() {
        return;
    }
    let mut kin: Vec<Pair> = package
        .readout()
        .framework
        .associations()
        .filter(|association| *association.kind() == AssociationKind::IsChildOf)
        .filter_map(Pair::of)
        .collect();
    kin.sort_unstable();
    let link = |child: u32, parent: u32| {
        let at = kin.partition_point(|link| (link.from, link.to) < (child, parent));
        kin.get(at)
            .filter(|link| (link.from, link.to) == (child, parent))
            .map(|link| link.origin)
    };
    for (pair, kind) in said {
        if pair.from == pair.to {
            continue;
        }
        if let Some(link) = link(pair.from, pair.to).or_else(|| link(pair.to, pair.from)) {
            found(package, findings, pair, kind.name(), link);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, pair: Pair, kind: &str, link: u32) {
    let value = |at| package.json().value(at);
    let (Some(object), Some(link)) = (value(pair.origin), value(link)) else {
        return;
    };
    findings.add(&PARENT_AS_EQUAL, kind, object, || {
        let (from, to) = (name(package, pair.from), name(package, pair.to));
        Note::new(format!(
            "`{kind}` joins `{}` and `{}`, of which one lies under the other",
            short(&from),
            short(&to)
        ))
        .about(&from)
        .about(&to)
        .related("parent and child", link)
        .help("remove the one of the two associations that is not meant")
    });
}
