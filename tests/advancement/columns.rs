//! Evidence in columns beside the same rows in a log.

use continua::advancement::{
    Binding, CohortTable, Counts, Distinct, EvaluateError, Filter, Policy, PolicyDefinition, Rule,
    Selector, Standing, WorksRule,
};
use continua::evidence::{
    Coded, Column, ColumnFaultKind, ColumnsError, EvidenceColumns, Moments, Results,
};
use continua::framework::{CognitiveDemand, Scale};
use continua::mastery::{
    Attempts, Criteria, Decaying, NOfMastery, OrderKey, PowerLaw, Reached, Rounding, Settings,
    WithinWork,
};
use continua::{
    AsOf, AssessorId, ContextName, EvidenceLog, ItemId, LearnerId, LevelId, ModalityName, Moment,
    Points, Purpose, RoleName, RungId, Score, SupportKind, TaskId, TimeZone,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;

use crate::rules::{leaf, others};
use crate::sample::{TARGETS, definition, id, level, library, policy_of, scale};

const LEARNERS: u16 = 4;
const TASKS: u32 = 3;
const NO_NAME: u8 = u8::MAX;

/// Rows as somebody has them in memory, in every column that there is.
#[derive(Debug, Clone)]
struct Table {
    learners: Vec<LearnerId>,
    targets: Vec<ItemId>,
    levels: Vec<LevelId>,
    tasks: Vec<TaskId>,
    roles: Vec<RoleName>,
    assessors: Vec<AssessorId>,
    modalities: Vec<ModalityName>,
    contexts: Vec<ContextName>,
    rungs: Vec<RungId>,
    learner: Vec<u16>,
    target: Vec<u8>,
    level: Vec<u8>,
    points: Vec<Points>,
    task: Vec<u32>,
    days: Vec<i32>,
    seconds: Vec<i64>,
    purpose: Vec<Purpose>,
    support: Vec<SupportKind>,
    attempt: Vec<u32>,
    due: Vec<i32>,
    recorded: Vec<i64>,
    role: Vec<u8>,
    assessor: Vec<u8>,
    modality: Vec<u8>,
    context: Vec<u8>,
    rung: Vec<u8>,
    demand: Vec<Option<CognitiveDemand>>,
    /// Which of the columns are given.
    given: [bool; 12],
}

fn names<T: std::str::FromStr<Err: std::fmt::Debug>>(stem: &str, count: usize) -> Vec<T> {
    (0..count)
        .map(|at| format!("{stem} {at}").parse().unwrap())
        .collect()
}

impl Table {
    fn columns(&self) -> EvidenceColumns<'_> {
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
fn tables() -> impl Strategy<Value = Table> {
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

fn filters() -> impl Strategy<Value = Filter> {
    (0..12usize, any::<Index>()).prop_map(|(what, index)| {
        let mut filter = Filter::default();
        match what {
            0 => filter.purposes = Purpose::ALL.to_vec(),
            1 => filter.supports = SupportKind::ALL.to_vec(),
            2 => filter.modalities = Some(vec!["modality 1".parse().unwrap()]),
            3 => {
                let roles = ["teacher", "peer", "coach"];
                filter.roles = Some(vec![index.get(&roles).parse().unwrap()]);
            }
            4 => filter.tasks = Some(vec!["task 0".parse().unwrap(), "other".parse().unwrap()]),
            5 => filter.demand = Some("webb:2".parse().unwrap()),
            6 => filter.fresh_days = Some(12),
            7 => filter.group_work = true,
            8 => {
                filter.rungs = Some(vec!["rung 1".parse().unwrap()]);
                filter.without_rung = index.index(2) == 0;
            }
            _ => {}
        }
        filter
    })
}

/// Rules of every form, with filters, over works by whatever makes them distinct.
fn rules() -> impl Strategy<Value = Rule> {
    let by = prop_oneof![
        Just(Distinct::Task),
        Just(Distinct::Assessor),
        Just(Distinct::Modality),
        Just(Distinct::Context)
    ];
    let works = (
        1..4u32,
        1..5i32,
        prop::option::of(by),
        prop::option::of(0..12u32),
    );
    let estimate = prop_oneof![
        Just(Decaying::default().into()),
        Just(PowerLaw::default().into()),
        Just(NOfMastery::new(2, Score::whole(3)).unwrap().into()),
    ];
    let own = (works, filters()).prop_map(|((n, at, distinct, spread), filter)| {
        let mut rule = WorksRule::new(n, level(at));
        rule.distinct_by = distinct;
        rule.spread_days = spread;
        rule.filter = filter;
        Rule::Works(rule)
    });
    let estimate = (estimate, 1..5i32, filters()).prop_map(
        |(by, at, filter): (continua::mastery::Estimator, _, _)| match Rule::estimate(by, level(at))
        {
            Rule::Estimate(mut rule) => {
                rule.filter = filter;
                Rule::Estimate(rule)
            }
            other => other,
        },
    );
    crate::rules::nested(prop_oneof![3 => own, 2 => estimate, 2 => leaf(), 2 => others()])
}

fn settings() -> impl Strategy<Value = Settings> {
    let order = prop_oneof![
        2 => Just(OrderKey::Performed),
        1 => Just(OrderKey::Due),
        1 => Just(OrderKey::Recorded)
    ];
    let attempts = prop_oneof![
        Just(Attempts::All),
        Just(Attempts::Newest),
        Just(Attempts::Best)
    ];
    let reached = prop_oneof![Just(Reached::Follow), Just(Reached::Hold)];
    let rounding = prop_oneof![Just(Rounding::Exact), Just(Rounding::Digits(1))];
    (order, attempts, reached, rounding).prop_map(|(order, attempts, reached, rounding)| {
        Settings::default()
            .with_order(order)
            .with_attempts(attempts)
            .with_reached(reached)
            .with_rounding(rounding)
            .with_within_work(WithinWork::default().with_criteria(Criteria::Highest))
    })
}

/// Four levels, which points reach too.
fn cut_scale() -> Scale {
    let cuts = [("2", "0.3"), ("3", "0.6"), ("4", "0.9")];
    cuts.into_iter().fold(scale(), |scale, (level, share)| {
        scale.with_cut(level, share.parse().unwrap()).unwrap()
    })
}

/// A policy for all targets but the last of the dictionary, of which it has no rule.
fn policies() -> impl Strategy<Value = Policy> {
    let zone = prop_oneof![Just("UTC"), Just("-06:00"), Just("CST6CDT,M3.2.0,M11.1.0")];
    let rules = prop::collection::vec(rules(), TARGETS - 1);
    (rules, settings(), zone).prop_map(|(rules, settings, zone)| {
        let mut definition: PolicyDefinition = definition();
        definition.settings = settings;
        definition.zone = zone.parse::<TimeZone>().unwrap();
        let bind = |definition: PolicyDefinition, (at, rule): (usize, Rule)| {
            definition.bind(Binding::new(Selector::Identifier(id(at)), rule))
        };
        let mut rules: Vec<Rule> = rules;
        rules.push(Rule::works(1, level(2)));
        let definition = rules.into_iter().enumerate().fold(definition, bind);
        Policy::compile(&definition, &library_of(TARGETS + 1), &[cut_scale()], None).unwrap()
    })
}

/// The library of the sample, with targets of which no rule speaks.
fn library_of(targets: usize) -> continua::Library {
    use continua::framework::{Framework, ItemDraft};
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..targets {
        let draft = ItemDraft::of(id(at), format!("Do thing {at}")).code(format!("T.{at}"));
        builder.item(draft.kind("Learning Target"));
    }
    continua::Library::of([("math", builder.build().unwrap())]).unwrap()
}

fn moments() -> impl Strategy<Value = AsOf> {
    let at = prop_oneof![
        (1..32i8).prop_map(|day| Moment::Day(jiff::civil::date(2026, 3, day))),
        (0..2_600_000i64).prop_map(|more| {
            Moment::Instant(jiff::Timestamp::from_second(1_772_323_200 + more).unwrap())
        }),
    ];
    (at.clone(), at, 0..4u8).prop_map(|(known, performed, which)| match which {
        0 => AsOf::everything().known_by(known),
        1 => AsOf::everything().performed_by(performed),
        2 => AsOf::at(known),
        _ => AsOf::everything().known_by(known).performed_by(performed),
    })
}

fn rows(table: &CohortTable) -> Vec<(ItemId, Counts)> {
    let rows = table.rows();
    rows.map(|(competency, counts)| (competency.id().clone(), counts.clone()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn columns_decide_as_a_log_of_the_same_rows(
        policy in policies(), table in tables(), as_of in moments()
    ) {
        let columns = table.columns();
        let cohort = policy.cohort_of(&columns).unwrap();
        let log: EvidenceLog = (0..columns.len())
            .map(|row| columns.row(row).unwrap())
            .collect::<Result<_, _>>()
            .unwrap();
        prop_assert_eq!(
            rows(&cohort.table(as_of).unwrap()),
            rows(&policy.cohort(&log, as_of).unwrap())
        );
        let standings: Vec<Standing> = cohort.standings(as_of).unwrap().collect();
        prop_assert_eq!(standings.len(), log.learners().len());
        for standing in standings {
            let own = cohort.log(standing.learner()).unwrap();
            let same = policy.evaluate(&own, standing.learner(), as_of).unwrap();
            prop_assert_eq!(&standing, &same);
            let whole = policy.evaluate(&log, standing.learner(), as_of).unwrap();
            prop_assert!(standing.decisions().eq(whole.decisions()));
            for decision in standing.decisions() {
                let proof = decision.proof(&own);
                prop_assert!(proof.check(&policy, standing.learner(), &own).is_ok(), "{:?}", proof);
            }
        }
    }

    #[test]
    fn parts_of_whole_learners_stream(table in tables()) {
        let policy = policy_of(&[Rule::works(1, level(3)), Rule::estimate(Decaying::default(), level(2))]);
        let mut table = table;
        table.given = [false; 12];
        table.targets.truncate(TARGETS);
        for target in &mut table.target {
            *target %= u8::try_from(TARGETS).unwrap();
        }
        let everything = AsOf::everything();
        let whole = policy.cohort_of(&table.columns()).unwrap().table(everything).unwrap();
        let mut sum = CohortTable::new(&policy);
        for learner in 0..LEARNERS {
            let own: Vec<usize> = (0..table.learner.len())
                .filter(|row| table.learner[*row] == learner)
                .collect();
            let pick = |all: &[u8]| -> Vec<u8> { own.iter().map(|row| all[*row]).collect() };
            let part = Table {
                learner: vec![learner; own.len()],
                target: pick(&table.target),
                level: pick(&table.level),
                task: own.iter().map(|row| table.task[*row]).collect(),
                days: own.iter().map(|row| table.days[*row]).collect(),
                ..table.clone()
            };
            let columns = part.columns();
            let cohort = policy.cohort_of(&columns).unwrap();
            // Nothing is kept for a row of what comes learner by learner.
            prop_assert_eq!(cohort.bytes(), 8 * usize::from(LEARNERS));
            sum.merge(&cohort.table(everything).unwrap()).unwrap();
        }
        prop_assert_eq!(rows(&sum), rows(&whole));
        prop_assert_eq!(sum.learners(), whole.learners());
    }
}

/// A thousand rows of a hundred learners, of whom no two rows stand side by side.
fn thousand() -> Table {
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

#[test]
fn a_partition_takes_8_bytes_a_row_or_16() {
    let policy = policy_of(&[Rule::works(1, level(3)), Rule::works(2, level(2))]);
    let mut table = thousand();
    table.targets.truncate(TARGETS);
    // Days within three years have room in a word, seconds within 15,000 years do not.
    let far = |row: i64| (row % 7 - 3) * 80_000_000_000 + row;
    table.seconds = (0..1_000).map(far).collect();
    for (seconds, bytes) in [(false, 8), (true, 16)] {
        table.given[1] = seconds;
        let columns = table.columns();
        let cohort = policy.cohort_of(&columns).unwrap();
        assert_eq!(cohort.learners().count(), 100);
        assert_eq!(cohort.bytes(), bytes * 1_000 + 8 * 100);
        let log: EvidenceLog = (0..columns.len())
            .map(|row| columns.row(row).unwrap())
            .collect::<Result<_, _>>()
            .unwrap();
        let early = AsOf::at("1971-01-01".parse().unwrap());
        for as_of in [AsOf::everything(), early] {
            let counts = rows(&cohort.table(as_of).unwrap());
            assert_eq!(counts, rows(&policy.cohort(&log, as_of).unwrap()));
        }
    }

    table.learner.sort_unstable();
    let columns = table.columns();
    let cohort = policy.cohort_of(&columns).unwrap();
    assert_eq!(cohort.bytes(), 8 * 100);
}

fn kinds(error: &ColumnsError) -> Vec<(Column, ColumnFaultKind, u64, &[u64])> {
    let faults = error.faults().iter();
    faults
        .map(|fault| (fault.column, fault.kind, fault.count, &fault.places[..]))
        .collect()
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_names_rows_alone() {
    use ColumnFaultKind as Kind;
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut table = thousand();
    table.learners[7] = table.learners[3].clone();
    for row in 10..20 {
        table.target[row] = 77;
    }
    table.target[30] = u8::try_from(TARGETS).unwrap();
    table.level[5] = NO_NAME;
    table.task.pop();
    table.days[4] = i32::MAX;
    let error = policy.cohort_of(&table.columns()).unwrap_err();
    let (found, expected) = (999, 1_000);
    assert_eq!(
        kinds(&error),
        [
            (Column::Learner, Kind::RepeatedName, 1, &[7][..]),
            (Column::Target, Kind::NoName, 10, &[10, 11, 12, 13, 14, 15]),
            (Column::Level, Kind::NoName, 1, &[5]),
            (Column::Task, Kind::Length { found, expected }, 1, &[]),
            (Column::Performed, Kind::NoMoment, 1, &[4]),
            (Column::Target, Kind::UnknownTarget, 1, &[30]),
        ]
    );
    assert_eq!(
        error.to_string(),
        "the columns cannot be read: `learner` has a name that stands in the dictionary before, at \
         place `7` of it; `target` has no name of the dictionary in row `10` and 9 others; `level` \
         has no name of the dictionary in row `5`; and 3 more"
    );
    assert!(!error.to_string().contains("learner 3"));
    assert!(
        error
            .faults()
            .iter()
            .all(|fault| !fault.kind.help().is_empty())
    );
}

#[test]
fn what_no_scale_can_hold_is_refused() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut table = thousand();
    table.targets.truncate(TARGETS);
    table.levels[2] = LevelId::new("expert").unwrap();
    let error = policy.cohort_of(&table.columns()).unwrap_err();
    // Level 2 of the dictionary in the rows of the one target that is decided.
    let kind = ColumnFaultKind::OtherScale;
    assert_eq!(
        kinds(&error),
        [(Column::Level, kind, 50, &[10, 30, 50, 70, 90, 110][..])]
    );

    table.points = vec![Points::new(Score::ONE, Score::ONE).unwrap(); 1_000];
    table.given[0] = true;
    let error = policy.cohort_of(&table.columns()).unwrap_err();
    let kind = ColumnFaultKind::NoCuts;
    assert_eq!(
        kinds(&error),
        [(Column::Earned, kind, 200, &[0, 5, 10, 15, 20, 25][..])]
    );
    assert!(error.to_string().contains("no cut scores"));

    table.given = [false; 12];
    table.given[4] = true;
    table.levels[2] = level(2);
    table.attempt = vec![0; 1_000];
    let error = policy.cohort_of(&table.columns()).unwrap_err();
    let kind = ColumnFaultKind::NoAttempt;
    assert_eq!(
        kinds(&error),
        [(Column::Attempt, kind, 1_000, &[0, 1, 2, 3, 4, 5][..])]
    );
}

#[test]
fn freshness_asks_for_a_moment() {
    let mut rule = WorksRule::new(1, level(3));
    rule.filter.fresh_days = Some(10);
    let policy = policy_of(&[Rule::Works(rule)]);
    let mut table = thousand();
    table.targets.truncate(TARGETS);
    let columns = table.columns();
    let cohort = policy.cohort_of(&columns).unwrap();
    let refused = cohort.table(AsOf::everything()).unwrap_err();
    assert_eq!(refused, EvaluateError::NoMoment);
    assert!(cohort.standings(AsOf::everything()).is_err());
    assert!(
        cohort
            .table(AsOf::at("1972-09-20".parse().unwrap()))
            .is_ok()
    );
}

#[test]
fn nobody_and_strangers() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut table = thousand();
    table.targets.truncate(TARGETS);
    let columns = table.columns();
    let cohort = policy.cohort_of(&columns).unwrap();
    let stranger = LearnerId::new("stranger").unwrap();
    assert!(cohort.log(&stranger).unwrap().is_empty());

    let none = EvidenceColumns::new(
        Coded::new(&table.learners, &[0u8; 0]),
        Coded::new(&table.targets, &[0u8; 0]),
        Results::Levels(Coded::new(&table.levels, &[0u8; 0])),
        Coded::new(&table.tasks, &[0u8; 0]),
        Moments::Days(&[]),
    );
    assert!(none.is_empty());
    let cohort = policy.cohort_of(&none).unwrap();
    assert_eq!(cohort.table(AsOf::everything()).unwrap().learners(), 0);
    assert!(library().competencies().count() == TARGETS);
}
