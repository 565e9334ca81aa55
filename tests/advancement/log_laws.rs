//! The laws of the log as decisions show them, for rules, settings and records of every kind: what
//! is withdrawn might never have been, and what was known then is the log cut there.

use std::collections::BTreeMap;

use continua::evidence::proptest1::{as_ofs, moments, zones};
use continua::mastery::Settings;
use continua::{AsOf, EvidenceLog, JudgementId, Moment, Policy, Record, Retraction, TimeZone};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseError, TestRunner};

use crate::checks::settings;
use crate::rules::rules;
use crate::told::{LEARNERS, Said, all_said, learner, log_told, policy_told, told};

/// What is decided of everybody, each proof checked on the way.
fn decided(policy: &Policy, log: &EvidenceLog, as_of: AsOf) -> Result<Vec<Said>, TestCaseError> {
    let mut said = Vec::new();
    for at in 0..LEARNERS {
        let learner = learner(at);
        let standing = policy.evaluate(log, &learner, as_of).unwrap();
        for decision in standing.decisions() {
            let proof = decision.proof(log);
            let assumed = proof.check(policy, &learner, log);
            prop_assert!(assumed.is_ok(), "{}: {:#?}", assumed.unwrap_err(), proof);
            for assumption in assumed.unwrap() {
                let other = standing.decision(&assumption.competency).unwrap();
                prop_assert_eq!(assumption.held, other.is_held());
            }
        }
        said.extend(all_said(&standing, log));
    }
    Ok(said)
}

/// But for what is out of force.
fn in_force(mut said: Vec<Said>) -> Vec<Said> {
    for one in &mut said {
        one.proof.passed_over.clear();
    }
    said
}

fn is_known(recorded: Moment, known: Option<Moment>, zone: &TimeZone) -> bool {
    known.is_none_or(|known| recorded.earliest(zone) <= known.latest(zone))
}

/// One of the records that can be withdrawn, and the retraction of it.
fn withdrawal(records: &[Record], which: Index, on: Moment) -> Option<(&Record, Retraction)> {
    let can = |record: &&Record| !matches!(record, Record::Retraction(_));
    let all: Vec<&Record> = records.iter().filter(can).collect();
    let gone = *all.get(which.index(all.len().max(1)))?;
    let id = JudgementId::new("withdrawal").unwrap();
    Some((gone, Retraction::new(id, gone.id().clone(), on)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// From the retraction on the record might never have been; before, it stands as if nobody
    /// ever withdrew it.
    #[test]
    fn from_a_retraction_on_decisions_are_those_without_the_record(
        rules in rules(),
        settings in settings(),
        zone in zones(),
        records in told(30),
        which: Index,
        on in moments(),
        as_of in as_ofs(),
    ) {
        let policy = policy_told(&rules, &settings, &zone);
        let Some((gone, retraction)) = withdrawal(&records, which, on) else {
            return Ok(());
        };
        let before = log_told(&records);
        let without = log_told(records.iter().filter(|record| *record != gone));
        let mut with = before.clone();
        with.append(retraction).unwrap();
        for as_of in [AsOf::everything(), as_of] {
            let found = in_force(decided(&policy, &with, as_of)?);
            let other = if is_known(on, as_of.known(), &zone) { &without } else { &before };
            prop_assert_eq!(found, in_force(decided(&policy, other, as_of)?));
        }
    }

    /// A standing that is fed the retraction forgets the record too.
    #[test]
    fn a_standing_that_takes_a_retraction_in_is_one_without_the_record(
        rules in rules(),
        settings in settings(),
        records in told(30),
        which: Index,
        on in moments(),
    ) {
        let policy = policy_told(&rules, &settings, &TimeZone::UTC);
        let Some((gone, retraction)) = withdrawal(&records, which, on) else {
            return Ok(());
        };
        let mut log = log_told(&records);
        let all = (0..LEARNERS).map(|at| policy.evaluate(&log, &learner(at), AsOf::everything()));
        let mut standings: Vec<_> = all.map(Result::unwrap).collect();
        let receipt = log.append(retraction).unwrap();
        let without = log_told(records.iter().filter(|record| *record != gone));
        for standing in &mut standings {
            standing.apply(receipt, &log).unwrap();
            let never = policy.evaluate(&without, standing.learner(), AsOf::everything()).unwrap();
            prop_assert!(standing.decisions().eq(never.decisions()));
            prop_assert_eq!(in_force(all_said(standing, &log)), in_force(all_said(&never, &without)));
        }
    }

    /// As of a moment is the log of the records that were known by then. Where the question says up
    /// to when works are looked at, which is its today, nothing else tells them apart.
    #[test]
    fn as_of_a_moment_decisions_are_those_of_the_log_cut_there(
        rules in rules(),
        settings in settings(),
        zone in zones(),
        records in told(30),
        known in moments(),
        performed in prop::option::of(moments()),
    ) {
        let policy = policy_told(&rules, &settings, &zone);
        let whole = log_told(&records);
        let cut = log_told(records.iter().filter(|it| is_known(it.recorded(), Some(known), &zone)));
        let everything = performed.map_or(AsOf::everything(), |by| AsOf::everything().performed_by(by));
        let then = decided(&policy, &whole, everything.known_by(known))?;
        prop_assert_eq!(&then, &decided(&policy, &cut, everything.known_by(known))?);
        if performed.is_some() {
            prop_assert_eq!(&then, &decided(&policy, &cut, everything)?);
        }
        // What was cut off and comes later changes nothing of what was said then.
        let mut grown = cut.clone();
        for record in &records {
            grown.append(record.clone()).unwrap();
        }
        prop_assert_eq!(&then, &decided(&policy, &grown, everything.known_by(known))?);
    }
}

/// The laws would hold of decisions that never differ; these do.
#[test]
fn retractions_and_cuts_change_decisions_often() {
    let mut runner = TestRunner::deterministic();
    let strategy = (rules(), told(30), any::<Index>(), moments());
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..200 {
        let (rules, records, which, moment) = strategy.new_tree(&mut runner).unwrap().current();
        let policy = policy_told(&rules, &Settings::default(), &TimeZone::UTC);
        let whole = log_told(&records);
        let everything = decided(&policy, &whole, AsOf::everything()).unwrap();
        let mut note =
            |what, happened: bool| *counts.entry(what).or_default() += u32::from(happened);
        note("something is held", everything.iter().any(|said| said.held));
        let then = decided(&policy, &whole, AsOf::everything().known_by(moment)).unwrap();
        note("a cut changes a decision", differ(&then, &everything));
        if let Some((gone, _)) = withdrawal(&records, which, moment) {
            let without = log_told(records.iter().filter(|record| *record != gone));
            let without = decided(&policy, &without, AsOf::everything()).unwrap();
            note(
                "a retraction changes a decision",
                differ(&without, &everything),
            );
        }
    }
    for (what, count) in &counts {
        assert!(*count >= 20, "{what}: {count} of {counts:?}");
    }
}

fn differ(one: &[Said], other: &[Said]) -> bool {
    let outcomes = |all: &[Said]| -> Vec<_> {
        let all = all.iter();
        all.map(|said| (said.proof.outcome, said.proof.level.clone(), said.held))
            .collect()
    };
    outcomes(one) != outcomes(other)
}
