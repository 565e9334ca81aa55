//! Overlays: the file and the builder, the schema and the reader, resolving, and what is refused.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod beneath;
mod everything;
mod ladders;
mod refused;
mod sample;
mod written;

use crate::everything::everything_as_file;
use continua::finding::Report;
use continua::format::case;
use continua::framework::{
    CriterionDraft, CriterionLevelDraft, Document, Framework, ItemDraft, Library, RubricDraft,
};
use continua::overlay::Overlay;
use serde_json::Value;

fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/examples/data/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

fn sample_library() -> Library {
    let package = case::Package::from_slice(&data("framework.json")).unwrap();
    Library::of([("math", package.framework().unwrap())]).unwrap()
}

fn codes(report: &Report) -> Vec<&str> {
    report.iter().map(continua::Finding::code).collect()
}

fn small_library() -> Library {
    let mut builder = Framework::builder_of(
        Document::new("doc", "Sample")
            .unwrap()
            .with_version("1.0.0"),
    );
    let group = builder.item(ItemDraft::new("g", "Number").unwrap().kind("Strand"));
    for (id, code) in [
        ("a", "N.1"),
        ("b", "N.2"),
        ("c", "N.3"),
        ("d", "N.4"),
        ("e", "N.5"),
        ("f", "N.5"),
    ] {
        let draft = ItemDraft::new(id, "Count.")
            .unwrap()
            .code(code)
            .kind("Learning Target");
        let item = builder.item(draft);
        builder.child(&group, &item);
    }
    builder.rubric(small_rubric());
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

/// Criteria of N.2 (twice), of N.3 without levels, and of no item.
fn small_rubric() -> RubricDraft {
    let level = |quality: Option<&str>, score: Option<i32>, text: &str| CriterionLevelDraft {
        quality: quality.map(Into::into),
        score: score.map(Into::into),
        description: Some(text.into()),
        ..CriterionLevelDraft::default()
    };
    let criterion =
        |id: &str, item: Option<&str>, levels: Vec<CriterionLevelDraft>| CriterionDraft {
            id: id.parse().unwrap(),
            category: None,
            description: None,
            item: item.map(|item| item.parse().unwrap()),
            weight: None,
            position: None,
            levels,
        };
    // The best stands first, as rubrics are often printed.
    let words = vec![
        level(Some("Strong"), Some(3), "I count on from any number."),
        level(Some("Weak"), Some(1), "I count from 1."),
    ];
    let numbers = vec![
        level(Some("Same"), None, "I add."),
        level(Some("Same"), None, "I add tens."),
    ];
    RubricDraft {
        id: "r".parse().unwrap(),
        title: None,
        description: None,
        criteria: vec![
            criterion("c2", Some("b"), words),
            criterion("c3", Some("c"), Vec::new()),
            criterion("c4", None, numbers),
            criterion("c5", Some("e"), Vec::new()),
            criterion("c6", Some("e"), Vec::new()),
        ],
        origin: None,
    }
}

fn with(member: &str, value: Value) -> Overlay {
    let mut file = everything_as_file();
    file[member] = value;
    Overlay::from_slice(file.to_string().as_bytes()).unwrap_or_else(|e| panic!("{}", e.report()))
}

fn refused(overlay: &Overlay) -> Report {
    overlay
        .resolve(&small_library())
        .expect_err("it is to be refused")
        .report()
        .clone()
}
