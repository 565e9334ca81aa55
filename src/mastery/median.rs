//! The middle value.

use serde::{Deserialize, Serialize};

use super::Measure;
use super::estimate::{Estimate, count};
use crate::score::Score;

/// The middle value of the sorted values: of `x₍₁₎ ≤ … ≤ x₍ₙ₎` the value `x₍ₖ₎` for n = 2k − 1, and
/// for n = 2k what [`Even`] makes of `x₍ₖ₎` and `x₍ₖ₊₁₎`, such as `(x₍ₖ₎ + x₍ₖ₊₁₎) / 2`.
///
/// - **Source**: common; with [`Even::Mean`] as textbooks and `TeacherEase` have it.
/// - **Range**: between the least and the greatest value. **Undefined**: without a work.
/// - **Edge cases**: of an even number of works, [`Even`] says what stands for the two middle ones.
/// - **Settings**: `even`, by default [`Even::Mean`]. **Rests on**: all works.
/// - **Cost**: O(n) on average, with a copy of the values.
///
/// ```
/// use continua::mastery::{Even, Median};
/// use continua::Score;
///
/// let values = [Score::whole(4), Score::whole(1), Score::whole(3), Score::whole(2)];
/// let median = |even| Median::new(even).estimate(&values).value().unwrap().to_string();
/// assert_eq!(median(Even::Mean), "2.5");
/// assert_eq!(median(Even::Lower), "2");
/// assert_eq!(median(Even::Higher), "3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Median {
    #[serde(default)]
    even: Even,
}

/// What stands for the two middle values of an even number of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Even {
    /// Their mean; the default.
    #[default]
    Mean,
    /// The lower one.
    Lower,
    /// The higher one.
    Higher,
}

impl Median {
    /// A median with this answer for even numbers.
    pub const fn new(even: Even) -> Self {
        Self { even }
    }

    /// What stands for the two middle values.
    pub const fn even(self) -> Even {
        self.even
    }

    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let Some(upper) = sorted.get(middle).copied() else {
            return Estimate::undefined(0);
        };
        let odd = sorted.len() % 2 == 1;
        let lower = if odd {
            upper
        } else {
            sorted.get(middle.wrapping_sub(1)).copied().unwrap_or(upper)
        };
        let value = match self.even {
            Even::Mean => Measure::mean(&[lower, upper]).unwrap_or_else(|| upper.into()),
            Even::Lower => lower.into(),
            Even::Higher => upper.into(),
        };
        Estimate::of(value, count(sorted.len()))
    }
}
