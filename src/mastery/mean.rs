//! The arithmetic mean.

use super::Measure;
use super::estimate::{Estimate, count};
use crate::score::Score;

/// The arithmetic mean: `Σ xᵢ / n`, kept as a sum over a count.
///
/// - **Source**: common to most grade books ("average").
/// - **Range**: between the least and the greatest value. **Undefined**: without a work.
/// - **Edge cases**: early attempts weigh as much as late ones, so that a learner who began low is
///   held back by it.
/// - **Settings**: none. **Rests on**: all works. **Cost**: O(n).
///
/// ```
/// use continua::mastery::Mean;
/// use continua::Score;
///
/// let estimate = Mean.estimate(&[Score::whole(1), Score::whole(4)]);
/// assert_eq!(estimate.value().unwrap().to_string(), "2.5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mean;

impl Mean {
    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        let rests_on = count(values.len());
        Measure::mean(values).map_or(Estimate::undefined(0), |mean| Estimate::of(mean, rests_on))
    }
}
