//! A target stands outside the progression that its neighbours are part of.

use fixedbitset::FixedBitSet;

use super::precedes::Precedes;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::{Item, Role};
use crate::graph::at;

/// A target stands outside the progression that its neighbours are part of.
pub static ISOLATED_TARGET: Rule = Rule {
    code: "PROG-006",
    name: "isolated-target",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target without any `precedes`, in a band and strand where at least four targets and three in four have one.",
    why: "It was perhaps forgotten when the progression was drawn, and is offered from the beginning.",
    repair: "The target is one that nothing has to come before.",
    bad: BAD,
    good: GOOD,
};

macro_rules! chain {
    ($last:literal) => {
        concat!(
            r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c12", "fullStatement": "Count to 100."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c13", "fullStatement": "Count to 1000."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c14", "fullStatement": "Count by tens."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c15", "fullStatement": "Count back from 20."}],
 "CFAssociations": [
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c12"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c12"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c13"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c12"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c14"}}"#,
            $last,
            "]}"
        )
    };
}

const BAD: &str = chain!("");
const GOOD: &str = chain!(
    r#",
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c15"}}"#
);

/// How many targets of a band and strand must be connected for the others to stand out.
const LEAST: usize = 4;

pub(super) fn check(precedes: &Precedes<'_>, findings: &mut Findings) {
    if !findings.hears(&ISOLATED_TARGET) {
        return;
    }
    let connected = connected(precedes);
    let mut targets: Vec<(Option<u32>, Option<&str>, u32)> = Vec::new();
    for item in precedes.framework.items() {
        if item.role() == Role::Target {
            let band = item.band().map(crate::framework::Band::position);
            let strand = item.strand().map(crate::framework::Strand::title);
            targets.push((band, strand, item.index()));
        }
    }
    targets.sort_unstable();
    let mut isolated: Vec<u32> = Vec::new();
    for near in targets.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let alone = near
            .iter()
            .filter(|(_, _, item)| !connected.contains(at(*item)));
        let alone: Vec<u32> = alone.map(|(_, _, item)| *item).collect();
        let others = near.len() - alone.len();
        if others >= LEAST && others * 4 >= near.len() * 3 {
            isolated.extend(alone);
        }
    }
    isolated.sort_unstable();
    for item in isolated
        .into_iter()
        .filter_map(|index| precedes.item(index))
    {
        found(precedes, item, findings);
    }
}

/// The items of which some `precedes` speaks, whatever its other end is.
fn connected(precedes: &Precedes<'_>) -> FixedBitSet {
    let mut connected = FixedBitSet::with_capacity(at(precedes.framework.len()));
    for step in &precedes.steps {
        connected.insert(at(step.before));
        connected.insert(at(step.after));
    }
    for association in &precedes.others {
        let ends = [association.origin_end(), association.destination_end()];
        for item in ends.into_iter().filter_map(crate::framework::End::item) {
            connected.insert(at(item.index()));
        }
    }
    connected
}

fn found(precedes: &Precedes<'_>, item: Item<'_>, findings: &mut Findings) {
    let Some(object) = item.origin().and_then(|origin| precedes.object(origin)) else {
        return;
    };
    let site = object.get("identifier").unwrap_or(object);
    findings.add(&ISOLATED_TARGET, "", site, || {
        Note::new(format!(
            "nothing precedes `{}` and it precedes nothing, unlike most targets around it",
            short(&item.label())
        ))
        .about(item.id())
        .help("say what comes before it or after it, if anything does")
    });
}
