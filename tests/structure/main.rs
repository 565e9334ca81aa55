//! The structure of progressions, states and counts beside a slow and obvious second
//! implementation, by property, and at sizes where a careless one gives up.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that fails here has failed"
)]

#[path = "../common/mod.rs"]
mod common;
mod counts;
#[allow(dead_code, reason = "each test file uses a part")]
#[path = "../oracle/mod.rs"]
mod oracle;
mod states;
mod steps;

use std::sync::OnceLock;

use continua::ItemId;
use continua::progression::{Progression, Requirement};
use oracle::{id, numbered, set, texts};

/// Each later one needs each earlier one that it is paired with.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a ItemId, &'a ItemId)>) -> Progression {
    pairs
        .map(|(before, after)| Requirement::new(after.clone()).way([before.clone()]))
        .collect()
}

/// A line of a million, made once, for it takes a while.
fn line_of_a_million() -> &'static (Vec<ItemId>, Progression) {
    static LINE: OnceLock<(Vec<ItemId>, Progression)> = OnceLock::new();
    LINE.get_or_init(|| {
        let ids = numbered(1_000_000);
        let line = pairs(ids.iter().zip(&ids[1..]));
        (ids, line)
    })
}

/// Layers of so many competencies, each of which needs all of the layer beneath.
fn dense_layers(width: u32, layers: u32) -> Progression {
    let layer = |layer: u32| (0..width).map(move |i| id(&format!("l{layer}.{i}")));
    let mut builder = Progression::builder();
    builder.extend(layer(0));
    for above in 1..layers {
        builder.extend(layer(above).map(|one| Requirement::new(one).way(layer(above - 1))));
    }
    builder.build()
}
