//! A row of columns, packed, and as weighing sees it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::ground::{Ground, value};
use super::sort::BUCKET;
use super::words::Words;
use crate::advancement::shown::Shown;
use crate::evidence::{Purpose, SupportKind};
use crate::framework::{CognitiveDemand, Scale};
use crate::id::{RoleName, RungId};
use crate::moment::{Moment, TimeZone};
use crate::score::Score;

/// For the seat of a learner where a row has two words.
const SEAT_BITS: u32 = 14;

// Each learner of a bucket has a row at least.
const _: () = assert!(BUCKET <= 1 << SEAT_BITS);

/// For which row it is, where a row has two words.
const ROW_BITS: u32 = 32;

/// For purpose and support each.
const PURPOSE_BITS: u32 = 3;
const SUPPORT_BITS: u32 = 2;

const _: () =
    assert!(Purpose::ALL.len() <= 1 << PURPOSE_BITS && SupportKind::ALL.len() <= 1 << SUPPORT_BITS);

/// Where in its words what stands of a row: with no more bits than the columns at hand need.
///
/// The head has seat, target and time, the tail begins with the row, so that words in order are
/// rows in order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// How many bits the tail has.
    tail: u32,
    /// By how many bits times are made smaller to have room.
    coarse: u32,
    time: u32,
    target: u32,
    task: u32,
    level: u32,
    /// Masks of so many bits; of tasks 0 where they have no room.
    rows: u64,
    times: u64,
    levels: u64,
    tasks: u64,
}

/// How much the columns of a layout hold.
pub(super) struct Extent {
    pub(super) rows: usize,
    /// How many learners a bucket has at most.
    pub(super) seats: usize,
    pub(super) targets: usize,
    pub(super) tasks: usize,
    /// Of the scale that has most.
    pub(super) levels: usize,
    /// The last tick.
    pub(super) last: u64,
}

/// What a row says, before it is packed.
pub(super) struct Said {
    pub(super) tick: u64,
    pub(super) row: u32,
    pub(super) target: u32,
    pub(super) task: u32,
    pub(super) level: u16,
    pub(super) purpose: Purpose,
    pub(super) support: SupportKind,
}

impl Layout {
    /// For rows of one word, if all has room in it.
    pub(super) fn narrow(extent: &Extent) -> Option<Self> {
        let layout = Self::of(extent, bits(extent.rows), bits(extent.tasks), 0);
        let head = bits(extent.seats) + layout.target + layout.time;
        (head + layout.tail <= u64::BITS).then_some(layout)
    }

    /// For rows of two words. What has no room is read from its column: of times past so many years
    /// of seconds the lower bits, of more than millions of tasks the task.
    pub(super) fn wide(extent: &Extent) -> Self {
        let task = bits(extent.tasks);
        let roomy = Self::of(extent, ROW_BITS, task, 0);
        let task = if roomy.tail <= u64::BITS { task } else { 0 };
        let coarse = (SEAT_BITS + roomy.target + roomy.time).saturating_sub(u64::BITS);
        Self::of(extent, ROW_BITS, task, coarse)
    }

    fn of(extent: &Extent, row: u32, task: u32, coarse: u32) -> Self {
        // One more than there are stands for a level that the scale does not have.
        let level = bits(extent.levels + 1);
        let time = u64::BITS - extent.last.leading_zeros() - coarse;
        Self {
            tail: row + task + level + PURPOSE_BITS + SUPPORT_BITS,
            coarse,
            time,
            target: bits(extent.targets),
            task,
            level,
            rows: mask(row),
            times: mask(time),
            levels: mask(level),
            tasks: mask(task),
        }
    }

    /// A row of one of a bucket of learners.
    #[inline]
    pub(super) fn pack<W: Words>(&self, seat: u32, said: &Said) -> W {
        let cell = u64::from(seat) << self.target | u64::from(said.target);
        let head = cell << self.time | said.tick >> self.coarse;
        let tail = u64::from(said.row) << self.task | u64::from(said.task) & self.tasks;
        let tail = tail << self.level | u64::from(said.level) & self.levels;
        let tail = tail << PURPOSE_BITS | said.purpose as u64;
        W::of(head, tail << SUPPORT_BITS | said.support as u64, self.tail)
    }

    /// A number that grows with the time, and is equal only for times close together.
    #[inline]
    pub(super) fn span<W: Words>(&self, words: W) -> u64 {
        words.head(self.tail) & self.times
    }

    /// The greatest such number.
    pub(super) const fn spans(&self) -> u64 {
        self.times
    }

    /// Seat and target as one number, which is below [`cells`](Self::cells).
    #[inline]
    pub(super) fn cell<W: Words>(&self, words: W) -> u64 {
        words.head(self.tail) >> self.time
    }

    /// How many cells so many seats have.
    pub(super) const fn cells(&self, seats: usize) -> usize {
        seats.saturating_mul(1 << self.target)
    }

    #[inline]
    pub(super) fn seat<W: Words>(&self, words: W) -> u64 {
        self.cell(words) >> self.target
    }

    #[inline]
    pub(super) fn target<W: Words>(&self, words: W) -> u32 {
        low(self.cell(words) & mask(self.target))
    }

    /// The rows of one learner, from the first on, that are of no target past this one.
    #[inline]
    pub(super) fn run<W: Words>(&self, rows: &[W], target: u32) -> impl Iterator<Item = W> {
        let seat = rows.first().map_or(0, |first| self.seat(*first));
        // The last head that such a row can have, so that no row is taken apart.
        let last = (seat << self.target | u64::from(target)) << self.time | self.times;
        let rows = rows.iter().copied();
        rows.take_while(move |row| row.head(self.tail) <= last)
    }

    #[inline]
    pub(super) fn row<W: Words>(&self, words: W) -> u32 {
        let below = self.task + self.level + PURPOSE_BITS + SUPPORT_BITS;
        low(words.tail() >> below & self.rows)
    }

    /// The row taken out of its words again.
    #[inline]
    pub(super) fn seen<'g, W: Words>(&self, words: W, ground: &'g Ground<'g>) -> Seen<'g> {
        let row = self.row(words);
        let kinds = words.tail();
        let (support, purpose) = (kinds & mask(SUPPORT_BITS), kinds >> SUPPORT_BITS);
        let level = purpose >> PURPOSE_BITS;
        let tick = match self.coarse {
            0 => self.span(words),
            _ => ground.tick(row as usize),
        };
        Seen {
            at: ground.clock.second(tick),
            row,
            task: match self.tasks {
                0 => ground.columns.task.numbers().at(row as usize),
                tasks => low(level >> self.level & tasks),
            },
            level: low(level & self.levels),
            purpose: kind(&Purpose::ALL, purpose & mask(PURPOSE_BITS)),
            support: kind(&SupportKind::ALL, support),
            ground,
        }
    }
}

#[inline]
fn kind<T: Copy + Default>(all: &[T], at: u64) -> T {
    all.get(low(at) as usize).copied().unwrap_or_default()
}

/// How many bits a number below `bound` takes, one at least.
fn bits(bound: usize) -> u32 {
    usize::BITS - bound.saturating_sub(1).max(1).leading_zeros()
}

const fn mask(bits: u32) -> u64 {
    !(u64::MAX << bits)
}

#[expect(clippy::cast_possible_truncation, reason = "no more bits are set")]
const fn low(word: u64) -> u32 {
    word as u32
}

/// A row beside the columns from which it comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'g> {
    /// The first second at which it may have been performed.
    pub(super) at: i64,
    row: u32,
    task: u32,
    level: u32,
    purpose: Purpose,
    pub(super) support: SupportKind,
    ground: &'g Ground<'g>,
}

impl Seen<'_> {
    const fn row(self) -> usize {
        self.row as usize
    }
}

impl Shown for Seen<'_> {
    const EACH_A_WORK: bool = true;
    const IN_ORDER: bool = true;
    /// In seconds.
    type Time = i64;

    fn value(self, scale: &Scale, _: &[Option<u32>]) -> Option<Score> {
        value(scale, self.level)
    }

    fn rung(&self) -> Option<&RungId> {
        self.ground.columns.rung?.name(self.row())
    }

    fn purpose(self) -> Purpose {
        self.purpose
    }

    fn support_kind(self) -> SupportKind {
        self.support
    }

    fn is_shared(self) -> bool {
        false
    }

    fn demand(self) -> Option<CognitiveDemand> {
        *self.ground.columns.demand?.get(self.row())?
    }

    fn attempt(self) -> u32 {
        let attempts = self.ground.columns.attempt;
        attempts.and_then(|all| all.get(self.row())).unwrap_or(1)
    }

    fn work_key(self) -> u32 {
        self.row
    }

    fn task_key(self) -> u32 {
        self.task
    }

    fn role_key(self) -> u32 {
        self.ground.role(self.row())
    }

    fn modality_key(self) -> Option<u32> {
        self.ground.columns.modality?.numbers().get(self.row())
    }

    fn assessor_key(self) -> Option<u32> {
        self.ground.columns.assessor?.numbers().get(self.row())
    }

    fn context_key(self) -> Option<u32> {
        self.ground.columns.context?.numbers().get(self.row())
    }

    fn time(self) -> i64 {
        self.at
    }

    fn performed_at(self) -> Timestamp {
        Timestamp::from_second(self.at).unwrap_or_default()
    }

    fn recorded_at(self, zone: &TimeZone) -> Timestamp {
        let recorded = self.ground.recorded_at(self.row(), zone);
        recorded.unwrap_or_else(|| self.performed_at())
    }

    fn due_at(self, zone: &TimeZone) -> Option<Timestamp> {
        let due = self.ground.columns.due?.moment(self.row())?;
        Some(due.earliest(zone))
    }

    fn performed_on(self, zone: &TimeZone) -> Date {
        // A day begins within itself, so that its first instant tells it.
        Moment::Instant(self.performed_at()).day(zone)
    }

    fn judged_in(self) -> u32 {
        self.work_key()
    }

    fn role(&self) -> Option<&RoleName> {
        self.ground.columns.role?.name(self.row())
    }

    fn is_moderated(self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection};
    use crate::evidence::{Coded, EvidenceColumns, Moments, Results};
    use crate::framework::{Framework, ItemDraft, Level, Library};
    use crate::id::{LearnerId, LevelId, TaskId};

    const FIRST: i64 = -377_705_000_000;
    const LAST: i64 = 253_402_000_000;

    /// A policy of two targets and a scale of three levels.
    fn policy() -> Policy {
        let mut builder = Framework::builder("doc", "Sample").unwrap();
        builder.item(ItemDraft::new("a", "Count.").unwrap());
        builder.item(ItemDraft::new("b", "Add.").unwrap());
        let library = Library::of([("math", builder.build().unwrap())]).unwrap();
        let levels = ["no", "nearly", "yes"];
        let levels = levels.iter().zip(0..);
        let levels = levels.map(|(id, value)| Level::new(*id, *id, value).unwrap());
        let scale = Scale::new("three", "Three", levels).unwrap();
        let (id, scales) = ("p".parse().unwrap(), [scale]);
        let rule = Rule::works(1, "yes".parse().unwrap());
        let definition =
            PolicyDefinition::new(id, "1.0.0".parse().unwrap(), "three".parse().unwrap())
                .bind(Binding::new(Selection::all(), rule));
        Policy::compile(&definition, &library, &scales, None).unwrap()
    }

    #[test]
    fn a_row_is_taken_out_as_it_was_packed_with_room_or_without() {
        let policy = policy();
        let learners = ["ana".parse::<LearnerId>().unwrap()];
        let targets = ["b", "a"].map(|id| id.parse().unwrap());
        let tasks = ["t", "u", "v", "w"].map(|id| id.parse::<TaskId>().unwrap());
        let levels = ["yes", "no", "nearly"].map(|id| id.parse::<LevelId>().unwrap());
        let at = [FIRST, 0, 1, LAST, 86_400];
        let purposes = [0, 4, 2, 5, 1].map(|at: usize| Purpose::ALL[at]);
        let supports = [3, 0, 1, 2, 0].map(|at: usize| SupportKind::ALL[at]);
        let columns = EvidenceColumns::new(
            Coded::new(&learners, &[0u32; 5]),
            Coded::new(&targets, &[0u32, 1, 0, 1, 1]),
            Results::Levels(Coded::new(&levels, &[0u8, 1, 2, 0, 1])),
            Coded::new(&tasks, &[3u32, 0, 1, 2, 3]),
            Moments::Seconds(&at),
        )
        .with_purpose(&purposes)
        .with_support(&supports);
        let (ground, faults) = Ground::new(&columns, &policy.0);
        assert!(faults.is_empty());
        let extent = |seats, targets, tasks| Extent {
            rows: 5,
            seats,
            targets,
            tasks,
            levels: 3,
            last: ground.clock.last,
        };
        let all = |seen: Seen<'_>| {
            let row = seen.row();
            assert_eq!(seen.at, at[row]);
            assert_eq!(seen.task, [3, 0, 1, 2, 3][row]);
            assert_eq!(seen.level, [2, 0, 1, 2, 0][row]);
            assert_eq!(seen.purpose, purposes[row]);
            assert_eq!(seen.support, supports[row]);
        };
        // 40 bits of time, 3 of row, 2 of task and of level each, 5 of purpose and support.
        assert!(Layout::narrow(&extent(1 << 12, 2, 4)).is_none());
        let layout = Layout::narrow(&extent(1 << 11, 2, 4)).unwrap();
        taken_out_as_packed::<u64>(&layout, &ground, 1 << 11, all);
        for (extent, coarse, tasks) in [
            (extent(1, 2, 4), false, true),
            (extent(1, 1 << 10, 1 << 25), false, true),
            (extent(1, 1 << 11, 1 << 26), true, false),
            (extent(1, 1 << 31, 1 << 31), true, false),
        ] {
            let layout = Layout::wide(&extent);
            assert_eq!(layout.coarse > 0, coarse);
            assert_eq!(layout.tasks > 0, tasks);
            taken_out_as_packed::<[u64; 2]>(&layout, &ground, 1 << SEAT_BITS, all);
        }
    }

    /// Packs five rows for the last of so many seats, and hands on what is taken out.
    fn taken_out_as_packed<W: Words>(
        layout: &Layout,
        ground: &Ground<'_>,
        seats: u32,
        each: impl Fn(Seen<'_>),
    ) {
        let mut rows = 0;
        ground.tell(0..5, |_, said| {
            let words: W = layout.pack(seats - 1, &said);
            assert_eq!(layout.row(words), rows);
            assert_eq!(layout.target(words), [1, 0, 1, 0, 0][rows as usize]);
            assert_eq!(layout.seat(words), u64::from(seats - 1));
            each(layout.seen(words, ground));
            rows += 1;
        });
        assert_eq!(rows, 5);
    }
}
