//! What the newest n works all reach.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// The value that the newest n works all reach: the least of them, `min(xₙ₋ₖ₊₁ … xₙ)`.
///
/// It is at least a level exactly when the last n works in a row are at or above that level.
///
/// - **Source**: "in a row" of mastery learning at large; `num_correct_in_a_row` of Kolibri. It is
///   [`MOfLastN`](super::MOfLastN) with m = n.
/// - **Range**: that of the values. **Undefined**: with fewer than n works.
/// - **Edge cases**: one slip ends a row, and n good works are needed again. With
///   [`Reached::Hold`](super::Reached::Hold) a row that was once complete stands.
/// - **Settings**: `n`, from 1, by default 3. **Rests on**: n works; where it is undefined, the
///   works there are. **Cost**: O(n).
///
/// ```
/// use continua::mastery::InARow;
/// use continua::Score;
///
/// let three = InARow::new(3)?;
/// let estimate = three.estimate(&[1, 3, 4, 3].map(Score::whole));
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// assert_eq!(three.estimate(&[4, 4].map(Score::whole)).value(), None);
/// # Ok::<(), continua::mastery::SettingError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct InARow {
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

impl InARow {
    /// What the newest n works all reach.
    ///
    /// # Errors
    /// [`SettingError`] if n is 0.
    pub fn new(n: u32) -> Result<Self, SettingError> {
        if n == 0 {
            return Err(SettingError::NoWorks);
        }
        Ok(Self { n })
    }

    /// How many works in a row must reach the value.
    pub const fn n(self) -> u32 {
        self.n
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let works = count(oldest_first.len());
        let row = usize::try_from(self.n).unwrap_or(usize::MAX);
        let least = oldest_first.iter().rev().take(row).min();
        match least {
            Some(least) if works >= self.n => Estimate::of(Measure::from(*least), self.n),
            _ => Estimate::undefined(works),
        }
    }
}

impl Default for InARow {
    fn default() -> Self {
        Self { n: default_n() }
    }
}

impl From<InARow> for Form {
    fn from(from: InARow) -> Self {
        Self { n: from.n }
    }
}

impl TryFrom<Form> for InARow {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.n)
    }
}
