//! Many learners counted: one by one, in parts and on all cores.

use std::collections::BTreeMap;

use continua::advancement::{
    Applicability, Basis, Binding, CohortTable, Counts, Holdings, Outcome, Rule, Selection, Why,
};
use continua::{AsOf, Evidence, EvidenceLog, LevelId, Policy};
use proptest::prelude::*;

use crate::rules::rules;
use crate::sample::{id, level, policy_of};

/// Who showed what at which level, on a task of its own.
fn logs() -> impl Strategy<Value = EvidenceLog> {
    prop::collection::vec((0usize..12, 0usize..5, 1i32..5), 0..80).prop_map(|all| {
        let rows = all
            .into_iter()
            .enumerate()
            .map(|(at, (who, target, shown))| {
                Evidence::new(
                    format!("e{at}").parse().unwrap(),
                    format!("learner {who}").parse().unwrap(),
                    id(target),
                    level(shown),
                    format!("task {at}").parse().unwrap(),
                    "2026-03-02".parse().unwrap(),
                )
            });
        rows.collect::<Result<_, _>>().unwrap()
    })
}

fn rows(table: &CohortTable) -> BTreeMap<String, Counts> {
    let rows = table.rows();
    rows.map(|(competency, counts)| (competency.id().to_string(), counts.clone()))
        .collect()
}

/// The slow way: every learner and every competency asked by itself.
fn counted(policy: &Policy, log: &EvidenceLog) -> BTreeMap<String, Counts> {
    let mut all: BTreeMap<String, Counts> = policy
        .decides()
        .map(|competency| (competency.id().to_string(), Counts::default()))
        .collect();
    for (name, counts) in &mut all {
        for learner in log.learners() {
            let standing = policy.evaluate(log, learner, AsOf::everything()).unwrap();
            let decision = standing.decision(&name.parse().unwrap()).unwrap();
            assert_eq!(decision.applicability(), Applicability::default());
            counts.held += u32::from(decision.is_held());
            match decision.outcome() {
                Outcome::Demonstrated => counts.demonstrated += 1,
                Outcome::AwaitingConfirmation => counts.awaiting_confirmation += 1,
                Outcome::NotYet(Why::TooLittle) => counts.too_little += 1,
                Outcome::NotYet(Why::Below) => counts.below += 1,
                Outcome::NotYet(Why::Disagrees) => counts.disagrees += 1,
                Outcome::NoEvidence => counts.no_evidence += 1,
                other => panic!("{other:?}"),
            }
            if let Some(level) = decision.level() {
                *counts.levels.entry(level.id().clone()).or_default() += 1;
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_cohort_is_everyone_asked_by_themselves(rules in rules(), log in logs(), cut in 0usize..13) {
        let policy = policy_of(&rules);
        let whole = policy.cohort(&log, AsOf::everything()).unwrap();
        prop_assert_eq!(rows(&whole), counted(&policy, &log));
        prop_assert_eq!(whole.learners() as usize, log.learners().len());

        let mut parts = [CohortTable::new(&policy), CohortTable::new(&policy)];
        for (at, standing) in policy.evaluate_everyone(&log, AsOf::everything()).enumerate() {
            parts[usize::from(at >= cut)].add(&standing.unwrap()).unwrap();
        }
        let [mut first, second] = parts;
        first.merge(&second).unwrap();
        prop_assert_eq!(rows(&first), rows(&whole));
        for counts in rows(&whole).values() {
            prop_assert_eq!(counts.learners() + counts.not_applicable, whole.learners());
        }
    }
}

#[test]
fn few_who_hold_something_on_other_grounds_are_hidden_too() {
    let mut definition = crate::sample::definition();
    definition.satisfied_by = definition.satisfied_by.with(Basis::Presumed);
    let definition = definition.bind(Binding::new(Selection::all(), Rule::works(1, level(3))));
    let library = crate::sample::library();
    let policy = Policy::compile(&definition, &library, &[crate::sample::scale()], None).unwrap();
    let mut table = CohortTable::new(&policy);
    for at in 0..5 {
        let placed = (at == 0).then(|| id(0));
        let holdings = Holdings::default().presuming(placed);
        let learner = format!("learner {at}").parse().unwrap();
        let log = EvidenceLog::new();
        let standing = policy.evaluate_with(&log, &learner, AsOf::everything(), &holdings);
        table.add(&standing.unwrap()).unwrap();
    }
    let (_, counts) = table.rows().next().unwrap();
    assert_eq!((counts.no_evidence, counts.held), (5, 1));
    let mut shown = table
        .rows_of_at_least(2)
        .map(|(_, counts)| counts.is_some());
    assert_eq!((shown.next(), shown.next()), (Some(false), Some(true)));
}

#[test]
fn few_are_hidden_and_other_policies_refused() {
    let policy = policy_of(&[Rule::works(1, level(3)), Rule::works(1, level(3))]);
    let mut log = EvidenceLog::new();
    for at in 0..10 {
        let shown: LevelId = level(if at == 0 { 1 } else { 3 });
        let row = Evidence::new(
            format!("e{at}").parse().unwrap(),
            format!("l{at}").parse().unwrap(),
            id(0),
            shown,
            "task".parse().unwrap(),
            "2026-03-02".parse().unwrap(),
        );
        log.append(row).unwrap();
    }
    let table = policy.cohort(&log, AsOf::everything()).unwrap();
    let shown = |least| -> Vec<bool> {
        let rows = table.rows_of_at_least(least);
        rows.map(|(_, counts)| counts.is_some()).collect()
    };
    assert_eq!(shown(1), [true, true]);
    assert_eq!(shown(2), [false, true]);

    let other = policy_of(&[Rule::works(2, level(3))]);
    let mut other = CohortTable::new(&other);
    let refused = other.merge(&table).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("a standing under policy of fingerprint")
    );
}
