//! Long links made straight: the bends of a link that can stand in one line do.

use crate::picture::slots::Slots;

use super::mesh::Mesh;
use super::place::{MARGIN, gap};

/// Moves bends within the room that they have. Each run of bends of a link that fits on one line
/// gets one; in line with one of the `ends` of the link where
/// it can be. O(passes times bends).
pub(super) fn straighten(
    mesh: &Mesh,
    runs: &Slots<Vec<Vec<usize>>>,
    rows: &Slots<(i32, i32)>,
    middle: &mut Slots<i32>,
    ends: impl Fn(usize) -> (i32, i32),
) {
    let mut place = Slots::filled(0, mesh.vertices.len());
    for parts in runs.iter() {
        for run in parts {
            for (at, vertex) in run.iter().enumerate() {
                place[*vertex] = at;
            }
        }
    }
    for _ in 0..3 {
        for (link, chain) in mesh.chains.iter().enumerate() {
            let inner = chain.get(1..chain.len().saturating_sub(1));
            let inner = inner.unwrap_or_default();
            if inner.is_empty() {
                continue;
            }
            let (near, next) = ends(link);
            let mut line = Line {
                bends: Vec::new(),
                room: (i32::MIN, i32::MAX),
                near,
            };
            for bend in inner {
                let (low, high) = room(mesh, runs, rows, middle, (*bend, place[*bend]));
                let (from, to) = (line.room.0.max(low), line.room.1.min(high));
                if from > to {
                    let on = line.settle(middle[*bend], middle);
                    line = Line {
                        bends: Vec::new(),
                        room: (low, high),
                        near: on,
                    };
                } else {
                    line.room = (from, to);
                }
                line.bends.push(*bend);
            }
            line.settle(next, middle);
        }
    }
}

/// Bends that can stand in one line.
struct Line {
    bends: Vec<usize>,
    room: (i32, i32),
    /// Where the link comes from.
    near: i32,
}

impl Line {
    /// Puts them in line with where the link comes from or where it goes, whichever is nearer to
    /// where they are.
    fn settle(&self, next: i32, middle: &mut Slots<i32>) -> i32 {
        if self.bends.is_empty() {
            return self.near;
        }
        let sum: i64 = self.bends.iter().map(|bend| i64::from(middle[*bend])).sum();
        let count = i64::try_from(self.bends.len()).unwrap_or(1);
        let now = i32::try_from(sum / count).unwrap_or(self.near);
        let is_near = self.near.abs_diff(now) <= next.abs_diff(now);
        let wish = if is_near { self.near } else { next };
        let on = wish.min(self.room.1).max(self.room.0);
        for bend in &self.bends {
            middle[*bend] = on;
        }
        on
    }
}

/// Between what a bend may move in its layer as the others stand.
fn room(
    mesh: &Mesh,
    runs: &Slots<Vec<Vec<usize>>>,
    rows: &Slots<(i32, i32)>,
    middle: &Slots<i32>,
    (vertex, at): (usize, usize),
) -> (i32, i32) {
    let own = mesh.vertices[vertex];
    let (mut low, mut high) = rows[own.row];
    low += MARGIN + own.breadth / 2;
    high -= MARGIN + own.breadth - own.breadth / 2;
    let run = runs[own.layer].get(own.row);
    let neighbour = |at: Option<usize>| run.and_then(|run| run.get(at?).copied());
    let apart = |one: usize, other: usize| {
        let (a, b) = (mesh.vertices[one].breadth, mesh.vertices[other].breadth);
        a - a / 2 + b / 2 + gap(mesh, one, other)
    };
    if let Some(before) = neighbour(at.checked_sub(1)) {
        low = low.max(middle[before] + apart(before, vertex));
    }
    if let Some(after) = neighbour(Some(at + 1)) {
        high = high.min(middle[after] - apart(vertex, after));
    }
    (low, high)
}
