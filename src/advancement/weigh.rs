//! From the rows of one target to what each condition on works makes of them.

use std::cmp::{Ordering, Reverse};

use jiff::Timestamp;
use jiff::civil::Date;

use super::node::{Ask, Leaf};
use super::policy::{Compiled, Plan};
use super::shown::{Numbered, Shown};
use super::{Distinct, Filter};
use crate::evidence::{Attestation, EvidenceLog, LearnerView, Row, SupportKind};
use crate::framework::{CognitiveDemand, Scale};
use crate::id::{LearnerId, RungId, WorkId};
use crate::mastery::{Attempts, Judgements, Measure, OrderKey, Reached, Settings};
use crate::moment::{AsOf, TimeZone};
use crate::score::Score;

/// What a condition on works came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LeafState {
    pub(super) met: bool,
    /// How many works were counted, and how many of them reach the level that is asked for.
    pub(super) works: u32,
    pub(super) good: u32,
    /// For counts: how many of the good ones are distinct. For estimates: on how many it rests.
    pub(super) toward: u32,
    /// The value of an estimate.
    pub(super) value: Option<Measure>,
    /// The highest level, by index, at which the condition would be met.
    pub(super) reached: Option<u32>,
    /// The works reach far enough apart in time, where that is asked for.
    pub(super) spread: bool,
    /// Where works are to be shown again later: the day on which enough were there for the first
    /// time.
    pub(super) first: Option<Date>,
    /// They were shown again late enough, where that is asked for.
    pub(super) again: bool,
}

/// A work that counts: its value, and the row that speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) value: Score,
    pub(super) row: u32,
}

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
struct Prepared {
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
}

/// All that weighing rows needs, made once for a question.
pub(super) struct Scales<'a> {
    compiled: &'a Compiled,
    zone: &'a TimeZone,
    /// By scale and by the number of a level's name: its index.
    levels: Vec<Vec<Option<u32>>>,
    filters: Vec<Prepared>,
}

/// Room that is used again from one target to the next.
#[derive(Default)]
pub(super) struct Scratch {
    pieces: Vec<Piece>,
    values: Vec<Score>,
    keyed: Vec<(u32, Score)>,
}

/// What weighing the rows of one learner of a log needs.
pub(super) struct Desk<'a> {
    pub(super) view: LearnerView<'a>,
    pub(super) scales: Scales<'a>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        compiled: &'a Compiled,
        log: &'a EvidenceLog,
        learner: &LearnerId,
        as_of: &AsOf,
    ) -> Self {
        Self {
            view: log.view(learner, as_of, &compiled.definition.zone),
            scales: Scales::new(compiled, log, as_of),
        }
    }

    /// The leaves of a target's rule of whose works an attestation names enough.
    pub(super) fn rests_upon(&self, target: u32, attestation: &Attestation) -> Vec<u32> {
        let plan = self.scales.compiled.plan(target);
        let Some(plan) = plan.filter(|_| !attestation.works().is_empty()) else {
            return Vec::new();
        };
        let view = self.view.target(attestation.target());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let leaves = (0u32..).zip(&plan.leaves);
        let enough = leaves.filter(|(_, leaf)| match leaf.ask {
            Ask::Body { n } => {
                super::node::count(self.named(plan, leaf, rows, attestation).iter()) >= n
            }
            _ => false,
        });
        enough.map(|(at, _)| at).collect()
    }

    /// The works that count for a condition and that an attestation names, in their order.
    pub(super) fn named(
        &self,
        plan: &Plan,
        leaf: &Leaf,
        rows: &[Row<'a>],
        attestation: &Attestation,
    ) -> Vec<WorkId> {
        let pieces = self.scales.pieces(plan, leaf, rows, &mut |_, _| {});
        let shown = pieces.iter().filter_map(|p| rows.get(p.row as usize));
        let works = shown.map(|row| row.work_id());
        let named = works.filter(|work| attestation.works().binary_search(work).is_ok());
        named.cloned().collect()
    }
}

impl<'a> Scales<'a> {
    pub(super) fn new(compiled: &'a Compiled, names: &impl Numbered, as_of: &AsOf) -> Self {
        let zone = &compiled.definition.zone;
        let today = as_of
            .performed()
            .or(as_of.known())
            .map(|moment| moment.day(zone));
        let prepare = |filter: &'a Filter| Prepared {
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
                Some(day.map_or(Timestamp::MIN, |day| crate::Moment::Day(day).earliest(zone)))
            }),
        };
        Self {
            zone,
            levels: compiled
                .scales
                .iter()
                .map(|scale| level_table(scale, names))
                .collect(),
            filters: compiled.filters.iter().map(prepare).collect(),
            compiled,
        }
    }

    /// What each condition of a plan makes of these rows, which are in order of performance.
    pub(super) fn leaves<R: Shown>(
        &self,
        plan: &Plan,
        rows: &[R],
        scratch: &mut Scratch,
        out: &mut Vec<LeafState>,
    ) {
        let mut pieces = std::mem::take(&mut scratch.pieces);
        let mut weighed_for = None;
        for leaf in &plan.leaves {
            if weighed_for != Some(leaf.filter) {
                self.weigh(plan, leaf, rows, &mut |_, _| {}, &mut pieces);
                weighed_for = Some(leaf.filter);
            }
            out.push(self.state(plan, leaf, &pieces, rows, scratch));
        }
        scratch.pieces = pieces;
    }

    /// Whether a level that some condition asks for was shown with support.
    pub(super) fn shown_with_support<R: Shown>(&self, plan: &Plan, rows: &[R]) -> bool {
        let mut supported = rows
            .iter()
            .filter(|row| row.support_kind() == SupportKind::Scaffolded)
            .peekable();
        if supported.peek().is_none() {
            return false;
        }
        let Some(asked) = plan.leaves.iter().map(|leaf| leaf.value).max() else {
            return false;
        };
        let Some(scale) = self.compiled.scale_of(plan) else {
            return false;
        };
        let known = self.known(plan);
        supported.any(|row| row.value(scale, known).is_some_and(|value| value >= asked))
    }

    fn known(&self, plan: &Plan) -> &[Option<u32>] {
        let table = self.levels.get(plan.scale as usize);
        table.map_or(&[][..], Vec::as_slice)
    }

    /// The works that a condition counts, in the order that the settings say. `skip` is told of
    /// each row that is not counted.
    pub(super) fn pieces<R: Shown>(
        &self,
        plan: &Plan,
        leaf: &Leaf,
        rows: &[R],
        skip: &mut dyn FnMut(u32, Skip),
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.weigh(plan, leaf, rows, skip, &mut pieces);
        pieces
    }

    fn weigh<R: Shown>(
        &self,
        plan: &Plan,
        leaf: &Leaf,
        rows: &[R],
        skip: &mut dyn FnMut(u32, Skip),
        pieces: &mut Vec<Piece>,
    ) {
        pieces.clear();
        let (Some(filter), Some(scale), Some(settings)) = (
            self.filters.get(leaf.filter as usize),
            self.compiled.scale_of(plan),
            self.compiled.settings_of(plan),
        ) else {
            return;
        };
        let known = self.known(plan);
        pieces.reserve(rows.len());
        let mut last_work = None;
        let mut several = false;
        for (at, row) in (0u32..).zip(rows) {
            if let Some(why) = filter.skips(*row) {
                skip(at, why);
                continue;
            }
            let Some(value) = row.value(scale, known) else {
                skip(at, Skip::OtherScale);
                continue;
            };
            // Works mostly come one row each, numbered in the order in which they came.
            several |= last_work.is_some_and(|last| row.work_key() <= last);
            last_work = Some(row.work_key());
            pieces.push(Piece { value, row: at });
        }
        if several && !R::EACH_A_WORK {
            within_works(pieces, rows, settings, skip);
        }
        self.order(pieces, rows, settings);
        attempts(pieces, rows, settings, skip);
    }

    fn order<R: Shown>(&self, pieces: &mut [Piece], rows: &[R], settings: &Settings) {
        let row = |piece: &Piece| rows.get(piece.row as usize);
        // Rows stand in order of performance and of recording. Of attempts that are equal in both,
        // as where only days are known, the number of the attempt tells which is newer.
        let order = |one: &Piece, other: &Piece| match (row(one), row(other)) {
            (Some(one), Some(other)) => one.time().cmp(&other.time()).then_with(|| {
                let recorded = one
                    .recorded_at(self.zone)
                    .cmp(&other.recorded_at(self.zone));
                recorded.then_with(|| one.attempt().cmp(&other.attempt()))
            }),
            _ => Ordering::Equal,
        };
        if !pieces.is_sorted_by(|one, other| order(one, other).is_le()) {
            pieces.sort_by(order);
        }
        match settings.order() {
            OrderKey::Performed => {}
            OrderKey::Due => pieces.sort_by_cached_key(|piece| {
                row(piece).map(|row| row.due_at(self.zone).unwrap_or_else(|| row.performed_at()))
            }),
            OrderKey::Recorded => {
                pieces.sort_by_cached_key(|piece| row(piece).map(|row| row.recorded_at(self.zone)));
            }
        }
    }

    /// What a condition comes to, given the works that it counts.
    pub(super) fn state<R: Shown>(
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
        let good = pieces
            .iter()
            .filter(|piece| piece.value >= leaf.value)
            .count();
        let state = LeafState {
            works: crate::graph::dense(pieces.len()),
            good: crate::graph::dense(good),
            ..LeafState::default()
        };
        match &leaf.ask {
            Ask::Estimate(by) => {
                scratch.values.clear();
                let values = pieces.iter().map(|piece| piece.value);
                scratch.values.extend(values);
                estimate(*by, &scratch.values, leaf, scale, settings, &state)
            }
            Ask::Works {
                n,
                distinct,
                spread,
                again,
            } => {
                best_of_each(pieces, rows, *distinct, scratch);
                let best = &scratch.values;
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
                let toward = crate::graph::dense(toward(leaf.value));
                LeafState {
                    met: toward >= *n && timing.wide && timing.again,
                    toward,
                    reached: reached.map(|(at, _)| crate::graph::dense(at)),
                    spread: timing.wide,
                    first: timing.first,
                    again: timing.again,
                    ..state
                }
            }
            Ask::Body { n } => {
                let reaches =
                    |value| super::node::count(pieces.iter().filter(|p| p.value >= value)) >= *n;
                let levels = scale.levels().iter();
                let reached = levels.clone().rposition(|level| reaches(level.value()));
                LeafState {
                    met: state.works >= *n,
                    toward: state.works,
                    reached: reached.map(crate::graph::dense),
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
    let mut seen = std::collections::BTreeSet::new();
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

/// The best value of what counts as one, for each such, into the values.
fn best_of_each<R: Shown>(
    pieces: &[Piece],
    rows: &[R],
    distinct: Option<Distinct>,
    scratch: &mut Scratch,
) {
    let Scratch { values, keyed, .. } = scratch;
    values.clear();
    if distinct.is_none() {
        // A piece is a work.
        values.extend(pieces.iter().map(|piece| piece.value));
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
        values.extend(each.filter_map(<[_]>::last).map(|(_, value)| *value));
        return;
    }
    for (key, value) in all {
        match keyed.iter_mut().find(|(known, _)| *known == key) {
            Some((_, best)) => *best = value.max(*best),
            None => keyed.push((key, value)),
        }
    }
    values.extend(keyed.iter().map(|(_, value)| *value));
}

/// By what a work counts as one; nothing if it cannot be told.
pub(super) fn distinct_key<R: Shown>(row: R, distinct: Option<Distinct>) -> Option<u32> {
    match distinct {
        None => Some(row.work_key()),
        Some(Distinct::Task) => Some(row.task_key()),
        Some(Distinct::Assessor) => row.assessor_key(),
        Some(Distinct::Modality) => row.modality_key(),
        Some(Distinct::Context) => row.context_key(),
    }
}

/// The value of an estimate as it is compared.
pub(super) fn estimated(
    by: crate::mastery::Estimator,
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
    by: crate::mastery::Estimator,
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
        reached.next().map(|(at, _)| crate::graph::dense(at))
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

/// One row for each work: of several judgements the one that speaks for it, of its criteria one
/// value.
fn within_works<R: Shown>(
    pieces: &mut Vec<Piece>,
    rows: &[R],
    settings: &Settings,
    skip: &mut dyn FnMut(u32, Skip),
) {
    let within = settings.within_work();
    let work = |piece: &Piece| rows.get(piece.row as usize).map(|row| row.work_key());
    pieces.sort_by_key(|piece| (work(piece), piece.row));
    let mut one_each: Vec<Piece> = Vec::with_capacity(pieces.len());
    for group in pieces.chunk_by(|a, b| work(a) == work(b)) {
        if let [only] = group {
            one_each.push(*only);
            continue;
        }
        // Rows stand in order of recording, so that the last of equal ones is the latest.
        let speaks = group
            .iter()
            .filter_map(|piece| rows.get(piece.row as usize))
            .max_by_key(|row| {
                let standing = match within.judgements() {
                    Judgements::HighestRole => row.role().map(|role| within.roles().standing(role)),
                    Judgements::Latest => None,
                };
                (row.is_moderated(), standing)
            });
        let Some(speaks) = speaks else { continue };
        let mut values = Vec::with_capacity(group.len());
        let mut last = None;
        for piece in group {
            let Some(row) = rows.get(piece.row as usize) else {
                continue;
            };
            if row.judged_in() == speaks.judged_in() {
                values.push(piece.value);
                last = Some(piece.row);
            } else {
                skip(piece.row, Skip::OtherJudgement);
            }
        }
        if let (Some(value), Some(row)) = (within.criteria().combine(&values), last) {
            one_each.push(Piece { value, row });
        }
    }
    one_each.sort_unstable_by_key(|piece| piece.row);
    *pieces = one_each;
}

/// Leaves out attempts that another one replaces. Works stand in their order.
fn attempts<R: Shown>(
    pieces: &mut Vec<Piece>,
    rows: &[R],
    settings: &Settings,
    skip: &mut dyn FnMut(u32, Skip),
) {
    let best = match settings.attempts() {
        Attempts::All => return,
        Attempts::Newest => false,
        Attempts::Best => true,
    };
    let task = |piece: &Piece| rows.get(piece.row as usize).map(|row| row.task_key());
    let mut order: Vec<(Option<u32>, Option<Score>, usize)> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| (task(piece), best.then_some(piece.value), at))
        .collect();
    order.sort_unstable_by_key(|entry| Reverse(*entry));
    let mut stays = vec![false; pieces.len()];
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        if let Some(slot) = group.first().and_then(|(_, _, at)| stays.get_mut(*at)) {
            *slot = true;
        }
    }
    let mut stay = stays.into_iter();
    pieces.retain(|piece| {
        let stays = stay.next().unwrap_or(false);
        if !stays {
            skip(piece.row, Skip::OtherAttempt);
        }
        stays
    });
}

impl Prepared {
    fn skips<R: Shown>(&self, row: R) -> Option<Skip> {
        if self.purposes & 1 << (row.purpose() as u8) == 0 {
            return Some(Skip::Purpose);
        }
        if self.supports & 1 << (row.support_kind() as u8) == 0 {
            return Some(Skip::Support);
        }
        if row.is_shared() && !self.group_work {
            return Some(Skip::Group);
        }
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

fn level_table(scale: &Scale, names: &impl Numbered) -> Vec<Option<u32>> {
    let mut table = Vec::new();
    for (at, level) in (0u32..).zip(scale.levels()) {
        let Some(key) = names.level(level.id()) else {
            continue;
        };
        let key = key as usize;
        if table.len() <= key {
            table.resize(key + 1, None);
        }
        if let Some(slot) = table.get_mut(key) {
            *slot = Some(at);
        }
    }
    table
}
