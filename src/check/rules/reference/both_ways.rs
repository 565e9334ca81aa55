//! Two items come before each other.

use super::ends::{Pair, name};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::AssociationKind;

/// Two items come before each other.
pub static BOTH_WAYS: Rule = Rule {
    code: "REF-010",
    name: "both-ways",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `precedes` or `replacedBy` from one item to another, and one of the same type back.",
    why: "Both cannot be: a learner could begin with neither of the two, and each of them would be out of date.",
    repair: "Both associations are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "precedes",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    for kind in [AssociationKind::Precedes, AssociationKind::ReplacedBy] {
        // The lesser item first, then the way, then the place.
        let mut pairs: Vec<(u32, u32, bool, u32)> = Vec::new();
        for association in package.readout().framework.associations() {
            if *association.kind() == kind
                && let Some(pair) = Pair::of(association)
                && pair.from != pair.to
            {
                let back = pair.from > pair.to;
                let (less, more) = (pair.from.min(pair.to), pair.from.max(pair.to));
                pairs.push((less, more, back, pair.origin));
            }
        }
        pairs.sort_unstable();
        let mut hits: Vec<(u32, u32, u32, u32)> = Vec::new();
        for same in pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let turn = same.partition_point(|pair| !pair.2);
            if let (Some(there), Some(back)) = (same.first().filter(|_| turn > 0), same.get(turn)) {
                let (first, second) = (there.3.min(back.3), there.3.max(back.3));
                hits.push((second, first, there.0, there.1));
            }
        }
        hits.sort_unstable();
        for hit in hits {
            found(package, findings, kind.name(), hit);
        }
    }
}

fn found(
    package: &Package,
    findings: &mut Findings,
    kind: &str,
    (second, first, one, other): (u32, u32, u32, u32),
) {
    let value = |at| package.json().value(at);
    let (Some(first), Some(second)) = (value(first), value(second)) else {
        return;
    };
    findings.add(&BOTH_WAYS, kind, second, || {
        let (one, other) = (name(package, one), name(package, other));
        Note::new(format!(
            "`{}` and `{}` have a `{kind}` each to the other",
            short(&one),
            short(&other)
        ))
        .about(&one)
        .about(&other)
        .related("leads the other way", first)
        .help("remove the one that is not meant")
    });
}
