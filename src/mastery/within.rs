//! From several judgements and criteria of one work to one value.

use serde::{Deserialize, Serialize};

use super::{Even, Median};
use crate::id::RoleName;
use crate::score::Score;

/// How what several criteria and several assessors say of one target in one work becomes one
/// value.
///
/// First one judgement is chosen among those that stand ([`Judgements`], [`RoleOrder`]); then its
/// values for the target, one for each criterion, become one ([`Criteria`]). So a rubric of four
/// criteria is one work, never four.
///
/// ```
/// use continua::mastery::{Criteria, WithinWork};
/// use continua::Score;
///
/// let within = WithinWork::default();
/// assert_eq!(within.criteria(), Criteria::Median);
/// assert_eq!(within.criteria().combine(&[4, 2, 3, 1].map(Score::whole)), Some(Score::whole(2)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WithinWork {
    judgements: Judgements,
    roles: RoleOrder,
    criteria: Criteria,
}

/// Which of several standing judgements of one work speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Judgements {
    /// The moderated one if there is one, else the latest of the highest-standing role; the
    /// default.
    #[default]
    HighestRole,
    /// The moderated one if there is one, else the latest.
    Latest,
}

/// How roles stand to each other.
///
/// Roles that are not named stand between those above and those below, and equal to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RoleOrder {
    above: Vec<RoleName>,
    below: Vec<RoleName>,
}

/// How the values of several criteria for one target in one judgement become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Criteria {
    /// Their median, the lower of two middle ones; the default.
    #[default]
    Median,
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
}

impl WithinWork {
    /// Which judgement speaks for a work; by default that of the highest-standing role.
    pub fn judgements(&self) -> Judgements {
        self.judgements
    }

    /// How roles stand to each other.
    pub fn roles(&self) -> &RoleOrder {
        &self.roles
    }

    /// How criteria become one value; by default by their median, ties low.
    pub fn criteria(&self) -> Criteria {
        self.criteria
    }

    /// The same with another choice of judgement.
    #[must_use]
    pub fn with_judgements(self, judgements: Judgements) -> Self {
        Self { judgements, ..self }
    }

    /// The same with another order of roles.
    #[must_use]
    pub fn with_roles(self, roles: RoleOrder) -> Self {
        Self { roles, ..self }
    }

    /// The same with another answer for several criteria.
    #[must_use]
    pub fn with_criteria(self, criteria: Criteria) -> Self {
        Self { criteria, ..self }
    }
}

impl RoleOrder {
    /// An order: the roles above all others, highest first, and those below, lowest last.
    pub fn new(
        above: impl IntoIterator<Item = RoleName>,
        below: impl IntoIterator<Item = RoleName>,
    ) -> Self {
        Self {
            above: above.into_iter().collect(),
            below: below.into_iter().collect(),
        }
    }

    /// The standing of a role: the greater, the higher.
    ///
    /// ```
    /// use continua::RoleName;
    /// use continua::mastery::RoleOrder;
    ///
    /// let order = RoleOrder::default();
    /// let standing = |role: &str| order.standing(&RoleName::new(role).unwrap());
    /// assert!(standing("moderator") > standing("teacher"));
    /// assert!(standing("teacher") > standing("coach"));
    /// assert!(standing("coach") > standing("peer"));
    /// assert!(standing("peer") > standing("self"));
    /// ```
    pub fn standing(&self, role: &RoleName) -> i32 {
        let place = |at: usize| i32::try_from(at).unwrap_or(i32::MAX - 1);
        if let Some(at) = self.above.iter().position(|r| r == role) {
            return place(self.above.len() - at);
        }
        match self.below.iter().position(|r| r == role) {
            Some(at) => -1 - place(at),
            None => 0,
        }
    }
}

impl Default for RoleOrder {
    /// `moderator` and `teacher` above all others, `peer` and `self` below them.
    fn default() -> Self {
        let names = |names: [&str; 2]| names.iter().filter_map(|n| RoleName::new(n).ok()).collect();
        Self {
            above: names(["moderator", "teacher"]),
            below: names(["peer", "self"]),
        }
    }
}

impl Criteria {
    /// The one value; nothing for none. O(n log n) with a copy.
    pub fn combine(self, values: &[Score]) -> Option<Score> {
        match self {
            Self::Lowest => values.iter().min().copied(),
            Self::Highest => values.iter().max().copied(),
            Self::Median => {
                let median = Median::new(Even::Lower).estimate(values).value();
                median.map(super::measure::Measure::rounded)
            }
        }
    }
}
