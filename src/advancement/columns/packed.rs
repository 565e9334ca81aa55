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

/// Beside the time there is room for so many bits.
const SEAT_BITS: u32 = 24;

/// How many learners a bucket can have.
pub(super) const SEATS: u32 = 1 << SEAT_BITS;

/// A row as it is kept. Plain words, so that room for many is made without writing to it.
pub(super) type Words = [u64; 3];

/// A row in 24 bytes: when it was performed; which row it is and of which target; its task, level,
/// purpose and support.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed(pub(super) Words);

impl Packed {
    pub(super) fn new(
        at: i64,
        row: u32,
        target: u32,
        task: u32,
        level: u16,
        purpose: Purpose,
        support: SupportKind,
    ) -> Self {
        // Seconds of the calendar are below 2^39 in size, so that a seat has room beside them.
        let kinds = u64::from(purpose as u8) << 8 | u64::from(support as u8);
        Self([
            (at << SEAT_BITS).cast_unsigned(),
            u64::from(row) << 32 | u64::from(target),
            u64::from(task) << 32 | u64::from(level) << 16 | kinds,
        ])
    }

    /// The first second at which it may have been performed.
    pub(super) const fn at(self) -> i64 {
        self.0[0].cast_signed() >> SEAT_BITS
    }

    /// The same for one of a bucket of learners.
    pub(super) const fn seated(self, seat: u32) -> Self {
        let [at, row, kinds] = self.0;
        Self([at | seat as u64, row, kinds])
    }

    /// Which of its bucket the learner is.
    pub(super) const fn seat(self) -> u32 {
        low(self.0[0]) & (SEATS - 1)
    }

    pub(super) const fn row(self) -> u32 {
        high(self.0[1])
    }

    pub(super) const fn target(self) -> u32 {
        low(self.0[1])
    }

    /// By what the rows of a bucket are put in order.
    pub(super) const fn order(self) -> (u32, u32, i64, u32) {
        (self.seat(), self.target(), self.at(), self.row())
    }

    const fn task(self) -> u32 {
        high(self.0[2])
    }

    const fn level(self) -> u16 {
        let [_, _, low, high, ..] = self.0[2].to_le_bytes();
        u16::from_le_bytes([low, high])
    }

    fn purpose(self) -> Purpose {
        let [_, at, ..] = self.0[2].to_le_bytes();
        Purpose::ALL
            .get(usize::from(at))
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn support(self) -> SupportKind {
        let [at, ..] = self.0[2].to_le_bytes();
        SupportKind::ALL
            .get(usize::from(at))
            .copied()
            .unwrap_or_default()
    }

    /// When it was performed at the earliest.
    pub(super) fn performed_at(self) -> Timestamp {
        Timestamp::from_second(self.at()).unwrap_or_default()
    }
}

const fn high(word: u64) -> u32 {
    (word >> 32) as u32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half is what is asked for"
)]
const fn low(word: u64) -> u32 {
    word as u32
}

/// A packed row beside the columns from which it comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'g> {
    pub(super) packed: Packed,
    pub(super) ground: &'g Ground<'g>,
}

impl Seen<'_> {
    const fn row(self) -> usize {
        self.packed.row() as usize
    }
}

impl Shown for Seen<'_> {
    const EACH_A_WORK: bool = true;
    /// In seconds.
    type Time = i64;

    fn value(self, scale: &Scale, _: &[Option<u32>]) -> Option<Score> {
        value(scale, self.packed.level())
    }

    fn rung(&self) -> Option<&RungId> {
        self.ground.columns.rung?.name(self.row())
    }

    fn purpose(self) -> Purpose {
        self.packed.purpose()
    }

    fn support_kind(self) -> SupportKind {
        self.packed.support()
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
        self.packed.row()
    }

    fn task_key(self) -> u32 {
        self.packed.task()
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
        self.packed.at()
    }

    fn performed_at(self) -> Timestamp {
        self.packed.performed_at()
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
        self.packed.row()
    }

    fn role(&self) -> Option<&RoleName> {
        self.ground.columns.role?.name(self.row())
    }

    fn is_moderated(self) -> bool {
        false
    }
}
