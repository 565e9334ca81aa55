//! Columns laid on a policy: which row speaks of which target at which level.

use jiff::Timestamp;

use super::clock::Clock;
use crate::advancement::policy::Compiled;
use crate::advancement::shown::Numbered;
use crate::evidence::{
    Coded, Column, ColumnFault, ColumnFaultKind, EvidenceColumns, NONE, Points, Purpose, Results,
    SupportKind,
};
use crate::framework::{Level, Scale};
use crate::id::{LevelId, ModalityName, RoleName, TaskId};
use crate::moment::TimeZone;
use crate::{graph, score::Score};

/// Stands for "not on the scale", which only rows have of which nothing is decided.
const NO_LEVEL: u16 = u16::MAX;

/// Columns that were checked against a policy, with what is looked up for each row.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    pub(super) columns: EvidenceColumns<'a>,
    /// By place in the dictionary of targets: the target of the policy.
    named: Vec<u32>,
    pub(super) clock: Clock,
    levels: Levels,
    /// How many targets the policy has.
    targets: usize,
    /// The number of the role that the rows have where none is said.
    teacher: u32,
}

/// How results become indices of levels.
#[derive(Debug, Clone)]
enum Levels {
    /// By place in the dictionary of targets, then of levels.
    Named { width: usize, codes: Vec<u16> },
    /// By place in the dictionary of targets: the scale, for points.
    Cut(Vec<Option<Scale>>),
}

impl<'a> Ground<'a> {
    /// With what does not fit the policy. The columns have passed their own check.
    pub(super) fn new(
        columns: &EvidenceColumns<'a>,
        compiled: &Compiled,
    ) -> (Self, Vec<ColumnFault>) {
        let names = columns.target.names();
        let targets = names.iter().map(|id| compiled.index.get(id).copied());
        let ground = Self {
            named: targets.map(|target| target.unwrap_or(NONE)).collect(),
            clock: Clock::new(columns.performed, &compiled.definition.zone),
            levels: Levels::new(columns, compiled),
            targets: compiled.targets.len(),
            teacher: columns.role.map_or(0, |role| teacher(&role)),
            columns: columns.clone(),
        };
        let faults = ground.faults(compiled);
        (ground, faults)
    }

    fn faults(&self, compiled: &Compiled) -> Vec<ColumnFault> {
        let (rows, place) = (0..self.columns.len(), |row: usize| self.place(row));
        let mut faults = Vec::new();
        if self.named.contains(&NONE) {
            let unknown = |row: &usize| self.named.get(place(*row)) == Some(&NONE);
            let kind = ColumnFaultKind::UnknownTarget;
            let fault = ColumnFault::at(Column::Target, kind, rows.clone().filter(unknown));
            faults.extend(fault);
        }
        let decided = |place: usize| {
            let target = self.named.get(place).copied();
            target.is_some_and(|target| compiled.plan(target).is_some())
        };
        let all: Vec<bool> = (0..self.named.len()).map(decided).collect();
        let is_decided = |place: usize| all.get(place).copied().unwrap_or(false);
        let fault = match &self.levels {
            Levels::Named { width, codes } => {
                let off = |(at, code): (usize, &u16)| *code == NO_LEVEL && is_decided(at / width);
                if !codes.iter().enumerate().any(off) {
                    return faults;
                }
                let off = |row: &usize| {
                    let named = self.columns.results.is_named(*row);
                    named && is_decided(place(*row)) && self.code(*row) == NO_LEVEL
                };
                ColumnFault::at(Column::Level, ColumnFaultKind::OtherScale, rows.filter(off))
            }
            Levels::Cut(scales) => {
                let uncut = |place: usize| {
                    let scale = scales.get(place).and_then(Option::as_ref);
                    is_decided(place) && scale.is_none_or(|scale| scale.cuts().is_empty())
                };
                let rows = rows.filter(|row| uncut(place(*row)));
                ColumnFault::at(Column::Earned, ColumnFaultKind::NoCuts, rows)
            }
        };
        faults.extend(fault);
        faults
    }

    /// The place of a row's target in its dictionary.
    #[inline]
    fn place(&self, row: usize) -> usize {
        self.columns.target.numbers().at(row) as usize
    }

    /// The index of a row's level in the scale by which its target is decided.
    #[inline]
    fn code(&self, row: usize) -> u16 {
        let place = self.place(row);
        let code = match (&self.levels, &self.columns.results) {
            (Levels::Named { width, codes }, Results::Levels(levels)) => codes
                .get(place_of_code(place, *width, levels.numbers().at(row)))
                .copied(),
            (Levels::Cut(scales), Results::Points(points)) => {
                let scale = scales.get(place).and_then(Option::as_ref);
                cut(scale, points.get(row))
            }
            _ => None,
        };
        code.unwrap_or(NO_LEVEL)
    }

    /// The target of the policy for a place in the dictionary of targets.
    #[inline]
    pub(super) fn target(&self, place: u32) -> u32 {
        self.named.get(place as usize).copied().unwrap_or(NONE)
    }

    #[inline]
    pub(super) fn purpose(&self, row: usize) -> Purpose {
        let one = |purposes: &[Purpose]| purposes.get(row).copied();
        self.columns.purpose.and_then(one).unwrap_or_default()
    }

    #[inline]
    pub(super) fn support(&self, row: usize) -> SupportKind {
        let one = |kinds: &[SupportKind]| kinds.get(row).copied();
        self.columns.support.and_then(one).unwrap_or_default()
    }

    /// For some rows the index of the level in the scale by which the target is decided, given the
    /// places of their targets.
    pub(super) fn read_levels(&self, first: usize, places: &[u32], into: &mut [u16]) {
        match (&self.levels, &self.columns.results) {
            (Levels::Named { width, codes }, Results::Levels(levels)) => {
                for (at, (slot, place)) in into.iter_mut().zip(places).enumerate() {
                    let level = levels.numbers().at(first + at);
                    let code = codes.get(place_of_code(*place as usize, *width, level));
                    *slot = code.copied().unwrap_or(NO_LEVEL);
                }
            }
            _ => {
                for (at, slot) in into.iter_mut().enumerate() {
                    *slot = self.code(first + at);
                }
            }
        }
    }

    /// The tick of the clock at which a row was performed.
    pub(super) fn tick(&self, row: usize) -> u64 {
        let mut tick = [0];
        self.clock.read(self.columns.performed, row, &mut tick);
        let [tick] = tick;
        tick
    }

    /// The first instant at which a row may have been recorded, where that is said.
    pub(super) fn recorded_at(&self, row: usize, zone: &TimeZone) -> Option<Timestamp> {
        let moment = self.columns.recorded?.moment(row)?;
        Some(moment.earliest(zone))
    }

    /// How many targets the policy has.
    pub(super) const fn targets(&self) -> usize {
        self.targets
    }

    /// How many levels the scale has that has most.
    pub(super) fn levels(&self) -> usize {
        self.levels.most()
    }

    pub(super) fn role(&self, row: usize) -> u32 {
        let said = self.columns.role.and_then(|role| role.numbers().get(row));
        said.unwrap_or(self.teacher)
    }
}

impl Levels {
    fn new(columns: &EvidenceColumns<'_>, compiled: &Compiled) -> Self {
        let scales = columns.target.names().iter().map(|id| {
            let plan = compiled.plan(*compiled.index.get(id)?)?;
            compiled.scale_of(plan)
        });
        match &columns.results {
            Results::Points(_) => Self::Cut(scales.map(Option::<&Scale>::cloned).collect()),
            Results::Levels(levels) => {
                let code = |scale: Option<&Scale>, level| scale.and_then(|it| code_of(it, level));
                let codes = scales.flat_map(|scale| {
                    let names = levels.names().iter();
                    names.map(move |level| code(scale, level).unwrap_or(NO_LEVEL))
                });
                Self::Named {
                    width: levels.names().len(),
                    codes: codes.collect(),
                }
            }
        }
    }

    /// How many levels the scale has that has most.
    fn most(&self) -> usize {
        match self {
            Self::Named { codes, .. } => {
                let known = codes.iter().filter(|code| **code != NO_LEVEL);
                known.max().map_or(0, |code| usize::from(*code) + 1)
            }
            Self::Cut(scales) => {
                let scales = scales.iter().flatten();
                scales.map(|scale| scale.levels().len()).max().unwrap_or(0)
            }
        }
    }
}

/// The index of the level that points reach.
fn cut(scale: Option<&Scale>, points: Option<&Points>) -> Option<u16> {
    let (scale, points) = (scale?, points?);
    let level = scale.level_of(points.earned(), points.possible())?;
    code_of(scale, level.id())
}

/// Past the end for what no dictionary has.
const fn place_of_code(place: usize, width: usize, level: u32) -> usize {
    place.saturating_mul(width).saturating_add(level as usize)
}

fn code_of(scale: &Scale, level: &LevelId) -> Option<u16> {
    let at = scale
        .levels()
        .iter()
        .position(|known| known.id() == level)?;
    u16::try_from(at).ok().filter(|code| *code != NO_LEVEL)
}

/// The value of a packed level.
pub(super) fn value(scale: &Scale, code: u32) -> Option<Score> {
    scale.levels().get(code as usize).map(Level::value)
}

/// The number of the default role: past the dictionary, if it is not in it.
fn teacher(roles: &Coded<'_, RoleName>) -> u32 {
    let names = roles.names();
    let found = names.iter().position(|role| role.as_str() == "teacher");
    graph::dense(found.unwrap_or(names.len()))
}

impl Numbered for Ground<'_> {
    /// Levels are indices of the scale already.
    fn level(&self, _: &LevelId) -> Option<u32> {
        None
    }

    fn task(&self, name: &TaskId) -> Option<u32> {
        place_of(self.columns.task.names(), name)
    }

    fn role(&self, name: &RoleName) -> Option<u32> {
        let roles = self.columns.role;
        let found = roles.and_then(|roles| place_of(roles.names(), name));
        found.or_else(|| (name.as_str() == "teacher").then_some(self.teacher))
    }

    fn modality(&self, name: &ModalityName) -> Option<u32> {
        place_of(self.columns.modality?.names(), name)
    }
}

fn place_of<T: PartialEq>(names: &[T], name: &T) -> Option<u32> {
    names
        .iter()
        .position(|known| known == name)
        .map(graph::dense)
}
