//! The most frequent value.

use serde::{Deserialize, Serialize};

use super::Measure;
use super::estimate::{Estimate, count};
use crate::score::Score;

/// The most frequent value: the v for which the most works have `xᵢ = v`, exactly.
///
/// - **Source**: common; ties as Mastery Connect ([`Ties::Higher`]) and Educate
///   ([`Ties::Newer`]) have them.
/// - **Range**: that of the values. **Undefined**: without a work.
/// - **Edge cases**: where no value comes twice, all tie. A better value of one work may lower the
///   mode, for it may break up the most frequent group.
/// - **Settings**: `ties`, by default [`Ties::Newer`]. **Rests on**: the works that have the most
///   frequent value. **Cost**: O(n log n), with a copy of the values.
///
/// ```
/// use continua::mastery::{Mode, Ties};
/// use continua::Score;
///
/// let values = [4, 4, 1, 2, 2].map(Score::whole);
/// let mode = |ties| Mode::new(ties).estimate(&values).value().unwrap().to_string();
/// assert_eq!(mode(Ties::Newer), "2");
/// assert_eq!(mode(Ties::Higher), "4");
/// assert_eq!(mode(Ties::Lower), "2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    #[serde(default)]
    ties: Ties,
}

/// Which of several equally frequent values stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ties {
    /// The one shown most recently; the default.
    #[default]
    Newer,
    /// The highest one.
    Higher,
    /// The lowest one.
    Lower,
}

impl Mode {
    /// A mode with this answer for ties.
    pub const fn new(ties: Ties) -> Self {
        Self { ties }
    }

    /// Which of several equally frequent values stands.
    pub const fn ties(self) -> Ties {
        self.ties
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let mut sorted: Vec<(Score, usize)> = oldest_first
            .iter()
            .copied()
            .enumerate()
            .map(|(at, value)| (value, at))
            .collect();
        sorted.sort_unstable();
        let best = sorted
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|group| group.last().map(|last| (group.len(), *last)))
            // Among equals `max_by_key` keeps the last group, which is the highest value.
            .max_by_key(|(size, (value, newest))| match self.ties {
                Ties::Newer => (*size, i128::try_from(*newest).unwrap_or(i128::MAX)),
                Ties::Higher => (*size, i128::from(value.millionths())),
                Ties::Lower => (*size, -i128::from(value.millionths())),
            });
        best.map_or(Estimate::undefined(0), |(size, (value, _))| {
            Estimate::of(Measure::from(value), count(size))
        })
    }
}
