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

use oracle::{id, requires, set, texts};
