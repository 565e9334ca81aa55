//! A sequence number is negative.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;

/// A sequence number is negative.
pub static NEGATIVE_NUMBER: Rule = Rule {
    code: "TREE-009",
    name: "negative-number",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `sequenceNumber` below zero.",
    why: "The schema allows it; readers that count from zero or one take it for none, and the order is lost.",
    repair: "It comes before those from zero on.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": -1}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}, "sequenceNumber": 1}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    for association in package.readout().framework.associations() {
        let Some(sequence) = association.sequence().filter(|sequence| *sequence < 0) else {
            continue;
        };
        let object = association
            .origin()
            .and_then(|origin| package.json().value(origin));
        let Some(site) = object.and_then(|object| object.get("sequenceNumber")) else {
            continue;
        };
        findings.add(&NEGATIVE_NUMBER, "", site, || {
            let note = Note::new(format!(
                "the sequence number is {sequence}, expected one from zero on"
            ))
            .help("number the children of a parent from 1");
            match association.id() {
                Some(id) => note.about(id),
                None => note,
            }
        });
    }
}
