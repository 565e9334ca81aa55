//! When something happened: an instant, or a civil day where no more is known.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::{self, Offset};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An instant, or a civil day.
///
/// A grade book often knows only the day. A day has no place on the time line before somebody
/// says where it was: a policy names the [`TimeZone`].
///
/// As text it is RFC 3339 (`2026-03-02T09:30:00Z`) or a date (`2026-03-02`).
///
/// ```
/// use continua::{Moment, TimeZone};
///
/// let day: Moment = "2026-03-02".parse()?;
/// let noon: Moment = "2026-03-02T12:00:00Z".parse()?;
/// assert!(day.earliest(&TimeZone::UTC) < noon.earliest(&TimeZone::UTC));
/// assert!(day.latest(&TimeZone::UTC) > noon.latest(&TimeZone::UTC));
/// # Ok::<(), continua::MomentError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    /// A civil day whose zone is not known.
    Day(Date),
    /// An instant.
    Instant(Timestamp),
}

/// A text is no moment or zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MomentError {
    /// Neither an instant with its offset nor a date.
    #[error("not a date such as `2026-03-02` or a time such as `2026-03-02T09:30:00Z`")]
    NotAMoment,
    /// A time of day without an offset, which fits no instant.
    #[error("a time without its offset, such as `Z` or `-06:00`")]
    NoOffset,
    /// Not a zone.
    #[error("not a zone such as `UTC`, `-06:00` or `CST6CDT,M3.2.0,M11.1.0`")]
    NotAZone,
}

impl Moment {
    /// The first instant that it may mean in this zone.
    pub fn earliest(&self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Instant(at) => *at,
            Self::Day(day) => zone.start_of(*day),
        }
    }

    /// The last instant that it may mean in this zone.
    pub fn latest(&self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Instant(at) => *at,
            Self::Day(day) => day.tomorrow().map_or(Timestamp::MAX, |next| {
                zone.start_of(next)
                    .checked_sub(SignedDuration::from_nanos(1))
                    .unwrap_or(Timestamp::MIN)
            }),
        }
    }

    /// The civil day in this zone.
    pub fn day(&self, zone: &TimeZone) -> Date {
        match self {
            Self::Day(day) => *day,
            Self::Instant(at) => zone.0.to_datetime(*at).date(),
        }
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        let is_date = text.len() == 10 && text.is_ascii();
        if is_date {
            return text
                .parse()
                .map(Self::Day)
                .map_err(|_| MomentError::NotAMoment);
        }
        if let Ok(at) = text.parse::<Timestamp>() {
            return Ok(Self::Instant(at));
        }
        let no_offset = text.contains(['T', 't']) && text.parse::<jiff::civil::DateTime>().is_ok();
        Err(if no_offset {
            MomentError::NoOffset
        } else {
            MomentError::NotAMoment
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(at) => write!(f, "{at}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self::Instant(at)
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// Where civil days lie: UTC, a fixed offset, or the rules of a POSIX `TZ` text.
///
/// There is no time zone database in the library, so names such as `America/Chicago` are not
/// known; `CST6CDT,M3.2.0,M11.1.0` says the same.
///
/// ```
/// use continua::TimeZone;
///
/// assert_eq!(TimeZone::default(), TimeZone::UTC);
/// assert!("CST6CDT,M3.2.0,M11.1.0".parse::<TimeZone>().is_ok());
/// assert!("America/Chicago".parse::<TimeZone>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZone(tz::TimeZone);

impl TimeZone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(tz::TimeZone::UTC);

    fn start_of(&self, day: Date) -> Timestamp {
        self.0
            .to_timestamp(day.to_datetime(jiff::civil::Time::midnight()))
            .unwrap_or(if day.year() < 0 {
                Timestamp::MIN
            } else {
                Timestamp::MAX
            })
    }
}

impl Default for TimeZone {
    fn default() -> Self {
        Self::UTC
    }
}

impl FromStr for TimeZone {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<Self, MomentError> {
        if matches!(text, "UTC" | "Z") {
            return Ok(Self::UTC);
        }
        if text.starts_with(['+', '-']) {
            return offset(text)
                .map(|o| Self(tz::TimeZone::fixed(o)))
                .ok_or(MomentError::NotAZone);
        }
        tz::TimeZone::posix(text)
            .map(Self)
            .map_err(|_| MomentError::NotAZone)
    }
}

/// Reads `+05:30`.
fn offset(text: &str) -> Option<Offset> {
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    if minutes > 59 {
        return None;
    }
    let seconds = i32::from(hours) * 3_600 + i32::from(minutes) * 60;
    let sign = if text.starts_with('-') { -1 } else { 1 };
    Offset::from_seconds(sign * seconds).ok()
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == tz::TimeZone::UTC {
            return f.write_str("UTC");
        }
        if let Ok(offset) = self.0.to_fixed_offset() {
            let seconds = offset.seconds();
            let sign = if seconds < 0 { '-' } else { '+' };
            let minutes = seconds.unsigned_abs() / 60;
            return write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        }
        f.write_str(&posix_text(&self.0).unwrap_or_default())
    }
}

/// The POSIX text of a zone, as `jiff` prints it.
fn posix_text(zone: &tz::TimeZone) -> Option<String> {
    let text = jiff::fmt::temporal::DateTimePrinter::new();
    let mut out = String::new();
    text.print_time_zone(zone, &mut out).ok()?;
    Some(out)
}

/// Up to when an answer looks: what was *known* by then, and what was *performed* by then.
///
/// The two differ for evidence that was recorded late. Both bounds are inclusive, and a day
/// includes all of itself.
///
/// ```
/// use continua::AsOf;
///
/// let june = AsOf::at("2026-06-30".parse().unwrap());
/// assert_eq!(june.known(), june.performed());
/// assert_eq!(AsOf::everything(), AsOf::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct AsOf {
    known: Option<Moment>,
    performed: Option<Moment>,
}

impl AsOf {
    /// All that the log holds.
    pub const fn everything() -> Self {
        Self {
            known: None,
            performed: None,
        }
    }

    /// What was known and performed by this moment.
    pub const fn at(moment: Moment) -> Self {
        Self {
            known: Some(moment),
            performed: Some(moment),
        }
    }

    /// What was recorded by this moment, whenever it was performed.
    #[must_use]
    pub const fn known_by(self, moment: Moment) -> Self {
        Self {
            known: Some(moment),
            ..self
        }
    }

    /// What was performed by this moment, whenever it was recorded.
    #[must_use]
    pub const fn performed_by(self, moment: Moment) -> Self {
        Self {
            performed: Some(moment),
            ..self
        }
    }

    /// The bound on what was recorded.
    pub const fn known(&self) -> Option<Moment> {
        self.known
    }

    /// The bound on what was performed.
    pub const fn performed(&self) -> Option<Moment> {
        self.performed
    }
}

macro_rules! serde_as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

serde_as_text!(Moment);
serde_as_text!(TimeZone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_spans_its_zone() {
        let chicago: TimeZone = "CST6CDT,M3.2.0,M11.1.0".parse().unwrap();
        let day: Moment = "2026-03-08".parse().unwrap();
        assert_eq!(day.earliest(&chicago).to_string(), "2026-03-08T06:00:00Z");
        // The day on which the clocks go forward has 23 hours.
        assert_eq!(
            day.latest(&chicago).to_string(),
            "2026-03-09T04:59:59.999999999Z"
        );
    }

    #[test]
    fn texts_round_trip() {
        for text in ["2026-03-02", "2026-03-02T09:30:00Z"] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        for text in ["UTC", "+05:30", "-06:00", "CST6CDT,M3.2.0,M11.1.0"] {
            assert_eq!(text.parse::<TimeZone>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(
            "2026-03-02T09:30:00".parse::<Moment>(),
            Err(MomentError::NoOffset)
        );
        for text in [
            "",
            "soon",
            "2026-13-02",
            "2026-02-30",
            "02/03/2026",
            "2026-03-02 ",
        ] {
            assert_eq!(
                text.parse::<Moment>(),
                Err(MomentError::NotAMoment),
                "{text}"
            );
        }
        for text in ["", "+5", "+05:99", "-ab:cd", "America/Chicago"] {
            assert_eq!(
                text.parse::<TimeZone>(),
                Err(MomentError::NotAZone),
                "{text}"
            );
        }
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for text in ["-009999-01-01", "9999-12-31"] {
            let day: Moment = Moment::Day(text.parse().unwrap());
            assert!(day.earliest(&TimeZone::UTC) <= day.latest(&TimeZone::UTC));
        }
    }
}
