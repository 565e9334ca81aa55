//! Where the vertices of each layer stand within it.
//!
//! Each row gets the room that its fullest layer needs. Then, layer by layer, forward and back,
//! vertices move to where their neighbours are, with straight long links first: the weighted least
//! squares under the order and the distances of the layer, found by pooling adjacent violators
//! (M. Ayer, H. Brunk, G. Ewing, W. Reid, E. Silverman, *An Empirical Distribution Function for
//! Sampling with Incomplete Information*, 1955). The weights are those of Gansner and others (1993).

use crate::picture::slots::Slots;

use super::mesh::Mesh;
use super::straight::straighten;

/// Between two boxes, a box and a bend, two bends.
const GAPS: [i32; 3] = [18, 11, 6];
/// Between a row's edge and what is in it.
pub(super) const MARGIN: i32 = 12;

/// The middles of all vertices, and where each row begins and ends.
#[derive(Debug)]
pub(super) struct Placing {
    pub(super) middle: Slots<i32>,
    pub(super) rows: Slots<(i32, i32)>,
    /// The vertices of each layer and row in their order.
    runs: Slots<Vec<Vec<usize>>>,
}

impl Placing {
    /// Makes long links straight, in line with the places at which they end.
    pub(super) fn straighten(&mut self, mesh: &Mesh, ends: impl Fn(usize) -> (i32, i32)) {
        straighten(mesh, &self.runs, &self.rows, &mut self.middle, ends);
    }
}

/// Places all vertices. `least` is the room that each row's heading needs. O(rounds times links).
pub(super) fn place(mesh: &Mesh, least: &[i32], rounds: usize) -> Placing {
    let mut runs: Slots<Vec<Vec<usize>>> = Slots::default();
    for layer in mesh.layers.iter() {
        let mut parts = vec![Vec::new(); least.len()];
        for vertex in layer {
            if let Some(part) = parts.get_mut(mesh.vertices[*vertex].row) {
                part.push(*vertex);
            }
        }
        runs.push(parts);
    }
    let mut rows: Slots<(i32, i32)> = Slots::default();
    let mut from = 0;
    for (row, least) in least.iter().enumerate() {
        let need = runs
            .iter()
            .map(|parts| extent(mesh, parts.get(row).map_or(&[], Vec::as_slice)));
        let need = need.max().unwrap_or(0).max(*least) + 2 * MARGIN;
        rows.push((from, from + need));
        from += need;
    }
    let mut middle = Slots::filled(0, mesh.vertices.len());
    for parts in runs.iter() {
        for (row, run) in parts.iter().enumerate() {
            let (low, high) = rows[row];
            let start = (low + high - extent(mesh, run)) / 2;
            let offsets = offsets(mesh, run);
            for (vertex, offset) in run.iter().zip(offsets) {
                middle[*vertex] = start + offset;
            }
        }
    }
    let count = runs.len();
    for round in 0..rounds {
        for step in 0..count {
            let layer = if round % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            // At first one side at a time, then both.
            let sides = match (round + 6 < rounds, round % 2 == 0) {
                (true, true) => (true, false),
                (true, false) => (false, true),
                _ => (true, true),
            };
            for (row, run) in runs[layer].iter().enumerate() {
                settle(mesh, run, rows[row], &mut middle, sides);
            }
        }
    }
    let mut placing = Placing { middle, rows, runs };
    let boxes = placing.middle.clone();
    placing.straighten(mesh, |link| {
        let chain = &mesh.chains[link];
        let end = |vertex: Option<&usize>| vertex.map_or(0, |vertex| boxes[*vertex]);
        (end(chain.first()), end(chain.last()))
    });
    placing
}

pub(super) fn gap(mesh: &Mesh, a: usize, b: usize) -> i32 {
    let bends = [a, b].iter().filter(|v| !mesh.vertices[**v].is_box).count();
    GAPS.get(bends).copied().unwrap_or_default()
}

/// The middle of each vertex if they stand as close as they may, from 0.
fn offsets(mesh: &Mesh, run: &[usize]) -> Vec<i32> {
    let mut at = 0;
    let mut last: Option<usize> = None;
    let mut all = Vec::with_capacity(run.len());
    for vertex in run {
        let breadth = mesh.vertices[*vertex].breadth;
        if let Some(last) = last {
            at += gap(mesh, last, *vertex);
        }
        all.push(at + breadth / 2);
        at += breadth;
        last = Some(*vertex);
    }
    all
}

fn extent(mesh: &Mesh, run: &[usize]) -> i32 {
    let offsets = offsets(mesh, run);
    match (run.last(), offsets.last()) {
        (Some(last), Some(offset)) => {
            let breadth = mesh.vertices[*last].breadth;
            offset + breadth - breadth / 2
        }
        _ => 0,
    }
}

/// Moves the vertices of a layer within a row to where their neighbours are.
fn settle(
    mesh: &Mesh,
    run: &[usize],
    (low, high): (i32, i32),
    middle: &mut Slots<i32>,
    (before, after): (bool, bool),
) {
    let offsets = offsets(mesh, run);
    // Blocks of vertices that stand as close as they may: sum of wishes, weight, how many.
    let mut blocks: Vec<(i64, i64, usize)> = Vec::new();
    for (vertex, offset) in run.iter().zip(&offsets) {
        let (wish, weight) = wish(mesh, *vertex, middle, before, after);
        let mut block = ((wish - i64::from(*offset)) * weight, weight, 1);
        while let Some(last) = blocks.pop() {
            if last.0 * block.1 < block.0 * last.1 {
                blocks.push(last);
                break;
            }
            block = (last.0 + block.0, last.1 + block.1, last.2 + block.2);
        }
        blocks.push(block);
    }
    let (low, high) = (low + MARGIN, high - MARGIN - extent(mesh, run));
    let mut pairs = run.iter().zip(offsets);
    for (sum, weight, count) in blocks {
        let start = i32::try_from(sum.div_euclid(weight.max(1))).unwrap_or(low);
        let start = start.min(high).max(low);
        for (vertex, offset) in pairs.by_ref().take(count) {
            middle[*vertex] = start + offset;
        }
    }
}

/// Where a vertex would stand for its links to be straight, and how much that matters.
fn wish(mesh: &Mesh, vertex: usize, middle: &Slots<i32>, before: bool, after: bool) -> (i64, i64) {
    let own = mesh.vertices[vertex];
    let (mut sum, mut weight) = (0, 0);
    let sides = [(&mesh.before, before), (&mesh.after, after)];
    for (side, _) in sides.iter().filter(|(_, asked)| *asked) {
        for near in &side[vertex] {
            let heft = match (own.is_box, mesh.vertices[*near].is_box) {
                (true, true) => 1,
                (false, false) => 8,
                _ => 2,
            };
            sum += i64::from(middle[*near]) * heft;
            weight += heft;
        }
    }
    if weight == 0 {
        return (i64::from(middle[vertex]), 1);
    }
    (sum / weight, weight * 4)
}
