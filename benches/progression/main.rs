//! Progressions beside the obvious code over petgraph: building, ready, what comes before.
//!
//! Progressions of 5 edges a way, inserted in an order shuffled by a fixed seed and, for building,
//! in the order of learning too; the held set is a state of half of them.
//!
//! `cargo bench --bench progression`; with `CONTINUA_BENCH_LARGE=1` up to a million competencies.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a benchmark of known sizes"
)]

mod case;

use std::hint::black_box;

use continua::progression::{Frontier, Requirement, RouteOptions, Sketch};
use continua::{ItemId, Progression};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use case::{Case, Seed, Shape};

/// From a thousand to a hundred thousand, or to a million; run as a test, only a thousand.
fn sizes() -> Vec<usize> {
    let mut sizes = vec![1_000];
    if std::env::args().all(|argument| argument != "--bench") {
        return sizes;
    }
    sizes.extend([10_000, 100_000]);
    if std::env::var_os("CONTINUA_BENCH_LARGE").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for size in sizes() {
        let shapes = [
            ("one way, shuffled", Shape::random(size, true, 1)),
            ("one way, in order", Shape::random(size, false, 1)),
            ("two ways, shuffled", Shape::random(size, true, 2)),
            ("two ways, in order", Shape::random(size, false, 2)),
            ("line", Shape::line(size)),
            ("star", Shape::star(size)),
            ("layers of 20", Shape::layers(size)),
        ];
        group.throughput(Throughput::Elements(size as u64));
        for (name, shape) in shapes {
            assert_eq!(shape.build(), shape.build_of_values());
            assert_eq!(shape.build().learnable_count(), shape.petgraph().1);
            let mut bench = |code: &str, run: &dyn Fn(&Shape)| {
                let id = BenchmarkId::new(format!("{name}, {code}"), size);
                group.bench_function(id, |bench| bench.iter(|| run(black_box(&shape))));
            };
            bench("continua", &|shape| drop(black_box(shape.build())));
            bench("continua, of values", &|shape| {
                drop(black_box(shape.build_of_values()));
            });
            bench("petgraph", &|shape| drop(black_box(shape.petgraph())));
            bench("petgraph without identifiers", &|shape| {
                drop(black_box(shape.bare_petgraph()));
            });
        }
    }
    group.finish();
}

fn ready(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ready");
    for size in sizes() {
        let case = Case::of(size);
        assert_eq!(case.held.ready().len(), case.walk_ready().len());
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("continua", size), |bench| {
            bench.iter(|| black_box(&case.held).ready().len());
        });
        group.bench_function(BenchmarkId::new("petgraph", size), |bench| {
            bench.iter(|| black_box(&case).walk_ready().len());
        });
        let frontier = Frontier::new(case.held.clone());
        group.bench_function(BenchmarkId::new("continua, maintained", size), |bench| {
            bench.iter(|| black_box(&frontier).ready().len());
        });
        let mut frontier = frontier.clone();
        let next = case.held.ready().next().unwrap();
        group.bench_function(
            BenchmarkId::new("continua, gained and lost", size),
            |bench| {
                bench.iter(|| {
                    frontier.gain(next.clone());
                    frontier.lose(next);
                });
            },
        );
    }
    group.finish();
}

fn before(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("before");
    for size in sizes() {
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

/// Requirements of two ways each, so that there is something to choose.
fn choices(size: usize) -> (Progression, ItemId) {
    let mut seed = Seed(7);
    let id = |place: u64| ItemId::new(format!("choice {place}")).unwrap();
    let progression = (4..size as u64).map(|place| {
        let mut way = || [0, 1].map(|_| id(place - 1 - seed.below(place.min(50))));
        Requirement::new(id(place)).way(way()).way(way())
    });
    (progression.collect(), id(size as u64 - 1))
}

/// Requirements of one or two members, now and then with a choice, and a random half of what they
/// are of: few enough ways lead through the other half at every size.
fn halved(size: usize) -> (Progression, Vec<ItemId>) {
    let mut seed = Seed(11);
    let id = |place: u64| ItemId::new(format!("half {place}")).unwrap();
    let progression = (2..size as u64).map(|place| {
        let mut member = || id(place - 1 - seed.below(place.min(50)));
        let requirement = Requirement::new(id(place));
        match place % 50 {
            0 => requirement.way([member()]).way([member()]),
            odd if odd % 2 == 1 => requirement.way([member()]),
            _ => requirement.way([member(), member()]),
        }
    });
    let progression = progression.collect();
    let half = (0..size as u64).filter(|_| seed.below(2) == 0).map(id);
    (progression, half.collect())
}

fn structure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("structure");
    group.sample_size(10);
    for size in sizes().into_iter().filter(|size| *size <= 100_000) {
        let case = Case::of(size);
        group.bench_function(BenchmarkId::new("layers", size), |bench| {
            bench.iter(|| black_box(&case.progression).layers().len());
        });
        group.bench_function(BenchmarkId::new("gateways by sketch", size), |bench| {
            let sketch = Sketch::default();
            bench.iter(|| black_box(&case.progression).gateways(sketch).most().len());
        });
        let goal = case.ids[size - 1].clone();
        let options = RouteOptions::default();
        group.bench_function(BenchmarkId::new("route without choices", size), |bench| {
            bench.iter(|| case.held.routes([goal.clone()], &options).unwrap().len());
        });
        let half = &case.ids[size / 4..size / 2];
        group.bench_function(
            BenchmarkId::new("restriction to a quarter", size),
            |bench| {
                bench.iter(|| {
                    black_box(&case.progression)
                        .restrict(half)
                        .progression()
                        .len()
                });
            },
        );
        let (progression, half) = halved(size);
        group.bench_function(BenchmarkId::new("projection onto half", size), |bench| {
            bench.iter(|| black_box(&progression).project(&half).unwrap().len());
        });
        let (progression, goal) = choices(size);
        let held = progression.held([]);
        let options = RouteOptions::default().effort(100);
        group.bench_function(
            BenchmarkId::new("route with choices, 100 sets", size),
            |bench| {
                bench.iter(|| held.routes([goal.clone()], &options).unwrap().at_least());
            },
        );
    }
    group.finish();
}

criterion_group!(benches, build, ready, before, structure);
criterion_main!(benches);
