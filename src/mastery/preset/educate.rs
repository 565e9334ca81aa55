//! Educate of CBK12: a documented method, from its help pages.
//!
//! # Faults of the peer that are not repeated
//! None is known in its formulas. The pages do not say what fewer than three scores give.

use crate::mastery::{MeanOfHighest, Mode, PowerLaw, Ties};

/// The most frequent level; of several the one of the most recent due date, so order by
/// [`OrderKey::Due`](crate::mastery::OrderKey::Due).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::educate::mode;
///
/// let estimate = mode().estimate(&[1, 2, 3, 3, 4].map(Score::whole));
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// ```
pub const fn mode() -> Mode {
    Mode::new(Ties::Newer)
}

/// The average of the three highest scores; it is undefined with fewer.
pub fn average_of_highest() -> MeanOfHighest {
    MeanOfHighest::default()
}

/// The power law, from three scores.
pub fn power_law() -> PowerLaw {
    PowerLaw::default()
}
