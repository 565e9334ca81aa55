//! Columns of moments.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use crate::moment::Moment;

/// When something happened, one number a row, as it lies in memory.
///
/// The least number (`i32::MIN`, `i64::MIN`) says that a row has no moment, in columns where that
/// may be. Instants finer than a second are for a log.
///
/// ```
/// use continua::evidence::Moments;
///
/// let days = Moments::Days(&[0, 20_514]);
/// assert_eq!(days.moment(1).unwrap().to_string(), "2026-03-02");
/// let seconds = Moments::Seconds(&[1_772_443_800]);
/// assert_eq!(seconds.moment(0).unwrap().to_string(), "2026-03-02T09:30:00Z");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Moments<'a> {
    /// Civil days, counted from 1970-01-01.
    Days(&'a [i32]),
    /// Instants, in seconds from 1970-01-01T00:00:00Z, leap seconds not counted.
    Seconds(&'a [i64]),
}

/// The days of the years -9998 to 9998, so that their instants exist in every zone.
const DAYS: std::ops::RangeInclusive<i32> = -4_371_222..=2_932_531;

const DAY: i64 = 86_400;

impl Moments<'_> {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        match self {
            Self::Days(all) => all.len(),
            Self::Seconds(all) => all.len(),
        }
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The moment of a row; nothing if it has none, or one outside the years -9998 to 9998. O(1).
    pub fn moment(&self, row: usize) -> Option<Moment> {
        match self {
            Self::Days(all) => day(*all.get(row)?).map(Moment::Day),
            Self::Seconds(all) => second(*all.get(row)?).map(Moment::Instant),
        }
    }

    /// Whether a row says that it has none.
    pub(super) fn is_none(&self, row: usize) -> bool {
        match self {
            Self::Days(all) => all.get(row) == Some(&i32::MIN),
            Self::Seconds(all) => all.get(row) == Some(&i64::MIN),
        }
    }

    /// Whether every row has a moment. O(rows), without a branch a row.
    pub(super) fn are_all(&self) -> bool {
        match self {
            Self::Days(all) => {
                let ends = all.iter().fold((0, 0), |(a, b), n| (a.min(*n), b.max(*n)));
                DAYS.contains(&ends.0) && DAYS.contains(&ends.1)
            }
            Self::Seconds(all) => {
                let ends = all.iter().fold((0, 0), |(a, b), n| (a.min(*n), b.max(*n)));
                second(ends.0).is_some() && second(ends.1).is_some()
            }
        }
    }
}

/// The day that lies so many days from 1970-01-01.
fn day(number: i32) -> Option<Date> {
    if !DAYS.contains(&number) {
        return None;
    }
    let first = Date::constant(1970, 1, 1);
    first.checked_add(Span::new().days(number)).ok()
}

fn second(number: i64) -> Option<Timestamp> {
    let days = i32::try_from(number.div_euclid(DAY)).ok()?;
    DAYS.contains(&days)
        .then(|| Timestamp::from_second(number).ok())?
}

impl fmt::Debug for Moments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self {
            Self::Days(_) => "days",
            Self::Seconds(_) => "seconds",
        };
        write!(f, "Moments({} rows, {unit})", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_whole_years() {
        assert_eq!(day(*DAYS.start()).unwrap().to_string(), "-009998-01-01");
        assert_eq!(day(*DAYS.end()).unwrap().to_string(), "9998-12-31");
        assert_eq!(day(DAYS.end() + 1), None);
        assert_eq!(second(i64::MIN), None);
    }
}
