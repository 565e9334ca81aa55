//! Ladders: where a learner was and is on them.

use serde::Serialize;

use crate::advancement::{Applicability, LadderStanding, Need};
use crate::framework::{Dimension, Rung};
use crate::id::ItemId;

/// Where a learner was and is on the ladder of one competency.
///
/// It stands beside what the report says of the competency itself, which has a rule of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LadderProgress {
    /// The competency that the ladder tells.
    pub competency: ItemId,
    /// The code that people use; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its full text.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learner_text: Option<String>,
    /// The dimension.
    pub dimension: Dimension,
    /// Whether it was addressed in the period: something on the competency came in, or the decision
    /// of a rung changed.
    pub addressed: bool,
    /// Whether the competency applies to the learner; not for outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicability: Option<Applicability>,
    /// The highest rung whose rule was met before the period.
    pub then: Option<Rung>,
    /// The highest rung whose rule is met at its end.
    pub now: Option<Rung>,
    /// The start place, by placement or credit, at the end of the period; not for outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Rung>,
    /// The rungs below the place that are not yet evidenced, lowest first; not for outside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Rung>,
    /// The rung to show next; nothing at the top, and not for outside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Rung>,
    /// The smallest things that are still missing for the next rung; as data for teachers alone, in
    /// sentences for the learner too, and not for outside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Need>,
}

/// Whether the decision of a rung is another one than before.
pub(super) fn differs(then: LadderStanding<'_>, now: LadderStanding<'_>) -> bool {
    let mut rungs = then.rungs().zip(now.rungs());
    rungs.any(|(then, now)| {
        (then.outcome(), then.level(), then.basis()) != (now.outcome(), now.level(), now.basis())
    })
}
