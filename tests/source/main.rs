//! The reader and writer of JSON, held against `serde_json` and against slow second thoughts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test may fail so"
)]

#[path = "../common/mod.rs"]
mod common;

mod edits;
mod generate;
mod hostile;
mod reading;
