//! What a report is to hold.

use serde::Serialize;

use super::{Labels, RollUp};
use crate::advancement::Holdings;
use crate::progression::Progression;

/// What a report is to hold. The defaults: what was addressed in the period; areas by the median
/// of their targets; nothing of what comes next, for that needs a progression.
///
/// ```
/// use continua::report::{Covers, ProgressOptions, RollUp};
///
/// let mut options = ProgressOptions::default();
/// options.covers = Covers::InScope;
/// options.roll_up = RollUp::Lowest;
/// assert_eq!(options.most_coming, 12);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ProgressOptions {
    /// Which targets it lists.
    pub covers: Covers,
    /// How the level of an area follows from those of its targets.
    pub roll_up: RollUp,
    /// Where what comes next is looked for; without one the report does not speak of it.
    pub progression: Option<Progression>,
    /// How many targets that can come next it lists at most; how many more there are is said.
    pub most_coming: u32,
    /// What is held on other grounds than evidence, for [`Policy::progress`](crate::Policy::progress).
    pub holdings: Holdings,
    /// Letters or percentages to be shown beside levels.
    pub labels: Labels,
}

/// Which targets a report lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Covers {
    /// Those that were addressed in the period, and ladders likewise: something on them came in (a work, an absence, a
    /// correction, a retraction), or their outcome, level or basis changed.
    #[default]
    Addressed,
    /// Those, and all others that the policy decides and that apply to the learner.
    InScope,
}

impl Default for ProgressOptions {
    fn default() -> Self {
        Self {
            covers: Covers::default(),
            roll_up: RollUp::default(),
            progression: None,
            most_coming: 12,
            holdings: Holdings::default(),
            labels: Labels::default(),
        }
    }
}
