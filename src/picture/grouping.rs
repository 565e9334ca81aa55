//! Groups: what cannot be read box by box is drawn as one box for each band and strand.

use std::collections::{BTreeMap, HashMap};

use crate::progression::Strength;

use super::layout::is_too_much;
use super::node::{Division, Edge, Node};
use super::picture::{Picture, plural};
use super::slots::Slots;
use super::status::Status;

/// How many codes a tooltip lists.
const LISTED: usize = 200;
/// How many groups there are at most where neither bands nor strands tell them apart.
const STEPS: usize = 24;
/// How many groups of bands and strands there are at most.
const MOST: usize = 240;

/// The picture, in which targets of one band and strand share a box if there are too many.
pub(super) fn grouped(picture: Picture) -> Picture {
    let many = picture.nodes.len() > picture.options.max_labels.clamp(1, 2_000);
    let too_much = is_too_much(&picture);
    if !many && !too_much {
        return picture;
    }
    let undivided = picture.lanes.count() * picture.rows.count() < 4;
    let keys: Vec<(usize, usize)> = if undivided {
        steps(&picture)
    } else {
        picture.nodes.iter().map(|n| (n.lane, n.row)).collect()
    };
    let mut distinct = keys.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() == picture.nodes.len() && !too_much {
        return picture;
    }
    if distinct.len() <= MOST {
        let groups = gathered(picture.clone(), &keys, undivided);
        if !is_too_much(&groups) {
            return groups;
        }
    }
    // So many bands that even they are put together, each with its neighbours.
    let lanes = picture.lanes.count();
    let keys: Vec<(usize, usize)> = keys
        .iter()
        .map(|(lane, _)| (lane * STEPS / lanes.max(1), 0))
        .collect();
    gathered(picture, &keys, true)
}

/// By steps from the entry points, in as many even parts as can be read.
fn steps(picture: &Picture) -> Vec<(usize, usize)> {
    let count = picture.nodes.len();
    let mut after = Slots::filled(Vec::new(), count);
    let mut waits = Slots::filled(0_usize, count);
    for edge in &picture.edges {
        if edge.from != edge.to {
            after[edge.from].push(edge.to);
            waits[edge.to] += 1;
        }
    }
    let mut order: Vec<usize> = (0..count).filter(|node| waits[*node] == 0).collect();
    let mut next = 0;
    while let Some(node) = order.get(next).copied() {
        next += 1;
        for to in std::mem::take(&mut after[node]) {
            waits[to] -= 1;
            if waits[to] == 0 {
                order.push(to);
            }
        }
    }
    // What lies on a circle comes last.
    order.extend((0..count).filter(|node| waits[*node] > 0));
    let mut keys = vec![(0, 0); count];
    for (node, place) in order.into_iter().zip(0..) {
        if let Some(key) = keys.get_mut(node) {
            *key = (place * STEPS / count.max(1), 0);
        }
    }
    keys
}

fn gathered(mut picture: Picture, keys: &[(usize, usize)], by_step: bool) -> Picture {
    let mut cells: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (key, node) in keys.iter().zip(0..) {
        cells.entry(*key).or_default().push(node);
    }
    let mut cell_of = Slots::filled(0, picture.nodes.len());
    let mut nodes = Slots::default();
    for ((lane, row), members) in &cells {
        let title = |division: &Division, at: usize| {
            let title = division.titles.get(at).cloned();
            title.filter(|title| !by_step && !title.is_empty())
        };
        let mut node = if let [only] = members.as_slice() {
            picture.nodes[*only].clone()
        } else {
            let strand = title(&picture.rows, *row);
            let name = strand.or_else(|| title(&picture.lanes, *lane));
            let name = name.unwrap_or_else(|| format!("Part {}", nodes.len() + 1));
            group(&picture, members, name)
        };
        (node.lane, node.row) = if by_step { (0, 0) } else { (*lane, *row) };
        let place = nodes.push(node);
        for member in members {
            cell_of[*member] = place;
        }
    }
    picture.edges = joined(&picture.edges, &cell_of, &nodes);
    picture.nodes = nodes;
    let several = picture.lanes.count() > 1 && !by_step;
    picture.weigh(several);
    picture.choices = Slots::default();
    if by_step {
        (picture.lanes, picture.rows) = (Division::default(), Division::default());
    }
    picture
}

impl Picture {
    /// Leaves out what would hide the rest: steps within a band where there are several, and the
    /// weakest of the lines until there are two for each group at most.
    fn weigh(&mut self, between_lanes: bool) {
        let all = self.edges.len();
        let nodes = &self.nodes;
        self.edges
            .retain(|edge| !between_lanes || nodes[edge.from].lane != nodes[edge.to].lane);
        let mut counts: Vec<usize> = self.edges.iter().map(|edge| edge.count).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        // As many as there are of the first that no longer fits are too many.
        let least = counts
            .get(2 * self.nodes.len())
            .map_or(1, |first| first + 1);
        if counts.first().is_some_and(|most| *most >= least) {
            self.edges.retain(|edge| edge.count >= least);
        } else {
            self.edges.truncate(2 * self.nodes.len());
        }
        self.is_partial = self.edges.len() < all;
    }
}

/// One box for several targets.
fn group(picture: &Picture, members: &[usize], name: String) -> Node {
    let mut tally: BTreeMap<Status, usize> = BTreeMap::new();
    let mut node = Node::default();
    let mut names = Vec::new();
    for member in members {
        let one = &picture.nodes[*member];
        node.ids.extend(one.ids.iter().cloned());
        node.stuck |= one.stuck;
        if let Some(status) = one.status {
            *tally.entry(status).or_default() += 1;
        }
        if names.len() < LISTED {
            names.push(one.short().to_owned());
        }
    }
    let count = members.len();
    node.text = format!("{count} {}", plural(count, "target"));
    if let Some((Status::Held, held)) = tally.first_key_value() {
        node.text = format!("{}, {held} demonstrated", node.text);
    }
    node.tally = tally.into_iter().collect();
    node.full = format!("{name}: {}", names.join(", "));
    if count > names.len() {
        node.full = format!("{} and {} more", node.full, count - names.len());
    }
    node.code = name;
    node
}

/// One edge between two groups for all between their members.
fn joined(edges: &[Edge], cell_of: &Slots<usize>, nodes: &Slots<Node>) -> Vec<Edge> {
    let mut place: HashMap<(usize, usize), usize> = HashMap::new();
    let mut joined: Vec<Edge> = Vec::new();
    for edge in edges {
        let (from, to) = (cell_of[edge.from], cell_of[edge.to]);
        if from == to {
            continue;
        }
        let at = *place.entry((from, to)).or_insert_with(|| {
            joined.push(Edge {
                from,
                to,
                strength: Strength::Recommended,
                way: None,
                stuck: false,
                count: 0,
                words: String::new(),
            });
            joined.len() - 1
        });
        if let Some(all) = joined.get_mut(at) {
            all.count += 1;
            all.strength = all.strength.max(edge.strength);
        }
    }
    for edge in &mut joined {
        edge.words = format!(
            "{} {} from {} to {}",
            edge.count,
            plural(edge.count, "step"),
            nodes[edge.from].short(),
            nodes[edge.to].short()
        );
    }
    joined
}
