//! In which order works stand, which attempts count, and whether what was reached can fall.

use serde::{Deserialize, Serialize};

/// By which time works stand in order.
///
/// Ties are broken by when the work was performed, when the judgement was recorded, the number of
/// the attempt, and the identifier of the judgement; never by the order in which a log met the
/// records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OrderKey {
    /// When the work was performed; the default.
    #[default]
    Performed,
    /// When it was due; a work that was never due stands where it was performed. It orders, and
    /// nothing else: whether a work was late is seen by no rule.
    Due,
    /// When its judgement was recorded.
    Recorded,
}

/// What several attempts at one task count for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Attempts {
    /// Each attempt counts by itself; the default.
    #[default]
    All,
    /// The newest attempt at a task replaces the ones before.
    Newest,
    /// The best attempt at a task stands; of equal ones the newest.
    Best,
}

/// Whether a level that an estimate once reached can fall again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Reached {
    /// The estimate follows all works there are; the default.
    #[default]
    Follow,
    /// What the estimate was at its best, over the works in their order, stands. A judgement that
    /// is corrected or withdrawn no longer counts for it.
    Hold,
}
