//! From the rows of one target to what each condition on works makes of them.

mod desk;
mod leaf;
mod skip;
mod works;

use std::cmp::Ordering;

pub(super) use self::desk::Desk;
pub(super) use self::leaf::{LeafState, distinct_key, estimated};
pub use self::skip::Skip;

use self::skip::Prepared;
use self::works::{attempts, within_works};
use super::node::{Leaf, count};
use super::policy::{Compiled, Plan};
use super::shown::{Numbered, Shown};
use crate::evidence::SupportKind;
use crate::framework::Scale;
use crate::mastery::{OrderKey, Settings};
use crate::moment::{AsOf, TimeZone};
use crate::score::Score;

/// A work that counts: its value, and the row that speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) value: Score,
    pub(super) row: u32,
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
    /// The values of the works that are looked at, in their order.
    values: Vec<Score>,
    /// How many of them reach a value.
    good: Option<(Score, u32)>,
    best: Vec<Score>,
    keyed: Vec<(u32, Score)>,
}

impl Scratch {
    /// Looks at these works.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let mut scratch = Self::default();
        scratch.look_at(pieces);
        scratch
    }

    fn look_at(&mut self, pieces: &[Piece]) {
        self.values.clear();
        self.values.extend(pieces.iter().map(|piece| piece.value));
        self.good = None;
    }

    /// How many works reach a value. The conditions of a rule mostly ask for the same one.
    fn good(&mut self, value: Score) -> u32 {
        match self.good {
            Some((known, good)) if known == value => good,
            _ => {
                let good = count(self.values.iter().filter(|each| **each >= value));
                self.good = Some((value, good));
                good
            }
        }
    }
}

impl<'a> Scales<'a> {
    pub(super) fn new(compiled: &'a Compiled, names: &impl Numbered, as_of: &AsOf) -> Self {
        let zone = &compiled.definition.zone;
        let today = as_of
            .performed()
            .or(as_of.known())
            .map(|moment| moment.day(zone));
        Self {
            zone,
            levels: compiled
                .scales
                .iter()
                .map(|scale| level_table(scale, names))
                .collect(),
            filters: (compiled.filters.iter())
                .map(|filter| Prepared::new(filter, names, zone, today))
                .collect(),
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
                scratch.look_at(&pieces);
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
        let order = |one: &Piece, other: &Piece| match (row(one), row(other)) {
            (Some(one), Some(other)) => in_order(one, other, self.zone),
            _ => Ordering::Equal,
        };
        if !R::IN_ORDER && !pieces.is_sorted_by(|one, other| order(one, other).is_le()) {
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
}

/// Rows stand in order of performance and of recording. Of attempts that are equal in both, as
/// where only days are known, the number of the attempt tells which is newer.
pub(super) fn in_order<R: Shown>(one: &R, other: &R, zone: &TimeZone) -> Ordering {
    one.time().cmp(&other.time()).then_with(|| {
        let recorded = one.recorded_at(zone).cmp(&other.recorded_at(zone));
        recorded.then_with(|| one.attempt().cmp(&other.attempt()))
    })
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
