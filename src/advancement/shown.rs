//! What weighing asks of a row, whether it stands in a log or in columns.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::evidence::{EvidenceLog, Observed, Purpose, Row, SupportKind};
use crate::framework::{CognitiveDemand, Level, Scale};
use crate::id::{LevelId, ModalityName, RoleName, RungId, TaskId};
use crate::moment::TimeZone;
use crate::score::Score;

/// A row that tells what was shown.
pub(super) trait Shown: Copy {
    /// Whether every row is known to be a work of its own.
    const EACH_A_WORK: bool;
    /// Whether rows are known to come in the order in which they are weighed.
    const IN_ORDER: bool;
    /// Instants as the rows keep them.
    type Time: Ord;

    /// The value on a scale, of whose levels `known` has the index by the number of the name.
    fn value(self, scale: &Scale, known: &[Option<u32>]) -> Option<Score>;
    fn purpose(self) -> Purpose;
    fn support_kind(self) -> SupportKind;
    fn is_shared(self) -> bool;
    fn demand(self) -> Option<CognitiveDemand>;
    fn attempt(self) -> u32;
    fn rung(&self) -> Option<&RungId>;

    fn work_key(self) -> u32;
    fn task_key(self) -> u32;
    fn role_key(self) -> u32;
    fn modality_key(self) -> Option<u32>;
    fn assessor_key(self) -> Option<u32>;
    fn context_key(self) -> Option<u32>;

    /// The first instant at which it may have been performed, as it is kept.
    fn time(self) -> Self::Time;
    /// The first instants at which it may have been performed, recorded and due.
    fn performed_at(self) -> Timestamp;
    fn recorded_at(self, zone: &TimeZone) -> Timestamp;
    fn due_at(self, zone: &TimeZone) -> Option<Timestamp>;
    fn performed_on(self, zone: &TimeZone) -> Date;

    /// Which judgement it is of, in which role it was made, and whether it was moderated.
    fn judged_in(self) -> u32;
    fn role(&self) -> Option<&RoleName>;
    fn is_moderated(self) -> bool;
}

/// The numbers by which rows know names. What has no number is in no row.
pub(super) trait Numbered {
    fn level(&self, name: &LevelId) -> Option<u32>;
    fn task(&self, name: &TaskId) -> Option<u32>;
    fn role(&self, name: &RoleName) -> Option<u32>;
    fn modality(&self, name: &ModalityName) -> Option<u32>;
}

impl Shown for Row<'_> {
    const EACH_A_WORK: bool = false;
    // The number of the attempt is not looked at where logs are put in order.
    const IN_ORDER: bool = false;
    type Time = Timestamp;

    fn value(self, scale: &Scale, known: &[Option<u32>]) -> Option<Score> {
        let level = match self.level_key() {
            Some(key) => {
                let level = known.get(key as usize).copied().flatten()?;
                scale.levels().get(level as usize)
            }
            None => match self.observed() {
                Observed::Points(points) => scale.level_of(points.earned(), points.possible()),
                _ => None,
            },
        };
        level.map(Level::value)
    }

    fn purpose(self) -> Purpose {
        Row::purpose(self)
    }

    fn support_kind(self) -> SupportKind {
        Row::support_kind(self)
    }

    fn is_shared(self) -> bool {
        Row::is_shared(self)
    }

    fn demand(self) -> Option<CognitiveDemand> {
        Row::demand(self)
    }

    fn attempt(self) -> u32 {
        Row::attempt(self)
    }

    fn rung(&self) -> Option<&RungId> {
        Row::rung(*self)
    }

    fn work_key(self) -> u32 {
        Row::work_key(self)
    }

    fn task_key(self) -> u32 {
        Row::task_key(self)
    }

    fn role_key(self) -> u32 {
        Row::role_key(self)
    }

    fn modality_key(self) -> Option<u32> {
        Row::modality_key(self)
    }

    fn assessor_key(self) -> Option<u32> {
        Row::assessor_key(self)
    }

    fn context_key(self) -> Option<u32> {
        Row::context_key(self)
    }

    fn time(self) -> Timestamp {
        Row::performed_at(self)
    }

    fn performed_at(self) -> Timestamp {
        Row::performed_at(self)
    }

    fn recorded_at(self, zone: &TimeZone) -> Timestamp {
        self.recorded().earliest(zone)
    }

    fn due_at(self, zone: &TimeZone) -> Option<Timestamp> {
        self.due().map(|due| due.earliest(zone))
    }

    fn performed_on(self, zone: &TimeZone) -> Date {
        self.performed().day(zone)
    }

    fn judged_in(self) -> u32 {
        self.position()
    }

    fn role(&self) -> Option<&RoleName> {
        Some(Row::role(*self))
    }

    fn is_moderated(self) -> bool {
        Row::is_moderated(self)
    }
}

impl Numbered for EvidenceLog {
    fn level(&self, name: &LevelId) -> Option<u32> {
        self.level_key(name)
    }

    fn task(&self, name: &TaskId) -> Option<u32> {
        self.task_key(name)
    }

    fn role(&self, name: &RoleName) -> Option<u32> {
        self.role_key(name)
    }

    fn modality(&self, name: &ModalityName) -> Option<u32> {
        self.modality_key(name)
    }
}
