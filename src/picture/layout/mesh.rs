//! The layered graph: boxes, and bends where a link crosses a layer.

use crate::picture::slots::Slots;

use super::layering::{Layering, Place};

/// How much room a bend takes within its layer.
pub(super) const BEND: i32 = 6;

/// A box, or the bend of a link that crosses a layer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vertex {
    pub(super) layer: usize,
    pub(super) row: usize,
    pub(super) breadth: i32,
    pub(super) is_box: bool,
}

/// Boxes come first, under their own numbers.
#[derive(Debug)]
pub(super) struct Mesh {
    pub(super) vertices: Slots<Vertex>,
    /// The vertices of each layer in their order.
    pub(super) layers: Slots<Vec<usize>>,
    /// Neighbours in the layer before and in the layer after.
    pub(super) before: Slots<Vec<usize>>,
    pub(super) after: Slots<Vec<usize>>,
    /// The vertices of each link from its first layer to its last; none for a link of a box with
    /// itself.
    pub(super) chains: Slots<Vec<usize>>,
}

impl Mesh {
    /// O(boxes + links times the layers that they cross).
    pub(super) fn new(
        places: &Slots<Place>,
        links: &Slots<(usize, usize)>,
        layering: &Layering,
        count: usize,
    ) -> Self {
        let vertices = places.iter().zip(0..).map(|(place, node)| Vertex {
            layer: layering.layer[node],
            row: place.row,
            breadth: place.breadth,
            is_box: true,
        });
        let mut mesh = Self {
            vertices: vertices.collect::<Vec<_>>().into(),
            layers: Slots::filled(Vec::new(), count),
            before: Slots::filled(Vec::new(), places.len()),
            after: Slots::filled(Vec::new(), places.len()),
            chains: Slots::default(),
        };
        for (link, (from, to)) in links.iter().copied().enumerate() {
            let (from, to) = if layering.turned[link] {
                (to, from)
            } else {
                (from, to)
            };
            let chain = mesh.chain(from, to);
            mesh.chains.push(chain);
        }
        for (vertex, of) in mesh.vertices.iter().enumerate() {
            mesh.layers[of.layer].push(vertex);
        }
        mesh
    }

    fn chain(&mut self, from: usize, to: usize) -> Vec<usize> {
        if from == to {
            return Vec::new();
        }
        let (first, last) = (self.vertices[from], self.vertices[to]);
        let mut chain = vec![from];
        let mut at = from;
        let half = first.layer.midpoint(last.layer);
        for layer in first.layer + 1..last.layer {
            let bend = self.vertices.push(Vertex {
                layer,
                row: if layer <= half { first.row } else { last.row },
                breadth: BEND,
                is_box: false,
            });
            self.before.push(Vec::new());
            self.after.push(Vec::new());
            self.join(at, bend);
            chain.push(bend);
            at = bend;
        }
        self.join(at, to);
        chain.push(to);
        chain
    }

    fn join(&mut self, from: usize, to: usize) {
        self.after[from].push(to);
        self.before[to].push(from);
    }
}

/// How many bends there would be. O(links).
pub(super) fn bends(links: &Slots<(usize, usize)>, layering: &Layering) -> usize {
    let spans = links.iter().map(|(from, to)| {
        let (a, b) = (layering.layer[*from], layering.layer[*to]);
        a.abs_diff(b).saturating_sub(1)
    });
    spans.sum()
}
