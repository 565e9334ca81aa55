//! The lines along which links are drawn.
//!
//! A link runs straight through each layer, where a bend keeps a place free for it, and curves
//! only between layers, where no boxes are: so it runs through none.

use crate::picture::node::Edge;
use crate::picture::slots::Slots;

use super::mesh::Mesh;
use super::ports::{Joint, MARK, Ports, REACH};
use super::{Layers, Point, Rect};

/// How long an arrowhead is, and half of how wide.
const HEAD: (i32, i32) = (8, 4);

/// A part of a line.
#[derive(Debug, Clone, Copy)]
pub(in crate::picture) enum Step {
    Line(Point),
    Curve(Point, Point, Point),
}

/// A line, with an arrowhead where it reaches a box.
#[derive(Debug, Clone)]
pub(in crate::picture) struct Route {
    pub(in crate::picture) start: Point,
    pub(in crate::picture) steps: Vec<Step>,
    pub(in crate::picture) head: Option<[Point; 3]>,
    /// A point on it, between two layers.
    pub(in crate::picture) between: Point,
}

/// The mark of a choice: its middle, the arrow to the box, and the ways that come together.
#[derive(Debug, Clone)]
pub(in crate::picture) struct Mark {
    pub(in crate::picture) choice: usize,
    pub(in crate::picture) middle: Point,
    pub(in crate::picture) arrow: [Point; 2],
    pub(in crate::picture) head: [Point; 3],
    /// Where each way ends, where it meets the mark, and whether several links are joined in it.
    pub(in crate::picture) ways: Vec<(Point, Point, bool)>,
}

/// Draws in depth and breadth, which are turned into points last.
pub(super) struct Router<'l> {
    pub(super) mesh: &'l Mesh,
    pub(super) layers: &'l Layers,
    pub(super) boxes: &'l Slots<Rect>,
    pub(super) middle: &'l Slots<i32>,
    pub(super) across: bool,
}

impl Router<'_> {
    fn point(&self, depth: i32, breadth: i32) -> Point {
        if self.across {
            (depth, breadth)
        } else {
            (breadth, depth)
        }
    }

    /// Where a box begins or ends in depth.
    fn side(&self, node: usize, is_after: bool) -> i32 {
        let one = self.boxes[node];
        let (from, size) = if self.across {
            (one.x, one.width)
        } else {
            (one.y, one.height)
        };
        if is_after { from + size } else { from }
    }

    fn head(&self, depth: i32, breadth: i32, forward: bool) -> [Point; 3] {
        let back = if forward {
            depth - HEAD.0
        } else {
            depth + HEAD.0
        };
        [
            self.point(depth, breadth),
            self.point(back, breadth - HEAD.1),
            self.point(back, breadth + HEAD.1),
        ]
    }

    pub(super) fn route(&self, link: usize, edge: &Edge, is_turned: bool, ports: &Ports) -> Route {
        let chain = &self.mesh.chains[link];
        let (Some(first), Some(last)) = (chain.first().copied(), chain.last().copied()) else {
            return self.circle(edge.from);
        };
        let [source, target] = ports.ends[link];
        let (low, high) = if is_turned {
            (target, source)
        } else {
            (source, target)
        };
        let is_plain = edge.way.is_none();
        let head = if is_plain { HEAD.0 - 1 } else { 0 };
        let (low_head, high_head) = if is_turned { (head, 0) } else { (0, head) };

        let from = self.side(first, true) + low.0;
        let start = self.point(from + low_head, low.1);
        let mut steps = Vec::new();
        let mut at = low.1;
        let mut between = start;
        for (vertex, next) in chain.iter().zip(chain.iter().skip(1)) {
            let (layer, next_layer) = (
                self.mesh.vertices[*vertex].layer,
                self.mesh.vertices[*next].layer,
            );
            let leave = self.layers.ends[layer] + self.layers.exits[layer];
            let enter = self.layers.starts[next_layer] - self.layers.entries[next_layer];
            let to = if *next == last {
                high.1
            } else {
                self.middle[*next]
            };
            steps.push(Step::Line(self.point(leave, at)));
            let bend = leave.midpoint(enter);
            steps.push(Step::Curve(
                self.point(bend, at),
                self.point(bend, to),
                self.point(enter, to),
            ));
            between = self.point(bend, at.midpoint(to));
            at = to;
        }
        let end = self.side(last, false) - high.0;
        steps.push(Step::Line(self.point(end - high_head, high.1)));
        let tip = if is_turned {
            self.head(from, low.1, false)
        } else {
            self.head(end, high.1, true)
        };
        Route {
            start,
            steps,
            head: is_plain.then_some(tip),
            between,
        }
    }

    /// A small circle at the corner of a box that waits for itself.
    fn circle(&self, node: usize) -> Route {
        let one = self.boxes[node];
        let (right, top) = (one.x + one.width - 12, one.y);
        let left = right - 22;
        Route {
            start: (left, top),
            steps: vec![Step::Curve(
                (left, top - 16),
                (right, top - 16),
                (right, top - 6),
            )],
            head: Some([(right, top), (right - 4, top - 7), (right + 4, top - 7)]),
            between: (left.midpoint(right), top - 11),
        }
    }

    pub(super) fn mark(&self, joint: &Joint) -> Mark {
        let side = self.side(joint.node, joint.is_after);
        let sign = if joint.is_after { 1 } else { -1 };
        let ways = joint.ways.iter().map(|(place, links)| {
            (
                self.point(side + sign * REACH, *place),
                self.point(side + sign * MARK, joint.middle),
                *links > 1,
            )
        });
        Mark {
            choice: joint.choice,
            middle: self.point(side + sign * MARK, joint.middle),
            arrow: [
                self.point(side + sign * MARK, joint.middle),
                self.point(side + sign * (HEAD.0 - 1), joint.middle),
            ],
            head: self.head(side, joint.middle, !joint.is_after),
            ways: ways.collect(),
        }
    }
}
