//! Evidence: the laws of the log and its view, and its readers.

#![cfg(feature = "proptest1")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_imports,
    clippy::similar_names,
    clippy::too_many_lines,
    clippy::needless_pass_by_value,
    clippy::naive_bytecount,
    clippy::single_match_else,
    reason = "a test fails by panicking, and reads as prose"
)]

mod log_cases;
mod log_laws;
mod log_oracle;
mod readers;
mod removals;

use continua::{AsOf, EvidenceLog, LearnerId, LogError, Record, TargetView, TimeZone};

fn log_of<'r>(records: impl IntoIterator<Item = &'r Record>) -> EvidenceLog {
    let records = records.into_iter().cloned();
    records.collect::<Result<EvidenceLog, LogError>>().unwrap()
}

fn views<'a>(
    log: &'a EvidenceLog,
    learner: &LearnerId,
    as_of: &AsOf,
    zone: &TimeZone,
) -> Vec<TargetView<'a>> {
    let view = log.view(learner, as_of, zone);
    view.targets().chain(view.untargeted()).collect()
}
