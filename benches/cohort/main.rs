//! A district's evidence in columns, decided: 10,000 learners and 100 competencies, rows in random
//! order, beside a loop that is written for the one rule.
//!
//! `cargo bench --bench cohort`; with `CONTINUA_BENCH_LARGE=1` up to ten million rows.
//!
//! With `CONTINUA_DUMP=FILE` the largest case is written there as CSV, with the number of learners
//! who have shown each competency in `FILE.shown`, for `benches/peers/cohort.py`; with
//! `CONTINUA_MEMORY=1` the largest case is decided once, and the peak of memory is told. Neither
//! measures time.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a benchmark of known sizes"
)]

mod case;

use std::env::var_os;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use continua::{AsOf, Policy, Purpose};
use criterion::{BenchmarkId, Criterion, Throughput};

use case::{Case, by_hand, policy};

fn sizes() -> Vec<usize> {
    let mut sizes = vec![100_000, 1_000_000];
    if var_os("CONTINUA_BENCH_LARGE").is_some() {
        sizes.push(10_000_000);
    }
    sizes
}

/// How many learners have shown each competency: checks, grouping and decisions included.
fn decide(policy: &Policy, case: &Case) -> Vec<u32> {
    let cohort = policy.cohort_of(&case.columns()).unwrap();
    let table = cohort.table(AsOf::everything()).unwrap();
    table
        .rows()
        .map(|(_, counts)| counts.demonstrated)
        .collect()
}

fn cohort(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("cohort");
    group.sample_size(10);
    for size in sizes() {
        let case = Case::of(size);
        assert_eq!(decide(&policy, &case), by_hand(&case));
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("columns", size), |bench| {
            bench.iter(|| decide(&policy, black_box(&case)));
        });
        group.bench_function(BenchmarkId::new("grouping alone", size), |bench| {
            bench.iter(|| policy.cohort_of(black_box(&case.columns())).unwrap());
        });
        group.bench_function(BenchmarkId::new("by hand", size), |bench| {
            bench.iter(|| by_hand(black_box(&case)));
        });
        let columns = case.columns();
        let cohort = policy.cohort_of(&columns).unwrap();
        let standing = cohort
            .standings(AsOf::everything())
            .unwrap()
            .next()
            .unwrap();
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("one proof on demand", size), |bench| {
            bench.iter(|| {
                let log = cohort.log(standing.learner()).unwrap();
                standing.decisions().next().unwrap().proof(&log)
            });
        });
    }
    group.finish();
}

/// The rows as CSV, and what was decided.
fn dump(case: &Case, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "row,learner,competency,level,task,day,practice")?;
    for row in 0..case.learner.len() {
        let practice = u8::from(case.purpose[row] == Purpose::Practice);
        let (learner, target, task) = (case.learner[row], case.target[row], case.task[row]);
        let (level, day) = (case.level[row] + 1, case.day[row]);
        writeln!(
            out,
            "{row},{learner},{target},{level},{task},{day},{practice}"
        )?;
    }
    out.flush()?;
    let mut name = path.as_os_str().to_owned();
    name.push(".shown");
    let mut out = BufWriter::new(File::create(PathBuf::from(name))?);
    for shown in decide(&policy(), case) {
        writeln!(out, "{shown}")?;
    }
    out.flush()
}

/// The peak of resident memory so far, in bytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1_024)
}

fn memory(case: &Case) {
    let rows = case.learner.len();
    let policy = policy();
    let Some(before) = peak() else {
        println!("the system does not tell the peak of memory");
        return;
    };
    let held = policy.cohort_of(&case.columns()).unwrap().bytes();
    drop(black_box(decide(&policy, case)));
    let more = peak().unwrap_or(before) - before;
    println!("{rows} rows: columns of {} bytes a row", Case::width());
    println!(
        "cohort: {:.2} bytes a row beside them",
        held as f64 / rows as f64
    );
    println!(
        "peak: {:.2} bytes a row beside them",
        more as f64 / rows as f64
    );
}

fn main() {
    let largest = || Case::of(sizes().pop().unwrap_or_default());
    if let Some(path) = var_os("CONTINUA_DUMP") {
        dump(&largest(), Path::new(&path)).unwrap();
    } else if var_os("CONTINUA_MEMORY").is_some() {
        memory(&largest());
    } else {
        let mut criterion = Criterion::default().configure_from_args();
        cohort(&mut criterion);
        criterion.final_summary();
    }
}
