//! One thing that is still missing.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::super::{Distinct, Filter, Wording};
use crate::id::{ItemId, LevelId, RoleName};

/// One thing that is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Need {
    /// To show the competency in further works.
    Show {
        /// The competency.
        competency: ItemId,
        /// How many further works, each at or above the level.
        works: u32,
        /// The level.
        level: LevelId,
        /// Its name.
        level_title: String,
        /// In what they must differ from each other and from those that count already.
        distinct_by: Option<Distinct>,
        /// Before which day the last of them would be too close to the first, or, where one more is
        /// to come so many days after the others, the last but one.
        not_before: Option<Date>,
        /// How many days must lie between the first and the last, where none is there yet.
        spread_days: Option<u32>,
        /// How many days the last of them must come after the others, where it is to show that
        /// what was reached has stayed.
        again_after_days: Option<u32>,
        /// Which works count.
        #[serde(rename = "where")]
        filter: Filter,
    },
    /// That somebody in this role confirms it.
    Confirm {
        /// The competency.
        competency: ItemId,
        /// The role.
        role: RoleName,
        /// The level that must be confirmed at least.
        level: Option<LevelId>,
        /// How many works they must have looked at, where the rule asks for a body of evidence.
        upon: Option<u32>,
    },
    /// To hold another competency.
    Hold {
        /// The other competency.
        competency: ItemId,
        /// Its full text, or what a learner reads in its place.
        text: String,
    },
    /// No further evidence of the learner's can meet the rule.
    CannotBeMetByAdding {
        /// The competency.
        competency: ItemId,
        /// Why.
        why: OutOfReach,
    },
}

/// Why no further evidence can meet a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OutOfReach {
    /// Not even 64 further works at the highest level bring the estimate there.
    Estimate,
    /// Another competency that must be held is decided by no rule, and credit does not satisfy.
    NothingDecides,
    /// The rule asks for what no work can be.
    Rule,
}

impl fmt::Display for Need {
    /// In plain English, as a learner reads it; [`Wording`] says it otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Wording::english().need(self))
    }
}
