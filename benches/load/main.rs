//! From the bytes of a framework file to what is read of it, beside `serde_json::Value`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench of a broken file means nothing"
)]

mod case;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use continua::check::Profile;
use continua::finding::Report;
use continua::format::case::{File, Package};
use continua::framework::Framework;
use continua::source::Json;
use criterion::{BatchSize, Criterion, Throughput};

use case::made;

/// A file of the corpus, where it is there.
fn corpus(path: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("CONTINUA_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        Into::into,
    );
    std::fs::read(root.join(path)).ok()
}

fn load(bytes: &[u8]) -> (Package, Report, Framework) {
    all_of(Package::from_slice(bytes).expect("a package"))
}

/// As an embedder does who has no more use for the bytes.
fn load_owned(bytes: Vec<u8>) -> (Package, Report, Framework) {
    let file = File::from_vec(bytes).expect("JSON");
    all_of(file.only_package().expect("a package"))
}

fn all_of(package: Package) -> (Package, Report, Framework) {
    let report = package.check(&Profile::practice());
    let framework = package.framework().expect("a framework");
    (package, report, framework)
}

fn value(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// What the official schema says of a package, where the corpus has it.
fn schema() -> Option<jsonschema::Validator> {
    let file = corpus("schema/case-v1p0-swagger.json")?;
    let mut schema: serde_json::Value = serde_json::from_slice(&file).expect("JSON");
    let definitions = schema.get_mut("definitions")?.take();
    let schema = serde_json::json!({
        "$ref": "#/definitions/CFPackage.Type",
        "definitions": definitions,
    });
    Some(
        jsonschema::options()
            .with_draft(jsonschema::Draft::Draft4)
            .should_validate_formats(true)
            .build(&schema)
            .expect("a schema"),
    )
}

fn beside(criterion: &mut Criterion, name: &str, bytes: &[u8]) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("value, drop included", |b| {
        b.iter(|| drop(black_box(value(bytes))));
    });
    group.bench_function("package, report and framework, drop included", |b| {
        b.iter(|| drop(black_box(load(bytes))));
    });
    group.bench_function("the same of bytes taken over, drop included", |b| {
        b.iter_batched(
            || bytes.to_vec(),
            |bytes| drop(black_box(load_owned(bytes))),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("value", |b| b.iter_with_large_drop(|| value(bytes)));
    group.bench_function("package, report and framework", |b| {
        b.iter_with_large_drop(|| load(bytes));
    });
    if let Some(schema) = schema() {
        group.bench_function("value and schema, drop included", |b| {
            b.iter(|| black_box(schema.is_valid(&value(bytes))));
        });
    }
    group.finish();
}

/// Turn about, so that a machine that is slower for a while is so for all of them: how much of the
/// time of `Value` a load takes, drop included.
fn ratios(name: &str, bytes: &[u8], turns: usize) {
    fn seconds(run: impl FnOnce()) -> f64 {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    }
    let (mut read, mut taken) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        let value = seconds(|| drop(black_box(value(bytes))));
        read.push(seconds(|| drop(black_box(load(bytes)))) / value);
        let own = bytes.to_vec();
        taken.push(seconds(|| drop(black_box(load_owned(own)))) / value);
    }
    for (what, mut ratios) in [("a slice", read), ("bytes taken over", taken)] {
        ratios.sort_unstable_by(f64::total_cmp);
        let of = |part: usize| ratios[(turns - 1) * part / 4];
        let (low, middle, high) = (of(1), of(2), of(3));
        println!(
            "{name} of {what}: {middle:.2} of value ({low:.2} to {high:.2} in half the turns)"
        );
    }
}

fn parts(criterion: &mut Criterion, bytes: &[u8]) {
    let mut group = criterion.benchmark_group("parts of a load");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("json, drop included", |b| {
        b.iter(|| drop(black_box(Json::parse(bytes).expect("JSON"))));
    });
    let json = Json::parse(bytes).expect("JSON");
    let fresh = || File::of(json.clone()).only_package().expect("a package");
    group.bench_function("check and framework of a read package", |b| {
        b.iter_batched(
            fresh,
            |package| (package.check(&Profile::practice()), package),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("framework of a read package", |b| {
        b.iter_batched(
            fresh,
            |package| (package.framework(), package),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let texas = corpus("case/tea-teks-math-111-OFFICIAL.json").unwrap_or_else(|| made(1_515));
    // Run as a test, each is done once, and of a small file.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let large = made(if measured { 50_000 } else { 500 });
    let turns = |number| if measured { number } else { 1 };
    beside(&mut criterion, "load 3 MB", &texas);
    parts(&mut criterion, &texas);
    beside(&mut criterion, "load 100 MB", &large);
    ratios("load 3 MB", &texas, turns(101));
    ratios("load 100 MB", &large, turns(21));
    criterion.final_summary();
}
