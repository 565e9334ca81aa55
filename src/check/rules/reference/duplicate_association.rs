//! An association says what another says already.

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
    let associations = package.readout().framework.associations();
    let mut all: Vec<(Said<'_>, u32, Association<'_>)> = associations
        .zip(0..)
        .filter_map(|(association, place)| Some((Said::of(association)?, place, association)))
        .collect();
    all.sort_unstable_by_key(|(said, place, _)| (*said, *place));
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, _, first), again @ ..] = same {
            for (_, _, association) in again {
                found(findings, package, *association, first.origin());
            }
        }
    }
}

/// What an association says. What tells most comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Said<'a> {
    from: Named<'a>,
    to: Named<'a>,
    kind: &'a AssociationKind,
}

impl<'a> Said<'a> {
    fn of(association: Association<'a>) -> Option<Self> {
        Some(Self {
            from: Named::of(association.origin_end())?,
            to: Named::of(association.destination_end())?,
            kind: association.kind(),
        })
    }
}

/// What an end means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named<'a> {
    Document,
    Item(u32),
    Outside(&'a str),
}

impl<'a> Named<'a> {
    fn of(end: End<'a>) -> Option<Self> {
        match end {
            End::Item(item) => Some(Self::Item(item.index())),
            End::Outside(outside) if outside.identifier.is_empty() => None,
            End::Outside(outside) => Some(Self::Outside(outside.identifier)),
            _ => Some(Self::Document),
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
