//! Progressions beside a slow and obvious second implementation, by property, and worked cases.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that fails here has failed"
)]

mod cases;
mod laws;
#[allow(dead_code, reason = "each test file uses a part")]
#[path = "../oracle/mod.rs"]
mod oracle;
mod sizes;

use std::collections::BTreeSet;

use continua::ItemId;
use continua::progression::{Competencies, Requirement};

fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn texts(ids: Competencies<'_>) -> Vec<String> {
    ids.map(ToString::to_string).collect()
}

fn set<'a>(ids: impl IntoIterator<Item = &'a ItemId>) -> BTreeSet<ItemId> {
    ids.into_iter().cloned().collect()
}

fn requires(target: &str, ways: &[&[&str]]) -> Requirement {
    let ways = ways.iter().map(|way| way.iter().map(|member| id(member)));
    ways.fold(Requirement::new(id(target)), Requirement::way)
}
