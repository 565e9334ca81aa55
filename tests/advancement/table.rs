//! Rows in columns, at random.

use continua::evidence::{Coded, EvidenceColumns, Moments, Results};
use continua::framework::CognitiveDemand;
use continua::{
    AssessorId, ContextName, ItemId, LearnerId, LevelId, ModalityName, Points, Purpose, RoleName,
    RungId, Score, SupportKind, TaskId,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

use crate::sample::{TARGETS, id, level};

pub const LEARNERS: u16 = 4;
const TASKS: u32 = 3;
pub const NO_NAME: u8 = u8::MAX;

/// Rows as somebody has them in memory, in every column that there is.
#[derive(Debug, Clone)]
pub struct Table {
    pub learners: Vec<LearnerId>,
    pub targets: Vec<ItemId>,
    pub levels: Vec<LevelId>,
    pub tasks: Vec<TaskId>,
    pub roles: Vec<RoleName>,
    pub assessors: Vec<AssessorId>,
    pub modalities: Vec<ModalityName>,
    pub contexts: Vec<ContextName>,
    pub rungs: Vec<RungId>,
    pub learner: Vec<u16>,
    pub target: Vec<u8>,
    pub level: Vec<u8>,
    pub points: Vec<Points>,
    pub task: Vec<u32>,
    pub days: Vec<i32>,
    pub seconds: Vec<i64>,
    pub purpose: Vec<Purpose>,
    pub support: Vec<SupportKind>,
    pub attempt: Vec<u32>,
    pub due: Vec<i32>,
    pub recorded: Vec<i64>,
    pub role: Vec<u8>,
    pub assessor: Vec<u8>,
    pub modality: Vec<u8>,
    pub context: Vec<u8>,
    pub rung: Vec<u8>,
    pub demand: Vec<Option<CognitiveDemand>>,
    /// Which of the columns are given.
    pub given: [bool; 12],
}

fn names<T: std::str::FromStr<Err: std::fmt::Debug>>(stem: &str, count: usize) -> Vec<T> {
    (0..count)
        .map(|at| format!("{stem} {at}").parse().unwrap())
        .collect()
}

impl Table {
    pub fn columns(&self) -> EvidenceColumns<'_> {
        let [
            points,
            seconds,
            purpose,
            support,
            attempt,
            due,
            recorded,
            role,
            assessor,
            modality,
            context,
            rung,
        ] = self.given;
        let results = if points {
            Results::Points(&self.points)
        } else {
            Results::Levels(Coded::new(&self.levels, &self.level))
        };
        let performed = if seconds {
            Moments::Seconds(&self.seconds)
        } else {
            Moments::Days(&self.days)
        };
        let mut columns = EvidenceColumns::new(
            Coded::new(&self.learners, &self.learner),
            Coded::new(&self.targets, &self.target),
            results,
            Coded::new(&self.tasks, &self.task),
            performed,
        );
        if purpose {
            columns = columns.with_purpose(&self.purpose);
        }
        if support {
            columns = columns.with_support(&self.support);
        }
        if attempt {
            columns = columns.with_attempt(&self.attempt);
        }
        if due {
            columns = columns.with_due(Moments::Days(&self.due));
        }
        if recorded {
            columns = columns.with_recorded(Moments::Seconds(&self.recorded));
        }
        if role {
            columns = columns.with_role(Coded::new(&self.roles, &self.role));
        }
        if assessor {
            columns = columns.with_assessor(Coded::new(&self.assessors, &self.assessor));
        }
        if modality {
            columns = columns.with_modality(Coded::new(&self.modalities, &self.modality));
        }
        if context {
            columns = columns.with_context(Coded::new(&self.contexts, &self.context));
            columns = columns.with_demand(&self.demand);
        }
        if rung {
            columns = columns.with_rung(Coded::new(&self.rungs, &self.rung));
        }
        columns
    }
}

type RowDraft = (
    (u16, u8, u8, u32, i32),
    (i32, i32, Index, Index, u32),
    (u8, u8, u8, u8, u8, u8),
);

fn row() -> impl Strategy<Value = RowDraft> {
    let name = |count: u8| prop_oneof![3 => 0..count, 1 => Just(NO_NAME)];
    (
        (0..LEARNERS, 0..6u8, 0..4u8, 0..TASKS, 0..30i32),
        (
            0..86_400i32,
            0..12i32,
            any::<Index>(),
            any::<Index>(),
            1..4u32,
        ),
        (name(2), name(2), name(2), name(2), name(2), 0..5u8),
    )
}

fn demand(at: u8) -> Option<CognitiveDemand> {
    let texts = ["webb:1", "webb:3", "bloom:apply"];
    texts.get(usize::from(at)).map(|text| text.parse().unwrap())
}

/// Random rows, in random order or learner by learner.
pub fn tables() -> impl Strategy<Value = Table> {
    let rows = prop::collection::vec(row(), 0..60);
    (rows, any::<[bool; 12]>(), any::<bool>()).prop_map(|(mut rows, given, sorted)| {
        if sorted {
            rows.sort_by_key(|row| row.0.0);
        }
        // The first of March 2026 is 20,513 days from 1970-01-01.
        let day = |row: &RowDraft| 20_513 + row.0.4;
        let second = |row: &RowDraft| i64::from(day(row)) * 86_400 + i64::from(row.1.0);
        let pick = |index: &Index, count| index.index(count);
        let earned = |row: &RowDraft| Score::whole(i32::from(row.0.2) * 3);
        let mut targets: Vec<ItemId> = (0..TARGETS).map(id).collect();
        targets.push(id(TARGETS));
        Table {
            learners: names("learner", usize::from(LEARNERS)),
            targets,
            levels: (1..=4).rev().map(level).collect(),
            tasks: names("task", TASKS as usize),
            roles: vec!["peer".parse().unwrap(), "coach".parse().unwrap()],
            assessors: names("assessor", 2),
            modalities: names("modality", 2),
            contexts: names("context", 2),
            rungs: names("rung", 2),
            learner: rows.iter().map(|row| row.0.0).collect(),
            target: rows.iter().map(|row| row.0.1).collect(),
            level: rows.iter().map(|row| row.0.2).collect(),
            points: (rows.iter())
                .map(|row| Points::new(earned(row), Score::whole(10)).unwrap())
                .collect(),
            task: rows.iter().map(|row| row.0.3).collect(),
            days: rows.iter().map(day).collect(),
            seconds: rows.iter().map(second).collect(),
            purpose: (rows.iter())
                // Half are of the purpose that counts by default.
                .map(|row| match pick(&row.1.2, 12) {
                    at @ 0..6 => Purpose::ALL[at],
                    _ => Purpose::Summative,
                })
                .collect(),
            support: (rows.iter())
                .map(|row| match pick(&row.1.3, 8) {
                    at @ 0..4 => SupportKind::ALL[at],
                    _ => SupportKind::Independent,
                })
                .collect(),
            attempt: rows.iter().map(|row| row.1.4).collect(),
            due: (rows.iter())
                .map(|row| {
                    if row.1.1 == 0 {
                        i32::MIN
                    } else {
                        20_510 + row.1.1
                    }
                })
                .collect(),
            recorded: rows
                .iter()
                .map(|row| second(row) + i64::from(row.1.1) * 43_200)
                .collect(),
            role: rows.iter().map(|row| row.2.0).collect(),
            assessor: rows.iter().map(|row| row.2.1).collect(),
            modality: rows.iter().map(|row| row.2.2).collect(),
            context: rows.iter().map(|row| row.2.3).collect(),
            rung: rows.iter().map(|row| row.2.4).collect(),
            demand: rows.iter().map(|row| demand(row.2.5)).collect(),
            given,
        }
    })
}

/// A thousand rows of a hundred learners, of whom no two rows stand side by side.
pub fn thousand() -> Table {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let table = tables().new_tree(&mut runner).unwrap().current();
    let rows = 0..1_000u16;
    Table {
        learners: names("learner", 100),
        learner: rows.clone().map(|row| row % 100).collect(),
        target: rows
            .clone()
            .map(|row| u8::try_from(row % 5).unwrap())
            .collect(),
        level: rows
            .clone()
            .map(|row| u8::try_from(row % 4).unwrap())
            .collect(),
        task: rows.clone().map(|row| u32::from(row) % TASKS).collect(),
        days: rows.map(i32::from).collect(),
        given: [false; 12],
        ..table
    }
}
