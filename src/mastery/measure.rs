//! An exact value: a sum over a count.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::score::Score;

/// A value that an estimator found: a sum of millionths over a count, never divided before it is
/// compared.
///
/// The mean of 2, 3 and 3 is neither 2.666666 nor 2.666667: it is eight thirds, and comparing it
/// with a score multiplies both sides out. No sum of fewer than 2³² scores overflows. Equality and
/// order are by value: two thirds equal four sixths. All operations are O(1).
///
/// ```
/// use continua::mastery::Measure;
/// use continua::Score;
///
/// let mean = Measure::mean(&[Score::whole(7), Score::whole(7), Score::whole(7)]).unwrap();
/// assert!(mean.at_least(Score::whole(7)));
/// assert_eq!(mean, Measure::from(Score::whole(7)));
/// ```
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Measure {
    sum: i128,
    count: u32,
}

/// The stored form: a whole number of millionths as text, and the count it is divided by.
#[derive(Serialize, Deserialize)]
struct Parts {
    millionths: String,
    of: u32,
}

impl Measure {
    /// The mean of some scores; nothing for none.
    pub fn mean(scores: &[Score]) -> Option<Self> {
        Self::mean_of(scores.iter().copied())
    }

    /// The mean of some scores, one after the other; nothing for none.
    pub(super) fn mean_of(scores: impl Iterator<Item = Score>) -> Option<Self> {
        let add = |(sum, count): (i128, u32), score: Score| {
            Some((sum + i128::from(score.millionths()), count.checked_add(1)?))
        };
        let (sum, count) = scores.into_iter().try_fold((0, 0), add)?;
        (count > 0).then_some(Self { sum, count })
    }

    /// Over how many it is a sum.
    pub(super) const fn count(self) -> u32 {
        self.count
    }

    /// So many millionths over a divisor above 0, for a quotient within the range of scores. A
    /// divisor past 2³² is divided out, rounded half away from zero.
    pub(super) fn quotient(millionths: i128, divisor: i128) -> Self {
        if let Ok(count @ 1..) = u32::try_from(divisor) {
            return Self {
                sum: millionths,
                count,
            };
        }
        let divisor = divisor.max(1);
        let size = (millionths.abs() + divisor / 2) / divisor;
        Self {
            sum: size * millionths.signum(),
            count: 1,
        }
    }

    /// Whether it is at least a score, exactly.
    ///
    /// ```
    /// # use continua::{mastery::Measure, Score};
    /// let ratio = Measure::mean(&[Score::ZERO, Score::ONE, Score::ONE]).unwrap();
    /// assert!(!ratio.at_least("0.666667".parse().unwrap()));
    /// ```
    pub fn at_least(self, score: Score) -> bool {
        self.sum >= i128::from(score.millionths()) * i128::from(self.count)
    }

    /// The nearest score, rounded half away from zero to a millionth.
    pub fn rounded(self) -> Score {
        self.rounded_to(6)
    }

    /// The nearest decimal number of so many digits after the point (at most 6), rounded half away
    /// from zero.
    ///
    /// ```
    /// # use continua::{mastery::Measure, Score};
    /// let mean = Measure::mean(&[Score::whole(4), "4.25".parse().unwrap()]).unwrap();
    /// assert_eq!(mean.rounded_to(2).to_string(), "4.13");
    /// assert_eq!(mean.rounded().to_string(), "4.125");
    /// ```
    pub fn rounded_to(self, digits: u8) -> Score {
        let step = 10i128.pow(6 - u32::from(digits.min(6)));
        let unit = step * i128::from(self.count);
        // Adding half a unit before the division rounds half away from zero.
        let units = (self.sum.abs() * 2 + unit) / (unit * 2);
        let millionths = units * step * self.sum.signum();
        // A mean lies between the least and the greatest score; only rounding to fewer digits at
        // the very end of the range can leave it.
        let bounded = millionths.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        Score::from_millionths(i64::try_from(bounded).unwrap_or(i64::MAX))
    }
}

impl From<Score> for Measure {
    fn from(score: Score) -> Self {
        Self {
            sum: i128::from(score.millionths()),
            count: 1,
        }
    }
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Measure {}

impl PartialOrd for Measure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Measure {
    fn cmp(&self, other: &Self) -> Ordering {
        // A sum is below 2^95 and a count below 2^32, so that the products are below 2^127.
        (self.sum * i128::from(other.count)).cmp(&(other.sum * i128::from(self.count)))
    }
}

impl fmt::Display for Measure {
    /// At most two digits after the point, for reading; never for comparing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rounded_to(2).fmt(f)
    }
}

impl From<Measure> for Parts {
    fn from(measure: Measure) -> Self {
        Self {
            millionths: measure.sum.to_string(),
            of: measure.count,
        }
    }
}

impl TryFrom<Parts> for Measure {
    type Error = &'static str;

    fn try_from(parts: Parts) -> Result<Self, Self::Error> {
        let sum: i128 = parts
            .millionths
            .parse()
            .map_err(|_| "not a whole number of millionths")?;
        let count = parts.of;
        let bound = i128::from(i64::MIN).abs() * i128::from(count);
        if count == 0 || sum > bound || sum < -bound {
            return Err("a sum outside the range of its count");
        }
        Ok(Self { sum, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        let half = |a: &str, b: &str| {
            Measure::mean(&[a.parse().unwrap(), b.parse().unwrap()])
                .unwrap()
                .rounded()
                .to_string()
        };
        assert_eq!(half("0.000001", "0.000002"), "0.000002");
        assert_eq!(half("-0.000001", "-0.000002"), "-0.000002");
        assert_eq!(half("1", "2"), "1.5");
    }

    #[test]
    fn the_ends_of_the_range_do_not_overflow() {
        let max = Score::from_millionths(i64::MAX);
        let min = Score::from_millionths(i64::MIN);
        let mean = Measure::mean(&[max, max, max]).unwrap();
        assert!(mean.at_least(max) && mean > Measure::from(min));
        assert_eq!(mean.rounded(), max);
        assert_eq!(Measure::from(min).rounded(), min);
        assert_eq!(Measure::from(max).rounded_to(0), max);
    }

    #[test]
    fn round_trips_and_refuses() {
        let third = Measure::mean(&[Score::ONE, Score::ZERO, Score::ZERO]).unwrap();
        let text = serde_json::to_string(&third).unwrap();
        assert_eq!(serde_json::from_str::<Measure>(&text).unwrap(), third);
        for bad in [
            r#"{"millionths":"1","of":0}"#,
            r#"{"millionths":"99999999999999999999","of":1}"#,
            r#"{"millionths":"-170141183460469231731687303715884105728","of":1}"#,
        ] {
            assert!(serde_json::from_str::<Measure>(bad).is_err(), "{bad}");
        }
    }
}
