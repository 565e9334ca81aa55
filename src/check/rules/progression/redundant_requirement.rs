//! What is said to come first does so already by other steps.

use super::precedes::{Precedes, Step};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::graph::{Rows, at};

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

/// How many steps are looked at in all. No linear way is known; real progressions, whose steps are
/// mostly between neighbours, stay far below.
const PATIENCE: u64 = 20_000_000;

pub(super) fn check(precedes: &Precedes<'_>, rows: &Rows, findings: &mut Findings) {
    if !findings.hears(&REDUNDANT_REQUIREMENT) {
        return;
    }
    let mut search = Search::new(rows);
    let mut redundant: Vec<(u32, u32, u32)> = Vec::new();
    for target in 0..rows.len() {
        search.above(target, &mut redundant);
    }
    if redundant.is_empty() {
        return;
    }
    let origins = precedes.origins();
    let steps = redundant.into_iter().filter_map(|(before, via, after)| {
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

/// Looks from each target back to what comes before what comes before it.
struct Search<'r> {
    rows: &'r Rows,
    /// The place of each item's part in topological order.
    place: Vec<u32>,
    /// In which round an item was last seen.
    seen: Vec<u32>,
    /// In which round an item was directly before the target.
    direct: Vec<u32>,
    open: Vec<(u32, u32)>,
    patience: u64,
}

impl<'r> Search<'r> {
    fn new(rows: &'r Rows) -> Self {
        let mut place = vec![0; at(rows.len())];
        for (number, part) in (0..).zip(rows.strong_order()) {
            for member in part {
                if let Some(slot) = place.get_mut(at(member)) {
                    *slot = number;
                }
            }
        }
        Self {
            rows,
            place,
            seen: vec![u32::MAX; at(rows.len())],
            direct: vec![u32::MAX; at(rows.len())],
            open: Vec::new(),
            patience: PATIENCE,
        }
    }

    fn place(&self, item: u32) -> u32 {
        self.place.get(at(item)).copied().unwrap_or_default()
    }

    /// Adds the steps to `target` that follow from others, each with the step that it follows
    /// from. On a circle nothing follows from anything.
    fn above(&mut self, target: u32, redundant: &mut Vec<(u32, u32, u32)>) {
        let before = self.rows.before(target);
        if before.len() < 2 {
            return;
        }
        let mut lowest = u32::MAX;
        self.open.clear();
        for node in before {
            if self.place(node) == self.place(target) {
                return;
            }
            lowest = lowest.min(self.place(node));
            if let Some(slot) = self.direct.get_mut(at(node)) {
                *slot = target;
            }
            self.open.push((node, node));
        }
        while let Some((node, from)) = self.open.pop() {
            for next in self.rows.before(node) {
                self.patience = self.patience.saturating_sub(1);
                if self.patience == 0 {
                    return;
                }
                let inside = self.place(next) == self.place(node);
                let slot = self.seen.get_mut(at(next));
                if inside || slot.as_ref().is_none_or(|slot| **slot == target) {
                    continue;
                }
                if let Some(slot) = slot {
                    *slot = target;
                }
                if self.direct.get(at(next)) == Some(&target) {
                    redundant.push((next, from, target));
                }
                if self.place(next) > lowest {
                    self.open.push((next, from));
                }
            }
        }
    }
}
