//! The laws of rules, standings and proofs, by property.

use continua::advancement::{Need, Outcome, Rule};
use continua::{AsOf, Attestation, Evidence, EvidenceLog};
use proptest::prelude::*;

use crate::acts::{Act, act, acts, append, day, log_of};
use crate::oracle::oracle;
use crate::rules::{leaf, monotone_leaf, nested, others, rules};
use crate::sample::{TARGETS, ana, id, policy_of, shown};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn decisions_equal_the_oracle_and_proofs_agree(rules in rules(), acts in acts()) {
        let log = log_of(&acts);
        let standing = policy_of(&rules).evaluate(&log, &ana(), AsOf::everything()).unwrap();
        prop_assert_eq!(shown(&standing), oracle(&rules, &acts));
        for decision in standing.decisions() {
            let proof = decision.proof(&log);
            prop_assert_eq!(proof.condition.met, decision.outcome() == Outcome::Demonstrated);
            prop_assert_eq!(proof.missing.is_empty(), proof.condition.met);
        }
    }

    #[test]
    fn record_by_record_equals_all_at_once(rules in rules(), acts in acts()) {
        let policy = policy_of(&rules);
        let mut log = EvidenceLog::new();
        let mut standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        for at in 0..acts.len() {
            if let Some(receipt) = append(&mut log, &acts, at) {
                standing.apply(receipt, &log).unwrap();
                let batch = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
                prop_assert_eq!(&standing, &batch, "after act {}", at);
            }
        }
    }

    #[test]
    fn the_order_in_which_records_come_does_not_matter(rules in rules(), acts in acts()) {
        let policy = policy_of(&rules);
        let forth = log_of(&acts);
        let mut back = EvidenceLog::new();
        for at in (0..acts.len()).rev() {
            append(&mut back, &acts, at);
        }
        let one = policy.evaluate(&forth, &ana(), AsOf::everything()).unwrap();
        let other = policy.evaluate(&back, &ana(), AsOf::everything()).unwrap();
        prop_assert!(one.decisions().eq(other.decisions()));
    }

    #[test]
    fn more_or_better_evidence_never_hurts_a_monotone_rule(
        rules in prop::collection::vec(nested(prop_oneof![2 => monotone_leaf(), 1 => others()]), TARGETS),
        acts in prop::collection::vec(act().prop_filter("adds", |a| matches!(a, Act::Add { .. } | Act::Attest(..))), 1..16),
        more in act().prop_filter("adds", |a| matches!(a, Act::Add { .. })),
        at: prop::sample::Index,
    ) {
        let policy = policy_of(&rules);
        let before = shown(&policy.evaluate(&log_of(&acts), &ana(), AsOf::everything()).unwrap());
        let mut added = acts.clone();
        added.push(more);
        let mut better = acts.clone();
        if let Act::Add { level, .. } = &mut better[at.index(acts.len())] {
            *level = 4;
        }
        for acts in [added, better] {
            let after = shown(&policy.evaluate(&log_of(&acts), &ana(), AsOf::everything()).unwrap());
            prop_assert!(before.iter().zip(&after).all(|(b, a)| !b || *a));
        }
    }

    #[test]
    fn what_is_missing_meets_the_rule_once_it_is_added(rule in nested(leaf()), acts in acts()) {
        let policy = policy_of(std::slice::from_ref(&rule));
        let mut log = log_of(&acts);
        let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let decision = standing.decision(&id(0)).unwrap();
        let mut count = 0;
        for need in decision.missing(&log) {
            match need {
                Need::Show { works, level, not_before, spread_days, again_after_days, .. } => {
                    for nth in 0..works {
                        count += 1;
                        // Both may be asked for: late enough, and far enough apart.
                        let first = jiff::civil::date(2027, 1, 1);
                        let first = not_before.map_or(first, |date| first.max(date));
                        let apart = spread_days.max(again_after_days).unwrap_or(0);
                        let apart = i64::from(nth * apart);
                        let on = first.checked_add(jiff::Span::new().days(apart)).unwrap();
                        let row = Evidence::new(
                            format!("n{count}").parse().unwrap(), ana(), id(0), level.clone(),
                            format!("new {count}").parse().unwrap(), continua::Moment::Day(on),
                        );
                        log.append(row.with_assessor(format!("new {count}").parse().unwrap())).unwrap();
                    }
                }
                Need::Confirm { role, level, .. } => {
                    count += 1;
                    let word = Attestation::new(
                        format!("n{count}").parse().unwrap(), ana(), id(0), "x".parse().unwrap(), role, day(4_000),
                    );
                    let word = level.into_iter().fold(word, Attestation::with_level);
                    // All works are looked at, which are all performed by then.
                    let works = (0..40).flat_map(|at| [format!("j{at:03}"), format!("n{at}")]);
                    log.append(word.with_works(works.map(|work| work.parse().unwrap()))).unwrap();
                }
                Need::CannotBeMetByAdding { .. } => {
                    // An average of less than the highest level never reaches it again.
                    let text = serde_json::to_string(&rule).unwrap();
                    let average = text.contains("mean") || text.contains("weightedLatest");
                    prop_assert!(average && text.contains("\"4\""), "{text}");
                    return Ok(());
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
        let after = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        prop_assert_eq!(after.decision(&id(0)).unwrap().outcome(), Outcome::Demonstrated);
    }

    #[test]
    fn rules_round_trip(rules in rules()) {
        for rule in rules {
            let text = serde_json::to_string(&rule).unwrap();
            prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule, "{}", text);
        }
    }
}
