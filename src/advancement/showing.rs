//! The works of a learner that count for one target under one filter.

use jiff::{SignedDuration, Timestamp};

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
    /// The last instant that is looked at, from which freshness is counted.
    pub(super) now: Option<Timestamp>,
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
pub(super) fn gather<'a>(
    target: &TargetView<'a>,
    filter: &Filter,
    lens: Lens<'_>,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Vec<Showing<'a>> {
    let mut rows: Vec<(Row<'a>, Score)> = Vec::with_capacity(target.shown().len());
    for row in target.shown() {
        match uncounted(*row, filter, lens) {
            Some(why) => passed(*row, why),
            None => match value(*row, lens.scale) {
                Some(value) => rows.push((*row, value)),
                None => passed(*row, Uncounted::NotOnScale),
            },
        }
    }
    // Stable, so that rows of one work keep their order of time.
    rows.sort_by_key(|(row, _)| row.work_key());
    let mut works = Vec::with_capacity(rows.len());
    for group in rows.chunk_by(|(a, _), (b, _)| a.work_key() == b.work_key()) {
        works.extend(one_work(group, lens, passed));
    }
    let order = |s: &Showing<'a>| (s.at, s.row.recorded().earliest(lens.zone), s.row.position());
    works.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| order(a).cmp(&order(b))));
    attempts(works, lens.settings.attempts(), passed)
}

/// The one value of a work: one judgement is chosen, and its criteria combined.
fn one_work<'a>(
    rows: &[(Row<'a>, Score)],
    lens: Lens<'_>,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Option<Showing<'a>> {
    let at = |row: Row<'a>| match lens.settings.order() {
        OrderKey::Due => row
            .due()
            .map_or(row.performed_at(), |due| due.earliest(lens.zone)),
        OrderKey::Recorded => row.recorded().earliest(lens.zone),
        _ => row.performed_at(),
    };
    if let [(row, value)] = rows {
        return Some(Showing {
            row: *row,
            value: *value,
            at: at(*row),
        });
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
            row.position(),
        )
    };
    let (speaker, _) = rows.iter().max_by_key(|(row, _)| rank(*row))?;
    let mut values = Vec::with_capacity(rows.len());
    for (row, value) in rows {
        if row.position() == speaker.position() {
            values.push(*value);
        } else {
            passed(*row, Uncounted::OtherJudgement);
        }
    }
    let value = within.criteria().combine(&values)?;
    Some(Showing {
        row: *speaker,
        value,
        at: at(*speaker),
    })
}

/// Lets of several attempts at a task stand what the settings say.
fn attempts<'a>(
    works: Vec<Showing<'a>>,
    attempts: Attempts,
    passed: &mut dyn FnMut(Row<'a>, Uncounted<'a>),
) -> Vec<Showing<'a>> {
    if attempts == Attempts::All {
        return works;
    }
    let mut stands: Vec<Showing<'a>> = Vec::with_capacity(works.len());
    for work in works {
        let same = stands
            .iter()
            .position(|other| other.row.task_key() == work.row.task_key());
        match same.and_then(|at| stands.get(at).map(|other| (at, *other))) {
            None => stands.push(work),
            Some((_, earlier)) if attempts == Attempts::Best && earlier.value > work.value => {
                passed(work.row, Uncounted::OtherAttempt);
            }
            Some((at, earlier)) => {
                passed(earlier.row, Uncounted::OtherAttempt);
                stands.remove(at);
                stands.push(work);
            }
        }
    }
    stands
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
            let age = SignedDuration::from_hours(24 * i64::from(filter.fresh_days?));
            let oldest = lens.now?.checked_sub(age).ok()?;
            among(row.performed_at() >= oldest, Uncounted::Stale)
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

/// How many of the showings differ; those of which it is not known count as one.
pub(super) fn count<'a, 's>(
    showings: impl Iterator<Item = &'s Showing<'a>>,
    distinct: Option<Distinct>,
) -> u32
where
    'a: 's,
{
    let number = match distinct {
        None => showings.count(),
        Some(distinct) => {
            let mut keys: Vec<Option<u32>> =
                showings.map(|showing| showing.key(distinct)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.len()
        }
    };
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many days lie between the first and the last.
pub(super) fn days_between<'a, 's>(
    showings: impl Iterator<Item = &'s Showing<'a>>,
    zone: &Zone,
) -> u32
where
    'a: 's,
{
    let days = showings.map(|showing| showing.row.performed().day(zone));
    let (first, last) = days.fold((None, None), |(first, last), day| {
        (
            Some(first.map_or(day, |f: jiff::civil::Date| f.min(day))),
            Some(last.map_or(day, |l: jiff::civil::Date| l.max(day))),
        )
    });
    let (Some(first), Some(last)) = (first, last) else {
        return 0;
    };
    first
        .until(last)
        .map_or(0, |span| u32::try_from(span.get_days()).unwrap_or(0))
}
