//! What a condition on works comes to, given the works that it counts.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Piece, Scales, Scratch};
use crate::advancement::Distinct;
use crate::advancement::node::{Ask, Leaf, count};
use crate::advancement::policy::Plan;
use crate::advancement::shown::Shown;
use crate::framework::Scale;
use crate::graph::dense;
use crate::mastery::{Estimator, Measure, Reached, Settings};
use crate::score::Score;

/// What a condition on works came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::advancement) struct LeafState {
    pub(in crate::advancement) met: bool,
    /// How many works were counted, and how many of them reach the level that is asked for.
    pub(in crate::advancement) works: u32,
    pub(in crate::advancement) good: u32,
    /// For counts: how many of the good ones are distinct. For estimates: on how many it rests.
    pub(in crate::advancement) toward: u32,
    /// The value of an estimate.
    pub(in crate::advancement) value: Option<Measure>,
    /// The highest level, by index, at which the condition would be met.
    pub(in crate::advancement) reached: Option<u32>,
    /// The works reach far enough apart in time, where that is asked for.
    pub(in crate::advancement) spread: bool,
    /// Where works are to be shown again later: the day on which enough were there for the first
    /// time.
    pub(in crate::advancement) first: Option<Date>,
    /// They were shown again late enough, where that is asked for.
    pub(in crate::advancement) again: bool,
}

impl Scales<'_> {
    /// What a condition comes to, given the works that it counts, which `scratch` looks at.
    pub(in crate::advancement) fn state<R: Shown>(
        &self,
        plan: &Plan,
        leaf: &Leaf,
        pieces: &[Piece],
        rows: &[R],
        scratch: &mut Scratch,
    ) -> LeafState {
        let (Some(scale), Some(settings)) = (
            self.compiled.scale_of(plan),
            self.compiled.settings_of(plan),
        ) else {
            return LeafState::default();
        };
        let state = LeafState {
            works: dense(pieces.len()),
            good: scratch.good(leaf.value),
            ..LeafState::default()
        };
        match &leaf.ask {
            Ask::Estimate(by) => estimate(*by, &scratch.values, leaf, scale, settings, &state),
            Ask::Works {
                n,
                distinct,
                spread,
                again,
            } => {
                best_of_each(pieces, rows, *distinct, scratch);
                let best = &scratch.best;
                let toward = |value: Score| best.iter().filter(|best| **best >= value).count();
                let timed = |value: Score| {
                    let asks = Timed {
                        n: *n,
                        distinct: *distinct,
                        spread: *spread,
                        again: *again,
                    };
                    self.timing(pieces, rows, value, &asks)
                };
                let reaches = |value: Score| {
                    toward(value) >= *n as usize && {
                        let timing = timed(value);
                        timing.wide && timing.again
                    }
                };
                let mut levels = scale.levels().iter().enumerate().rev();
                let reached = levels.find(|(_, level)| reaches(level.value()));
                let timing = timed(leaf.value);
                let toward = dense(toward(leaf.value));
                LeafState {
                    met: toward >= *n && timing.wide && timing.again,
                    toward,
                    reached: reached.map(|(at, _)| dense(at)),
                    spread: timing.wide,
                    first: timing.first,
                    again: timing.again,
                    ..state
                }
            }
            Ask::Body { n } => {
                let reaches = |value| count(pieces.iter().filter(|p| p.value >= value)) >= *n;
                let levels = scale.levels().iter();
                let reached = levels.clone().rposition(|level| reaches(level.value()));
                LeafState {
                    met: state.works >= *n,
                    toward: state.works,
                    reached: reached.map(dense),
                    spread: true,
                    again: true,
                    ..state
                }
            }
        }
    }

    /// How the works that reach a value lie in time, as far as a condition asks for it.
    /// O(works × log works).
    fn timing<R: Shown>(&self, pieces: &[Piece], rows: &[R], value: Score, asks: &Timed) -> Timing {
        let mut timing = Timing {
            wide: true,
            first: None,
            again: true,
        };
        if asks.spread.is_none() && asks.again.is_none() {
            return timing;
        }
        let good = pieces.iter().filter(|piece| piece.value >= value);
        let shown = good.filter_map(|piece| rows.get(piece.row as usize));
        let mut counted: Vec<(Timestamp, Date, u32)> = shown
            .filter_map(|row| {
                let key = distinct_key(*row, asks.distinct)?;
                Some((row.performed_at(), row.performed_on(self.zone), key))
            })
            .collect();
        counted.sort_unstable();
        let ends = counted.first().zip(counted.last());
        let between = ends.map_or(0, |((_, first, _), (_, last, _))| days(*first, *last));
        timing.wide = asks
            .spread
            .is_none_or(|spread| between >= i64::from(spread));
        if let Some(again) = asks.again {
            timing.first = enough_on(&counted, asks.n, asks.spread.unwrap_or(0));
            let later = timing.first.zip(counted.last());
            timing.again =
                later.is_some_and(|(first, (_, last, _))| days(first, *last) >= i64::from(again));
        }
        timing
    }
}

/// What a condition on works asks of the time between them.
struct Timed {
    n: u32,
    distinct: Option<Distinct>,
    spread: Option<u32>,
    again: Option<u32>,
}

/// How works lie in time.
struct Timing {
    /// Whether the first and the last lie far enough apart.
    wide: bool,
    /// The day on which enough were there, where one more is asked for after it.
    first: Option<Date>,
    /// Whether it came, where it is asked for.
    again: bool,
}

/// The day on which so many different works, so many days after the first, were there for the
/// first time. Works stand in order of performance.
fn enough_on(counted: &[(Timestamp, Date, u32)], n: u32, spread: u32) -> Option<Date> {
    let (_, first, _) = counted.first()?;
    let mut seen = BTreeSet::new();
    let enough = counted.iter().find(|(_, day, key)| {
        seen.insert(*key);
        seen.len() >= n as usize && days(*first, *day) >= i64::from(spread)
    });
    enough.map(|(_, day, _)| *day)
}

/// Whole days from one to another.
fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| span.get_days()).into()
}

/// How many works are told apart by looking through those before; more are sorted.
const FEW: usize = 32;

/// The best value of what counts as one, for each such.
fn best_of_each<R: Shown>(
    pieces: &[Piece],
    rows: &[R],
    distinct: Option<Distinct>,
    scratch: &mut Scratch,
) {
    let Scratch { best, keyed, .. } = scratch;
    best.clear();
    if distinct.is_none() {
        // A piece is a work.
        best.extend(pieces.iter().map(|piece| piece.value));
        return;
    }
    keyed.clear();
    let all = pieces.iter().filter_map(|piece| {
        let row = rows.get(piece.row as usize)?;
        Some((distinct_key(*row, distinct)?, piece.value))
    });
    if pieces.len() > FEW {
        keyed.extend(all);
        keyed.sort_unstable();
        let each = keyed.chunk_by(|one, other| one.0 == other.0);
        best.extend(each.filter_map(<[_]>::last).map(|(_, value)| *value));
        return;
    }
    // Most keys are new, which their last bits tell without looking through those before.
    let mut before = 0u64;
    for (key, value) in all {
        let bit = 1 << (key % u64::BITS);
        let known = if before & bit == 0 {
            None
        } else {
            keyed.iter_mut().find(|(known, _)| *known == key)
        };
        match known {
            Some((_, best)) => *best = value.max(*best),
            None => keyed.push((key, value)),
        }
        before |= bit;
    }
    best.extend(keyed.iter().map(|(_, value)| *value));
}

/// By what a work counts as one; nothing if it cannot be told.
pub(in crate::advancement) fn distinct_key<R: Shown>(
    row: R,
    distinct: Option<Distinct>,
) -> Option<u32> {
    match distinct {
        None => Some(row.work_key()),
        Some(Distinct::Task) => Some(row.task_key()),
        Some(Distinct::Assessor) => row.assessor_key(),
        Some(Distinct::Modality) => row.modality_key(),
        Some(Distinct::Context) => row.context_key(),
    }
}

/// The value of an estimate as it is compared.
pub(in crate::advancement) fn estimated(
    by: Estimator,
    values: &[Score],
    settings: &Settings,
) -> (Option<Measure>, u32) {
    let estimate = match settings.reached() {
        Reached::Follow => by.estimate(values),
        Reached::Hold => by.best_of_prefixes(values),
    };
    let value = estimate
        .value()
        .map(|value| settings.rounding().apply(value));
    (value, estimate.rests_on())
}

fn estimate(
    by: Estimator,
    values: &[Score],
    leaf: &Leaf,
    scale: &Scale,
    settings: &Settings,
    state: &LeafState,
) -> LeafState {
    let (value, toward) = estimated(by, values, settings);
    let reached = value.and_then(|value| {
        let levels = scale.levels().iter().enumerate().rev();
        let mut reached = levels.filter(|(_, level)| value.at_least(level.value()));
        reached.next().map(|(at, _)| dense(at))
    });
    LeafState {
        met: value.is_some_and(|value| value.at_least(leaf.value)),
        toward,
        value,
        reached,
        spread: true,
        again: true,
        ..*state
    }
}
