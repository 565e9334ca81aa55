//! The replacement of an item is replaced itself.

use super::ends::{Pair, name};
use super::{replaced_in_force, replacement_circle};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{AssociationKind, End};
use crate::graph::Rows;

/// The replacement of an item is replaced itself.
pub static REPLACED_AGAIN: Rule = Rule {
    code: "REF-012",
    name: "replaced-again",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `replacedBy` that leads to an item which is replaced itself.",
    why: "Readers that follow a replacement once arrive at what is out of date as well.",
    repair: "Both associations are kept; they are followed step by step.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 10.", "statusEndDate": "2020-07-31"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20.", "statusEndDate": "2025-07-31"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "replacedBy",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "replacedBy",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}}]}"#,
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

/// Looks at all replacements. O(n).
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let framework = &package.readout().framework;
    let mut pairs = Vec::new();
    let mut replaced = Vec::new();
    for association in framework.associations() {
        if *association.kind() != AssociationKind::ReplacedBy {
            continue;
        }
        pairs.extend(Pair::of(association).filter(|pair| pair.from != pair.to));
        if let End::Item(item) = association.origin_end()
            && let Some(origin) = association.origin()
        {
            replaced.push((item.index(), origin));
        }
    }
    if replaced.is_empty() {
        return;
    }
    replaced_in_force::check(package, &replaced, findings);
    let edges: Vec<_> = pairs.iter().map(|pair| (pair.from, pair.to)).collect();
    let rows = Rows::from_edges(framework.len(), &edges);
    let circles = rows.strong_parts();
    let mut on_circle: Vec<u32> = circles.iter().flatten().copied().collect();
    on_circle.sort_unstable();
    let on_circle = |item: u32| on_circle.binary_search(&item).is_ok();
    replacement_circle::check(package, &rows, &circles, findings);
    for pair in pairs {
        // A circle has no last.
        if !on_circle(pair.to) && rows.after(pair.to).next().is_some() {
            found(package, findings, &rows, pair);
        }
    }
}

/// A line of replacements is followed so far.
const PATIENCE: usize = 1_000;

/// What stands at the end of the replacements, by the first of each; nothing at the end of the
/// patience, as on a circle.
fn last(rows: &Rows, from: u32) -> Option<u32> {
    let mut line = std::iter::successors(Some(from), |at| rows.after(*at).next());
    line.by_ref()
        .take(PATIENCE)
        .find(|at| rows.after(*at).next().is_none())
}

fn found(package: &Package, findings: &mut Findings, rows: &Rows, pair: Pair) {
    let Some(object) = package.json().value(pair.origin) else {
        return;
    };
    let site = object.get("destinationNodeURI").unwrap_or(object);
    findings.add(&REPLACED_AGAIN, "", site, || {
        let (from, to) = (name(package, pair.from), name(package, pair.to));
        let note = Note::new(format!(
            "`{}` is replaced by `{}`, which is replaced itself",
            short(&from),
            short(&to)
        ))
        .about(&from)
        .about(&to);
        match last(rows, pair.to) {
            Some(last) => note.help(format!(
                "name the last of the line, `{}`",
                short(&name(package, last))
            )),
            None => note.help("name the last of the line"),
        }
    });
}
