//! Targets wait for each other in a circle.

use super::precedes::Precedes;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::graph::{Cycle, Rows, Seen};

/// Targets wait for each other in a circle.
pub static UNLEARNABLE_CORE: Rule = Rule {
    code: "PROG-001",
    name: "unlearnable-core",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Targets of which each `precedes` the next and the last the first. The shortest such circle is named, with how many other targets wait for it. Two that precede each other are told by themselves.",
    why: "Whoever follows the order can begin with none of them, and never comes to what rests on them.",
    repair: "The associations are kept; none of these targets is ever ready to learn.",
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
   "originNodeURI": {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
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

/// How many members of a circle are named.
const NAMED: usize = 5;

pub(super) fn check(precedes: &Precedes<'_>, rows: &Rows, findings: &mut Findings) {
    if !findings.hears(&UNLEARNABLE_CORE) {
        return;
    }
    // What precedes both ways, and what precedes itself, is a contradiction of its own.
    let one_way = |step: &&super::precedes::Step| {
        step.before != step.after && rows.after(step.after).all(|next| next != step.before)
    };
    let mut edges: Vec<(u32, u32)> = precedes
        .steps
        .iter()
        .filter(one_way)
        .map(|step| (step.before, step.after))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let clean = Rows::from_edges(rows.len(), &edges);
    let parts = clean.strong_parts();
    if parts.is_empty() {
        return;
    }
    let origins = precedes.origins();
    for part in parts {
        if let Some(cycle) = clean.shortest_cycle(&part) {
            let steps = steps_of(&cycle)
                .filter_map(|step| origins.get(&step))
                .copied();
            let mut steps: Vec<u32> = steps.collect();
            steps.sort_unstable();
            let waiting = waiting(&clean, &part);
            found(precedes, &cycle, &steps, (part.len(), waiting), findings);
        }
    }
}

fn steps_of(cycle: &Cycle) -> impl Iterator<Item = (u32, u32)> + '_ {
    let next = cycle.nodes.iter().cycle().skip(1);
    cycle.nodes.iter().copied().zip(next.copied())
}

/// How many targets outside a part come after it.
fn waiting(rows: &Rows, part: &[u32]) -> usize {
    let mut seen = Seen::new(rows.len());
    let mut open: Vec<u32> = part.to_vec();
    for member in part {
        seen.insert(*member);
    }
    let mut count = 0;
    while let Some(node) = open.pop() {
        for next in rows.after(node) {
            if seen.insert(next) {
                count += 1;
                open.push(next);
            }
        }
    }
    count
}

fn found(
    precedes: &Precedes<'_>,
    cycle: &Cycle,
    steps: &[u32],
    (part, waiting): (usize, usize),
    findings: &mut Findings,
) {
    let mut sites = steps.iter().filter_map(|origin| precedes.site(*origin));
    let Some(first) = sites.next() else { return };
    // Each circle is a fault of its own.
    let habit = cycle.nodes.first().map_or_else(String::new, u32::to_string);
    findings.add(&UNLEARNABLE_CORE, &habit, first, || {
        let names: Vec<String> = cycle
            .nodes
            .iter()
            .take(NAMED)
            .map(|node| precedes.name(*node))
            .collect();
        let more = cycle.nodes.len().saturating_sub(NAMED);
        let round = if more == 0 {
            names.first().cloned().unwrap_or_default()
        } else {
            format!("{more} more, and then {}", names.first().map_or("", |n| n))
        };
        let inside = match part.saturating_sub(cycle.nodes.len()) {
            0 => String::new(),
            inside => format!("; {inside} more lie on circles with them"),
        };
        let waiting = match waiting {
            0 => String::new(),
            1 => "; 1 more waits for them".to_owned(),
            _ => format!("; {waiting} more wait for them"),
        };
        let message = format!(
            "a circle of `precedes`: {} before {round}{inside}{waiting}",
            names.join(" before ")
        );
        let ids = cycle.nodes.iter().filter_map(|node| precedes.item(*node));
        let note = ids.fold(Note::new(message), |note, item| note.about(item.id()));
        sites
            .take(NAMED)
            .fold(note, |note, site| note.related("and this", site))
            .help("take away or turn around the one of these associations that is wrong")
    });
}
