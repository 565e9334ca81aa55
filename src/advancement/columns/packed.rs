//! A row of columns, packed, and as weighing sees it.

use jiff::Timestamp;
use jiff::civil::Date;

use super::ground::{Ground, value};
use crate::advancement::shown::Shown;
use crate::evidence::{Purpose, SupportKind};
use crate::framework::{CognitiveDemand, Scale};
use crate::id::{RoleName, RungId};
use crate::moment::{Moment, TimeZone};
use crate::score::Score;

/// A row as it is kept. Plain words, so that room for many is made without writing to it.
pub(super) type Words = [u64; 2];

/// For which of its bucket a learner is.
pub(super) const SEAT_BITS: u32 = 14;

/// For which row it is.
const ROW_BITS: u32 = 32;

/// For purpose and support each.
const KIND_BITS: u32 = 3;

const _: () =
    assert!(Purpose::ALL.len() <= 1 << KIND_BITS && SupportKind::ALL.len() <= 1 << KIND_BITS);

/// Where in 16 bytes what stands of a row: with no more bits than the columns at hand need.
///
/// The first word has seat, target and time, the second begins with the row, so that words in order
/// are rows in order. What has no room is read from its column: of times past so many years of
/// seconds the lower bits, of more than millions of tasks the task.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    first: i64,
    /// By how many bits times are made smaller to have room.
    coarse: u32,
    time: u32,
    target: u32,
    level: u32,
    /// Masks of so many bits; of tasks 0 where they have no room.
    times: u64,
    levels: u64,
    tasks: u64,
}

/// How much the columns of a layout hold.
pub(super) struct Extent {
    pub(super) targets: usize,
    pub(super) tasks: usize,
    /// Of the scale that has most.
    pub(super) levels: usize,
    /// The first and the last second.
    pub(super) times: (i64, i64),
}

/// What a row says, before it is packed.
pub(super) struct Said {
    pub(super) at: i64,
    pub(super) row: u32,
    pub(super) target: u32,
    pub(super) task: u32,
    pub(super) level: u16,
    pub(super) purpose: Purpose,
    pub(super) support: SupportKind,
}

impl Layout {
    pub(super) fn new(extent: &Extent) -> Self {
        let (first, last) = extent.times;
        // One more than there are stands for a level that the scale does not have.
        let (target, level) = (bits(extent.targets), bits(extent.levels + 1));
        let needed = u64::BITS - last.abs_diff(first).leading_zeros();
        let time = needed.min(u64::BITS - SEAT_BITS - target);
        let task = bits(extent.tasks);
        let fits = ROW_BITS + task + level + 2 * KIND_BITS <= u64::BITS;
        Self {
            first,
            coarse: needed - time,
            time,
            target,
            level,
            times: mask(time),
            levels: mask(level),
            tasks: if fits { mask(task) } else { 0 },
        }
    }

    #[inline]
    pub(super) const fn pack(&self, said: &Said) -> Words {
        let time = said.at.abs_diff(self.first) >> self.coarse;
        let (level, task) = (
            said.level as u64 & self.levels,
            said.task as u64 & self.tasks,
        );
        let kinds = (said.purpose as u64) << KIND_BITS | said.support as u64;
        [
            (said.target as u64) << self.time | time,
            (said.row as u64) << (u64::BITS - ROW_BITS)
                | (task << self.level | level) << (2 * KIND_BITS)
                | kinds,
        ]
    }

    /// The same for one of a bucket of learners.
    #[inline]
    pub(super) const fn seated(&self, words: Words, seat: u32) -> Words {
        [
            words[0] | (seat as u64) << (self.target + self.time),
            words[1],
        ]
    }

    /// A number that grows with the time, and is equal only for times close together.
    #[inline]
    pub(super) const fn span(&self, words: Words) -> u64 {
        words[0] & self.times
    }

    /// Seat and target as one number, which is below [`cells`](Self::cells).
    #[inline]
    pub(super) const fn cell(&self, words: Words) -> u64 {
        words[0] >> self.time
    }

    /// How many cells so many seats have.
    pub(super) const fn cells(&self, seats: usize) -> usize {
        seats.saturating_mul(1 << self.target)
    }

    pub(super) const fn seat(&self, words: Words) -> u64 {
        self.cell(words) >> self.target
    }

    #[inline]
    pub(super) const fn target(&self, words: Words) -> u32 {
        low(self.cell(words) & mask(self.target))
    }

    /// How many rows of one learner, from the first on, are of no target past this one.
    pub(super) fn run(&self, rows: &[Words], target: u32) -> usize {
        let Some(first) = rows.first() else {
            return 0;
        };
        // The last word that such a row can have, so that no row is taken apart.
        let cell = self.seat(*first) << self.target | u64::from(target);
        let last = cell << self.time | self.times;
        rows.iter().take_while(|words| words[0] <= last).count()
    }

    #[inline]
    pub(super) const fn row(words: Words) -> u32 {
        low(words[1] >> (u64::BITS - ROW_BITS))
    }

    /// The row taken out of its words again.
    #[inline]
    pub(super) fn seen<'g>(&self, words: Words, ground: &'g Ground<'g>) -> Seen<'g> {
        let row = Self::row(words);
        let kind = |shift: u32| low(words[1] >> shift & mask(KIND_BITS)) as usize;
        let rest = words[1] >> (2 * KIND_BITS);
        Seen {
            at: match self.coarse {
                0 => self.first.wrapping_add_unsigned(self.span(words)),
                _ => ground.second(row as usize),
            },
            row,
            task: match self.tasks {
                0 => ground.columns.task.numbers().at(row as usize),
                tasks => low(rest >> self.level & tasks),
            },
            level: low(rest & self.levels),
            purpose: Purpose::ALL
                .get(kind(KIND_BITS))
                .copied()
                .unwrap_or_default(),
            support: SupportKind::ALL.get(kind(0)).copied().unwrap_or_default(),
            ground,
        }
    }
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
        let (mut ground, faults) = Ground::new(&columns, &policy.0);
        assert!(faults.is_empty());
        let extent = |targets, tasks| Extent {
            targets,
            tasks,
            levels: 3,
            times: (FIRST, LAST),
        };
        for (extent, coarse, tasks) in [
            (extent(2, 4), false, true),
            (extent(1 << 10, 1 << 24), false, true),
            (extent(1 << 11, 1 << 25), true, false),
            (extent(1 << 31, 1 << 31), true, false),
        ] {
            ground.layout = Layout::new(&extent);
            assert_eq!(ground.layout.coarse > 0, coarse);
            assert_eq!(ground.layout.tasks > 0, tasks);
            let mut seen = 0;
            ground.pack(0..5, |_, words| {
                let words = ground.layout.seated(words, (1 << SEAT_BITS) - 1);
                let row = ground.layout.seen(words, &ground);
                assert_eq!((row.row(), row.at), (seen, at[seen]));
                assert_eq!(row.task, [3, 0, 1, 2, 3][seen]);
                assert_eq!(row.level, [2, 0, 1, 2, 0][seen]);
                assert_eq!(row.purpose, purposes[seen]);
                assert_eq!(row.support, supports[seen]);
                assert_eq!(ground.layout.target(words), [1, 0, 1, 0, 0][seen]);
                assert_eq!(ground.layout.seat(words), (1 << SEAT_BITS) - 1);
                seen += 1;
            });
            assert_eq!(seen, 5);
        }
    }
}
