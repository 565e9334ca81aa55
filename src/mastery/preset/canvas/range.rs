//! The score ranges of mastery paths.

use crate::score::Score;

/// The scores that open a path: from a lower bound, up to but without an upper one.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::canvas::ScoringRange;
///
/// let range = ScoringRange::new(Some(Score::whole(40)), Some(Score::whole(80)))?;
/// assert!(range.contains(Score::whole(40)));
/// assert!(!range.contains(Score::whole(80)));
/// assert!(ScoringRange::new(None, None).is_err());
/// # Ok::<(), continua::mastery::preset::canvas::RangeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScoringRange {
    lower: Option<Score>,
    upper: Option<Score>,
}

/// Two bounds are no range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RangeError {
    /// Neither bound is given.
    #[error("a range without a bound")]
    Unbounded,
    /// A bound is below 0.
    #[error("a bound of `{0}`, expected at least 0")]
    Negative(Score),
    /// The lower bound is not below the upper one.
    #[error("a range from `{lower}` up to `{upper}`, which holds nothing")]
    Empty {
        /// The lower bound.
        lower: Score,
        /// The upper bound.
        upper: Score,
    },
}

impl ScoringRange {
    /// A range; a bound that is not given does not bound.
    ///
    /// # Errors
    /// [`RangeError`] without a bound, for one below 0, or if the lower is not below the upper.
    pub fn new(lower: Option<Score>, upper: Option<Score>) -> Result<Self, RangeError> {
        if let Some(bad) = [lower, upper]
            .into_iter()
            .flatten()
            .find(|b| *b < Score::ZERO)
        {
            return Err(RangeError::Negative(bad));
        }
        match (lower, upper) {
            (None, None) => Err(RangeError::Unbounded),
            (Some(lower), Some(upper)) if lower >= upper => Err(RangeError::Empty { lower, upper }),
            _ => Ok(Self { lower, upper }),
        }
    }

    /// Whether a score lies in it.
    pub fn contains(self, score: Score) -> bool {
        self.lower.is_none_or(|lower| score >= lower)
            && self.upper.is_none_or(|upper| score < upper)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_range() {
        let range = |lower: Option<i32>, upper: Option<i32>| {
            ScoringRange::new(lower.map(Score::whole), upper.map(Score::whole)).map(|_| ())
        };
        assert_eq!(range(None, None), Err(RangeError::Unbounded));
        assert_eq!(
            range(Some(-1), None),
            Err(RangeError::Negative(Score::whole(-1)))
        );
        let (lower, upper) = (Score::whole(3), Score::whole(3));
        assert_eq!(
            range(Some(3), Some(3)),
            Err(RangeError::Empty { lower, upper })
        );
        assert_eq!(range(Some(0), None), Ok(()));
    }
}
