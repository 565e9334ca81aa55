//! R. Marzano's power law, as grade books have it: a documented method.
//!
//! Grade books differ, and say little, in whether the curve is read at the newest work or at the next,
//! what it may not pass, and from how many works it is used. Those are settings of
//! [`PowerLaw`].
//!
//! # Faults of the peers that are not repeated
//! - Without a cap the curve passes every score that was shown. [`power_law`] is capped at the best.
//! - Of a score of 0 there is no logarithm; some put a small number in its place, which decides the
//!   whole curve. Here the curve is undefined.

use crate::mastery::PowerLaw;

/// The curve at the newest work, capped at the best score, from three works.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::marzano::power_law;
///
/// let estimate = power_law().estimate(&[4, 3, 2, 1].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().to_string(), "1.28");
/// ```
pub fn power_law() -> PowerLaw {
    PowerLaw::default()
}
