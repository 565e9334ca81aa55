//! Ready and transitive-before beside the obvious walk over petgraph's neighbours.
//!
//! Progressions of 5 edges a competency, inserted in an order shuffled by a fixed seed; the held
//! set is a state of half of them.
//!
//! `cargo bench --bench progression`

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a benchmark of known sizes"
)]

use std::hint::black_box;

use continua::ItemId;
use continua::progression::{Held, Progression, Requirement};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use fixedbitset::FixedBitSet;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, Reversed};

const EDGES: u64 = 5;
/// How far back a competency's requirements lie at most, in the order of learning.
const WINDOW: u64 = 200;

/// The `SplitMix64` of Steele, Lea and Flood, so that every run sees the same progression.
struct Seed(u64);

impl Seed {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// One progression, as this crate and as petgraph hold it.
struct Case {
    progression: Progression,
    held: Held,
    /// In the order of learning.
    ids: Vec<ItemId>,
    graph: DiGraph<(), ()>,
    nodes: Vec<NodeIndex>,
    held_nodes: FixedBitSet,
}

impl Case {
    fn of(size: usize) -> Self {
        let mut seed = Seed(0xC0_77_1A);
        let mut order: Vec<usize> = (0..size).collect();
        for place in (1..size).rev() {
            order.swap(place, seed.below(place as u64 + 1) as usize);
        }
        let ids: Vec<ItemId> = (0..size)
            .map(|i| ItemId::new(format!("competency {i}")).unwrap())
            .collect();
        let mut graph = DiGraph::new();
        let mut nodes = vec![NodeIndex::end(); size];
        let mut builder = Progression::builder();
        for place in &order {
            nodes[*place] = graph.add_node(());
            builder.extend([ids[*place].clone()]);
        }
        for place in &order {
            let back = WINDOW.min(*place as u64);
            let mut members: Vec<usize> = Vec::new();
            while (members.len() as u64) < EDGES.min(back) {
                let member = place - 1 - seed.below(back) as usize;
                if !members.contains(&member) {
                    members.push(member);
                    graph.add_edge(nodes[member], nodes[*place], ());
                }
            }
            let way = members.into_iter().map(|member| ids[member].clone());
            builder.extend([Requirement::new(ids[*place].clone()).way(way)]);
        }
        let progression = builder.build();
        let held = progression.held(ids[..size / 2].iter().cloned());
        assert!(held.is_state());
        let mut held_nodes = FixedBitSet::with_capacity(size);
        held_nodes.extend(nodes[..size / 2].iter().map(|node| node.index()));
        Self {
            progression,
            held,
            ids,
            graph,
            nodes,
            held_nodes,
        }
    }

    fn walk_ready(&self) -> Vec<NodeIndex> {
        let free = self.graph.node_indices().filter(|node| {
            !self.held_nodes.contains(node.index())
                && self
                    .graph
                    .neighbors_directed(*node, Direction::Incoming)
                    .all(|member| self.held_nodes.contains(member.index()))
        });
        free.collect()
    }

    fn walk_before(&self, place: usize) -> Vec<NodeIndex> {
        let reversed = Reversed(&self.graph);
        let mut walk = Bfs::new(reversed, self.nodes[place]);
        let mut found = Vec::new();
        while let Some(node) = walk.next(reversed) {
            found.push(node);
        }
        found
    }
}

fn ready(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ready");
    for size in [1_000, 10_000, 100_000] {
        let case = Case::of(size);
        assert_eq!(case.held.ready().len(), case.walk_ready().len());
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("continua", size), |bench| {
            bench.iter(|| black_box(&case.held).ready().len());
        });
        group.bench_function(BenchmarkId::new("petgraph", size), |bench| {
            bench.iter(|| black_box(&case).walk_ready().len());
        });
    }
    group.finish();
}

fn before(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("before");
    for size in [1_000, 10_000, 100_000] {
        let case = Case::of(size);
        for (answer, place) in [("few", 300), ("all", size - 1)] {
            let id = &case.ids[place];
            let count = case.progression.before(id).len();
            // The walk counts the node that it begins at.
            assert_eq!(count + 1, case.walk_before(place).len());
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(
                BenchmarkId::new(format!("continua {answer}"), size),
                |bench| {
                    bench.iter(|| black_box(&case.progression).before(id).len());
                },
            );
            group.bench_function(
                BenchmarkId::new(format!("petgraph {answer}"), size),
                |bench| {
                    bench.iter(|| black_box(&case).walk_before(place).len());
                },
            );
        }
    }
    group.finish();
}

criterion_group!(benches, ready, before);
criterion_main!(benches);
