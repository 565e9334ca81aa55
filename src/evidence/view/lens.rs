//! What an answer looks through: the bounds in time, and the zone of civil days.

use jiff::Timestamp;

use super::super::log::{Cell, LearnerRows, Stamp};
use crate::moment::{AsOf, Moment, TimeZone};

const DAY: i64 = 86_400;

/// The bounds of an answer, ready to be compared with stamps.
#[derive(Debug, Clone)]
pub(super) struct Lens {
    pub(super) as_of: AsOf,
    pub(super) zone: TimeZone,
    known: Option<Bound>,
    performed: Option<Bound>,
    days: DayTable,
}

/// An inclusive upper bound: for instants, and for days (as the start of the day in UTC).
///
/// The start of a civil day is at or before an instant exactly if the day is at or before the
/// civil day of the instant. So days are compared as days, whatever the zone.
#[derive(Debug, Clone, Copy)]
struct Bound {
    instant: Timestamp,
    day: Timestamp,
}

impl Bound {
    fn new(moment: Moment, zone: &TimeZone) -> Self {
        Self {
            instant: moment.latest(zone),
            day: Moment::Day(moment.day(zone)).earliest(&TimeZone::UTC),
        }
    }

    fn admits(&self, stamp: Stamp) -> bool {
        let bound = if stamp.is_day { self.day } else { self.instant };
        stamp.at <= bound
    }
}

/// When the days of a learner's works begin.
#[derive(Debug, Clone)]
enum DayTable {
    /// At the stamp itself.
    Utc,
    /// Looked up by the distance in days from the first.
    Table {
        first: Timestamp,
        starts: Vec<Timestamp>,
    },
    /// Computed each time, where there are fewer works than days.
    Direct,
}

impl DayTable {
    fn new(zone: &TimeZone, rows: Option<&LearnerRows>) -> Self {
        if *zone == TimeZone::UTC {
            return Self::Utc;
        }
        let Some(days) = rows.and_then(|rows| rows.days) else {
            return Self::Direct;
        };
        let span = (days.last.as_second() - days.first.as_second()) / DAY;
        if span >= i64::from(days.count) {
            return Self::Direct;
        }
        let starts = (0..=span).map(|day| {
            let at = days.first.as_second().saturating_add(day * DAY);
            // Every day of the span lies between two that were made from days.
            Timestamp::from_second(at).map_or(days.first, |at| {
                Moment::Day(Moment::Instant(at).day(&TimeZone::UTC)).earliest(zone)
            })
        });
        Self::Table {
            first: days.first,
            starts: starts.collect(),
        }
    }

    fn start(&self, day: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Utc => Some(day),
            Self::Table { first, starts } => {
                let at = (day.as_second() - first.as_second()) / DAY;
                starts.get(usize::try_from(at).ok()?).copied()
            }
            Self::Direct => None,
        }
    }
}

impl Lens {
    pub(super) fn new(as_of: &AsOf, zone: &TimeZone, rows: Option<&LearnerRows>) -> Self {
        let bound = |moment| Bound::new(moment, zone);
        Self {
            as_of: *as_of,
            known: as_of.known().map(bound),
            performed: as_of.performed().map(bound),
            days: DayTable::new(zone, rows),
            zone: zone.clone(),
        }
    }

    /// Whether what was recorded then is known.
    pub(super) fn knows(&self, recorded: impl Into<Stamp>) -> bool {
        self.known.is_none_or(|bound| bound.admits(recorded.into()))
    }

    /// Whether what was performed then is looked at.
    pub(super) fn reaches(&self, performed: impl Into<Stamp>) -> bool {
        (self.performed).is_none_or(|bound| bound.admits(performed.into()))
    }

    /// The first instant at which the work of a cell may have been performed.
    pub(super) fn performed_at(&self, cell: &Cell) -> Timestamp {
        if !cell.performed.is_day {
            return cell.performed.at;
        }
        self.days
            .start(cell.performed.at)
            .unwrap_or_else(|| cell.judgement.work().performed().earliest(&self.zone))
    }

    /// The first instant at which a judgement may have been recorded, as far as it orders cells.
    pub(super) fn recorded_before(&self, one: &Cell, other: &Cell) -> std::cmp::Ordering {
        if one.recorded.is_day == other.recorded.is_day {
            return one.recorded.at.cmp(&other.recorded.at);
        }
        let at = |cell: &Cell| cell.judgement.recorded().earliest(&self.zone);
        at(one).cmp(&at(other))
    }
}
