//! The newest value beside the mean of the earlier ones.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// The newest value at a fixed weight, and the mean of all earlier ones at the rest:
/// `w·xₙ + (1 − w)·mean(x₁ … xₙ₋₁)`.
///
/// - **Source**: "weighted average" of Canvas, which its database calls `decaying_average`. It is
///   not [`Decaying`](super::Decaying), in which the newest but one counts for more than the
///   first.
/// - **Range**: between the least and the greatest value. **Undefined**: without a work.
/// - **Edge cases**: one work gives its own value. A further good work may lower the value, for it
///   moves the one before among the many. It is exact up to 4,294 works; beyond, and then only
///   where the weight has many digits, it is rounded half away from zero to a millionth.
/// - **Settings**: `weight` w, above 0 and at most 1, by default 0.65. A weight of 1 is
///   [`Latest`](super::Latest). **Rests on**: all works. **Cost**: O(n).
///
/// ```
/// use continua::mastery::WeightedLatest;
/// use continua::Score;
///
/// let estimate = WeightedLatest::default().estimate(&[1, 2, 3, 4, 5].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().rounded().to_string(), "4.125");
/// assert_eq!(estimate.rests_on(), 5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct WeightedLatest {
    weight: Score,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default = "default_weight")]
    weight: Score,
}

const fn default_weight() -> Score {
    Score::from_millionths(650_000)
}

impl WeightedLatest {
    /// An average in which the newest work counts for the share `weight`.
    ///
    /// # Errors
    /// [`SettingError`] if the weight is not above 0 and at most 1.
    pub fn new(weight: Score) -> Result<Self, SettingError> {
        if weight > Score::ZERO && weight <= Score::ONE {
            Ok(Self { weight })
        } else {
            Err(SettingError::Weight(weight))
        }
    }

    /// The share of the newest work.
    pub const fn weight(self) -> Score {
        self.weight
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let Some((newest, earlier)) = oldest_first.split_last() else {
            return Estimate::undefined(0);
        };
        let rests_on = count(oldest_first.len());
        let number = i128::from(count(earlier.len()));
        if number == 0 {
            return Estimate::of(Measure::from(*newest), rests_on);
        }
        let (weight, whole) = self.share();
        let sum: i128 = earlier.iter().map(|s| i128::from(s.millionths())).sum();
        // A weight is below 2^20, a value below 2^63 and a number of works below 2^32.
        let total = weight * i128::from(newest.millionths()) * number + (whole - weight) * sum;
        Estimate::of(Measure::quotient(total, whole * number), rests_on)
    }

    /// The weight as the smallest fraction of whole numbers.
    fn share(self) -> (i128, i128) {
        let (mut a, mut b) = (self.weight.millionths(), Score::ONE.millionths());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        // A weight is above 0, and so is the greatest common divisor.
        let divisor = a.max(1);
        let part = |of: Score| i128::from(of.millionths() / divisor);
        (part(self.weight), part(Score::ONE))
    }
}

impl Default for WeightedLatest {
    fn default() -> Self {
        Self {
            weight: default_weight(),
        }
    }
}

impl From<WeightedLatest> for Form {
    fn from(from: WeightedLatest) -> Self {
        Self {
            weight: from.weight,
        }
    }
}

impl TryFrom<Form> for WeightedLatest {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_works_and_the_ends_of_the_range() {
        let most = Score::from_millionths(i64::MAX);
        let fine = WeightedLatest::new(Score::from_millionths(333_333)).unwrap();
        // Exact up to 4,294 works of any weight, rounded beyond.
        for works in [2, 4_295, 4_296, 10_000] {
            let mut values = vec![most; works];
            assert_eq!(fine.estimate(&values).value(), Some(most.into()), "{works}");
            values[works - 1] = Score::from_millionths(i64::MIN);
            assert!(fine.estimate(&values).value().unwrap() < most.into());
        }
        let mut values = vec![Score::ZERO; 10_001];
        values[10_000] = Score::whole(3);
        let value = fine.estimate(&values).value().unwrap();
        assert_eq!(value, "0.999999".parse::<Score>().unwrap().into());
    }
}
