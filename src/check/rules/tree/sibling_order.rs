//! The order of children is in doubt.

use super::unnumbered_siblings;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// The order of children is in doubt.
pub static SIBLING_ORDER: Rule = Rule {
    code: "TREE-002",
    name: "sibling-order",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Children of one parent of which two have the same `sequenceNumber`, or some have one and others have none.",
    why: "Readers show the children in different orders, and a teaching sequence is lost.",
    repair: "Children are ordered by number, those without come last, and between equals the file decides.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}]}"#,
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

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let mut links: Vec<Link> = Vec::new();
    for association in package.readout().framework.associations() {
        links.extend(Link::of(association));
    }
    links.sort_unstable();
    for siblings in links.chunk_by(|a, b| a.parent == b.parent) {
        family(package, findings, siblings);
    }
}

/// That a child lies under a parent. The order is by parent, number, child and place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    /// The index of the item, or none for the document.
    parent: Option<u32>,
    sequence: Option<i32>,
    child: u32,
    origin: u32,
}

impl Link {
    fn of(association: Association<'_>) -> Option<Self> {
        if *association.kind() != AssociationKind::IsChildOf {
            return None;
        }
        Some(Self {
            parent: match association.destination_end() {
                End::Item(item) => Some(item.index()),
                End::Document => None,
                _ => return None,
            },
            sequence: association.sequence(),
            child: association.origin_end().item()?.index(),
            origin: association.origin()?,
        })
    }
}

fn family(package: &Package, findings: &mut Findings, siblings: &[Link]) {
    let children = |links: &[Link]| links.chunk_by(|a, b| a.child == b.child).count();
    let (without, with) =
        siblings.split_at(siblings.partition_point(|link| link.sequence.is_none()));
    if let Some(first) = without.first() {
        if !with.is_empty() {
            missing(package, findings, *first, without.len(), siblings.len());
        } else if children(siblings) > 1 {
            unnumbered_siblings::found(findings, package, first.parent, siblings.len());
        }
    }
    let same =
        |pair: &&[Link]| matches!(pair, [a, b] if a.sequence == b.sequence && a.child != b.child);
    if let Some([first, second]) = with.windows(2).find(same) {
        repeated(package, findings, *first, *second);
    }
}

/// What to call a parent.
pub(super) fn parent_name(package: &Package, parent: Option<u32>) -> String {
    let framework = &package.readout().framework;
    match parent.and_then(|parent| framework.item_at(parent)) {
        Some(item) => format!("`{}`", short(&item.label())),
        None => "the document".to_owned(),
    }
}

fn missing(package: &Package, findings: &mut Findings, link: Link, count: usize, all: usize) {
    let Some(association) = package.json().value(link.origin) else {
        return;
    };
    findings.add(&SIBLING_ORDER, "missing", association, || {
        let parent = parent_name(package, link.parent);
        let have = if count == 1 { "has" } else { "have" };
        Note::new(format!(
            "{count} of the {all} children of {parent} {have} no `sequenceNumber`"
        ))
        .help("number all children of a parent, or none")
    });
}

fn repeated(package: &Package, findings: &mut Findings, first: Link, second: Link) {
    let number = |link: Link| package.json().value(link.origin)?.get("sequenceNumber");
    // In the order of the file.
    let (first, second) = if first.origin < second.origin {
        (first, second)
    } else {
        (second, first)
    };
    let (Some(first), Some(again), Some(sequence)) =
        (number(first), number(second), second.sequence)
    else {
        return;
    };
    findings.add(&SIBLING_ORDER, "repeated", again, || {
        let parent = parent_name(package, second.parent);
        Note::new(format!(
            "two children of {parent} have the sequence number {sequence}"
        ))
        .related("stands first here", first)
        .help("number the children of a parent in the order in which they are meant")
    });
}
