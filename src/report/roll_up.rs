//! From the levels of several targets to one level of the area over them.

use serde::{Deserialize, Serialize};

use super::ProgressError;
use crate::framework::{Level, Scale};
use crate::score::Score;

/// How the level of an area follows from the levels of its targets.
///
/// Targets without a level are left out, never taken for zero; a report says how many of them
/// there are. All levels are of one scale and all targets of one dimension: others have a roll-up
/// of their own.
///
/// ```
/// use continua::report::RollUp;
///
/// assert_eq!(RollUp::default(), RollUp::Median);
/// assert_eq!(RollUp::ALL.map(RollUp::name), ["lowest", "median", "mode", "points"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum RollUp {
    /// The lowest level.
    Lowest,
    /// The level in the middle of the ordered levels; of an even number the lower of the two in
    /// the middle.
    #[default]
    Median,
    /// The level that most targets have; the lowest of those that equally many have.
    Mode,
    /// The values of the levels added up, out of as many times the value of the highest level;
    /// and the level of that share, if the scale has cuts ([`Scale::level_of`]).
    Points,
}

/// Points of an area: so many out of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Pointed {
    /// The values of the levels of its targets, added up.
    pub earned: Score,
    /// The value of the highest level, once for each target that has a level.
    pub possible: Score,
}

/// A level, as an index of its scale, and points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rolled<'s> {
    pub(super) level: Option<&'s Level>,
    pub(super) points: Option<Pointed>,
}

impl RollUp {
    /// All roll-ups.
    pub const ALL: [Self; 4] = [Self::Lowest, Self::Median, Self::Mode, Self::Points];

    /// The word for it, as in `median`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lowest => "lowest",
            Self::Median => "median",
            Self::Mode => "mode",
            Self::Points => "points",
        }
    }

    /// The level of these, given as indexes of the scale; nothing of none. O(n log n).
    pub(super) fn of(
        self,
        scale: &Scale,
        mut ranks: Vec<usize>,
    ) -> Result<Option<Rolled<'_>>, ProgressError> {
        ranks.sort_unstable();
        let Some(lowest) = ranks.first().copied() else {
            return Ok(None);
        };
        let rank = match self {
            Self::Lowest => lowest,
            Self::Median => ranks.get((ranks.len() - 1) / 2).copied().unwrap_or(lowest),
            Self::Mode => most_frequent(&ranks),
            Self::Points => return points(scale, &ranks).map(Some),
        };
        Ok(Some(Rolled {
            level: scale.levels().get(rank),
            points: None,
        }))
    }
}

/// The value that stands there most often, of ordered ones; the lowest of several.
fn most_frequent(ranks: &[usize]) -> usize {
    let mut best = (0, 0);
    for run in ranks.chunk_by(|a, b| a == b) {
        if let Some(rank) = run.first()
            && run.len() > best.0
        {
            best = (run.len(), *rank);
        }
    }
    best.1
}

fn points<'s>(scale: &'s Scale, ranks: &[usize]) -> Result<Rolled<'s>, ProgressError> {
    let highest = scale.levels().last().map_or(Score::ZERO, Level::value);
    let add = |sum: Score, value: Score| sum.checked_add(value).ok_or(ProgressError::TooManyPoints);
    let mut pointed = Pointed {
        earned: Score::ZERO,
        possible: Score::ZERO,
    };
    for rank in ranks {
        let value = scale.levels().get(*rank).map_or(Score::ZERO, Level::value);
        pointed.earned = add(pointed.earned, value)?;
        pointed.possible = add(pointed.possible, highest)?;
    }
    Ok(Rolled {
        level: scale.level_of(pointed.earned, pointed.possible),
        points: Some(pointed),
    })
}
