//! When one condition on works implies another, whatever is shown.

use crate::advancement::node::{Ask, Leaf};
use crate::advancement::{Distinct, Filter};
use crate::framework::{CognitiveDemand, Scale};
use crate::mastery::{Attempts, Estimator, Reached, Rounding, Settings};
use crate::score::Score;

/// What both conditions are read under.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) scale: &'a Scale,
    pub(super) settings: &'a Settings,
}

/// A condition on works as what it asks of their values, which are those of levels.
///
/// Two estimators that ask for the same have one form: the newest work is one of the newest one,
/// and the highest of all is at least one work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// At least so many works at or above a value.
    Works {
        n: u32,
        distinct: Option<Distinct>,
        spread: u32,
        /// So many days after, one more.
        again: Option<u32>,
        at: Score,
    },
    /// At least m of the newest n works at or above a value.
    InLast { m: u32, n: u32, at: Score },
    /// The mean of the n greatest at or above a value.
    MeanOfTop { n: u32, at: Score },
    /// Another estimate at or above a value.
    Estimate { by: Estimator, at: Score },
    /// Works to be looked at as a whole, which says nothing of their values.
    Body,
}

impl Ground<'_> {
    /// Whether rounding leaves the values of the levels as they are.
    pub(super) fn is_plain(self) -> bool {
        let rounding = self.settings.rounding();
        let kept = |value: Score| rounding.apply(value.into()) == value.into();
        rounding == Rounding::Exact || self.scale.levels().iter().all(|level| kept(level.value()))
    }

    /// Whether values are small enough that a weighted mean in floating point passes none of them.
    fn is_small(self) -> bool {
        let small = |value: Score| value.millionths().unsigned_abs() <= 1_000_000_000_000;
        self.scale.levels().iter().all(|level| small(level.value()))
    }

    fn holds(self) -> bool {
        self.settings.reached() == Reached::Hold
    }

    /// What a condition asks of values.
    pub(super) fn form(self, leaf: &Leaf) -> Form {
        let at = leaf.value;
        match &leaf.ask {
            Ask::Works {
                n,
                distinct,
                spread,
                again,
            } => Form::Works {
                n: *n,
                distinct: *distinct,
                spread: spread.unwrap_or(0),
                again: *again,
                at,
            },
            Ask::Body { .. } => Form::Body,
            Ask::Estimate(by) if self.is_plain() => match by {
                Estimator::Highest(_) => works(1, at),
                Estimator::NOfMastery(by) if at <= by.at_least() => works(by.n(), by.at_least()),
                Estimator::MeanOfHighest(by) if by.n() == 1 => works(1, at),
                Estimator::MeanOfHighest(by) => Form::MeanOfTop { n: by.n(), at },
                Estimator::Latest(_) => Form::InLast { m: 1, n: 1, at },
                Estimator::InARow(by) => Form::InLast {
                    m: by.n(),
                    n: by.n(),
                    at,
                },
                Estimator::MOfLastN(by) => Form::InLast {
                    m: by.m(),
                    n: by.n(),
                    at: by.at_least().map_or(at, |cut| cut.max(at)),
                },
                _ => Form::Estimate { by: *by, at },
            },
            Ask::Estimate(by) => Form::Estimate { by: *by, at },
        }
    }

    /// Whether whatever meets one condition meets the other, as far as can be proved.
    ///
    /// Both see the same works where their filters do. Where one filter lets through more works,
    /// the other condition must also be one that further works never hurt. Filters that tell
    /// judgements of one work apart are never within each other: another judgement may speak for
    /// the work where more of them count.
    pub(super) fn implies(self, one: (&Leaf, &Filter), other: (&Leaf, &Filter)) -> bool {
        let (a, b) = (self.form(one.0), self.form(other.0));
        let all = self.settings.attempts() == Attempts::All;
        let more = || all && self.grows(b) && is_within(one.1, other.1);
        self.same_works(a, b) && (is_same(one.1, other.1) || more())
    }

    /// Whether further works, whenever they were performed, never hurt.
    pub(super) fn grows(self, form: Form) -> bool {
        match form {
            Form::Works { .. } | Form::MeanOfTop { .. } => true,
            Form::InLast { .. } | Form::Body => false,
            Form::Estimate { by, at } => self.is_plain() && by.monotone(at).in_any_work(),
        }
    }

    /// Whether one implies the other of the same works.
    fn same_works(self, one: Form, other: Form) -> bool {
        let few = |form: Form| self.at_least_works(form);
        match (one, other) {
            (Form::Estimate { by: a, at: v }, Form::Estimate { by: b, at: w }) => a == b && v >= w,
            (_, Form::Works { .. }) => self.counts(one, other),
            (
                Form::InLast { m, n, at },
                Form::InLast {
                    m: k,
                    n: of,
                    at: low,
                },
            ) if at >= low && m.saturating_sub(n.saturating_sub(of)) >= k => true,
            // What was once reached stands, so that any good work was once among the newest.
            (_, Form::InLast { m: 1, at, .. }) => self.holds() && few(one).any(|(_, v)| v >= at),
            (Form::MeanOfTop { n, at }, Form::MeanOfTop { n: m, at: low })
                if n >= m && at >= low =>
            {
                true
            }
            (_, Form::MeanOfTop { n, at }) => few(one).any(|(m, v)| m >= n && v >= at),
            _ => false,
        }
    }

    /// Whether one implies that so many works reach a value.
    fn counts(self, one: Form, other: Form) -> bool {
        let Form::Works {
            n,
            distinct,
            spread,
            again,
            at,
        } = other
        else {
            return false;
        };
        let (alike, apart) = match one {
            Form::Works {
                n: m,
                distinct: by,
                spread,
                again: later,
                at: high,
            } => {
                // What asks for more is reached later, and what comes after it later still.
                let stays = again.is_none() || later >= again;
                (by == distinct && m >= n && high >= at && stays, spread)
            }
            _ => (false, 0),
        };
        // One work of any task is of one task.
        let any =
            again.is_none() && (distinct.is_none() || distinct == Some(Distinct::Task) && n == 1);
        let enough = || self.at_least_works(one).any(|(m, v)| m >= n && v >= at);
        apart >= spread && (alike || any && enough())
    }

    /// Of how many works a condition tells that they reach which value, in up to two ways.
    fn at_least_works(self, form: Form) -> impl Iterator<Item = (u32, Score)> {
        let (first, second) = match form {
            // Works that lie days apart are two at least.
            Form::Works { n, spread, at, .. } => {
                (Some((n.max(u32::from(spread > 0) + 1), at)), None)
            }
            Form::InLast { m, at, .. } => (Some((m, at)), None),
            // A mean is no more than the greatest of what it is the mean of.
            Form::MeanOfTop { at, .. } => (Some((1, at)), None),
            Form::Estimate { by, at } => match by {
                _ if !self.is_plain() => (None, None),
                Estimator::Mean(_) | Estimator::Median(_) | Estimator::Mode(_) => {
                    (Some((1, at)), None)
                }
                Estimator::Decaying(_) | Estimator::WeightedLatest(_) if self.is_small() => {
                    (Some((1, at)), None)
                }
                Estimator::NOfMastery(by) => (Some((by.n(), by.at_least())), Some((1, at))),
                _ => (None, None),
            },
            Form::Body => (None, None),
        };
        first.into_iter().chain(second)
    }
}

fn works(n: u32, at: Score) -> Form {
    Form::Works {
        n,
        distinct: None,
        spread: 0,
        again: None,
        at,
    }
}

/// A filter with its lists in order and without repetition.
fn orderly(filter: &Filter) -> Filter {
    fn list<T: Ord>(list: &mut Vec<T>) {
        list.sort_unstable();
        list.dedup();
    }
    let mut filter = filter.clone();
    filter
        .purposes
        .sort_unstable_by_key(|purpose| *purpose as u8);
    filter.purposes.dedup();
    filter
        .supports
        .sort_unstable_by_key(|support| *support as u8);
    filter.supports.dedup();
    filter.modalities.as_mut().into_iter().for_each(list);
    filter.roles.as_mut().into_iter().for_each(list);
    filter.tasks.as_mut().into_iter().for_each(list);
    filter.rungs.as_mut().into_iter().for_each(list);
    filter
}

/// Whether two filters let through the same.
pub(super) fn is_same(one: &Filter, other: &Filter) -> bool {
    one == other || orderly(one) == orderly(other)
}

/// Whether every work that one filter lets through is let through by the other, by what is the
/// same for all judgements of it.
fn is_within(one: &Filter, other: &Filter) -> bool {
    let Filter {
        purposes,
        supports,
        modalities,
        roles,
        tasks,
        demand,
        fresh_days,
        group_work,
        rungs,
        without_rung,
    } = orderly(one);
    let other = orderly(other);
    let fresh = other
        .fresh_days
        .is_none_or(|most| fresh_days.is_some_and(|days| days <= most));
    purposes == other.purposes
        && roles == other.roles
        && group_work == other.group_work
        && supports.iter().all(|it| other.supports.contains(it))
        && listed(modalities.as_ref(), other.modalities.as_ref())
        && listed(tasks.as_ref(), other.tasks.as_ref())
        && listed(rungs.as_ref(), other.rungs.as_ref())
        && (other.rungs.is_none() || other.without_rung || !without_rung)
        && demanding(demand, other.demand)
        && fresh
}

fn listed<T: PartialEq>(one: Option<&Vec<T>>, other: Option<&Vec<T>>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one.iter().all(|it| other.contains(it))))
}

fn demanding(one: Option<CognitiveDemand>, other: Option<CognitiveDemand>) -> bool {
    let Some(least) = other else { return true };
    one.and_then(|one| one.at_least(least)) == Some(true)
}
