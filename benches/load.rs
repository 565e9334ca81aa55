//! From the bytes of a framework file to what is read of it, beside `serde_json::Value`.

#![allow(clippy::expect_used, reason = "a bench of a broken file means nothing")]

use std::hint::black_box;
use std::path::Path;

use continua::check::Profile;
use continua::finding::Report;
use continua::format::case::Package;
use continua::framework::Framework;
use continua::source::Json;
use criterion::{BatchSize, Criterion, Throughput};

/// The Texas package of the corpus, or a package of its make where the corpus is absent.
fn bytes() -> Vec<u8> {
    let root = std::env::var_os("CONTINUA_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        Into::into,
    );
    std::fs::read(root.join("case/tea-teks-math-111-OFFICIAL.json")).unwrap_or_else(|_| made())
}

fn made() -> Vec<u8> {
    let id = |kind: u32, n: u32| format!("{kind:08x}-0000-4000-8000-{n:012x}");
    let link = |title: &str, id: &str| {
        format!(
            r#"{{"title":"{title}","identifier":"{id}","uri":"https://larkspur.example/{id}"}}"#
        )
    };
    let (mut items, mut associations) = (Vec::new(), Vec::new());
    let stamp = r#""lastChangeDateTime":"2026-08-01T09:00:00Z""#;
    for n in 1..=1_515 {
        let (item, parent) = (id(1, n), if n < 16 { id(0, 0) } else { id(1, n / 8) });
        let text = "The learner counts forward and backward from any number, and explains each step to a partner.".repeat(3);
        items.push(format!(r#"{{"identifier":"{item}","uri":"https://larkspur.example/{item}","fullStatement":"{text}","alternativeLabel":"N.{n} {text}","humanCodingScheme":"N.{n}","CFItemType":"Learning Target","CFItemTypeURI":{},"language":"en",{stamp}}}"#, link("Learning Target", &id(3, 1))));
        let association = id(2, n);
        associations.push(format!(r#"{{"identifier":"{association}","uri":"https://larkspur.example/{association}","associationType":"isChildOf","sequenceNumber":{n},"originNodeURI":{},"destinationNodeURI":{},{stamp}}}"#, link(&text, &item), link(&text, &parent)));
    }
    let document = id(0, 0);
    format!(
        r#"{{"CFDocument":{{"identifier":"{document}","uri":"https://larkspur.example/{document}","creator":"Larkspur Schools","title":"Mathematics",{stamp}}},"CFItems":[{}],"CFAssociations":[{}]}}"#,
        items.join(","),
        associations.join(",")
    )
    .into_bytes()
}

fn load(bytes: &[u8]) -> (Package, Report, Framework) {
    let package = Package::from_slice(bytes).expect("a package");
    let report = package.check(&Profile::practice());
    let framework = package.framework().expect("a framework");
    (package, report, framework)
}

fn value(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).expect("JSON")
}

fn main() {
    let bytes = bytes();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("value, drop included", |b| {
        b.iter(|| drop(black_box(value(&bytes))));
    });
    group.bench_function("package, report and framework, drop included", |b| {
        b.iter(|| drop(black_box(load(&bytes))));
    });
    group.bench_function("value", |b| b.iter_with_large_drop(|| value(&bytes)));
    group.bench_function("package, report and framework", |b| {
        b.iter_with_large_drop(|| load(&bytes));
    });
    group.bench_function("json, drop included", |b| {
        b.iter(|| drop(black_box(Json::parse(&bytes).expect("JSON"))));
    });
    let json = Json::parse(&bytes).expect("JSON");
    let fresh = || {
        continua::format::case::File::of(json.clone())
            .only_package()
            .expect("a package")
    };
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
    criterion.final_summary();
}
