//! The mean of what reached a cut, once enough did.

use serde::{Deserialize, Serialize};

use super::estimate::Estimate;
use super::{Measure, SettingError};
use crate::score::Score;

/// The mean of *all* values at or above a cut, if there are at least n of them:
/// `Σ K / |K|` over `K = {xᵢ ≥ cut}`, if `|K| ≥ n`.
///
/// - **Source**: "n number of times" of Canvas.
/// - **Range**: from the cut to the greatest value. **Undefined**: with fewer than n such values.
/// - **Edge cases**: values below the cut are passed over, never counted against the learner.
/// - **Settings**: `n`, from 1, by default 3; `at_least`, the cut, always said.
/// - **Rests on**: the works at or above the cut. **Cost**: O(n).
///
/// ```
/// use continua::mastery::NOfMastery;
/// use continua::Score;
///
/// let three = NOfMastery::new(3, Score::whole(3))?;
/// let value = |scores: &[i32]| {
///     let scores: Vec<Score> = scores.iter().copied().map(Score::whole).collect();
///     three.estimate(&scores).value().map(|v| v.to_string())
/// };
/// assert_eq!(value(&[4, 5, 1, 3, 2, 3]), Some("3.75".into()));
/// assert_eq!(value(&[3, 1, 2]), None);
/// # Ok::<(), continua::mastery::SettingError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct NOfMastery {
    n: u32,
    at_least: Score,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    #[serde(default = "default_n")]
    n: u32,
    at_least: Score,
}

const fn default_n() -> u32 {
    3
}

impl NOfMastery {
    /// The mean of all values that are at least the cut, once there are n.
    ///
    /// # Errors
    /// [`SettingError`] if n is 0.
    pub fn new(n: u32, at_least: Score) -> Result<Self, SettingError> {
        if n == 0 {
            return Err(SettingError::NoWorks);
        }
        Ok(Self { n, at_least })
    }

    /// How many works must reach the cut.
    pub const fn n(self) -> u32 {
        self.n
    }

    /// The cut.
    pub const fn at_least(self) -> Score {
        self.at_least
    }

    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        let reached = values.iter().copied();
        let mean = Measure::mean_of(reached.filter(|value| *value >= self.at_least));
        let number = mean.map_or(0, Measure::count);
        match mean {
            Some(mean) if number >= self.n => Estimate::of(mean, number),
            _ => Estimate::undefined(number),
        }
    }
}

impl From<NOfMastery> for Form {
    fn from(from: NOfMastery) -> Self {
        Self {
            n: from.n,
            at_least: from.at_least,
        }
    }
}

impl TryFrom<Form> for NOfMastery {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.n, form.at_least)
    }
}
