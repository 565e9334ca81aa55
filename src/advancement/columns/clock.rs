//! When the rows of a column were performed, in small numbers.

use std::ops::RangeInclusive;

use crate::evidence::Moments;
use crate::moment::{Moment, TimeZone};

const DAY: u64 = 86_400;

/// The times of a column as ticks from the first of them on, which are as long as may be: a day
/// where all days are equally long, an hour where the clocks are put forward and back, else a
/// second.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// The second at which the ticks begin.
    first: i64,
    /// How many seconds a tick has.
    tick: u64,
    /// The tick of the last time.
    pub(super) last: u64,
    ticks: Ticks,
}

/// How what stands in the column becomes a tick.
#[derive(Debug, Clone)]
enum Ticks {
    /// By its distance from the first.
    Distance(i64),
    /// The same, and then by this table.
    Table { first: i32, ticks: Vec<u64> },
    /// Computed each time, where there are fewer rows than days.
    Direct(TimeZone),
}

impl Clock {
    pub(super) fn new(performed: Moments<'_>, zone: &TimeZone) -> Self {
        match performed {
            Moments::Seconds(all) => {
                let around = around(all).unwrap_or(0..=0);
                Self::even(*around.start(), *around.end(), 1)
            }
            Moments::Days(all) => {
                let around = around(all).unwrap_or(0..=0);
                let (first, last) = (*around.start(), *around.end());
                if *zone == TimeZone::UTC {
                    Self::even(first.into(), last.into(), DAY)
                } else if last.abs_diff(first) as usize > all.len() {
                    let (first, last) = (start(first, zone), start(last, zone));
                    Self {
                        first,
                        tick: 1,
                        last: last.abs_diff(first),
                        ticks: Ticks::Direct(zone.clone()),
                    }
                } else {
                    Self::table(around, zone)
                }
            }
        }
    }

    /// Of whole units from one to another.
    fn even(first: i64, last: i64, unit: u64) -> Self {
        Self {
            first: first.saturating_mul(unit.cast_signed()),
            tick: unit,
            last: last.abs_diff(first),
            ticks: Ticks::Distance(first),
        }
    }

    /// Of the days of a zone, each with the instant at which it begins.
    fn table(days: RangeInclusive<i32>, zone: &TimeZone) -> Self {
        let (first, second) = (*days.start(), start(*days.start(), zone));
        let mut ticks: Vec<u64> = days.map(|day| start(day, zone).abs_diff(second)).collect();
        let tick = ticks.iter().copied().fold(0, common).max(1);
        for each in &mut ticks {
            *each /= tick;
        }
        Self {
            first: second,
            tick,
            last: ticks.last().copied().unwrap_or_default(),
            ticks: Ticks::Table { first, ticks },
        }
    }

    /// The first second at which something may have been performed, by its tick.
    #[inline]
    pub(super) const fn second(&self, tick: u64) -> i64 {
        self.first.wrapping_add_unsigned(tick * self.tick)
    }

    /// The ticks of some rows.
    pub(super) fn read(&self, performed: Moments<'_>, first: usize, into: &mut [u64]) {
        match performed {
            Moments::Days(all) => {
                let all = all.get(first..).unwrap_or_default();
                for (slot, day) in into.iter_mut().zip(all) {
                    *slot = self.of_day(*day);
                }
            }
            Moments::Seconds(all) => {
                let all = all.get(first..).unwrap_or_default();
                for (slot, second) in into.iter_mut().zip(all) {
                    *slot = second.abs_diff(self.first);
                }
            }
        }
    }

    #[inline]
    fn of_day(&self, day: i32) -> u64 {
        match &self.ticks {
            Ticks::Distance(first) => i64::from(day).abs_diff(*first),
            Ticks::Table { first, ticks } => {
                let tick = ticks.get(day.abs_diff(*first) as usize);
                tick.copied().unwrap_or_default()
            }
            Ticks::Direct(zone) => start(day, zone).abs_diff(self.first),
        }
    }
}

/// The least and the greatest.
fn around<T: Ord + Copy>(all: &[T]) -> Option<RangeInclusive<T>> {
    let first = *all.first()?;
    let ends = |(least, most): (T, T), it: &T| (least.min(*it), most.max(*it));
    let (least, most) = all.iter().fold((first, first), ends);
    Some(least..=most)
}

/// The greatest common divisor, of 0 and a number the number.
const fn common(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

fn start(day: i32, zone: &TimeZone) -> i64 {
    let moment = Moments::Days(&[day]).moment(0);
    moment.map_or(0, |moment: Moment| moment.earliest(zone).as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        name.parse().unwrap()
    }

    #[test]
    fn a_tick_is_as_long_as_may_be_and_tells_its_second() {
        let days: Vec<i32> = (20_000..20_400).rev().collect();
        let few = [20_000, 20_399];
        let seconds = [1_772_443_800, -5, 86_400];
        let berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3");
        let lord_howe = zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
        for (performed, zone, tick) in [
            (Moments::Days(&days), TimeZone::UTC, DAY),
            (Moments::Days(&days), berlin.clone(), 3_600),
            (Moments::Days(&days), lord_howe, 1_800),
            (Moments::Days(&days), zone("+09:00"), DAY),
            (Moments::Days(&few), TimeZone::UTC, DAY),
            (Moments::Days(&few), berlin.clone(), 1),
            (Moments::Seconds(&seconds), berlin, 1),
        ] {
            let clock = Clock::new(performed, &zone);
            assert_eq!(clock.tick, tick, "{zone:?}");
            let mut ticks = vec![0; performed.len()];
            clock.read(performed, 0, &mut ticks);
            assert_eq!(ticks.iter().max(), Some(&clock.last));
            for (row, tick) in ticks.iter().enumerate() {
                let expected = performed.moment(row).unwrap().earliest(&zone);
                assert_eq!(clock.second(*tick), expected.as_second());
            }
        }
    }

    #[test]
    fn without_rows_there_is_nothing_to_tell() {
        let clock = Clock::new(Moments::Days(&[]), &zone("-06:00"));
        assert_eq!(clock.last, 0);
    }
}
