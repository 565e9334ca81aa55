//! Ladders beside the oracle, and their laws.

use continua::advancement::{
    LadderBinding, LadderStanding, Outcome, ProofFault, Rule, StoredStanding, Unpitched,
};
use continua::framework::Rung;
use continua::{EvidenceLog, RungId};
use proptest::prelude::*;

use crate::acts::{Act, acts, append_with};
use crate::ladders::{RUNGS, evaluate, ladder_of, met, policy_of, rung};
use crate::oracle::{oracle, oracle_rule};
use crate::rules::{leaf, monotone_leaf, nested, others, rules};
use crate::sample::{ana, id};

fn append(
    log: &mut EvidenceLog,
    acts: &[Act],
    pitched: &[Option<usize>],
    at: usize,
) -> Option<continua::Receipt> {
    append_with(log, acts, at, |of, row| match pitched[of] {
        Some(at) => row.on_rung(rung(at)),
        None => row,
    })
}

fn log_of(acts: &[Act], pitched: &[Option<usize>]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for at in 0..acts.len() {
        append(&mut log, acts, pitched, at);
    }
    log
}

/// The acts that one rung sees: what is set elsewhere is made to be nothing, in its place.
fn seen_at(
    at: usize,
    acts: &[Act],
    pitched: &[Option<usize>],
    higher: bool,
    unpitched: Unpitched,
) -> Vec<Act> {
    let sees = |set: Option<usize>| match set {
        None => unpitched == Unpitched::Lowest && at == 0,
        Some(set) => set == at || (higher && at < set && set < RUNGS),
    };
    let keep = acts.iter().zip(pitched).map(|(act, set)| match act {
        Act::Add { .. } if !sees(*set) => Act::Retract(usize::MAX),
        act => act.clone(),
    });
    keep.collect()
}

fn pitched() -> impl Strategy<Value = Vec<Option<usize>>> {
    let one = prop_oneof![1 => Just(None), 5 => (0..=RUNGS).prop_map(Some)];
    prop::collection::vec(one, 24)
}

pub fn binding(rule: impl Strategy<Value = Rule>) -> impl Strategy<Value = LadderBinding> {
    let unpitched = prop_oneof![Just(Unpitched::None), Just(Unpitched::Lowest)];
    (rule, any::<bool>(), unpitched).prop_map(|(rule, higher, unpitched)| {
        let binding = ladder_of(rule).with_unpitched(unpitched);
        if higher {
            binding.counting_higher()
        } else {
            binding
        }
    })
}

fn any_rule() -> impl Strategy<Value = Rule> {
    nested(prop_oneof![3 => leaf(), 1 => others()])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn rungs_places_and_gaps_are_those_of_the_oracle(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let standing = evaluate(&policy, &log_of(&acts, &pitched));
        let held = oracle(&own, &acts);
        prop_assert_eq!(crate::sample::shown(&standing), held.clone());
        prop_assert_eq!(standing.ladders().count(), 2);
        for target in 0..2 {
            let expected: Vec<bool> = (0..RUNGS)
                .map(|at| {
                    let seen = seen_at(at, &acts, &pitched, ladder.higher_counts, ladder.unpitched);
                    oracle_rule(&ladder.rule, target, &seen, &held)
                })
                .collect();
            let stands = standing.ladder(&id(target)).unwrap();
            prop_assert_eq!(met(stands), expected.clone());
            let place = expected.iter().rposition(|met| *met);
            prop_assert_eq!(stands.place().map(Rung::id).cloned(), place.map(rung));
            let gaps = (0..place.unwrap_or(0)).filter(|at| !expected[*at]).map(rung);
            let found: Vec<RungId> = stands.gaps().map(|rung| rung.id().clone()).collect();
            prop_assert_eq!(found, gaps.collect::<Vec<_>>());
            let next = place.map_or(0, |place| place + 1);
            let next = (next < RUNGS).then(|| rung(next));
            prop_assert_eq!(stands.next().map(Rung::id).cloned(), next);
        }
    }

    #[test]
    fn the_decisions_of_competencies_are_those_without_the_ladder(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let log = log_of(&acts, &pitched);
        let with = evaluate(&policy_of(&own, &ladder), &log);
        let without = evaluate(&crate::sample::policy_of(&own), &log);
        prop_assert!(without.ladders().next().is_none());
        prop_assert_eq!(with.decisions().count(), without.decisions().count());
        for (one, other) in with.decisions().zip(without.decisions()) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn record_by_record_stored_or_not_equals_all_at_once(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
        cut: prop::sample::Index,
    ) {
        let policy = policy_of(&own, &ladder);
        let mut log = EvidenceLog::new();
        let mut standing = evaluate(&policy, &log);
        let cut = cut.index(acts.len() + 1);
        for at in 0..acts.len() {
            if at == cut {
                let text = serde_json::to_string(&standing).unwrap();
                let stored: StoredStanding = serde_json::from_str(&text).unwrap();
                prop_assert_eq!(stored.outcomes().len(), own.len());
                let restored = policy.restore(&stored).unwrap();
                prop_assert_eq!(&restored, &standing);
                standing = restored;
            }
            if let Some(receipt) = append(&mut log, &acts, &pitched, at) {
                standing.apply(receipt, &log).unwrap();
            }
        }
        prop_assert_eq!(standing, evaluate(&policy, &log));
    }

    #[test]
    fn the_order_of_records_changes_nothing(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let log = log_of(&acts, &pitched);
        let backwards: Vec<_> = log.records().cloned().collect();
        let backwards: EvidenceLog = backwards.into_iter().rev().collect::<Result<_, _>>().unwrap();
        let (one, other) = (evaluate(&policy, &log), evaluate(&policy, &backwards));
        for (one, other) in one.ladders().zip(other.ladders()) {
            prop_assert_eq!(one.place(), other.place());
            prop_assert!(one.rungs().eq(other.rungs()));
        }
    }

    #[test]
    fn the_proof_of_a_rung_checks_and_is_none_of_another(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let log = log_of(&acts, &pitched);
        let standing = evaluate(&policy, &log);
        for decision in standing.ladders().flat_map(LadderStanding::rungs) {
            let mut proof = decision.proof(&log);
            let checked = proof.check(&policy, &ana(), &log);
            prop_assert!(checked.is_ok(), "{}: {proof:#?}", checked.unwrap_err());
            prop_assert_eq!(proof.rung.as_ref(), decision.rung());
            let met = decision.outcome() == Outcome::Demonstrated;
            prop_assert_eq!((proof.condition.met, proof.missing.is_empty()), (met, met));
            // Its rung under another name is none that the policy decides.
            let renamed = proof.rung.take().unwrap().titled("Level 1");
            proof.rung = Some(renamed);
            let error = proof.check(&policy, &ana(), &log).unwrap_err();
            prop_assert_eq!(error.fault(), ProofFault::NotDecided);
        }
    }

    /// Where a rule is monotone, works of higher rungs only add to the lower ones, and fill them.
    #[test]
    fn counting_higher_works_leaves_no_gap(
        rule in nested(monotone_leaf()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let log = log_of(&acts, &pitched);
        let plain = evaluate(&policy_of(&[], &ladder_of(rule.clone())), &log);
        let higher = evaluate(&policy_of(&[], &ladder_of(rule).counting_higher()), &log);
        for (plain, higher) in plain.ladders().zip(higher.ladders()) {
            prop_assert_eq!(higher.gaps().count(), 0);
            for (less, more) in met(plain).into_iter().zip(met(higher)) {
                prop_assert!(!less || more);
            }
        }
    }
}
