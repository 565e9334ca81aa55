//! `TeacherEase`: a documented method, from its help pages.
//!
//! # Faults of the peer that are not repeated
//! None is known in its formulas.

use crate::mastery::{Estimate, Median};
use crate::score::Score;

/// The median of the n most recent scores, or of those there are; of an even number the mean of the
/// middle two. Undefined without a score, and with an n of 0. O(n log n).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::teacher_ease::median_of_recent;
///
/// let estimate = median_of_recent(3, &[1, 1, 2, 4, 3].map(Score::whole));
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// assert_eq!(estimate.rests_on(), 3);
/// ```
pub fn median_of_recent(n: u32, oldest_first: &[Score]) -> Estimate {
    let window = usize::try_from(n).unwrap_or(usize::MAX);
    let start = oldest_first.len().saturating_sub(window);
    Median::default().estimate(oldest_first.get(start..).unwrap_or_default())
}
