//! The works of a learner that count for one target under one filter.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Distinct, Filter};
use crate::evidence::{Observed, PassedOver, Row, TargetView};
use crate::framework::Scale;
use crate::mastery::{Attempts, OrderKey, Settings};
use crate::{Score, Zone};

/// A work that counts, with the one value that it shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Showing<'a> {
    /// The row that speaks for the work.
    pub(super) row: Row<'a>,
    pub(super) value: Score,
    at: Timestamp,
}

/// Why a row does not count under a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Uncounted<'a> {
    Evidence(PassedOver<'a>),
    Absent,
    Purpose,
    Support,
    Modality,
    Role,
    Task,
    Demand,
    Stale,
    Group,
    NotOnScale,
    OtherJudgement,
    OtherAttempt,
}

/// What decides which works count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lens<'a> {
    pub(super) scale: &'a Scale,
    pub(super) settings: &'a Settings,
    pub(super) zone: &'a Zone,
    /// The last day that is looked at, from which freshness is counted.
    pub(super) today: Option<Date>,
}

/// The works that count, oldest first.
pub(super) fn showings<'a>(
    target: &TargetView<'a>,
    filter: &Filter,
    lens: Lens<'_>,
) -> Vec<Showing<'a>> {
    gather(target, filter, lens, &mut |_, _| {})
}

/// The works that count, oldest first; `passed` is told of every row in force that does not.
///
/// O(n) for rows that came in order of time and each tell of a work of their own, as most do.
pub(super) fn gather<'a>(
    target: &TargetView<'a>,
    filter: &Filter,
    lens: Lens<'_>,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Vec<Showing<'a>> {
    let mut works: Vec<Showing<'a>> = Vec::with_capacity(target.shown().len());
    let mut apart = true;
    for row in target.shown() {
        if let Some(why) = uncounted(*row, filter, lens) {
            passed(*row, why);
            continue;
        }
        let Some(value) = value(*row, lens.scale) else {
            passed(*row, Uncounted::NotOnScale);
            continue;
        };
        // Rising numbers are different works; else it is not known before they are sorted.
        apart &= works
            .last()
            .is_none_or(|last| last.row.work_key() < row.work_key());
        works.push(Showing {
            row: *row,
            value,
            at: at(*row, lens),
        });
    }
    if !apart {
        works.sort_by_key(|work| work.row.work_key());
        let same =
            |one: &Showing<'_>, other: &Showing<'_>| one.row.work_key() == other.row.work_key();
        let groups = works.chunk_by(same);
        works = groups
            .filter_map(|rows| one_work(rows, lens, passed))
            .collect();
    }
    if !works.is_sorted_by(|one, other| order(one, other, lens).is_le()) {
        works.sort_by(|one, other| order(one, other, lens));
    }
    attempts(works, lens.settings.attempts(), passed)
}

/// When a work stands in the order of time.
fn at(row: Row<'_>, lens: Lens<'_>) -> Timestamp {
    match lens.settings.order() {
        OrderKey::Due => row
            .due()
            .map_or(row.performed_at(), |due| due.earliest(lens.zone)),
        OrderKey::Recorded => row.recorded().earliest(lens.zone),
        _ => row.performed_at(),
    }
}

/// Nothing in the order depends on when a log met a record.
fn order(one: &Showing<'_>, other: &Showing<'_>, lens: Lens<'_>) -> Ordering {
    let recorded = |work: &Showing<'_>| work.row.recorded().earliest(lens.zone);
    one.at
        .cmp(&other.at)
        .then_with(|| recorded(one).cmp(&recorded(other)))
        .then_with(|| one.row.work().attempt().cmp(&other.row.work().attempt()))
        .then_with(|| one.row.judgement().id().cmp(other.row.judgement().id()))
}

/// The one value of a work: one judgement is chosen, and its criteria combined.
fn one_work<'a>(
    rows: &[Showing<'a>],
    lens: Lens<'_>,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Option<Showing<'a>> {
    if let [only] = rows {
        return Some(*only);
    }
    let within = lens.settings.within_work();
    let standing = |row: Row<'a>| match within.judgements() {
        crate::mastery::Judgements::Latest => 0,
        _ => within.roles().standing(row.role()),
    };
    let rank = |row: Row<'a>| {
        (
            row.is_moderated(),
            standing(row),
            row.recorded().earliest(lens.zone),
            row.judgement().id(),
        )
    };
    let speaker = rows.iter().max_by_key(|work| rank(work.row))?;
    let mut values = Vec::with_capacity(rows.len());
    for work in rows {
        if work.row.position() == speaker.row.position() {
            values.push(work.value);
        } else {
            passed(work.row, Uncounted::OtherJudgement);
        }
    }
    let value = within.criteria().combine(&values)?;
    Some(Showing { value, ..*speaker })
}

/// Lets of several attempts at a task stand what the settings say. O(n).
fn attempts<'a>(
    works: Vec<Showing<'a>>,
    attempts: Attempts,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Vec<Showing<'a>> {
    if attempts == Attempts::All {
        return works;
    }
    let mut stands: HashMap<u32, Showing<'a>> = HashMap::new();
    for work in &works {
        match stands.get(&work.row.task_key()) {
            Some(earlier) if attempts == Attempts::Best && earlier.value > work.value => {
                passed(work.row, Uncounted::OtherAttempt);
                continue;
            }
            Some(earlier) => passed(earlier.row, Uncounted::OtherAttempt),
            None => {}
        }
        stands.insert(work.row.task_key(), *work);
    }
    let stands = |work: &Showing<'_>| {
        let stands = stands.get(&work.row.task_key());
        stands.is_some_and(|stands| stands.row.work_key() == work.row.work_key())
    };
    works.into_iter().filter(stands).collect()
}

/// The value of what was seen, in the unit of the scale.
pub(super) fn value(row: Row<'_>, scale: &Scale) -> Option<Score> {
    match row.observed() {
        Observed::Level(level) => scale
            .level(level.as_str())
            .map(crate::framework::Level::value),
        Observed::Points(points) => scale
            .level_of(points.earned(), points.possible())
            .map(crate::framework::Level::value),
        _ => None,
    }
}

fn uncounted<'a>(row: Row<'a>, filter: &Filter, lens: Lens<'_>) -> Option<Uncounted<'a>> {
    let among = |wanted: bool, why| (!wanted).then_some(why);
    among(filter.purposes.contains(&row.purpose()), Uncounted::Purpose)
        .or_else(|| {
            among(
                filter.supports.contains(&row.support_kind()),
                Uncounted::Support,
            )
        })
        .or_else(|| among(filter.group_work || !row.is_shared(), Uncounted::Group))
        .or_else(|| {
            let modalities = filter.modalities.as_ref()?;
            let fits = row
                .modality()
                .is_some_and(|modality| modalities.contains(modality));
            among(fits, Uncounted::Modality)
        })
        .or_else(|| among(filter.roles.as_ref()?.contains(row.role()), Uncounted::Role))
        .or_else(|| among(filter.tasks.as_ref()?.contains(row.task()), Uncounted::Task))
        .or_else(|| {
            let wanted = filter.demand?;
            let fits = row.demand().and_then(|demand| demand.at_least(wanted));
            among(fits == Some(true), Uncounted::Demand)
        })
        .or_else(|| {
            // A policy that asks for freshness is not evaluated without a moment.
            let (days, today) = (filter.fresh_days?, lens.today?);
            let age = days_from(row.performed().day(lens.zone), today);
            among(age <= days, Uncounted::Stale)
        })
}

impl<'a> Showing<'a> {
    /// What makes it differ from others, as a number; nothing where it is not known.
    pub(super) fn key(&self, distinct: Distinct) -> Option<u32> {
        match distinct {
            Distinct::Task => Some(self.row.task_key()),
            Distinct::Assessor => self.row.assessor_key(),
            Distinct::Modality => self.row.modality_key(),
            Distinct::Context => self.row.context_key(),
        }
    }
}

/// How many of the showings differ; those of which it is not known do not count.
pub(super) fn count<'s, 'a: 's>(
    showings: impl Iterator<Item = &'s Showing<'a>>,
    distinct: Option<Distinct>,
) -> u32 {
    let number = match distinct {
        None => showings.count(),
        Some(distinct) => {
            let mut keys: Vec<u32> = showings.filter_map(|work| work.key(distinct)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.len()
        }
    };
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many days lie between the first and the last.
pub(super) fn days_between<'s, 'a: 's>(
    showings: impl Iterator<Item = &'s Showing<'a>>,
    zone: &Zone,
) -> u32 {
    let mut days = showings.map(|showing| showing.row.performed().day(zone));
    let Some(first) = days.next() else {
        return 0;
    };
    let (first, last) = days.fold((first, first), |(first, last), day| {
        (first.min(day), last.max(day))
    });
    days_from(first, last)
}

/// How many days one day lies after another; none if it lies before.
fn days_from(first: Date, last: Date) -> u32 {
    let hours = last.duration_since(first).as_hours();
    u32::try_from(hours / 24).unwrap_or(0)
}
