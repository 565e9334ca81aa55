//! Rules, policies, standings and proofs, held beside a slow and obvious oracle.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod acts;
mod analysis;
mod bodies;
mod changes;
mod checks;
mod cohorts;
mod columns;
mod comparisons;
mod credit;
mod effective;
mod forgetting;
mod inheritance;
mod ladder_laws;
mod ladder_rules;
mod ladders;
mod log_laws;
mod missing;
mod oracle;
mod policies;
mod principles;
mod professional;
mod retention;
mod rule_laws;
mod rules;
mod rung_analysis;
mod sample;
mod stored;
mod table;
mod told;
