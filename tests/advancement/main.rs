//! Rules, policies, standings and proofs, held beside a slow and obvious oracle.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod acts;
mod changes;
mod checks;
mod cohorts;
mod columns;
mod oracle;
mod policies;
mod rule_laws;
mod rules;
mod sample;
mod stored;
