//! Which rows a condition counts, and why it passes over the others.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::advancement::Filter;
use crate::advancement::shown::{Numbered, Shown};
use crate::framework::CognitiveDemand;
use crate::id::RungId;
use crate::moment::{Moment, TimeZone};

/// Why a row was not counted by a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Skip {
    /// It was for a purpose that does not count.
    Purpose,
    /// It was done with help that does not count.
    Support,
    /// It is the common result of a group.
    Group,
    /// It was shown by other means than those that count.
    Modality,
    /// It was judged in a role that does not count.
    Role,
    /// It was another task than those that count.
    Task,
    /// Its task was set at another performance level than those that count.
    Rung,
    /// It is not known at which performance level its task was set.
    NoRung,
    /// It was not demanding enough, or its demand is not known.
    Demand,
    /// It is too old.
    Old,
    /// It was judged in levels, or in points without cut scores, that the scale does not have.
    OtherScale,
    /// Another judgement speaks for the work.
    OtherJudgement,
    /// Another attempt at the task counts.
    OtherAttempt,
    /// The judgement was withdrawn.
    Retracted,
    /// The judgement was corrected, or a moderated one has taken its place.
    Superseded,
    /// The work was performed after the moment of the question.
    PerformedLater,
    /// Because of its support the result belongs to another target.
    OtherTarget,
    /// The judgement does not speak of the target.
    NotJudged,
}

/// A filter made ready for the numbers of some rows.
pub(super) struct Prepared {
    purposes: u8,
    supports: u8,
    group_work: bool,
    modalities: Option<Vec<u32>>,
    roles: Option<Vec<u32>>,
    tasks: Option<Vec<u32>>,
    rungs: Option<Vec<RungId>>,
    without_rung: bool,
    demand: Option<CognitiveDemand>,
    since: Option<Timestamp>,
    /// Whether it asks for more than purpose, support and works of one's own.
    asks_more: bool,
}

impl Prepared {
    /// `today` is the day of the question, where it has one.
    pub(super) fn new(
        filter: &Filter,
        names: &impl Numbered,
        zone: &TimeZone,
        today: Option<Date>,
    ) -> Self {
        let mut prepared = Self {
            purposes: filter
                .purposes
                .iter()
                .fold(0, |mask, it| mask | 1 << (*it as u8)),
            supports: filter
                .supports
                .iter()
                .fold(0, |mask, it| mask | 1 << (*it as u8)),
            group_work: filter.group_work,
            modalities: keys(filter.modalities.as_ref(), |it| names.modality(it)),
            roles: keys(filter.roles.as_ref(), |it| names.role(it)),
            tasks: keys(filter.tasks.as_ref(), |it| names.task(it)),
            rungs: filter.rungs.clone(),
            without_rung: filter.without_rung,
            demand: filter.demand,
            since: filter.fresh_days.and_then(|days| {
                let day = today?
                    .checked_sub(jiff::Span::new().days(i64::from(days)))
                    .ok();
                // A span past the beginning of time leaves nothing out.
                Some(day.map_or(Timestamp::MIN, |day| Moment::Day(day).earliest(zone)))
            }),
            asks_more: false,
        };
        let lists = [&prepared.modalities, &prepared.roles, &prepared.tasks];
        prepared.asks_more = lists.into_iter().any(Option::is_some)
            || prepared.rungs.is_some()
            || prepared.demand.is_some()
            || prepared.since.is_some();
        prepared
    }

    #[inline]
    pub(super) fn skips<R: Shown>(&self, row: R) -> Option<Skip> {
        if self.purposes & 1 << (row.purpose() as u8) == 0 {
            return Some(Skip::Purpose);
        }
        if self.supports & 1 << (row.support_kind() as u8) == 0 {
            return Some(Skip::Support);
        }
        if row.is_shared() && !self.group_work {
            return Some(Skip::Group);
        }
        if !self.asks_more {
            return None;
        }
        self.skips_of_more(row)
    }

    fn skips_of_more<R: Shown>(&self, row: R) -> Option<Skip> {
        let outside = |list: &Option<Vec<u32>>, key: Option<u32>| {
            list.as_ref()
                .is_some_and(|list| key.is_none_or(|key| !list.contains(&key)))
        };
        if outside(&self.roles, Some(row.role_key())) {
            return Some(Skip::Role);
        }
        if outside(&self.modalities, row.modality_key()) {
            return Some(Skip::Modality);
        }
        if outside(&self.tasks, Some(row.task_key())) {
            return Some(Skip::Task);
        }
        if let Some(rungs) = &self.rungs {
            match row.rung() {
                None if !self.without_rung => return Some(Skip::NoRung),
                Some(rung) if !rungs.contains(rung) => return Some(Skip::Rung),
                _ => {}
            }
        }
        if self.since.is_some_and(|since| row.performed_at() < since) {
            return Some(Skip::Old);
        }
        let least = self.demand?;
        let enough = row.demand().and_then(|demand| demand.at_least(least));
        (enough != Some(true)).then_some(Skip::Demand)
    }
}

/// The log's numbers for some names; those that the log does not know are in no row.
fn keys<T>(names: Option<&Vec<T>>, key: impl Fn(&T) -> Option<u32>) -> Option<Vec<u32>> {
    names.map(|names| names.iter().filter_map(key).collect())
}
