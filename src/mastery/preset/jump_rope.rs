//! `JumpRope`: a documented method, as a school describes it.
//!
//! # Faults of the peer that are not repeated
//! - At that school missing work counts as 0. Here missing work is an absence, and only a policy that
//!   says so makes a score of it.

use crate::mastery::Decaying;
use crate::score::Score;

/// "Rolling average 75": the decaying average at 75 percent, in order of due dates.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::jump_rope::rolling_average;
///
/// let estimate = rolling_average().estimate(&[2, 4].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().to_string(), "3.5");
/// ```
pub fn rolling_average() -> Decaying {
    Decaying::new(Score::from_millionths(750_000)).unwrap_or_default()
}
