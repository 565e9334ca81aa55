//! The mean of the n greatest values.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// The mean of the n greatest values: `(x₍₁₎ + … + x₍ₙ₎) / n`, of the values from the greatest down.
///
/// - **Source**: "average of the highest three" of Educate and other grade books.
/// - **Range**: between the least and the greatest value. **Undefined**: with fewer than n works,
///   for a mean of what few there are could fall with a further work.
/// - **Edge cases**: of equal values it does not matter which count. No work can lower it.
/// - **Settings**: `n`, from 1, by default 3; with 1 it is [`Highest`](super::Highest).
/// - **Rests on**: n works; where it is undefined, the works there are. **Cost**: O(n log n), with
///   a copy of the values.
///
/// ```
/// use continua::mastery::MeanOfHighest;
/// use continua::Score;
///
/// let three = MeanOfHighest::new(3)?;
/// let estimate = three.estimate(&[4, 3, 3, 4].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().to_string(), "3.67");
/// assert_eq!(three.estimate(&[4, 4].map(Score::whole)).value(), None);
/// # Ok::<(), continua::mastery::SettingError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct MeanOfHighest {
    n: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default = "default_n")]
    n: u32,
}

const fn default_n() -> u32 {
    3
}

impl MeanOfHighest {
    /// The mean of the n greatest values.
    ///
    /// # Errors
    /// [`SettingError`] if n is 0.
    pub fn new(n: u32) -> Result<Self, SettingError> {
        if n == 0 {
            return Err(SettingError::NoWorks);
        }
        Ok(Self { n })
    }

    /// How many values count.
    pub const fn n(self) -> u32 {
        self.n
    }

    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let top = usize::try_from(self.n)
            .ok()
            .and_then(|n| sorted.get(..n))
            .and_then(Measure::mean);
        top.map_or(Estimate::undefined(count(values.len())), |mean| {
            Estimate::of(mean, self.n)
        })
    }
}

impl Default for MeanOfHighest {
    fn default() -> Self {
        Self { n: default_n() }
    }
}

impl From<MeanOfHighest> for Form {
    fn from(from: MeanOfHighest) -> Self {
        Self { n: from.n }
    }
}

impl TryFrom<Form> for MeanOfHighest {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.n)
    }
}
