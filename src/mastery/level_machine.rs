//! A standing that moves by steps.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// A standing that each work moves towards its own value, by at most one step:
/// `lᵢ` is what lies nearest to `xᵢ` between `lᵢ₋₁ − down` and `lᵢ₋₁ + up`.
///
/// - **Source**: the mastery levels of Khan Academy, which a right answer moves one up and a wrong
///   one moves one down, for values on any scale. Khan's own table, with exercises, is
///   [`preset::khan`](super::preset::khan).
/// - **Range**: between the least and the greatest of the start and the values.
///   **Undefined**: without a work.
/// - **Edge cases**: without a `start` the first work sets the standing, whatever its value. A step
///   `down` of 0 makes a standing that never falls.
/// - **Settings**: `up`, above 0, and `down`, 0 or above, both 1 by default; `start`, by default
///   none. On a scale whose levels are 1 apart a step of 1 is one level.
/// - **Rests on**: all works. **Cost**: O(n).
///
/// ```
/// use continua::mastery::LevelMachine;
/// use continua::Score;
///
/// let machine = LevelMachine::default().starting_at(Score::whole(1));
/// let value = |works: &[i32]| {
///     let works: Vec<Score> = works.iter().copied().map(Score::whole).collect();
///     machine.estimate(&works).value().unwrap().to_string()
/// };
/// assert_eq!(value(&[4]), "2");
/// assert_eq!(value(&[4, 4, 4]), "4");
/// assert_eq!(value(&[4, 4, 4, 1]), "3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct LevelMachine {
    up: Score,
    down: Score,
    start: Option<Score>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default = "one")]
    up: Score,
    #[serde(default = "one")]
    down: Score,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<Score>,
}

const fn one() -> Score {
    Score::ONE
}

impl LevelMachine {
    /// A standing that a work moves up or down by at most so much.
    ///
    /// # Errors
    /// [`SettingError`] if the step up is not above 0 or the step down is below 0.
    pub fn new(up: Score, down: Score) -> Result<Self, SettingError> {
        if up <= Score::ZERO {
            return Err(SettingError::Step(up));
        }
        if down < Score::ZERO {
            return Err(SettingError::Step(down));
        }
        Ok(Self {
            up,
            down,
            start: None,
        })
    }

    /// The same, standing here before the first work.
    #[must_use]
    pub const fn starting_at(self, start: Score) -> Self {
        Self {
            start: Some(start),
            ..self
        }
    }

    /// By how much a work can move the standing up.
    pub const fn up(self) -> Score {
        self.up
    }

    /// By how much a work can move the standing down.
    pub const fn down(self) -> Score {
        self.down
    }

    /// Where the standing is before the first work, if the first work does not set it.
    pub const fn start(self) -> Option<Score> {
        self.start
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let Some(first) = oldest_first.first() else {
            return Estimate::undefined(0);
        };
        let start = self.start.unwrap_or(*first);
        let stands = oldest_first
            .iter()
            .fold(start, |stands, value| self.moved(stands, *value));
        Estimate::of(Measure::from(stands), count(oldest_first.len()))
    }

    fn moved(self, stands: Score, value: Score) -> Score {
        let now = stands.millionths();
        let lowest = now.saturating_sub(self.down.millionths());
        let highest = now.saturating_add(self.up.millionths());
        Score::from_millionths(value.millionths().max(lowest).min(highest))
    }
}

impl Default for LevelMachine {
    fn default() -> Self {
        Self {
            up: one(),
            down: one(),
            start: None,
        }
    }
}

impl From<LevelMachine> for Form {
    fn from(from: LevelMachine) -> Self {
        Self {
            up: from.up,
            down: from.down,
            start: from.start,
        }
    }
}

impl TryFrom<Form> for LevelMachine {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        let plain = Self::new(form.up, form.down)?;
        Ok(form.start.map_or(plain, |start| plain.starting_at(start)))
    }
}
