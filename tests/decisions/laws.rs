//! Decisions beside those of the oracle, and their laws.

use continua::advancement::*;
use continua::evidence::proptest1::{learners, records, zones};
use continua::*;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::oracle::{Answer, Oracle};
use crate::strategies::*;
use crate::world::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn decides_as_the_oracle_does(
        rules in policies(rules()),
        settings in all_settings(),
        records in records(14),
        learner in learners(),
        as_of in questions(),
        zone in zones(),
        credits in credits(),
        satisfied_by in prop_oneof![3 => Just(Bases::default()), 1 => Just(Bases::NONE.with(Basis::Demonstrated))],
    ) {
        let definition = definition(&rules)
            .with_settings(settings.clone())
            .with_zone(zone.clone())
            .with_satisfied_by(satisfied_by);
        let policy = compile(&definition).unwrap();
        let log = log_of(&records);
        let given: Vec<_> = credits.iter().map(|id| credit(&learner, id)).collect();
        let standing = policy.evaluate_with(&log, &learner, as_of, &holdings(given.clone())).unwrap();
        let oracle = Oracle {
            rules: &rules, scale: &scale(), settings: &settings, satisfied_by, log: &log,
            learner: &learner, as_of, zone: &zone, credited: credits.into_iter().collect(),
        };
        let found: Answer = standing
            .decisions()
            .map(|d| (d.competency().id().clone(), (coarse(d.outcome()), d.basis(), d.is_held())))
            .collect();
        prop_assert_eq!(found, oracle.answer());
    }

    #[test]
    fn record_by_record_equals_all_at_once(
        rules in policies(rules()),
        settings in all_settings(),
        records in records(12),
        learner in learners(),
        as_of in questions(),
        credits in credits(),
    ) {
        let policy = compile(&definition(&rules).with_settings(settings)).unwrap();
        let given: Vec<_> = credits.iter().map(|id| credit(&learner, id)).collect();
        let mut log = EvidenceLog::new();
        let mut fed = policy.evaluate_with(&log, &learner, as_of, &holdings(given.clone())).unwrap();
        for record in records {
            let receipt = log.append(record).unwrap();
            fed.apply(receipt, &log).unwrap();
            let anew = policy.evaluate_with(&log, &learner, as_of, &holdings(given.clone())).unwrap();
            prop_assert_eq!(&fed, &anew);
            prop_assert_eq!(held(&fed), held(&anew));
            prop_assert_eq!(fed.position(), anew.position());
        }
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        rules in policies(rules()),
        settings in all_settings(),
        (one, other) in records(14).prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
        learner in learners(),
        as_of in questions(),
    ) {
        let policy = compile(&definition(&rules).with_settings(settings)).unwrap();
        let (one, other) = (log_of(&one), log_of(&other));
        let decide = |log| policy.evaluate(log, &learner, as_of).unwrap();
        let (first, second) = (decide(&one), decide(&other));
        prop_assert_eq!(&first, &second);
        for (a, b) in first.decisions().zip(second.decisions()) {
            prop_assert_eq!(a.proof(&one), b.proof(&other));
        }
    }

    #[test]
    fn more_evidence_never_hurts(
        rules in policies(monotone_rules()),
        records in records(12),
        learner in learners(),
        (on, at, task, day) in (0..4usize, 0..4usize, 0..4u8, 1..20u8),
    ) {
        let policy = compile(&definition(&rules)).unwrap();
        let mut log = log_of(&records);
        let before = policy.evaluate(&log, &learner, AsOf::everything()).unwrap();
        let day = format!("2026-01-{day:02}");
        log.append(Evidence::new(
            text("new"), learner.clone(), target(on), level(at), text(format!("task-{task}")), text(day),
        )).unwrap();
        let after = policy.evaluate(&log, &learner, AsOf::everything()).unwrap();
        prop_assert!(demonstrated(&before).is_subset(&demonstrated(&after)));
    }

    #[test]
    fn better_evidence_never_hurts(
        rules in policies(monotone_rules()),
        rows in proptest::collection::vec((0..4usize, 0..3usize, 0..4u8, 1..20u8), 1..10),
        which: Index,
    ) {
        let policy = compile(&definition(&rules)).unwrap();
        let lay = |better: Option<usize>| {
            let rows = rows.iter().enumerate().map(|(n, (on, at, task, day))| {
                let at = at + usize::from(better == Some(n));
                Evidence::new(
                    text(format!("row-{n}")), text("ana"), target(*on), level(at),
                    text(format!("task-{task}")), text(format!("2026-01-{day:02}")),
                )
            });
            evaluate(&policy, &log(rows))
        };
        let (before, after) = (lay(None), lay(Some(which.index(rows.len()))));
        prop_assert!(demonstrated(&before).is_subset(&demonstrated(&after)));
    }

    #[test]
    fn who_judged_why_and_with_what_support_is_told_to_teachers_alone(
        rules in policies(rules()),
        records in records(14),
        learner in learners(),
        as_of in questions(),
    ) {
        let policy = compile(&definition(&rules)).unwrap();
        let log = log_of(&records);
        let standing = policy.evaluate(&log, &learner, as_of).unwrap();
        for decision in standing.decisions() {
            let proof = decision.proof(&log);
            for audience in [Audience::Learner, Audience::Outside] {
                let text = proof.render(&Wording::english(), audience);
                let data = serde_json::to_string(&proof.for_audience(audience)).unwrap();
                for secret in ["assessor-", "accommodation-", "all in all", "\"support\":"] {
                    prop_assert!(!text.contains(secret), "{}: {}", secret, text);
                    prop_assert!(!data.contains(secret), "{}: {}", secret, data);
                }
            }
        }
    }

    #[test]
    fn a_circle_never_supports_itself(rules in policies(rules()), learner in learners()) {
        let policy = compile(&definition(&rules)).unwrap();
        let as_of = AsOf::at(text("2026-01-20"));
        let standing = policy.evaluate(&EvidenceLog::new(), &learner, as_of).unwrap();
        prop_assert!(standing.decisions().all(|decision| decision.outcome() == Outcome::NoEvidence));
        prop_assert!(held(&standing).is_empty());
    }
}
