//! Reading JSON with every place kept, beside `serde_json` reading values.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench may fail so, and its macros document nothing"
)]

use std::hint::black_box;

use continua::source::{Edit, Json};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Two real files where there is a corpus (one of a single line, one laid out), and one made here.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let root = std::env::var("CONTINUA_CORPUS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus").to_owned());
    let real = [
        ("tea", "case/tea-teks-math-111-OFFICIAL.json"),
        ("laid_out", "case/smarterbalanced-mockELAPackage.json"),
    ];
    let mut files: Vec<_> = real
        .into_iter()
        .filter_map(|(name, path)| Some((name, std::fs::read(format!("{root}/{path}")).ok()?)))
        .collect();
    files.push(("made", made()));
    files
}

/// A package of 10,000 items on one line.
fn made() -> Vec<u8> {
    let item = |at: u32| {
        format!(
            r#"{{"identifier":"9a2f0000-0000-4000-8000-0000{at:08}","fullStatement":"Solve problem {at} and say \"why\" it holds.","humanCodingScheme":"M.{at}","sequenceNumber":{at},"keywords":[]}}"#
        )
    };
    let items: Vec<_> = (0..10_000).map(item).collect();
    format!(r#"{{"CFItems":[{}]}}"#, items.join(",")).into_bytes()
}

fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse and drop");
    for (name, bytes) in files() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("continua", name), &bytes, |b, bytes| {
            b.iter(|| Json::parse(black_box(bytes)).unwrap().value_count());
        });
        group.bench_with_input(BenchmarkId::new("serde_json", name), &bytes, |b, bytes| {
            b.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(bytes)).unwrap());
        });
    }
    group.finish();

    let mut group = c.benchmark_group("parse without drop");
    for (name, bytes) in files() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("continua", name), &bytes, |b, bytes| {
            b.iter_with_large_drop(|| Json::parse(black_box(bytes)).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("serde_json", name), &bytes, |b, bytes| {
            b.iter_with_large_drop(|| {
                serde_json::from_slice::<serde_json::Value>(black_box(bytes)).unwrap()
            });
        });
    }
    group.finish();
}

/// Ten thousand statements changed and written.
fn edit(c: &mut Criterion) {
    let json = Json::parse(&made()).unwrap();
    json.value(1).unwrap().pointer();
    c.bench_function("edit 10,000 members", |b| {
        b.iter_batched(
            || Edit::of(&json),
            |mut edit| {
                for item in json.at("/CFItems").unwrap().elements() {
                    edit.set(item, "fullStatement", "Solve it.").unwrap();
                }
                edit.write()
            },
            BatchSize::LargeInput,
        );
    });
}

criterion_group!(benches, parse, edit);
criterion_main!(benches);
