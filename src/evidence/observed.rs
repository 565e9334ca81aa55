//! What an assessor saw: a level, points out of possible ones, or nothing.

use serde::{Deserialize, Serialize};

use super::Absence;
use crate::id::LevelId;
use crate::score::Score;

/// What an assessor saw in a work, about one target or criterion.
///
/// It is kept as it was recorded. A policy lays it on a scale: a level by its name, points by the
/// cut scores that the scale states.
///
/// ```
/// use continua::{Absence, LevelId, Observed, Points, Score};
///
/// let level = Observed::from(LevelId::new("3")?);
/// let points = Observed::from(Points::new(Score::whole(7), Score::whole(10))?);
/// assert!(level.is_shown() && points.is_shown());
/// assert!(!Observed::from(Absence::Excused).is_shown());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Observed {
    /// A level of a scale or rubric.
    Level(LevelId),
    /// Points out of the possible ones; a percentage is points of 100.
    Points(Points),
    /// The work could have shown it, and this judgement does not speak of it.
    NotJudged,
    /// There is nothing to judge.
    Absent(Absence),
}

impl Observed {
    /// Whether it tells what the learner showed.
    pub const fn is_shown(&self) -> bool {
        matches!(self, Self::Level(_) | Self::Points(_))
    }

    /// Whether it is an [`Absence`].
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent(_))
    }

    /// The level, if it is one.
    pub const fn level(&self) -> Option<&LevelId> {
        match self {
            Self::Level(level) => Some(level),
            _ => None,
        }
    }

    /// The points, if it is some.
    pub const fn points(&self) -> Option<Points> {
        match self {
            Self::Points(points) => Some(*points),
            _ => None,
        }
    }

    /// The absence, if it is one.
    pub const fn absence(&self) -> Option<Absence> {
        match self {
            Self::Absent(absence) => Some(*absence),
            _ => None,
        }
    }
}

impl From<LevelId> for Observed {
    fn from(level: LevelId) -> Self {
        Self::Level(level)
    }
}

impl From<Points> for Observed {
    fn from(points: Points) -> Self {
        Self::Points(points)
    }
}

impl From<Absence> for Observed {
    fn from(absence: Absence) -> Self {
        Self::Absent(absence)
    }
}

/// Points earned out of possible ones; they stay a pair, so that no rounding comes between.
///
/// More may be earned than was possible (extra credit). What was possible is more than zero, and
/// what was earned is not less than zero.
///
/// ```
/// use continua::{Points, Score};
///
/// let points = Points::new(Score::whole(7), Score::whole(10))?;
/// assert!(points.is_at_least("0.7".parse()?));
/// assert!(Points::new(Score::whole(0), Score::whole(0)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "PointsForm")]
pub struct Points {
    earned: Score,
    possible: Score,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PointsForm {
    earned: Score,
    possible: Score,
}

impl TryFrom<PointsForm> for Points {
    type Error = PointsError;

    fn try_from(form: PointsForm) -> Result<Self, PointsError> {
        Self::new(form.earned, form.possible)
    }
}

/// A pair of scores is no [`Points`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PointsError {
    /// Nothing could be earned.
    #[error("the possible points are `{possible}`, expected more than 0")]
    NothingPossible {
        /// What was given as possible.
        possible: Score,
    },
    /// Fewer than none were earned.
    #[error("the earned points are `{earned}`, expected 0 or more")]
    Negative {
        /// What was given as earned.
        earned: Score,
    },
}

impl Points {
    /// So many out of so many.
    ///
    /// # Errors
    /// [`PointsError`] if nothing was possible or fewer than none were earned.
    pub fn new(earned: Score, possible: Score) -> Result<Self, PointsError> {
        if possible <= Score::ZERO {
            return Err(PointsError::NothingPossible { possible });
        }
        if earned < Score::ZERO {
            return Err(PointsError::Negative { earned });
        }
        Ok(Self { earned, possible })
    }

    /// What was earned; zero or more.
    pub const fn earned(self) -> Score {
        self.earned
    }

    /// What was possible; more than zero.
    pub const fn possible(self) -> Score {
        self.possible
    }

    /// Whether the share earned is at least this, exactly.
    pub fn is_at_least(self, share: Score) -> bool {
        self.earned.of_at_least(self.possible, share)
    }
}
