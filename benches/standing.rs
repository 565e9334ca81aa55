//! How fast a standing is made of a learner's rows, beside a loop that is written for one rule,
//! and how fast it takes in one record.

#![allow(missing_docs, reason = "criterion makes an item without documentation")]

use std::collections::{HashMap, HashSet};
use std::hint::black_box;

use continua::advancement::{
    Binding, Distinct, Outcome, Policy, PolicyContext, PolicyDefinition, Rule, Selection, WorksRule,
};
use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
use continua::mastery::Decaying;
use continua::{AsOf, Evidence, EvidenceLog, ItemId, LearnerId, LevelId};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const TARGETS: u32 = 1_000;

fn target(n: u32) -> ItemId {
    ItemId::new(format!("00000000-0000-4000-8000-{n:012}")).unwrap()
}

/// Two works at level 3 on different tasks, and the decaying average at level 3 too.
fn policy() -> Policy {
    let mut builder = Framework::builder("doc", "A subject").unwrap();
    for n in 0..TARGETS {
        builder.item(ItemDraft::of(target(n), format!("Do thing {n}.")));
    }
    let library = Library::of([("subject", builder.build().unwrap())]).unwrap();
    let levels = (1..=4).map(|n| Level::new(n.to_string(), n.to_string(), n).unwrap());
    let scale = Scale::new("four", "Four levels", levels).unwrap();
    let level = || LevelId::new("3").unwrap();
    let rule = Rule::All(vec![
        Rule::Works(WorksRule::new(2, level()).distinct_by(Distinct::Task)),
        Rule::estimate(Decaying::default(), level()),
    ]);
    let id = |text: &str| text.parse().unwrap();
    let definition =
        PolicyDefinition::new(id("p"), "1.0.0".parse().unwrap(), "four".parse().unwrap())
            .bind(Binding::new(Selection::all(), rule));
    Policy::compile(
        &definition,
        &PolicyContext::new(&library).with_scales([scale]),
    )
    .unwrap()
}

struct Plain {
    target: u32,
    task: u32,
    level: u8,
    day: u32,
}

/// Rows of one learner over three years, in order of time.
fn plain(rows: u32) -> Vec<Plain> {
    let row = |n| Plain {
        target: n * 31 % TARGETS,
        task: n % 977,
        level: u8::try_from((n * 7 + n / 13) % 4 + 1).unwrap(),
        day: n * 1_000 / rows,
    };
    (0..rows).map(row).collect()
}

fn log(rows: &[Plain]) -> EvidenceLog {
    let first: jiff::civil::Date = "2024-01-01".parse().unwrap();
    let row = |(n, row): (usize, &Plain)| {
        let day = first
            .checked_add(jiff::Span::new().days(i64::from(row.day)))
            .unwrap();
        Evidence::new(
            format!("row-{n}").parse().unwrap(),
            "learner".parse().unwrap(),
            target(row.target),
            LevelId::new(row.level.to_string()).unwrap(),
            format!("task-{}", row.task).parse().unwrap(),
            day.to_string().parse().unwrap(),
        )
    };
    rows.iter()
        .enumerate()
        .map(row)
        .collect::<Result<_, _>>()
        .unwrap()
}

/// The same rule by hand: no filter, no order, no proof, and names that are numbers already.
fn by_hand(rows: &[Plain]) -> usize {
    let mut targets: HashMap<u32, (HashSet<u32>, Option<f64>)> = HashMap::new();
    for row in rows {
        let (tasks, average) = targets.entry(row.target).or_default();
        if row.level >= 3 {
            tasks.insert(row.task);
        }
        let new = f64::from(row.level);
        *average = Some(average.map_or(new, |old| 0.35 * old + 0.65 * new));
    }
    let met = |(tasks, average): &&(HashSet<u32>, Option<f64>)| {
        tasks.len() >= 2 && average.is_some_and(|average| (average * 1e6).round() / 1e6 >= 3.0)
    };
    targets.values().filter(met).count()
}

fn standing(criterion: &mut Criterion) {
    let policy = policy();
    let learner: LearnerId = "learner".parse().unwrap();
    let mut group = criterion.benchmark_group("standing");
    group.sample_size(20);
    for count in [10_000, 100_000] {
        let rows = plain(count);
        let mut log = log(&rows);
        let evaluate =
            |log: &EvidenceLog| policy.evaluate(log, &learner, AsOf::everything()).unwrap();
        let met = evaluate(&log)
            .decisions()
            .filter(|d| d.outcome() == Outcome::Demonstrated)
            .count();
        assert_eq!(met, by_hand(&rows));

        group.throughput(Throughput::Elements(u64::from(count)));
        group.bench_function(BenchmarkId::new("evaluate", count), |b| {
            b.iter(|| black_box(evaluate(&log)))
        });
        group.bench_function(BenchmarkId::new("by hand", count), |b| {
            b.iter(|| black_box(by_hand(&rows)))
        });

        let mut fed = evaluate(&log);
        let new = Evidence::new(
            "new".parse().unwrap(),
            learner.clone(),
            target(7),
            LevelId::new("4").unwrap(),
            "new".parse().unwrap(),
            "2026-11-01".parse().unwrap(),
        );
        let at = log.append(new).unwrap().position();
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("apply one record", count), |b| {
            b.iter(|| fed.apply(black_box(at), &log).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, standing);
criterion_main!(benches);
