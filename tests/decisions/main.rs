//! Decisions of random policies over the random logs of `evidence::proptest1` (groups, corrections,
//! retractions, exemptions, several judgements of one work, every setting), held beside a second
//! reading of the documentation; the laws of decisions; and cases by hand.

#![cfg(feature = "proptest1")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::field_reassign_with_default,
    reason = "a test fails by panicking, and its numbers are small"
)]

mod estimates;
mod laws;
mod missing;
mod oracle;
mod strategies;
mod tables;
mod world;
