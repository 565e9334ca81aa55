//! An identifier stands twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::AssociationId;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::{Again, Noun, Package};

/// An identifier stands twice.
pub static REPEATED_IDENTIFIER: Rule = Rule {
    code: "ID-002",
    name: "repeated-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items, two associations, two rubrics or two criteria of one identifier.",
    why: "Whatever refers to the identifier means one of them, and nobody can say which.",
    repair: "The first stands. A second item, rubric or criterion is left out of the framework; a second association is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 100."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    for again in &package.readout().again {
        found(findings, package, *again);
    }
    let mut first: HashMap<&AssociationId, u32> = HashMap::new();
    for association in package.readout().framework.associations() {
        let (Some(id), Some(origin)) = (association.id(), association.origin()) else {
            continue;
        };
        match first.entry(id) {
            Entry::Vacant(vacant) => {
                vacant.insert(origin);
            }
            Entry::Occupied(earlier) => found(
                findings,
                package,
                Again {
                    noun: Noun::Association,
                    first: *earlier.get(),
                    second: origin,
                },
            ),
        }
    }
}

fn found(findings: &mut Findings, package: &Package, again: Again) {
    let identifier = |index| package.json().value(index)?.get("identifier");
    let (Some(first), Some(second)) = (identifier(again.first), identifier(again.second)) else {
        return;
    };
    let noun = match again.noun {
        Noun::Item => "item",
        Noun::Association => "association",
        Noun::Rubric => "rubric",
        Noun::Criterion => "criterion",
    };
    findings.add(&REPEATED_IDENTIFIER, noun, second, || {
        let id = second.as_str().unwrap_or_default();
        Note::new(format!(
            "a second {noun} has the identifier `{}`",
            short(&id)
        ))
        .about(short(&id))
        .related("stands first here", first)
        .help(format!(
            "give the second {noun} an identifier of its own, or remove it"
        ))
    });
}
