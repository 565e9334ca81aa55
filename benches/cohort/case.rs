//! Rows of many learners in random order, as a district has them in memory.

use continua::advancement::{
    Binding, Distinct, Policy, PolicyDefinition, Rule, Selection, WorksRule,
};
use continua::evidence::{Coded, EvidenceColumns, Moments, Results};
use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
use continua::mastery::{Decaying, NOfMastery};
use continua::{ItemId, LearnerId, LevelId, Purpose, Score, TaskId};

/// `SplitMix64` of Steele, Lea and Flood.
pub struct Seed(pub u64);

impl Seed {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}

pub const COMPETENCIES: u64 = 100;
const TASKS: u64 = 1_000;
const LEARNERS: u64 = 10_000;

/// The first day, 2025-08-01.
const FIRST: i32 = 20_301;
const DAYS: u64 = 300;

/// A thousand rows a learner where there are enough, all of them in random order.
pub struct Case {
    learners: Vec<LearnerId>,
    pub targets: Vec<ItemId>,
    levels: Vec<LevelId>,
    tasks: Vec<TaskId>,
    pub learner: Vec<u32>,
    pub target: Vec<u16>,
    pub level: Vec<u8>,
    pub task: Vec<u16>,
    pub day: Vec<i32>,
    pub purpose: Vec<Purpose>,
}

impl Case {
    pub fn of(rows: usize) -> Self {
        let mut seed = Seed(0x0C04_0271);
        let learners = LEARNERS.min(rows as u64 / 100);
        let mut case = Self {
            learners: (0..learners)
                .map(|at| LearnerId::new(format!("learner {at}")).unwrap())
                .collect(),
            targets: (0..COMPETENCIES).map(target).collect(),
            levels: (1..=4)
                .map(|at: u8| LevelId::new(at.to_string()).unwrap())
                .collect(),
            tasks: (0..TASKS)
                .map(|at| TaskId::new(format!("task {at}")).unwrap())
                .collect(),
            learner: Vec::with_capacity(rows),
            target: Vec::with_capacity(rows),
            level: Vec::with_capacity(rows),
            task: Vec::with_capacity(rows),
            day: Vec::with_capacity(rows),
            purpose: Vec::with_capacity(rows),
        };
        for _ in 0..rows {
            let learner = seed.below(learners);
            case.learner.push(learner as u32);
            case.target.push(seed.below(COMPETENCIES) as u16);
            // Learners differ: from mostly the first level to mostly the fourth.
            let shown = (seed.below(100) + 2 * (learner % 100)) / 75;
            case.level.push(shown as u8);
            case.task.push(seed.below(TASKS) as u16);
            case.day.push(FIRST + seed.below(DAYS) as i32);
            let practice = seed.below(5) == 0;
            case.purpose.push(if practice {
                Purpose::Practice
            } else {
                Purpose::Summative
            });
        }
        case
    }

    pub fn columns(&self) -> EvidenceColumns<'_> {
        EvidenceColumns::new(
            Coded::new(&self.learners, &self.learner),
            Coded::new(&self.targets, &self.target),
            Results::Levels(Coded::new(&self.levels, &self.level)),
            Coded::new(&self.tasks, &self.task),
            Moments::Days(&self.day),
        )
        .with_purpose(&self.purpose)
    }

    pub fn learners(&self) -> usize {
        self.learners.len()
    }

    /// The bytes of the columns a row.
    pub const fn width() -> usize {
        4 + 2 + 1 + 2 + 4 + 1
    }
}

fn target(at: u64) -> ItemId {
    ItemId::new(format!("t{at}")).unwrap()
}

/// A decaying average at least proficient, three works that are, and two tasks among them.
pub fn policy() -> Policy {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..COMPETENCIES {
        builder.item(ItemDraft::of(target(at), "Do a thing").kind("Learning Target"));
    }
    let library = Library::of([("math", builder.build().unwrap())]).unwrap();
    let levels = (1..=4).map(|n: i32| Level::new(n.to_string(), format!("Level {n}"), n).unwrap());
    let scale = Scale::new("four", "Four", levels).unwrap();
    let proficient = LevelId::new("3").unwrap();
    let rule = Rule::All(vec![
        Rule::estimate(Decaying::default(), proficient.clone()),
        Rule::estimate(
            NOfMastery::new(3, Score::whole(3)).unwrap(),
            proficient.clone(),
        ),
        Rule::Works(WorksRule::new(2, proficient).distinct_by(Distinct::Task)),
    ]);
    let definition = PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    );
    let definition = definition.bind(Binding::new(Selection::all(), rule));
    Policy::compile(&definition, &library, &[scale], None).unwrap()
}

/// The same decisions by a loop that is written for this one rule: how many learners have shown
/// each competency. Rows are put in order by a counting sort on learner and competency; those of
/// one day stand in the order of their coming.
pub fn by_hand(case: &Case) -> Vec<u32> {
    let wide = COMPETENCIES as usize;
    let cells = case.learners() * wide;
    let cell = |row: usize| case.learner[row] as usize * wide + usize::from(case.target[row]);
    let mut ends = vec![0u32; cells + 1];
    for row in 0..case.learner.len() {
        if case.purpose[row] == Purpose::Summative {
            ends[cell(row) + 1] += 1;
        }
    }
    for at in 0..cells {
        ends[at + 1] += ends[at];
    }
    let mut next = ends.clone();
    let mut sorted = vec![[0u32; 2]; ends[cells] as usize];
    for row in 0..case.learner.len() {
        if case.purpose[row] == Purpose::Summative {
            let slot = &mut next[cell(row)];
            let kept = u32::from(case.task[row]) << 8 | u32::from(case.level[row]);
            sorted[*slot as usize] = [case.day[row] as u32, kept];
            *slot += 1;
        }
    }
    let mut shown = vec![0; wide];
    for at in 0..cells {
        let rows = &mut sorted[ends[at] as usize..ends[at + 1] as usize];
        rows.sort_by_key(|row| row[0]);
        let mut average = None;
        let (mut good, mut first_task, mut two_tasks) = (0u32, None, false);
        for [_, kept] in rows.iter() {
            let level = f64::from((kept & 0xFF) as u8 + 1);
            average = Some(average.map_or(level, |before| 0.35 * before + 0.65 * level));
            if level >= 3.0 {
                good += 1;
                let task = kept >> 8;
                two_tasks |= *first_task.get_or_insert(task) != task;
            }
        }
        // The mean of works that are proficient is.
        let met = average.is_some_and(|it| (it * 1e6).round() >= 3e6) && good >= 3 && two_tasks;
        shown[at % wide] += u32::from(met);
    }
    shown
}
