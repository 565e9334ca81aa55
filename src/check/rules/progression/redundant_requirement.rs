//! What is said to come first does so already by other steps.

use super::precedes::{Precedes, Step};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::graph::{Rows, ShortCut};

/// What is said to come first does so already by other steps.
pub static REDUNDANT_REQUIREMENT: Rule = Rule {
    code: "PROG-005",
    name: "redundant-requirement",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A `precedes` of which the steps between are given too: A before C, although A before B and B before C.",
    why: "A map of the progression shows more lines than it says things.",
    repair: "The association is followed, and changes nothing.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20."},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Add within 100."}],
 "CFAssociations": [
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
   "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20."},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Add within 100."}],
 "CFAssociations": [
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
   "destinationNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}}]}"#,
};

pub(super) fn check(precedes: &Precedes<'_>, rows: &Rows, findings: &mut Findings) {
    if !findings.hears(&REDUNDANT_REQUIREMENT) {
        return;
    }
    let redundant = rows.short_cuts().found;
    if redundant.is_empty() {
        return;
    }
    let origins = precedes.origins();
    let steps = redundant.into_iter().filter_map(|cut| {
        let ShortCut { before, after, via } = cut;
        let origin = *origins.get(&(before, after))?;
        let step = Step {
            before,
            after,
            origin,
        };
        Some((step, via))
    });
    let mut steps: Vec<(Step, u32)> = steps.collect();
    steps.sort_by_key(|(step, _)| step.origin);
    for (step, via) in steps {
        found(precedes, step, via, findings);
    }
}

fn found(precedes: &Precedes<'_>, step: Step, via: u32, findings: &mut Findings) {
    let Some(site) = precedes.site(step.origin) else {
        return;
    };
    findings.add(&REDUNDANT_REQUIREMENT, "", site, || {
        let (before, after) = (precedes.name(step.before), precedes.name(step.after));
        let note = Note::new(format!(
            "{before} precedes {after}, which follows already from {}",
            precedes.name(via)
        ));
        precedes
            .about(note, step)
            .help("leave the longest way and take the short cut away, or keep it where it is meant for people")
    });
}
