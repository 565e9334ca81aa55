//! The exponentially decaying average.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// An average in which each new work counts for a fixed share and all earlier ones for the rest:
/// `d₁ = x₁`, `dᵢ = (1 − r)·dᵢ₋₁ + r·xᵢ`.
///
/// - **Source**: the "decaying average" of Canvas (its newer form), Mastery Connect and Otus, and
///   `JumpRope`'s "rolling average 75" (r = 0.75).
/// - **Range**: between the least and the greatest value. **Undefined**: without a work.
/// - **Edge cases**: one work gives its own value. It is computed in double precision with `+` and
///   `×` alone, in the order of the formula, which gives the same bits on every platform, and is
///   rounded once at the end, half away from zero to a millionth.
/// - **Settings**: `rate` r, above 0 and at most 1, by default 0.65. A rate of 1 is
///   [`Latest`](super::Latest). **Rests on**: all works. **Cost**: O(n).
///
/// ```
/// use continua::mastery::Decaying;
/// use continua::Score;
///
/// let estimate = Decaying::default().estimate(&[1, 2, 3, 4].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().rounded().to_string(), "3.484625");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Decaying {
    rate: Score,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default = "default_rate")]
    rate: Score,
}

const fn default_rate() -> Score {
    Score::from_millionths(650_000)
}

impl Decaying {
    /// An average in which each new work counts for the share `rate`.
    ///
    /// # Errors
    /// [`SettingError`] if the rate is not above 0 and at most 1.
    pub fn new(rate: Score) -> Result<Self, SettingError> {
        if rate > Score::ZERO && rate <= Score::ONE {
            Ok(Self { rate })
        } else {
            Err(SettingError::Rate(rate))
        }
    }

    /// The share of each new work.
    pub const fn rate(self) -> Score {
        self.rate
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let rate = self.rate.to_f64();
        let value = oldest_first
            .iter()
            .map(|score| score.to_f64())
            .reduce(|before, new| (1.0 - rate) * before + rate * new)
            .and_then(Score::from_f64);
        value.map_or(Estimate::undefined(count(oldest_first.len())), |value| {
            Estimate::of(Measure::from(value), count(oldest_first.len()))
        })
    }
}

impl Default for Decaying {
    fn default() -> Self {
        Self {
            rate: default_rate(),
        }
    }
}

impl From<Decaying> for Form {
    fn from(from: Decaying) -> Self {
        Self { rate: from.rate }
    }
}

impl TryFrom<Form> for Decaying {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.rate)
    }
}
