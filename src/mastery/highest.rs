//! The greatest value.

use super::Measure;
use super::estimate::Estimate;
use crate::score::Score;

/// The greatest value: `max xᵢ`.
///
/// - **Source**: common to most grade books ("highest").
/// - **Range**: that of the values. **Undefined**: without a work.
/// - **Edge cases**: one lucky work decides for ever; ask for several works where that matters.
/// - **Settings**: none. **Rests on**: one work. **Cost**: O(n).
///
/// ```
/// use continua::mastery::Highest;
/// use continua::Score;
///
/// let estimate = Highest.estimate(&[Score::whole(4), Score::whole(2)]);
/// assert_eq!(estimate.value(), Some(Score::whole(4).into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Highest;

impl Highest {
    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        values.iter().max().map_or(Estimate::undefined(0), |best| {
            Estimate::of(Measure::from(*best), 1)
        })
    }
}
