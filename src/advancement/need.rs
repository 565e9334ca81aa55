//! What is still missing.

use serde::Serialize;

use super::{Distinct, Filter};
use crate::{ItemId, LevelId, RoleName};

/// One of the smallest things that are still missing for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Need {
    /// New works.
    Works(WorksNeed),
    /// Other competencies, so many of these.
    Competencies {
        /// How many.
        count: u32,
        /// Of which.
        of: Vec<ItemId>,
    },
    /// The word of a person.
    Attestation {
        /// In which role.
        role: RoleName,
        /// The level that is to be attested, if one is.
        level: Option<LevelId>,
    },
    /// Nothing that could be added would do.
    CannotBeMetByAdding {
        /// Why.
        because: CannotAdd,
    },
}

/// New works that are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct WorksNeed {
    /// How many.
    pub count: u32,
    /// At which level at least.
    pub level: LevelId,
    /// In what they must differ, from each other and from those that count already.
    pub distinct_by: Option<Distinct>,
    /// How many days after the first that counts the last must come, if that is still missing.
    pub days_after_first: Option<u32>,
    /// Which works count.
    pub filter: Filter,
}

/// Why nothing that could be added would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum CannotAdd {
    /// The estimate would not reach the level with any number of works that was tried.
    EstimateOutOfReach,
}
