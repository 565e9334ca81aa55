//! What m of the newest n reach.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// The value that m of the newest n works reach: `x₍ₘ₎`, the m-th greatest of the newest n.
///
/// It is at least a level exactly when m of the newest n works are at or above that level.
///
/// - **Source**: "m of n" of Kolibri and of mastery learning at large; with m = n it is "in a row".
/// - **Range**: that of the values. **Undefined**: with fewer than m works, or, where a cut is
///   set, if fewer than m of the newest n reach it.
/// - **Edge cases**: fewer than n works are enough if m of them reach the level.
/// - **Settings**: `m` and `n`, 1 ≤ m ≤ n, always said; `at_least`, a cut, by default none: the
///   level that the rule asks for is the cut.
/// - **Rests on**: the works among the newest n that reach the value (or, where it is undefined,
///   the cut). **Cost**: O(n log n), with a copy of the newest n values.
///
/// ```
/// use continua::mastery::MOfLastN;
/// use continua::Score;
///
/// let two_of_three = MOfLastN::new(2, 3)?;
/// let estimate = two_of_three.estimate(&[1, 1, 4, 2, 3].map(Score::whole));
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// assert!(MOfLastN::new(4, 3).is_err());
/// # Ok::<(), continua::mastery::SettingError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct MOfLastN {
    m: u32,
    n: u32,
    at_least: Option<Score>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    m: u32,
    n: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<Score>,
}

impl MOfLastN {
    /// What m of the newest n works reach.
    ///
    /// # Errors
    /// [`SettingError`] unless 1 ≤ m ≤ n.
    pub fn new(m: u32, n: u32) -> Result<Self, SettingError> {
        if m == 0 {
            return Err(SettingError::NoWorks);
        }
        if m > n {
            return Err(SettingError::Window { m, n });
        }
        Ok(Self {
            m,
            n,
            at_least: None,
        })
    }

    /// The same, but undefined where the value is below a cut.
    #[must_use]
    pub const fn with_at_least(self, cut: Score) -> Self {
        Self {
            at_least: Some(cut),
            ..self
        }
    }

    /// How many of the newest works must reach the value.
    pub const fn m(self) -> u32 {
        self.m
    }

    /// How many of the newest works are looked at.
    pub const fn n(self) -> u32 {
        self.n
    }

    /// The cut, where one is set.
    pub const fn at_least(self) -> Option<Score> {
        self.at_least
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let window = usize::try_from(self.n).unwrap_or(usize::MAX);
        let mut newest: Vec<Score> = oldest_first.iter().rev().take(window).copied().collect();
        newest.sort_unstable_by(|a, b| b.cmp(a));
        let at = usize::try_from(self.m - 1).unwrap_or(usize::MAX);
        let reach = |cut: Score| count(newest.iter().filter(|value| **value >= cut).count());
        match (newest.get(at), self.at_least) {
            (Some(value), Some(cut)) if *value < cut => Estimate::undefined(reach(cut)),
            (Some(value), _) => Estimate::of(Measure::from(*value), reach(*value)),
            (None, Some(cut)) => Estimate::undefined(reach(cut)),
            (None, None) => Estimate::undefined(count(newest.len())),
        }
    }
}

impl From<MOfLastN> for Form {
    fn from(from: MOfLastN) -> Self {
        Self {
            m: from.m,
            n: from.n,
            at_least: from.at_least,
        }
    }
}

impl TryFrom<Form> for MOfLastN {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        let plain = Self::new(form.m, form.n)?;
        Ok(form.at_least.map_or(plain, |cut| plain.with_at_least(cut)))
    }
}
