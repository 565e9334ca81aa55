//! What is said to be missing is enough.

use continua::advancement::*;
use continua::mastery::Highest;
use continua::*;
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::strategies::*;
use crate::world::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_missing_is_enough(
        rule in joined(prop_oneof![
            3 => works_rules(Just(Filter::default()).boxed()),
            1 => (proptest::option::weighted(0.2, levels()), proptest::option::of(1..4u32)).prop_map(|(level, works)| {
                let word = Attested::new(RoleName::teacher(), level);
                Rule::Attested(works.map(BodyOfWork::new).into_iter().fold(word, Attested::upon))
            }),
            1 => subsequence((1..4usize).map(refer).collect::<Vec<_>>(), 1..=3).prop_map(Rule::Held),
        ]),
        rows in proptest::collection::vec((0..4usize, 0..4u8, 1..20u8, 0..3u8), 0..6),
    ) {
        fill(&rule, &rows, 1)?;
    }

    #[test]
    fn what_an_estimate_misses_is_enough(
        by in prop_oneof![estimators(), Just(Highest.into())],
        at in levels(),
        rows in proptest::collection::vec((0..4usize, 0..4u8, 1..20u8, 0..3u8), 0..6),
    ) {
        fill(&Rule::estimate(by, at), &rows, 1)?;
    }
}

/// Does what is said to be missing, so many times, and looks whether the rule is met then.
fn fill(rule: &Rule, rows: &[(usize, u8, u8, u8)], rounds: u32) -> Result<(), TestCaseError> {
    let policy = one_rule(rule.clone());
    let rows = rows.iter().enumerate().map(|(n, (at, task, day, who))| {
        let row = row(
            &format!("row-{n}"),
            *at,
            &format!("task-{task}"),
            &format!("2026-01-{day:02}"),
        );
        if *who == 0 {
            row
        } else {
            row.with_assessor(text(format!("assessor-{who}")))
        }
    });
    let mut log = log(rows);
    let learner: LearnerId = text("ana");
    let mut credits = Vec::new();
    for round in 0..=rounds {
        let standing = policy
            .evaluate_with(
                &log,
                &learner,
                AsOf::everything(),
                &holdings(credits.clone()),
            )
            .unwrap();
        let decision = standing.decision(&target(0)).unwrap();
        let needs = decision.missing(&log);
        if decision.outcome() == MET {
            prop_assert!(needs.is_empty());
            return Ok(());
        }
        prop_assert!(!needs.is_empty());
        if needs
            .iter()
            .any(|need| matches!(need, Need::CannotBeMetByAdding { .. }))
        {
            return Ok(());
        }
        prop_assert!(round < rounds, "still missing: {:?}", needs);
        for (n, need) in needs.iter().enumerate() {
            match need {
                Need::Show { works, level, .. } => {
                    for k in 0..*works {
                        let id = format!("new-{round}-{n}-{k}");
                        // Further apart than any rule asks for.
                        let day = jiff::civil::date(2026, 2, 1)
                            .checked_add(jiff::Span::new().days(20 * i64::from(k)))
                            .unwrap();
                        let row = Evidence::new(
                            text(&id),
                            learner.clone(),
                            target(0),
                            level.clone(),
                            text(&id),
                            Moment::Day(day),
                        );
                        let row = row.with_assessor(text(&id)).with_modality(text(&id));
                        log.append(row.with_context(text(&id))).unwrap();
                    }
                }
                Need::Hold { competency, .. } => credits.push(credit(&learner, competency)),
                Need::Confirm { role, level, .. } => {
                    let id = text(format!("word-{round}-{n}"));
                    let word = Attestation::new(
                        id,
                        learner.clone(),
                        target(0),
                        text("lee"),
                        role.clone(),
                        text("2030-03-01"),
                    );
                    let word = level
                        .iter()
                        .fold(word, |word, level| word.with_level(level.clone()));
                    let named: Vec<WorkId> = {
                        let all = AsOf::everything();
                        let view = log.view(&learner, &all, &TimeZone::UTC);
                        let rows = view.target(&target(0));
                        let rows = rows.as_ref().map_or(&[][..], |view| view.shown());
                        rows.iter().map(|row| row.work_id().clone()).collect()
                    };
                    log.append(word.with_works(named)).unwrap();
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
    Ok(())
}
