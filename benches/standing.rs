//! How fast a learner's standing is decided, beside a loop that is written for one rule.
//!
//! `cargo bench --bench standing`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::HashMap;
use std::hint::black_box;

use continua::advancement::{
    Binding, Distinct, Policy, PolicyDefinition, Rule, Selection, WorksRule,
};
use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
use continua::mastery::Decaying;
use continua::{AsOf, Evidence, EvidenceLog, ItemId, LearnerId, LevelId, Moment, Purpose};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

const COMPETENCIES: u32 = 1_000;

fn id(at: u32) -> ItemId {
    ItemId::new(format!("t{at}")).unwrap()
}

fn ana() -> LearnerId {
    LearnerId::new("ana").unwrap()
}

/// A decaying average at least proficient, shown in two tasks at least.
fn policy(competencies: u32) -> Policy {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..competencies {
        builder.item(ItemDraft::of(id(at), "Do a thing").kind("Learning Target"));
    }
    let library = Library::of([("math", builder.build().unwrap())]).unwrap();
    let levels = (1..=4).map(|n: i32| Level::new(n.to_string(), format!("Level {n}"), n).unwrap());
    let scale = Scale::new("four", "Four", levels).unwrap();
    let proficient = LevelId::new("3").unwrap();
    let rule = Rule::All(vec![
        Rule::estimate(Decaying::default(), proficient.clone()),
        Rule::Works(WorksRule::new(2, proficient).distinct_by(Distinct::Task)),
    ]);
    let definition = PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    );
    let definition = definition.bind(Binding::new(Selection::all(), rule));
    Policy::compile(&definition, &library, &[scale], None).unwrap()
}

fn row(at: u32, competencies: u32) -> Evidence {
    let mix = at.wrapping_mul(2_654_435_761) >> 7;
    let first = jiff::civil::date(2025, 8, 1);
    let day = first
        .checked_add(jiff::Span::new().days(i64::from(at / 400)))
        .unwrap();
    let row = Evidence::new(
        format!("j{at}").parse().unwrap(),
        ana(),
        id(at % competencies),
        LevelId::new((1 + mix % 4).to_string()).unwrap(),
        format!("task {}", mix % 50).parse().unwrap(),
        Moment::Day(day),
    );
    if mix.is_multiple_of(5) {
        row.with_purpose(Purpose::Practice)
    } else {
        row
    }
}

fn log(rows: u32, competencies: u32) -> EvidenceLog {
    (0..rows)
        .map(|at| row(at, competencies))
        .collect::<Result<_, _>>()
        .unwrap()
}

/// The same rule over columns, written by hand.
struct Columns {
    target: Vec<u32>,
    level: Vec<f64>,
    task: Vec<u32>,
    summative: Vec<bool>,
}

fn columns(log: &EvidenceLog) -> Columns {
    let view = log.view(&ana(), &AsOf::everything(), &continua::TimeZone::UTC);
    let mut keys: HashMap<ItemId, u32> = HashMap::new();
    let mut columns = Columns {
        target: vec![],
        level: vec![],
        task: vec![],
        summative: vec![],
    };
    for target in view.targets() {
        let next = u32::try_from(keys.len()).unwrap();
        let key = *keys.entry(target.target().unwrap().clone()).or_insert(next);
        for row in target.shown() {
            columns.target.push(key);
            columns
                .level
                .push(row.observed().level().unwrap().as_str().parse().unwrap());
            columns.task.push(row.task_key());
            columns.summative.push(row.purpose() == Purpose::Summative);
        }
    }
    columns
}

fn by_hand(columns: &Columns) -> u32 {
    let n = COMPETENCIES as usize;
    let mut average = vec![f64::NAN; n];
    let mut first_task = vec![u32::MAX; n];
    let mut two_tasks = vec![false; n];
    let rows = columns
        .target
        .iter()
        .zip(&columns.level)
        .zip(&columns.task)
        .zip(&columns.summative);
    for (((target, level), task), summative) in rows {
        if !summative {
            continue;
        }
        let at = *target as usize;
        average[at] = if average[at].is_nan() {
            *level
        } else {
            0.35 * average[at] + 0.65 * level
        };
        if *level >= 3.0 {
            two_tasks[at] |= first_task[at] != u32::MAX && first_task[at] != *task;
            first_task[at] = *task;
        }
    }
    let shown = average
        .iter()
        .zip(&two_tasks)
        .filter(|(a, two)| **a >= 3.0 && **two);
    u32::try_from(shown.count()).unwrap()
}

fn standing(c: &mut Criterion) {
    let policy_of_all = policy(COMPETENCIES);
    let mut group = c.benchmark_group("standing");
    group.sample_size(20);
    for rows in [10_000u32, 100_000] {
        let log = log(rows, COMPETENCIES);
        group.throughput(Throughput::Elements(u64::from(rows)));
        group.bench_function(format!("evaluate/{rows}"), |b| {
            b.iter(|| {
                policy_of_all
                    .evaluate(&log, &ana(), AsOf::everything())
                    .unwrap()
            });
        });
        let columns = columns(&log);
        group.bench_function(format!("by_hand/{rows}"), |b| {
            b.iter(|| by_hand(black_box(&columns)));
        });
    }
    group.finish();

    let wide = policy(10_000);
    let mut earlier = log(100_000, 10_000);
    let before = wide.evaluate(&earlier, &ana(), AsOf::everything()).unwrap();
    // A record of somebody else makes the state of a clone its own, and changes nothing in it.
    let other = Evidence::new(
        "other".parse().unwrap(),
        "ben".parse().unwrap(),
        id(0),
        LevelId::new("3").unwrap(),
        "task".parse().unwrap(),
        Moment::Day(jiff::civil::date(2025, 8, 1)),
    );
    earlier.append(other).unwrap();
    let mut later = earlier.clone();
    let receipt = later.append(row(100_001, 10_000)).unwrap();
    c.bench_function("apply/one record, 10000 competencies", |b| {
        b.iter_batched_ref(
            || {
                let mut own = before.clone();
                own.catch_up(&earlier).unwrap();
                own
            },
            |standing| standing.apply(receipt, &later).unwrap(),
            BatchSize::LargeInput,
        );
    });
}

criterion_group!(benches, standing);
criterion_main!(benches);
