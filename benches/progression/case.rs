//! Progressions of several shapes, as this crate and as petgraph hold them.

use std::collections::HashMap;

use continua::ItemId;
use continua::progression::{Held, Progression, Requirement, RequirementSource, Strength};
use fixedbitset::FixedBitSet;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, Reversed};

const EDGES: u64 = 5;
/// How far back a competency's requirements lie at most, in the order of learning.
const WINDOW: u64 = 200;

/// The `SplitMix64` of Steele, Lea and Flood, so that every run sees the same progression.
pub struct Seed(pub u64);

impl Seed {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// What is needed for each competency, by their places in an order of learning.
pub struct Shape {
    /// In the order of learning.
    pub ids: Vec<ItemId>,
    /// In which order the competencies are inserted.
    order: Vec<usize>,
    /// The ways of each, in the order of inserting.
    ways: Vec<Vec<Vec<usize>>>,
}

impl Shape {
    fn of(size: usize, shuffled: bool, mut ways: impl FnMut(usize) -> Vec<Vec<usize>>) -> Self {
        let mut order: Vec<usize> = (0..size).collect();
        if shuffled {
            let mut seed = Seed(0x000C_0771);
            for place in (1..size).rev() {
                order.swap(place, seed.below(place as u64 + 1) as usize);
            }
        }
        // Identifiers as files have them.
        let id = |i: usize| format!("{:08x}-0000-4000-8000-{:012x}", i ^ 0x5bd1, i * 7_919);
        Self {
            ids: (0..size).map(|i| ItemId::new(id(i)).unwrap()).collect(),
            ways: order.iter().map(|place| ways(*place)).collect(),
            order,
        }
    }

    /// Five edges a way, to what lies at most `WINDOW` back.
    pub fn random(size: usize, shuffled: bool, ways: usize) -> Self {
        let mut seed = Seed(0xC0_77_1A);
        Self::of(size, shuffled, |place| {
            let back = WINDOW.min(place as u64);
            let way = |_| {
                let mut members: Vec<usize> = Vec::new();
                while (members.len() as u64) < EDGES.min(back) {
                    let member = place - 1 - seed.below(back) as usize;
                    if !members.contains(&member) {
                        members.push(member);
                    }
                }
                members
            };
            (0..ways).map(way).collect()
        })
    }

    /// Each rests on the one before it.
    pub fn line(size: usize) -> Self {
        Self::of(size, true, |place| {
            vec![place.checked_sub(1).into_iter().collect()]
        })
    }

    /// All rest on the first.
    pub fn star(size: usize) -> Self {
        Self::of(size, true, |place| {
            vec![(place > 0).then_some(0).into_iter().collect()]
        })
    }

    /// Layers of twenty, each member resting on all of the layer before.
    pub fn layers(size: usize) -> Self {
        Self::of(size, true, |place| {
            let layer = place / 20 * 20;
            vec![(layer.saturating_sub(20)..layer).collect()]
        })
    }

    /// Built as an embedder does who has identifiers.
    pub fn build(&self) -> Progression {
        let id = |place: &usize| &self.ids[*place];
        let mut builder = Progression::builder();
        builder.extend(self.order.iter().map(id).cloned());
        let requirements = self.order.iter().zip(&self.ways).map(|(place, ways)| {
            let ways = ways.iter().map(move |way| way.iter().map(id));
            (id(place), ways)
        });
        builder
            .require_all(Strength::Required, RequirementSource::Code, requirements)
            .build()
    }

    /// Built of requirements that are values of their own.
    pub fn build_of_values(&self) -> Progression {
        let id = |place: &usize| self.ids[*place].clone();
        let mut builder = Progression::builder();
        builder.extend(self.order.iter().map(id));
        builder.extend(self.order.iter().zip(&self.ways).map(|(place, ways)| {
            let ways = ways.iter().map(|way| way.iter().map(id));
            ways.fold(Requirement::new(id(place)), Requirement::way)
        }));
        builder.build()
    }

    /// The obvious code over petgraph for the same: identifiers in a map, edges, `toposort`.
    pub fn petgraph(&self) -> (DiGraph<ItemId, ()>, usize) {
        let id = |place: &usize| self.ids[*place].clone();
        let mut graph = DiGraph::new();
        let mut nodes: HashMap<ItemId, NodeIndex> = HashMap::new();
        for place in &self.order {
            nodes.insert(id(place), graph.add_node(id(place)));
        }
        for (place, ways) in self.order.iter().zip(&self.ways) {
            let target = nodes[&self.ids[*place]];
            for member in ways.iter().flatten() {
                graph.add_edge(nodes[&self.ids[*member]], target, ());
            }
        }
        let sorted = petgraph::algo::toposort(&graph, None).unwrap();
        (graph, sorted.len())
    }

    /// The same without identifiers, as if nobody ever asked by one.
    pub fn bare_petgraph(&self) -> (DiGraph<(), ()>, usize) {
        let (graph, _) = self.bare();
        let sorted = petgraph::algo::toposort(&graph, None).unwrap();
        (graph, sorted.len())
    }

    fn bare(&self) -> (DiGraph<(), ()>, Vec<NodeIndex>) {
        let mut graph = DiGraph::new();
        let mut nodes = vec![NodeIndex::end(); self.ids.len()];
        for place in &self.order {
            nodes[*place] = graph.add_node(());
        }
        for (place, ways) in self.order.iter().zip(&self.ways) {
            for member in ways.iter().flatten() {
                graph.add_edge(nodes[*member], nodes[*place], ());
            }
        }
        (graph, nodes)
    }
}

/// One progression of one way a competency, and a state of half of it.
pub struct Case {
    pub progression: Progression,
    pub held: Held,
    /// In the order of learning.
    pub ids: Vec<ItemId>,
    graph: DiGraph<(), ()>,
    nodes: Vec<NodeIndex>,
    held_nodes: FixedBitSet,
}

impl Case {
    pub fn of(size: usize) -> Self {
        let shape = Shape::random(size, true, 1);
        let progression = shape.build();
        let held = progression.held(shape.ids[..size / 2].iter().cloned());
        assert!(held.is_state());
        let (graph, nodes) = shape.bare();
        let mut held_nodes = FixedBitSet::with_capacity(size);
        held_nodes.extend(nodes[..size / 2].iter().map(|node| node.index()));
        Self {
            progression,
            held,
            ids: shape.ids,
            graph,
            nodes,
            held_nodes,
        }
    }

    pub fn walk_ready(&self) -> Vec<NodeIndex> {
        let free = self.graph.node_indices().filter(|node| {
            !self.held_nodes.contains(node.index())
                && self
                    .graph
                    .neighbors_directed(*node, Direction::Incoming)
                    .all(|member| self.held_nodes.contains(member.index()))
        });
        free.collect()
    }

    pub fn walk_before(&self, place: usize) -> Vec<NodeIndex> {
        let reversed = Reversed(&self.graph);
        let mut walk = Bfs::new(reversed, self.nodes[place]);
        let mut found = Vec::new();
        while let Some(node) = walk.next(reversed) {
            found.push(node);
        }
        found
    }
}
