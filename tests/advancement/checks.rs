//! Proofs held to be right by a checker that trusts nothing, and altered ones refused.

use continua::advancement::{
    Applicability, Asked, Bases, Basis, Outcome, Proof, ProofFault, Rule, Skip, Step,
};
use continua::mastery::{Attempts, Criteria, Judgements, OrderKey, Reached, Settings, WithinWork};
use continua::{AsOf, EvidenceLog, Policy};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::acts::{acts, day, log_of};
use crate::rules::rules;
use crate::sample::{ana, definition, id, level, library, policy_of, scale};

pub fn settings() -> impl Strategy<Value = Settings> {
    let order = prop_oneof![
        Just(OrderKey::Performed),
        Just(OrderKey::Due),
        Just(OrderKey::Recorded)
    ];
    let attempts = prop_oneof![
        Just(Attempts::All),
        Just(Attempts::Newest),
        Just(Attempts::Best)
    ];
    let reached = prop_oneof![Just(Reached::Follow), Just(Reached::Hold)];
    let judgements = prop_oneof![Just(Judgements::Latest), Just(Judgements::HighestRole)];
    let criteria = prop_oneof![
        Just(Criteria::Lowest),
        Just(Criteria::Median),
        Just(Criteria::Highest)
    ];
    (order, attempts, reached, judgements, criteria).prop_map(
        |(order, attempts, reached, judgements, criteria)| {
            let within = WithinWork::default()
                .with_judgements(judgements)
                .with_criteria(criteria);
            Settings::default()
                .with_order(order)
                .with_attempts(attempts)
                .with_reached(reached)
                .with_within_work(within)
        },
    )
}

fn policy(rules: &[Rule], settings: &Settings) -> Policy {
    let bind = |definition: continua::advancement::PolicyDefinition, (at, rule): (usize, &Rule)| {
        let selector = continua::advancement::Selector::Identifier(id(at));
        definition.bind(continua::advancement::Binding::new(selector, rule.clone()))
    };
    let mut all = rules.iter().enumerate().fold(definition(), bind);
    all.settings = settings.clone();
    Policy::compile(&all, &library(), &[scale()], None).unwrap()
}

/// Every step of a proof, to change one.
fn steps(proof: &mut Proof) -> Vec<&mut Step> {
    let mut open = vec![&mut proof.condition];
    let mut all = Vec::new();
    while let Some(step) = open.pop() {
        // Of a step with others within only these are taken.
        if step.of.is_empty() {
            all.push(step);
        } else {
            open.extend(step.of.iter_mut());
        }
    }
    all
}

/// One leaf altered in a way that it can be; nothing if it cannot.
fn alter(step: &mut Step, how: usize, at: Index) -> Option<()> {
    fn pick<T>(list: &mut [T], at: Index) -> Option<&mut T> {
        let size = list.len();
        (size > 0).then(|| &mut list[at.index(size)])
    }
    match how {
        0 => step.met = !step.met,
        1 => {
            let place = (!step.counted.is_empty()).then(|| at.index(step.counted.len()))?;
            step.counted.remove(place);
        }
        2 => {
            let again = pick(&mut step.counted, at)?.clone();
            step.counted.push(again);
        }
        3 => pick(&mut step.counted, at)?.level = String::from("Brilliant"),
        4 => pick(&mut step.counted, at)?.task = "another task".parse().unwrap(),
        5 => pick(&mut step.counted, at)?.judgement = "another".parse().unwrap(),
        6 => pick(&mut step.counted, at)?.performed = day(399),
        7 => {
            let place = (!step.passed_over.is_empty()).then(|| at.index(step.passed_over.len()))?;
            step.passed_over.remove(place);
        }
        8 => {
            let why = &mut pick(&mut step.passed_over, at)?.why;
            *why = if *why == Some(Skip::Purpose) {
                Some(Skip::Old)
            } else {
                Some(Skip::Purpose)
            };
        }
        9 => {
            let place = (!step.others.is_empty()).then(|| at.index(step.others.len()))?;
            step.others.remove(place);
        }
        10 => {
            // What is held on no basis is not held.
            let other = pick(&mut step.others, at)?;
            other.held = !other.held;
        }
        11 => {
            let place = (!step.confirmed.is_empty()).then(|| at.index(step.confirmed.len()))?;
            step.confirmed.remove(place);
        }
        12 => {
            let confirmed = pick(&mut step.confirmed, at)?;
            confirmed.meets = !confirmed.meets;
        }
        13 => pick(&mut step.confirmed, at)?.level = Some(String::from("Brilliant")),
        _ => match &mut step.asks {
            Asked::Estimate { rests_on, .. } => *rests_on += 1,
            Asked::Works { found, .. } | Asked::Components { found, .. } => *found += 1,
            Asked::Attested { role, .. } => *role = "somebody else".parse().unwrap(),
            _ => return None,
        },
    }
    Some(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_proof_always_checks(
        rules in rules(),
        acts in acts(),
        settings in settings(),
        until in prop::option::of(0u32..40),
    ) {
        let policy = policy(&rules, &settings);
        let log = log_of(&acts);
        let as_of = until.map_or(AsOf::everything(), |until| AsOf::everything().performed_by(day(until)));
        let standing = policy.evaluate(&log, &ana(), as_of).unwrap();
        for decision in standing.decisions() {
            let proof = decision.proof(&log);
            let assumed = proof.check(&policy, &ana(), &log);
            prop_assert!(assumed.is_ok(), "{}: {:#?}", assumed.unwrap_err(), proof);
            for assumption in assumed.unwrap() {
                let other = standing.decision(&assumption.competency).unwrap();
                prop_assert_eq!(assumption.held, other.is_held());
                prop_assert_eq!(assumption.basis, other.basis());
            }
        }
    }

    #[test]
    fn a_proof_with_a_leaf_altered_never_checks(
        rules in rules(),
        acts in acts(),
        which: Index,
        step: Index,
        how in 0usize..15,
        at: Index,
    ) {
        let policy = policy_of(&rules);
        let log = log_of(&acts);
        let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let decisions: Vec<_> = standing.decisions().collect();
        let mut proof = decisions[which.index(decisions.len())].proof(&log);
        let mut all = steps(&mut proof);
        let place = step.index(all.len());
        if alter(all[place], how, at).is_some() {
            prop_assert!(proof.check(&policy, &ana(), &log).is_err(), "{how}: {proof:#?}");
        }
    }
}

/// A proof that is met by two works, and the policy and log behind it.
fn proven() -> (Policy, EvidenceLog, Proof) {
    let policy = policy_of(&[Rule::All(vec![
        Rule::works(2, level(3)),
        Rule::works(1, level(4)),
    ])]);
    let mut log = EvidenceLog::new();
    for (name, shown) in [("one", 3), ("two", 4)] {
        let row = continua::Evidence::new(
            name.parse().unwrap(),
            ana(),
            id(0),
            level(shown),
            name.parse().unwrap(),
            "2026-03-02".parse().unwrap(),
        );
        log.append(row).unwrap();
    }
    let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let proof = standing.decision(&id(0)).unwrap().proof(&log);
    (policy, log, proof)
}

#[test]
fn what_is_said_of_the_whole_is_checked_too() {
    let (policy, log, proof) = proven();
    proof.check(&policy, &ana(), &log).unwrap();
    let fault = |change: &dyn Fn(&mut Proof)| {
        let mut altered = proof.clone();
        change(&mut altered);
        altered.check(&policy, &ana(), &log).unwrap_err().fault()
    };
    assert_eq!(
        fault(&|p| p.outcome = Outcome::NoEvidence),
        ProofFault::Outcome
    );
    assert_eq!(fault(&|p| p.level = None), ProofFault::Level);
    let credited = Bases::from_iter([Basis::Credited]);
    assert_eq!(fault(&|p| p.basis = credited), ProofFault::Basis);
    let exempt = |p: &mut Proof| p.applicability = Applicability::Exempt;
    assert_eq!(fault(&exempt), ProofFault::Applicability);
    assert_eq!(fault(&|p| p.position += 1), ProofFault::OtherLog);
    assert_eq!(fault(&|p| p.competency = id(4)), ProofFault::NotDecided);
    let version = |p: &mut Proof| p.policy_version = "2.0.0".parse().unwrap();
    assert_eq!(fault(&version), ProofFault::OtherPolicy);
    assert_eq!(fault(&|p| drop(p.condition.of.pop())), ProofFault::Asked);
    let swapped = |p: &mut Proof| p.condition.of.swap(0, 1);
    assert_eq!(fault(&swapped), ProofFault::Counted);
}

#[test]
fn the_condition_that_is_wrong_is_named() {
    let (policy, log, mut proof) = proven();
    proof.condition.of[1].met = false;
    let error = proof.check(&policy, &ana(), &log).unwrap_err();
    assert_eq!((error.fault(), error.path()), (ProofFault::Met, &[2][..]));
    assert_eq!(
        error.to_string(),
        "whether the condition is met is said wrongly, in condition 2"
    );
}

#[test]
fn a_proof_of_one_learner_is_none_of_another() {
    let (policy, log, proof) = proven();
    let error = proof
        .check(&policy, &"ben".parse().unwrap(), &log)
        .unwrap_err();
    assert_eq!(error.fault(), ProofFault::Counted);
}
