//! How fast a log takes rows, gives a view of them, and reads them from text.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a benchmark of known rows"
)]

use std::hint::black_box;

use continua::evidence::{ColumnMap, Reader};
use continua::{AsOf, AssessorId, Evidence, EvidenceLog, ItemId, LevelId, TimeZone};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: u32 = 100_000;
const TARGETS: u32 = 1_000;

/// Rows of one learner over 1,000 targets and three years, in order of time.
fn rows() -> Vec<Evidence> {
    let level = |n: u32| LevelId::new(((n * 7 + 3) % 4 + 1).to_string()).unwrap();
    (0..ROWS)
        .map(|n| {
            let day = format!(
                "{}-{:02}-{:02}",
                2024 + n / 33_334,
                n / 2_778 % 12 + 1,
                n / 100 % 28 + 1
            );
            Evidence::new(
                format!("row-{n}").parse().unwrap(),
                "learner".parse().unwrap(),
                ItemId::new(format!("00000000-0000-4000-8000-{:012}", n * 31 % TARGETS)).unwrap(),
                level(n),
                format!("task-{}", n % 977).parse().unwrap(),
                day.parse().unwrap(),
            )
            .with_assessor(AssessorId::new(format!("teacher-{}", n % 20)).unwrap())
        })
        .collect()
}

fn evidence(criterion: &mut Criterion) {
    let rows = rows();
    let log: EvidenceLog = rows.iter().cloned().collect::<Result<_, _>>().unwrap();
    let learner = "learner".parse().unwrap();
    let chicago: TimeZone = "CST6CDT,M3.2.0,M11.1.0".parse().unwrap();
    let text = log.to_json_lines();
    let mut table = "id,learner,target,level,task,performed\n".to_owned();
    for record in log.records() {
        let judgement = record.judgement().unwrap();
        let (work, result) = (judgement.work(), &judgement.results()[0]);
        table.push_str(&format!(
            "{},learner,{},{},{},{}\n",
            judgement.id(),
            result.on().target().unwrap(),
            result.observed().level().unwrap(),
            work.task(),
            work.performed(),
        ));
    }

    let mut group = criterion.benchmark_group("evidence");
    group
        .throughput(Throughput::Elements(u64::from(ROWS)))
        .sample_size(20);
    let count = |as_of: &AsOf, zone: &TimeZone| log.view(&learner, as_of, zone).rows_shown();
    assert_eq!(count(&AsOf::everything(), &TimeZone::UTC), ROWS as usize);
    group.bench_function("view", |b| {
        b.iter(|| black_box(count(&AsOf::everything(), &TimeZone::UTC)));
    });
    group.bench_function("view with bounds in a zone", |b| {
        let as_of = AsOf::at("2025-06-30".parse().unwrap());
        b.iter(|| black_box(count(&as_of, &chicago)));
    });
    group.bench_function("append", |b| {
        b.iter_batched(
            || rows.clone(),
            |rows| {
                rows.into_iter()
                    .collect::<Result<EvidenceLog, _>>()
                    .unwrap()
            },
            criterion::BatchSize::PerIteration,
        );
    });
    group.bench_function("json lines", |b| {
        b.iter(|| {
            let mut log = EvidenceLog::new();
            assert!(
                Reader::of_identifiers()
                    .json_lines(text.as_bytes(), &mut log)
                    .is_empty()
            );
            log
        });
    });
    group.bench_function("csv", |b| {
        b.iter(|| {
            let mut log = EvidenceLog::new();
            let columns = ColumnMap::default();
            assert!(
                Reader::of_identifiers()
                    .csv(table.as_bytes(), &columns, &mut log)
                    .is_empty()
            );
            log
        });
    });
    group.finish();
}

criterion_group!(benches, evidence);
criterion_main!(benches);
