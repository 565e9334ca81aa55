//! Where links meet the boxes, and where the ways of one requirement come together.

use crate::picture::node::{Choice, Edge};
use crate::picture::slots::Slots;

use super::mesh::Mesh;

/// How far from its box the ways of a choice come together.
pub(super) const REACH: i32 = 54;
/// How far from its box the middle of the mark of a choice is.
pub(super) const MARK: i32 = 31;
/// Between two ways of a choice.
const WAY: i32 = 14;
/// Between two plain links at most.
const WIDE: i32 = 14;

/// Two sides of a box: where links come in, and where they go out.
const SIDES: [usize; 2] = [0, 1];

/// One or more links that meet a box in one place.
#[derive(Debug)]
enum Entry {
    Plain(End),
    Choice(usize, Vec<End>),
}

/// An end of a link.
#[derive(Debug, Clone, Copy)]
struct End {
    link: usize,
    is_target: bool,
    /// The next vertex of the link.
    near: usize,
}

/// The mark of a choice on one side of its box.
#[derive(Debug, Clone)]
pub(in crate::picture) struct Joint {
    pub(in crate::picture) choice: usize,
    pub(super) node: usize,
    /// Whether links come in against the direction of the picture.
    pub(super) is_after: bool,
    pub(super) middle: i32,
    /// For each of the ways that meet here: where, and how many links.
    pub(super) ways: Vec<(i32, usize)>,
}

/// Where the ends of links are.
#[derive(Debug)]
pub(super) struct Ports {
    /// For each link the distance from the box, and the place along its side, of its source and of
    /// its target.
    pub(super) ends: Slots<[(i32, i32); 2]>,
    pub(super) joints: Vec<Joint>,
}

/// Which links meet each box on each side.
pub(super) struct Meetings {
    sides: Slots<[Vec<Entry>; 2]>,
}

impl Meetings {
    pub(super) fn new(
        nodes: usize,
        edges: &[Edge],
        turned: &Slots<bool>,
        near: impl Fn(usize, bool) -> usize,
    ) -> Self {
        let mut sides: Slots<[Vec<Entry>; 2]> = (0..nodes)
            .map(|_| [Vec::new(), Vec::new()])
            .collect::<Vec<_>>()
            .into();
        for (link, edge) in edges.iter().enumerate() {
            if edge.from == edge.to {
                continue;
            }
            for is_target in [false, true] {
                let node = if is_target { edge.to } else { edge.from };
                let side = usize::from(is_target == turned[link]);
                let end = End {
                    link,
                    is_target,
                    near: near(link, is_target),
                };
                let Some(entries) = sides[node].get_mut(side) else {
                    continue;
                };
                match edge.way.filter(|_| is_target) {
                    None => entries.push(Entry::Plain(end)),
                    Some((choice, _)) => join(entries, choice, end),
                }
            }
        }
        Self { sides }
    }

    /// How much of its side a box needs for all that meets it.
    pub(super) fn need(&self, node: usize, choices: &Slots<Choice>) -> i32 {
        let sides = self.sides[node].iter().map(|entries| {
            let sizes = entries.iter().map(|entry| size(entry, choices, 6));
            sizes.sum::<i32>() + 16
        });
        sides.max().unwrap_or(0)
    }

    /// Whether a box has the mark of a choice on a side.
    pub(super) fn has_choice(&self, node: usize, is_after: bool) -> bool {
        let entries = self.sides[node].get(usize::from(is_after));
        entries.is_some_and(|all| all.iter().any(|e| matches!(e, Entry::Choice(..))))
    }

    /// Places all ends, in the order in which their links come from the next layer.
    pub(super) fn place(
        mut self,
        mesh: &Mesh,
        middle: &Slots<i32>,
        edges: &[Edge],
        choices: &Slots<Choice>,
    ) -> Ports {
        let mut ports = Ports {
            ends: Slots::filled([(0, 0); 2], edges.len()),
            joints: Vec::new(),
        };
        for node in 0..self.sides.len() {
            for side in SIDES {
                let Some(entries) = self.sides[node].get_mut(side) else {
                    continue;
                };
                entries.sort_by_key(|entry| key(entry, middle));
                let breadth = mesh.vertices[node].breadth;
                let fixed: i32 = entries.iter().map(|e| size(e, choices, 0)).sum();
                let plain = entries.iter().filter(|e| matches!(e, Entry::Plain(_)));
                let plain = i32::try_from(plain.count()).unwrap_or(i32::MAX).max(1);
                let each = ((breadth - 16 - fixed) / plain).clamp(2, WIDE);
                let all: i32 = entries.iter().map(|e| size(e, choices, each)).sum();
                let mut at = middle[node] - all / 2;
                for entry in entries {
                    let room = size(entry, choices, each);
                    ports.settle(entry, at + room / 2, node, side == 1, (middle, edges));
                    at += room;
                }
            }
        }
        ports
    }
}

fn join(entries: &mut Vec<Entry>, choice: usize, end: End) {
    for entry in entries.iter_mut() {
        if let Entry::Choice(known, ends) = entry
            && *known == choice
        {
            ends.push(end);
            return;
        }
    }
    entries.push(Entry::Choice(choice, vec![end]));
}

fn size(entry: &Entry, choices: &Slots<Choice>, plain: i32) -> i32 {
    match entry {
        Entry::Plain(_) => plain,
        Entry::Choice(choice, _) => {
            let ways = i32::try_from(choices[*choice].ways.len()).unwrap_or(i32::MAX / 64);
            (ways * WAY + 8).max(30)
        }
    }
}

/// Where its links come from.
fn key(entry: &Entry, middle: &Slots<i32>) -> (i32, usize) {
    match entry {
        Entry::Plain(end) => (middle[end.near], end.link),
        Entry::Choice(_, ends) => (
            mean(ends.iter().map(|end| middle[end.near])),
            ends.first().map_or(0, |end| end.link),
        ),
    }
}

fn mean(all: impl Iterator<Item = i32>) -> i32 {
    let (sum, count) = all.fold((0_i64, 0_i64), |(sum, count), one| {
        (sum + i64::from(one), count + 1)
    });
    i32::try_from(sum / count.max(1)).unwrap_or(0)
}

impl Ports {
    fn settle(
        &mut self,
        entry: &Entry,
        at: i32,
        node: usize,
        is_after: bool,
        (middle, edges): (&Slots<i32>, &[Edge]),
    ) {
        let (choice, ends) = match entry {
            Entry::Plain(end) => {
                self.set(*end, (0, at));
                return;
            }
            Entry::Choice(choice, ends) => (*choice, ends),
        };
        let mut ways: Vec<(usize, Vec<End>)> = Vec::new();
        for end in ends {
            let way = edges.get(end.link).and_then(|edge| edge.way);
            let way = way.map_or(0, |(_, way)| way);
            match ways.iter_mut().find(|(known, _)| *known == way) {
                Some((_, all)) => all.push(*end),
                None => ways.push((way, vec![*end])),
            }
        }
        ways.sort_by_key(|(way, all)| (mean(all.iter().map(|end| middle[end.near])), *way));
        let count = i32::try_from(ways.len()).unwrap_or(i32::MAX / 64);
        let mut place = at - (count - 1) * WAY / 2;
        let mut joint = Joint {
            choice,
            node,
            is_after,
            middle: at,
            ways: Vec::new(),
        };
        for (_, all) in ways {
            joint.ways.push((place, all.len()));
            for end in all {
                self.set(end, (REACH, place));
            }
            place += WAY;
        }
        self.joints.push(joint);
    }

    fn set(&mut self, end: End, port: (i32, i32)) {
        let [source, target] = &mut self.ends[end.link];
        *(if end.is_target { target } else { source }) = port;
    }
}
