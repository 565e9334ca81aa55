//! An association says what another says already.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// An association says what another says already.
pub static DUPLICATE_ASSOCIATION: Rule = Rule {
    code: "REF-002",
    name: "duplicate-association",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two associations of one type between the same two ends.",
    why: "Counts of associations are off, and a change to one of the two leaves the other behind.",
    repair: "Both are kept; a child stands once under its parent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let framework = &package.readout().framework;
    let mut said: HashMap<Said<'_>, Option<u32>> =
        HashMap::with_capacity(framework.associations().len());
    for association in framework.associations() {
        let said_now = Said {
            kind: association.kind(),
            from: Named::of(association.origin_end()),
            to: Named::of(association.destination_end()),
        };
        if matches!(said_now.from, Named::Nothing) || matches!(said_now.to, Named::Nothing) {
            continue;
        }
        match said.entry(said_now) {
            Entry::Vacant(vacant) => {
                vacant.insert(association.origin());
            }
            Entry::Occupied(first) => found(findings, package, association, *first.get()),
        }
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Said<'a> {
    kind: &'a AssociationKind,
    from: Named<'a>,
    to: Named<'a>,
}

/// What an end means.
#[derive(PartialEq, Eq, Hash)]
enum Named<'a> {
    Nothing,
    Document,
    Item(u32),
    Outside(&'a str),
}

impl<'a> Named<'a> {
    fn of(end: End<'a>) -> Self {
        match end {
            End::Item(item) => Self::Item(item.index()),
            End::Outside(outside) if outside.identifier.is_empty() => Self::Nothing,
            End::Outside(outside) => Self::Outside(outside.identifier),
            _ => Self::Document,
        }
    }
}

fn found(
    findings: &mut Findings,
    package: &Package,
    association: Association<'_>,
    first: Option<u32>,
) {
    let value = |origin: Option<u32>| package.json().value(origin?);
    let (Some(first), Some(second)) = (value(first), value(association.origin())) else {
        return;
    };
    let kind = association.kind().name();
    findings.add(&DUPLICATE_ASSOCIATION, kind, second, || {
        let note = Note::new(format!(
            "an earlier `{}` joins the same two ends",
            short(kind)
        ))
        .related("says the same", first)
        .help("remove one of the two");
        match association.id() {
            Some(id) => note.about(id),
            None => note,
        }
    });
}
