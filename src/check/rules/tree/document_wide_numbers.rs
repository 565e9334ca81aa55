//! Sequence numbers are counted over the whole document.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// Sequence numbers are counted over the whole document.
pub static DOCUMENT_WIDE_NUMBERS: Rule = Rule {
    code: "TREE-011",
    name: "document-wide-numbers",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Children whose `sequenceNumber` goes on from parent to parent: no number stands twice in the document, and few are left out.",
    why: "The order is right. But who puts a child in has to number all that follow anew, and every one of them has changed.",
    repair: "Only the order among the children of one parent counts.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Money"}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 20."}, {"identifier": "e7c0e6a2-93f1-4a0b-b1a4-1d2c3b4a5f60", "fullStatement": "Count coins."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "sequenceNumber": 2},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 3}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "e7c0e6a2-93f1-4a0b-b1a4-1d2c3b4a5f60"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "sequenceNumber": 4}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"}, {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Money"}, {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 20."}, {"identifier": "e7c0e6a2-93f1-4a0b-b1a4-1d2c3b4a5f60", "fullStatement": "Count coins."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "sequenceNumber": 1},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 2}, {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "e7c0e6a2-93f1-4a0b-b1a4-1d2c3b4a5f60"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "sequenceNumber": 1}]}"#,
};

/// From so many parents on a count can be seen to go on.
const PARENTS: usize = 3;

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&DOCUMENT_WIDE_NUMBERS) {
        return;
    }
    let links: Vec<Association<'_>> = package
        .readout()
        .framework
        .associations()
        .filter(|association| *association.kind() == AssociationKind::IsChildOf)
        .collect();
    let mut numbers: Vec<i32> = links.iter().filter_map(|link| link.sequence()).collect();
    let mut parents: Vec<Option<u32>> = links
        .iter()
        .filter_map(|link| match link.destination_end() {
            End::Item(item) => Some(Some(item.index())),
            End::Document => Some(None),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    parents.sort_unstable();
    parents.dedup();
    let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else {
        return;
    };
    let distinct = numbers.windows(2).all(|pair| pair.first() != pair.last());
    let span = i64::from(*most) - i64::from(*least);
    let dense = usize::try_from(span).is_ok_and(|span| span < numbers.len() * 2);
    if numbers.len() < links.len() || parents.len() < PARENTS || !distinct || !dense {
        return;
    }
    let object = links
        .first()
        .and_then(|link| package.json().value(link.origin()?));
    let Some(site) = object.and_then(|object| object.get("sequenceNumber")) else {
        return;
    };
    findings.add(&DOCUMENT_WIDE_NUMBERS, "", site, || {
        Note::new(format!(
            "the children of {} parents are numbered in one count from {least} to {most}",
            parents.len()
        ))
        .help("number the children of each parent by themselves, best in steps of ten")
    });
}
