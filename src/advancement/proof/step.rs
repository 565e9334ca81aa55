//! One condition of a proof: what it asks, and what was found.

use jiff::civil::Date;
use serde::Serialize;

use super::{Showing, Skipped};
use crate::advancement::confirmation::Confirmation;
use crate::advancement::node::Ask;
use crate::advancement::policy::Compiled;
use crate::advancement::weigh::LeafState;
use crate::advancement::{Bases, Distinct};
use crate::framework::{Level, Scale};
use crate::id::{ItemId, LevelId, RoleName};
use crate::mastery::{Estimator, Measure};
use crate::score::Score;

/// One condition of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// What is asked, and what was found.
    pub asks: Asked,
    /// Whether it is met.
    pub met: bool,
    /// The works that counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<Showing>,
    /// What people in the role attested, whether or not it meets the condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmation>,
    /// The works that did not, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<Skipped>,
    /// Other competencies that it asks about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
    /// The conditions that it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Step>,
}

/// What a condition asks, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Asked {
    /// An estimate is at least a level.
    Estimate {
        /// The estimator.
        by: Estimator,
        /// The level.
        level: LevelId,
        /// What the estimate is, if it is defined.
        value: Option<Measure>,
        /// On how many works it rests.
        rests_on: u32,
    },
    /// So many works are at or above a level.
    Works {
        /// How many.
        at_least: u32,
        /// The level.
        level: LevelId,
        /// How many there are.
        found: u32,
        /// In what they must differ.
        distinct_by: Option<Distinct>,
        /// How many days must lie between the first and the last.
        spread_days: Option<u32>,
        /// How many days later it must be shown again.
        again_after_days: Option<u32>,
        /// Where it must be shown again: the day on which it was first reached.
        first_on: Option<Date>,
    },
    /// All of some competencies are held.
    Held,
    /// One way of several is wholly held, as a progression asks.
    Prerequisites,
    /// So many components are held.
    Components {
        /// How many.
        at_least: u32,
        /// How many there are.
        found: u32,
    },
    /// So many points of components are held.
    Points {
        /// How many.
        points: Score,
        /// How many there are, in millionths.
        found: Measure,
    },
    /// Somebody in a role confirms it.
    Attested {
        /// The role.
        role: RoleName,
        /// The level that must be attested at least.
        at_least: Option<LevelId>,
        /// How many works the attestation must rest on.
        upon: Option<u32>,
        /// Where it must rest on works: the name of the highest level that so many of all works
        /// that count reach by themselves.
        works_alone: Option<String>,
    },
    /// All conditions are met.
    All,
    /// One of the conditions is met.
    Any,
    /// So many of the conditions are met.
    AtLeast {
        /// How many.
        k: u32,
    },
    /// Nothing has to come before.
    Nothing,
}

/// Another competency that a condition asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Other {
    /// The competency.
    pub competency: ItemId,
    /// Its full text, or what a learner reads in its place.
    pub text: String,
    /// Whether it is held on a basis that satisfies.
    pub held: bool,
    /// On which bases it is held.
    pub basis: Bases,
}

impl Step {
    pub(in crate::advancement) fn new(asks: Asked, met: bool) -> Self {
        Self {
            asks,
            met,
            counted: Vec::new(),
            confirmed: Vec::new(),
            passed_over: Vec::new(),
            others: Vec::new(),
            of: Vec::new(),
        }
    }

    /// Itself and all conditions that it is made of.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let step = open.pop()?;
            open.extend(step.of.iter().rev());
            Some(step)
        })
    }
}

/// How another competency is told that is held on these bases.
pub(in crate::advancement) fn other(
    compiled: &Compiled,
    target: u32,
    basis: Bases,
) -> Option<Other> {
    let item = compiled.library.item(compiled.id(target)?)?;
    let own = item.learner_statement().map(ToOwned::to_owned);
    Some(Other {
        competency: item.id().clone(),
        text: own.unwrap_or_else(|| item.full_text()),
        held: basis.meets(compiled.definition.satisfied_by),
        basis,
    })
}

/// A level by its index.
pub(in crate::advancement) fn level_of(
    scale: Option<&Scale>,
    index: Option<u32>,
) -> Option<&Level> {
    scale?.levels().get(index? as usize)
}

/// The name of a level by its index.
pub(in crate::advancement) fn title(scale: Option<&Scale>, index: Option<u32>) -> Option<String> {
    level_of(scale, index).map(|level| level.title().to_owned())
}

/// How is told what a condition on works asks, and what it came to.
pub(in crate::advancement) fn asked(ask: &Ask, level: LevelId, state: &LeafState) -> Asked {
    match ask {
        Ask::Body { .. } => Asked::Nothing,
        Ask::Estimate(by) => Asked::Estimate {
            by: *by,
            level,
            value: state.value,
            rests_on: state.toward,
        },
        Ask::Works {
            n,
            distinct,
            spread,
            again,
        } => Asked::Works {
            at_least: *n,
            level,
            found: state.toward,
            distinct_by: *distinct,
            spread_days: *spread,
            again_after_days: *again,
            first_on: state.first,
        },
    }
}
