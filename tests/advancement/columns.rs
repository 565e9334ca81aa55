//! Evidence in columns beside the same rows in a log.

use continua::advancement::{
    Binding, CohortTable, Counts, Distinct, EvaluateError, Filter, Policy, PolicyDefinition, Rule,
    Selector, Standing, WorksRule,
};
use continua::evidence::{
    Coded, Column, ColumnFaultKind, ColumnsError, EvidenceColumns, Moments, Results,
};
use continua::framework::Scale;
use continua::mastery::{
    Attempts, Criteria, Decaying, NOfMastery, OrderKey, PowerLaw, Reached, Rounding, Settings,
    WithinWork,
};
use continua::{
    AsOf, EvidenceLog, ItemId, LearnerId, LevelId, Moment, Points, Purpose, Score, SupportKind,
    TimeZone,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::rules::{leaf, others};
use crate::sample::{TARGETS, definition, id, level, library, policy_of, scale};
use crate::table::{LEARNERS, NO_NAME, Table, tables, thousand};

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
