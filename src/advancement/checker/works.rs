//! The works that a condition counts, read from the words of the documentation and from nothing
//! that the evaluator keeps.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::node::{Ask, Leaf};
use super::super::weigh::LeafState;
use super::super::{Distinct, Filter, Skip};
use crate::evidence::{Observed, Row};
use crate::framework::{Level, Scale};
use crate::graph::dense;
use crate::mastery::{Attempts, Judgements, Measure, OrderKey, Reached, Settings};
use crate::moment::{AsOf, Moment, TimeZone};
use crate::score::Score;

/// How works are weighed for one competency.
pub(super) struct Weighing<'a> {
    pub(super) scale: &'a Scale,
    pub(super) settings: &'a Settings,
    pub(super) zone: &'a TimeZone,
    pub(super) as_of: AsOf,
    /// In the order in which the log tells them.
    pub(super) rows: &'a [Row<'a>],
}

/// A work with its one value, and the row that stands for it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) value: Score,
    pub(super) row: Row<'a>,
    at: usize,
}

/// What one condition on works makes of them.
pub(super) struct Weighed<'a> {
    /// What speaks for the condition.
    pub(super) counted: Vec<Row<'a>>,
    pub(super) passed_over: Vec<(Row<'a>, Skip)>,
    pub(super) state: LeafState,
}

impl<'a> Weighing<'a> {
    pub(super) fn weigh(&self, leaf: &Leaf, filter: &Filter) -> Weighed<'a> {
        let (works, passed_over) = self.works(filter);
        let good = works.iter().filter(|work| work.value >= leaf.value);
        let mut state = LeafState {
            works: dense(works.len()),
            good: dense(good.clone().count()),
            spread: true,
            again: true,
            ..LeafState::default()
        };
        let counted = match &leaf.ask {
            Ask::Estimate(by) => {
                let values: Vec<Score> = works.iter().map(|work| work.value).collect();
                let estimate = match self.settings.reached() {
                    Reached::Follow => by.estimate(&values),
                    Reached::Hold => by.best_of_prefixes(&values),
                };
                let value = estimate.value();
                state.value = value.map(|value| self.settings.rounding().apply(value));
                state.toward = estimate.rests_on();
                let reaches =
                    |value: Score| state.value.is_some_and(|it: Measure| it.at_least(value));
                state.met = reaches(leaf.value);
                state.reached = self.highest(|level| reaches(level.value()));
                works.iter().map(|work| work.row).collect()
            }
            Ask::Body { n } => {
                let at = |least: Score| works.iter().filter(move |work| work.value >= least);
                state.toward = state.works;
                state.met = state.works >= *n;
                state.reached = self.highest(|level| dense(at(level.value()).count()) >= *n);
                works.iter().map(|work| work.row).collect()
            }
            Ask::Works {
                n,
                distinct,
                spread,
                again,
            } => {
                let enough = |least: Score| {
                    let good = works.iter().filter(|work| work.value >= least);
                    let good: Vec<Row<'_>> = good
                        .map(|work| work.row)
                        .filter(|row| name(*row, *distinct).is_some())
                        .collect();
                    let names: BTreeSet<&str> = good
                        .iter()
                        .filter_map(|row| name(*row, *distinct))
                        .collect();
                    let wide =
                        spread.is_none_or(|days| self.days_between(&good) >= i64::from(days));
                    (dense(names.len()), wide, good)
                };
                let kept = |good: &[Row<'_>]| {
                    let first = again.and(self.first_day(good, *n, *distinct, spread.unwrap_or(0)));
                    let late = |days: u32| self.shown_after(good, first?, days);
                    (first, again.is_none_or(|days| late(days) == Some(true)))
                };
                let met = |least| {
                    let (toward, wide, good) = enough(least);
                    toward >= *n && wide && kept(&good).1
                };
                let (toward, wide, good) = enough(leaf.value);
                state.toward = toward;
                state.spread = wide;
                (state.first, state.again) = kept(&good);
                state.met = met(leaf.value);
                state.reached = self.highest(|level| met(level.value()));
                good
            }
        };
        Weighed {
            counted,
            passed_over,
            state,
        }
    }

    fn highest(&self, reaches: impl Fn(&Level) -> bool) -> Option<u32> {
        self.scale.levels().iter().rposition(reaches).map(dense)
    }

    /// Whole days from the first performance to the last; none from nothing.
    fn days_between(&self, rows: &[Row<'_>]) -> i64 {
        let first = rows.iter().min_by_key(|row| self.early(row.performed()));
        let last = rows.iter().max_by_key(|row| self.early(row.performed()));
        let (Some(first), Some(last)) = (first, last) else {
            return 0;
        };
        let (first, last) = (
            first.performed().day(self.zone),
            last.performed().day(self.zone),
        );
        first.until(last).map_or(0, |span| span.get_days()).into()
    }

    /// The first day by which so many different works had been shown, the last of them so many
    /// days after the first: each day is tried.
    fn first_day(
        &self,
        good: &[Row<'_>],
        n: u32,
        distinct: Option<Distinct>,
        spread: u32,
    ) -> Option<Date> {
        let day = |row: &Row<'_>| row.performed().day(self.zone);
        let days: BTreeSet<Date> = good.iter().map(day).collect();
        let enough = |last: &Date| {
            let by_then: Vec<Row<'_>> = good
                .iter()
                .filter(|row| day(row) <= *last)
                .copied()
                .collect();
            let names: BTreeSet<&str> = by_then
                .iter()
                .filter_map(|row| name(*row, distinct))
                .collect();
            names.len() >= n as usize && self.days_between(&by_then) >= i64::from(spread)
        };
        days.into_iter().find(enough)
    }

    /// Whether a work was shown so many days after a day, or later.
    fn shown_after(&self, good: &[Row<'_>], first: Date, days: u32) -> Option<bool> {
        let span = jiff::Span::new().days(i64::from(days));
        let earliest = first.checked_add(span).ok()?;
        let late = |row: &Row<'_>| row.performed().day(self.zone) >= earliest;
        Some(good.iter().any(late))
    }

    fn early(&self, moment: Moment) -> Timestamp {
        moment.earliest(self.zone)
    }

    /// The works that count, oldest first, and the rows that do not, with the reason.
    fn works(&self, filter: &Filter) -> (Vec<Shown<'a>>, Vec<(Row<'a>, Skip)>) {
        let mut skipped: Vec<(usize, Skip)> = Vec::new();
        let mut shown = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let value = self.value(*row).ok_or(Skip::OtherScale);
            match self.outside(*row, filter).map_or(value, Err) {
                Ok(value) => shown.push(Shown {
                    value,
                    row: *row,
                    at,
                }),
                Err(why) => skipped.push((at, why)),
            }
        }
        let mut works = self.one_each(&shown, &mut skipped);
        works.sort_by_key(|work| {
            let key = match self.settings.order() {
                OrderKey::Due => work.row.due().unwrap_or_else(|| work.row.performed()),
                OrderKey::Recorded => work.row.recorded(),
                OrderKey::Performed => work.row.performed(),
            };
            let (performed, recorded) = (work.row.performed(), work.row.recorded());
            let attempt = work.row.work().attempt();
            let performed = self.early(performed);
            (
                self.early(key),
                performed,
                self.early(recorded),
                attempt,
                work.at,
            )
        });
        let stands: Vec<bool> = (0..works.len()).map(|at| self.stands(&works, at)).collect();
        let mut kept = Vec::with_capacity(works.len());
        for (work, stands) in works.into_iter().zip(stands) {
            if stands {
                kept.push(work);
            } else {
                skipped.push((work.at, Skip::OtherAttempt));
            }
        }
        skipped.sort_unstable();
        let row = |(at, why): (usize, Skip)| Some((*self.rows.get(at)?, why));
        (kept, skipped.into_iter().filter_map(row).collect())
    }

    /// Why a filter leaves a row out.
    fn outside(&self, row: Row<'_>, filter: &Filter) -> Option<Skip> {
        fn lacks<T: PartialEq>(list: Option<&Vec<T>>, name: Option<&T>) -> bool {
            list.is_some_and(|list| name.is_none_or(|name| !list.contains(name)))
        }
        let fresh = |days: u32| {
            let today = self.as_of.performed().or(self.as_of.known());
            let today = today.map(|moment| moment.day(self.zone))?;
            let span = jiff::Span::new().days(i64::from(days));
            let first = today.checked_sub(span).ok()?;
            Some(self.early(row.performed()) >= self.early(Moment::Day(first)))
        };
        let demand = |least| row.demand().and_then(|demand| demand.at_least(least)) == Some(true);
        let checks = [
            (!filter.purposes.contains(&row.purpose()), Skip::Purpose),
            (
                !filter.supports.contains(&row.support_kind()),
                Skip::Support,
            ),
            (row.is_shared() && !filter.group_work, Skip::Group),
            (lacks(filter.roles.as_ref(), Some(row.role())), Skip::Role),
            (
                lacks(filter.modalities.as_ref(), row.modality()),
                Skip::Modality,
            ),
            (lacks(filter.tasks.as_ref(), Some(row.task())), Skip::Task),
            (
                filter.rungs.is_some() && row.rung().is_none() && !filter.without_rung,
                Skip::NoRung,
            ),
            (
                row.rung().is_some() && lacks(filter.rungs.as_ref(), row.rung()),
                Skip::Rung,
            ),
            (
                filter
                    .fresh_days
                    .is_some_and(|days| fresh(days) == Some(false)),
                Skip::Old,
            ),
            (
                filter.demand.is_some_and(|least| !demand(least)),
                Skip::Demand,
            ),
        ];
        let first = checks.into_iter().find(|(left_out, _)| *left_out);
        first.map(|(_, why)| why)
    }

    fn value(&self, row: Row<'_>) -> Option<Score> {
        let level = match row.observed() {
            Observed::Level(id) => self.scale.level(id.as_str()),
            Observed::Points(points) => self.scale.level_of(points.earned(), points.possible()),
            _ => None,
        };
        level.map(Level::value)
    }

    /// Of several judgements of one work the one that speaks for it, its criteria made one.
    fn one_each(&self, shown: &[Shown<'a>], skipped: &mut Vec<(usize, Skip)>) -> Vec<Shown<'a>> {
        let within = self.settings.within_work();
        let standing = |one: &Shown<'_>| {
            let role = match within.judgements() {
                Judgements::Latest => 0,
                Judgements::HighestRole => within.roles().standing(one.row.role()),
            };
            (one.row.is_moderated(), role, one.at)
        };
        let works: BTreeSet<u32> = shown.iter().map(|one| one.row.work_key()).collect();
        let mut all = Vec::with_capacity(works.len());
        for work in works {
            let of_work = shown.iter().filter(|one| one.row.work_key() == work);
            let Some(speaker) = of_work.clone().max_by_key(|one| standing(one)) else {
                continue;
            };
            let speaks = |one: &&Shown<'a>| one.row.position() == speaker.row.position();
            let silent = of_work.clone().filter(|one| !speaks(one));
            skipped.extend(silent.map(|one| (one.at, Skip::OtherJudgement)));
            let criteria: Vec<&Shown<'a>> = of_work.filter(speaks).collect();
            let values: Vec<Score> = criteria.iter().map(|one| one.value).collect();
            let value = match values.as_slice() {
                [only] => Some(*only),
                several => within.criteria().combine(several),
            };
            if let (Some(value), Some(last)) = (value, criteria.last()) {
                all.push(Shown { value, ..**last });
            }
        }
        all
    }

    /// Whether no other attempt at the same task stands in its place.
    fn stands(&self, works: &[Shown<'_>], at: usize) -> bool {
        let Some(one) = works.get(at) else {
            return false;
        };
        let rivals = works.iter().enumerate();
        let mut rivals = rivals.filter(|(_, other)| other.row.task() == one.row.task());
        match self.settings.attempts() {
            Attempts::All => true,
            Attempts::Newest => rivals.all(|(other, _)| other <= at),
            Attempts::Best => rivals.all(|(place, other)| {
                other.value < one.value || (other.value == one.value && place <= at)
            }),
        }
    }
}

/// By what a work counts as one; nothing if it cannot be told.
fn name(row: Row<'_>, distinct: Option<Distinct>) -> Option<&str> {
    match distinct {
        None => Some(row.work_id().as_str()),
        Some(Distinct::Task) => Some(row.task().as_str()),
        Some(Distinct::Assessor) => row.assessor().map(crate::AssessorId::as_str),
        Some(Distinct::Modality) => row.modality().map(crate::ModalityName::as_str),
        Some(Distinct::Context) => row.context().map(crate::ContextName::as_str),
    }
}
