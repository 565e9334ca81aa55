//! The newest value.

use super::Measure;
use super::estimate::{Estimate, count};
use crate::score::Score;

/// The newest value: `xₙ`.
///
/// - **Source**: common to most grade books ("most recent").
/// - **Range**: that of the values. **Undefined**: without a work.
/// - **Edge cases**: which of two works is newer is the order key and the ties of
///   [`Settings`](super::Settings).
/// - **Settings**: none. **Rests on**: one work. **Cost**: O(1).
///
/// ```
/// use continua::mastery::Latest;
/// use continua::Score;
///
/// let estimate = Latest.estimate(&[Score::whole(4), Score::whole(2)]);
/// assert_eq!(estimate.value(), Some(Score::whole(2).into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Latest;

impl Latest {
    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        oldest_first
            .last()
            .map_or(Estimate::undefined(count(0)), |newest| {
                Estimate::of(Measure::from(*newest), 1)
            })
    }
}
