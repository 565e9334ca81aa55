//! In which order the vertices of a layer stand, so that few links cross.
//!
//! Layer by layer, forward and back, vertices are sorted by the barycentre of their neighbours
//! (Sugiyama, Tagawa, Toda 1981), then neighbours in a layer change places where that saves
//! crossings (the transposition of E. Gansner, E. Koutsofios, S. North, K.-P. Vo, *A Technique for
//! Drawing Directed Graphs*, IEEE Transactions on Software Engineering 19 (1993)). The best order
//! met is kept. Crossings are counted with an accumulator tree (W. Barth, M. Jünger, P. Mutzel,
//! *Simple and Efficient Bilayer Cross Counting*, 2002). Rows stay apart throughout, and ties keep
//! the order of before, so that the same graph always gets the same order.

use crate::picture::slots::Slots;

use super::mesh::Mesh;

/// Sorts all layers. O(sweeps times (links log links)), fewer sweeps for larger graphs.
pub(super) fn arrange(mesh: &mut Mesh) {
    let links: usize = mesh.after.iter().map(Vec::len).sum();
    let sweeps = (800_000 / (links + 1)).clamp(3, 28);
    for layer in 0..mesh.layers.len() {
        let vertices = &mesh.vertices;
        mesh.layers[layer].sort_by_key(|vertex| vertices[*vertex].row);
    }
    let mut place = Slots::filled(0, mesh.vertices.len());
    for layer in 0..mesh.layers.len() {
        note(mesh, &mut place, layer);
    }
    let mut best = (crossings(mesh, &place), mesh.layers.clone());
    for sweep in 0..sweeps {
        let count = mesh.layers.len();
        for step in 0..count {
            let forward = sweep % 2 == 0;
            let layer = if forward { step } else { count - 1 - step };
            sort(mesh, &mut place, layer, forward);
        }
        transpose(mesh, &mut place, if links < 20_000 { 4 } else { 1 });
        let now = crossings(mesh, &place);
        if now < best.0 {
            best = (now, mesh.layers.clone());
        }
        if best.0 == 0 {
            break;
        }
    }
    mesh.layers = best.1;
}

fn note(mesh: &Mesh, place: &mut Slots<usize>, layer: usize) {
    for (at, vertex) in mesh.layers[layer].iter().enumerate() {
        place[*vertex] = at;
    }
}

/// Sorts a layer by the mean place of neighbours in the layer before, or after.
fn sort(mesh: &mut Mesh, place: &mut Slots<usize>, layer: usize, forward: bool) {
    let size = mesh.layers[layer].len();
    let scale = |at: usize, of: usize| (2 * at as u64 + 1) * 1_000_000 / (2 * of.max(1) as u64);
    let key = |vertex: usize| {
        let (near, other) = if forward {
            (&mesh.before[vertex], layer.checked_sub(1))
        } else {
            (&mesh.after[vertex], Some(layer + 1))
        };
        let of = other.filter(|other| *other < mesh.layers.len());
        let of = of.map_or(1, |other| mesh.layers[other].len());
        let row = mesh.vertices[vertex].row;
        if near.is_empty() {
            return (row, scale(place[vertex], size));
        }
        let sum: u64 = near.iter().map(|one| scale(place[*one], of)).sum();
        (row, sum / near.len() as u64)
    };
    let mut keyed: Vec<((usize, u64), usize)> = mesh.layers[layer]
        .iter()
        .map(|vertex| (key(*vertex), *vertex))
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    mesh.layers[layer] = keyed.into_iter().map(|(_, vertex)| vertex).collect();
    note(mesh, place, layer);
}

/// Exchanges neighbours within layers while that saves crossings.
fn transpose(mesh: &mut Mesh, place: &mut Slots<usize>, rounds: usize) {
    for _ in 0..rounds {
        let mut better = false;
        for layer in 0..mesh.layers.len() {
            for at in 1..mesh.layers[layer].len() {
                let pair = mesh.layers[layer].get(at - 1..=at);
                let Some([a, b]) = pair.map(|pair| [pair.first(), pair.last()]) else {
                    continue;
                };
                let (Some(a), Some(b)) = (a.copied(), b.copied()) else {
                    continue;
                };
                if mesh.vertices[a].row != mesh.vertices[b].row {
                    continue;
                }
                let (kept, changed) = between(mesh, place, a, b);
                if changed < kept {
                    mesh.layers[layer].swap(at - 1, at);
                    (place[a], place[b]) = (at, at - 1);
                    better = true;
                }
            }
        }
        if !better {
            break;
        }
    }
}

/// The crossings of the links of two neighbours as they stand, and exchanged.
fn between(mesh: &Mesh, place: &Slots<usize>, a: usize, b: usize) -> (usize, usize) {
    let mut found = (0, 0);
    for side in [&mesh.before, &mesh.after] {
        let places = |vertex: usize| {
            let mut all: Vec<usize> = side[vertex].iter().map(|one| place[*one]).collect();
            all.sort_unstable();
            all
        };
        let (left, right) = (places(a), places(b));
        for one in &left {
            let less = right.partition_point(|other| other < one);
            let up_to = right.partition_point(|other| other <= one);
            found.0 += less;
            found.1 += right.len() - up_to;
        }
    }
    found
}

/// All crossings between neighbouring layers.
pub(super) fn crossings(mesh: &Mesh, place: &Slots<usize>) -> u64 {
    let mut all = 0;
    for layer in 1..mesh.layers.len() {
        let size = mesh.layers[layer].len();
        let mut tree = Slots::filled(0_u64, size + 1);
        let mut seen = 0;
        for from in &mesh.layers[layer - 1] {
            let mut ends: Vec<usize> = mesh.after[*from].iter().map(|to| place[*to]).collect();
            ends.sort_unstable();
            for end in &ends {
                all += seen - sum(&tree, end + 1);
            }
            for end in ends {
                add(&mut tree, end + 1);
                seen += 1;
            }
        }
    }
    all
}

fn add(tree: &mut Slots<u64>, mut at: usize) {
    while at < tree.len() {
        tree[at] += 1;
        at += at & at.wrapping_neg();
    }
}

fn sum(tree: &Slots<u64>, mut at: usize) -> u64 {
    let mut sum = 0;
    while at > 0 {
        sum += tree[at];
        at -= at & at.wrapping_neg();
    }
    sum
}
