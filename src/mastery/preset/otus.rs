//! Otus: a documented method, from its help pages.
//!
//! Results stand in order of when they were due, else submitted, else graded; a policy says the
//! first by [`OrderKey::Due`](crate::mastery::OrderKey::Due).
//!
//! # Faults of the peer that are not repeated
//! - What is shown is rounded down, so that learners see less than they have. Rounding down is for
//!   [`shown`] alone here; rules compare the value itself.

use crate::mastery::{Decaying, Measure};
use crate::score::Score;

/// The decaying average at 65 percent.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::otus::{decaying_average, shown};
///
/// let estimate = decaying_average().estimate(&[2, 3, 4].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().rounded().to_string(), "3.5275");
/// assert_eq!(shown(estimate.value().unwrap()).to_string(), "3.5");
/// ```
pub fn decaying_average() -> Decaying {
    Decaying::default()
}

/// A value as its pages show it: down to one digit after the point.
pub fn shown(value: Measure) -> Score {
    let tenth = 100_000;
    Score::from_millionths(value.rounded().millionths().div_euclid(tenth) * tenth)
}
