//! The reader and writer of JSON, held against `serde_json` and against slow second thoughts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::items_after_statements,
    clippy::too_many_lines,
    reason = "a test fails by panicking, and is a list of cases"
)]

#[path = "../common/mod.rs"]
mod common;

mod edits;
mod generate;
mod hostile;
mod reading;
