//! How long a picture takes, of 20, 200 and 2,000 targets: laid out and written as SVG, and as DOT.
//! Where Graphviz is installed its `dot` draws the same DOT beside it, a process each time.
//!
//! `cargo bench --bench picture`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark of known sizes"
)]

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};

use continua::ItemId;
use continua::framework::{Framework, ItemDraft, Library};
use continua::picture::{Picture, PictureOptions};
use continua::progression::{Progression, Requirement};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const BANDS: usize = 9;
const STRANDS: usize = 6;

/// So many targets over nine grades and six strands, each resting on one or two of those before
/// it in its strand, and now and then on one of another strand.
fn case(size: usize) -> (Library, Progression) {
    let mut builder = Framework::builder("doc", "Standards of a state").unwrap();
    let strands: Vec<ItemId> = (0..STRANDS)
        .map(|strand| {
            let draft = ItemDraft::new(format!("s{strand}"), format!("Strand {strand}"));
            builder.item(draft.unwrap().kind("Strand"))
        })
        .collect();
    let ids: Vec<ItemId> = (0..size)
        .map(|target| {
            let text = format!("Show in two ways that the answer to task {target} is sound");
            let draft = ItemDraft::new(format!("c{target}"), text).unwrap();
            let band = 1 + target * BANDS / size;
            let draft = draft
                .code(format!("{band}.{target}"))
                .kind("Learning Target");
            let id = builder.item(draft.education_level(format!("{band:02}")));
            builder.child(&strands[target % STRANDS], &id);
            id
        })
        .collect();
    let library = Library::of([("state", builder.build().unwrap())]);
    let requirements = (STRANDS..size).map(|target| {
        let back = [STRANDS, 2 * STRANDS, 2 * STRANDS + 1][target % 3].min(target);
        let members = [target - STRANDS, target - back].map(|place| ids[place].clone());
        Requirement::new(ids[target].clone()).way(members)
    });
    (library.unwrap(), requirements.collect())
}

/// What Graphviz makes of a graph; nothing where it is not installed.
fn graphviz(dot: &str) -> Option<Vec<u8>> {
    let mut command = Command::new("dot");
    command.arg("-Tsvg").stdin(Stdio::piped());
    let mut process = command.stdout(Stdio::piped()).spawn().ok()?;
    let mut input = process.stdin.take()?;
    input.write_all(dot.as_bytes()).ok()?;
    drop(input);
    let output = process.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn picture(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("picture");
    group.sample_size(10);
    for size in [20, 200, 2_000] {
        let (library, progression) = case(size);
        let options = PictureOptions::default();
        let draw = || Picture::of(black_box(&progression), &library, &options).unwrap();
        group.bench_function(BenchmarkId::new("svg", size), |bench| {
            bench.iter(|| draw().to_svg().len());
        });
        group.bench_function(BenchmarkId::new("dot", size), |bench| {
            bench.iter(|| draw().to_dot().len());
        });
        let dot = draw().to_dot();
        if graphviz(&dot).is_none() {
            println!("Graphviz is not installed: nothing stands beside {size}");
            continue;
        }
        group.bench_function(BenchmarkId::new("svg by Graphviz", size), |bench| {
            bench.iter(|| graphviz(black_box(&dot)).unwrap().len());
        });
    }
    group.finish();
}

criterion_group!(benches, picture);
criterion_main!(benches);
