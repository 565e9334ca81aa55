//! The reader and writer of JSON, held against `serde_json` and against slow second thoughts.

#[path = "../common/mod.rs"]
mod common;

mod edits;
mod generate;
mod hostile;
mod reading;
