//! Mastery Connect: a documented method, from its help pages.
//!
//! Its decaying average computes a fold and shows two digits. The estimators here are those of the
//! library, exact or rounded once to a millionth.
//!
//! # Faults of the peer that are not repeated
//! None is known in its formulas. The help pages do not say how values are rounded.

use crate::mastery::{Decaying, Mode, SettingError, Ties};
use crate::score::Score;

/// The decaying average at a rate in percent, from 50 to 100; it proposes 65.
///
/// # Errors
/// [`SettingError`] for another rate.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::mastery_connect::decaying_average;
///
/// let estimate = decaying_average(65)?.estimate(&[1, 2, 3, 4].map(Score::whole));
/// assert_eq!(estimate.value().unwrap().to_string(), "3.48");
/// assert!(decaying_average(49).is_err());
/// # Ok::<(), continua::mastery::SettingError>(())
/// ```
pub fn decaying_average(rate_percent: u32) -> Result<Decaying, SettingError> {
    let rate = Score::from_millionths(i64::from(rate_percent) * 10_000);
    if (50..=100).contains(&rate_percent) {
        Decaying::new(rate)
    } else {
        Err(SettingError::Rate(rate))
    }
}

/// The most frequent level; of several the *higher*.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::mastery_connect::mode;
///
/// let estimate = mode().estimate(&[1, 2, 2, 3, 3].map(Score::whole));
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// ```
pub const fn mode() -> Mode {
    Mode::new(Ties::Higher)
}

/// The level of a parent standard: the lowest of its parts, once all of them were assessed; without
/// parts there is none. O(n).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::mastery_connect::parent;
///
/// assert_eq!(parent(&[Some(Score::whole(3)), Some(Score::whole(2))]), Some(Score::whole(2)));
/// assert_eq!(parent(&[Some(Score::whole(3)), None]), None);
/// ```
pub fn parent(parts: &[Option<Score>]) -> Option<Score> {
    let all: Option<Vec<Score>> = parts.iter().copied().collect();
    all?.into_iter().min()
}
