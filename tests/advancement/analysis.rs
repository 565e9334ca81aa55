//! What is said of rules before anybody shows anything, held beside evidence.

use continua::advancement::{
    Binding, Comparison, Distinct, EstimateRule, Filter, Policy, Principle, Rule, Selector, Steady,
    Verdict, Witness, WorksRule,
};
use continua::mastery::{
    Attempts, BetaBinomial, Decaying, Highest, InARow, Latest, LevelMachine, MOfLastN, Mean,
    MeanOfHighest, Median, Mode, NOfMastery, OrderKey, PowerLaw, Reached, Rounding, Settings,
    WeightedLatest,
};
use continua::{RungId, Score};
use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::bodies::{Body, Changed, bodies, changed_bodies};
use crate::ladders::told;
use crate::sample::{definition, id, level, reference, scale};

pub fn policy(rule: &Rule, settings: &Settings) -> Policy {
    let definition = definition()
        .with_settings(settings.clone())
        .bind(Binding::new(Selector::Identifier(id(0)), rule.clone()));
    Policy::compile(&definition, &told(), &[scale()], None).unwrap()
}

pub fn plain(rule: &Rule) -> Policy {
    policy(rule, &Settings::default())
}

fn filters() -> BoxedStrategy<Filter> {
    let filter = |text: &str| serde_json::from_str::<Filter>(text).unwrap();
    prop_oneof![
        6 => Just(Filter::default()),
        1 => Just(filter(r#"{"tasks": ["a", "b"]}"#)),
        1 => Just(filter(r#"{"tasks": ["b", "a", "b", "c"]}"#)),
        1 => Just(filter(r#"{"freshDays": 10}"#)),
        1 => Just(filter(r#"{"freshDays": 40}"#)),
        1 => Just(filter(r#"{"roles": ["teacher"]}"#)),
        1 => Just(filter(r#"{"purposes": ["summative", "formative"]}"#)),
        1 => Just(filter(r#"{"supports": ["independent"]}"#)),
        1 => Just(filter(r#"{"demand": "webb:2"}"#)),
        1 => Just(filter(r#"{"demand": "webb:3"}"#)),
        1 => Just(filter(r#"{"modalities": ["oral"]}"#)),
        1 => Just(filter(r#"{"rungs": ["9", "10"]}"#)),
        1 => Just(filter(r#"{"rungs": ["10"], "withoutRung": true}"#)),
    ]
    .boxed()
}

fn works() -> BoxedStrategy<Rule> {
    let distinct = prop_oneof![
        4 => Just(None),
        1 => Just(Some(Distinct::Task)),
        1 => Just(Some(Distinct::Assessor)),
        1 => Just(Some(Distinct::Modality)),
    ];
    let spread = prop_oneof![3 => Just(None), 1 => (0..20u32).prop_map(Some)];
    (1..4u32, 2..5i32, distinct, spread, filters())
        .prop_map(|(n, at, distinct, spread, filter)| {
            let mut rule = WorksRule::new(n, level(at)).with_filter(filter);
            rule.distinct_by = distinct;
            rule.spread_days = spread;
            Rule::Works(rule)
        })
        .boxed()
}

fn estimates() -> BoxedStrategy<Rule> {
    let cut = || (1..5i32).prop_map(Score::whole);
    let by = prop_oneof![
        Just(Highest.into()),
        Just(Latest.into()),
        Just(Mean.into()),
        Just(Median::default().into()),
        Just(Mode::default().into()),
        Just(Decaying::default().into()),
        (1..4u32, cut()).prop_map(|(n, cut)| NOfMastery::new(n, cut).unwrap().into()),
        (1..4u32).prop_map(|n| InARow::new(n).unwrap().into()),
        (1..4u32).prop_map(|n| MeanOfHighest::new(n).unwrap().into()),
        (1..11i32).prop_map(|tenths| {
            let weight = Score::from_millionths(i64::from(tenths) * 100_000);
            WeightedLatest::new(weight).unwrap().into()
        }),
        (3..10i32).prop_map(|tenths| {
            let share = Score::from_millionths(i64::from(tenths) * 100_000);
            BetaBinomial::new(share, "0.7".parse().unwrap())
                .unwrap()
                .into()
        }),
        (2..4u32).prop_map(|fewest| PowerLaw::new(fewest).unwrap().into()),
        (0..3i32).prop_map(|down| LevelMachine::new(1.into(), down.into()).unwrap().into()),
        (1..3u32, 0..3u32, prop::option::of(cut())).prop_map(|(m, more, cut)| {
            let by = MOfLastN::new(m, m + more).unwrap();
            cut.map_or(by, |cut| by.with_at_least(cut)).into()
        }),
    ];
    (by, 2..5i32, filters())
        .prop_map(|(by, at, filter): (continua::mastery::Estimator, _, _)| {
            Rule::Estimate(EstimateRule::new(by, level(at)).with_filter(filter))
        })
        .boxed()
}

pub fn rule() -> BoxedStrategy<Rule> {
    let leaf = prop_oneof![
        4 => works(),
        4 => estimates(),
        1 => Just(Rule::attested("teacher".parse().unwrap())),
        1 => (1..3usize).prop_map(|other| Rule::Held(vec![reference(other)])),
        1 => Just(Rule::Held(vec![reference(1), reference(2)])),
    ];
    prop_oneof![
        3 => leaf.clone(),
        1 => prop::collection::vec(leaf.clone(), 2..3).prop_map(Rule::All),
        1 => prop::collection::vec(leaf.clone(), 2..3).prop_map(Rule::Any),
        1 => (prop::collection::vec(leaf, 3), 1..4u32).prop_map(|(of, k)| Rule::at_least(k, of)),
    ]
    .boxed()
}

/// A rule and one that is close to it, or any two.
pub fn pairs() -> BoxedStrategy<(Rule, Rule)> {
    prop_oneof![
        3 => (rule(), rule()),
        1 => (rule(), rule()).prop_map(|(a, b)| (Rule::All(vec![a.clone(), b]), a)),
        1 => (rule(), rule()).prop_map(|(a, b)| (a.clone(), Rule::Any(vec![b, a]))),
        1 => (rule(), rule()).prop_map(|(a, b)| {
            (Rule::All(vec![a.clone(), b.clone()]), Rule::All(vec![b, a]))
        }),
        1 => (works(), 1..3u32).prop_map(|(a, more)| {
            let mut b = a.clone();
            if let Rule::Works(b) = &mut b {
                b.at_least += more;
                b.spread_days = b.spread_days.map(|days| days + more);
            }
            (a, b)
        }),
    ]
    .boxed()
}

pub fn settings() -> BoxedStrategy<Settings> {
    let attempts = prop_oneof![
        3 => Just(Attempts::All), 1 => Just(Attempts::Newest), 1 => Just(Attempts::Best)
    ];
    let reached = prop_oneof![3 => Just(Reached::Follow), 1 => Just(Reached::Hold)];
    let order = prop_oneof![
        4 => Just(OrderKey::Performed), 1 => Just(OrderKey::Due), 1 => Just(OrderKey::Recorded)
    ];
    let rounding = prop_oneof![4 => Just(Rounding::Exact), 1 => Just(Rounding::Digits(0))];
    (attempts, reached, order, rounding)
        .prop_map(|(attempts, reached, order, rounding)| {
            Settings::default()
                .with_attempts(attempts)
                .with_reached(reached)
                .with_order(order)
                .with_rounding(rounding)
        })
        .boxed()
}

fn only(witness: &Witness, one: &Policy, other: &Policy) -> Result<(), TestCaseError> {
    prop_assert!(witness.meets(one), "{witness}");
    prop_assert!(!witness.meets(other), "{witness}");
    Ok(())
}

/// That what is said of two policies agrees with its own evidence and with this.
pub fn agree(
    one: &Policy,
    other: &Policy,
    at: Option<&RungId>,
    bodies: &[Body],
) -> Result<(), TestCaseError> {
    let said = match at {
        None => one.compare(other, &id(0)).unwrap(),
        Some(rung) => one.compare_rung(other, &id(0), rung).unwrap(),
    };
    let (mut implied, mut back) = (false, false);
    match &said {
        Comparison::Equal => (implied, back) = (true, true),
        Comparison::Stricter { only_second } => {
            implied = true;
            only(only_second, other, one)?;
        }
        Comparison::Weaker { only_first } => {
            back = true;
            only(only_first, one, other)?;
        }
        Comparison::Incomparable {
            only_first,
            only_second,
        } => {
            only(only_first, one, other)?;
            only(only_second, other, one)?;
        }
        Comparison::Undecided {
            only_first,
            only_second,
            ..
        } => {
            if let Some(witness) = only_first {
                only(witness, one, other)?;
            }
            if let Some(witness) = only_second {
                only(witness, other, one)?;
            }
        }
        other => prop_assert!(false, "{other:?}"),
    }
    for body in bodies {
        let (first, second) = (body.meets(one, at), body.meets(other, at));
        prop_assert!(!(implied && first && !second), "{said:?} and {body:?}");
        prop_assert!(!(back && second && !first), "{said:?} and {body:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn no_evidence_contradicts_a_comparison(
        (one, other) in pairs(),
        settings in settings(),
        bodies in prop::collection::vec(bodies(), 24),
    ) {
        agree(&policy(&one, &settings), &policy(&other, &settings), None, &bodies)?;
    }

    #[test]
    fn a_comparison_turned_round_says_the_same((one, other) in pairs()) {
        let (a, b) = (plain(&one), plain(&other));
        prop_assert_eq!(a.compare(&a, &id(0)), Some(Comparison::Equal));
        let (forth, back) = (a.compare(&b, &id(0)).unwrap(), b.compare(&a, &id(0)).unwrap());
        prop_assert_eq!(turned(forth), back);
    }

    #[test]
    fn no_evidence_contradicts_what_is_said_of_a_rule(
        rule in rule(),
        settings in settings(),
        bodies in prop::collection::vec(changed_bodies(), 24),
    ) {
        never_contradicted(&policy(&rule, &settings), None, bodies)?;
    }
}

/// That what is said of the rule of the target, or of a rung of its ladder, agrees with its own
/// evidence and with this.
pub fn never_contradicted(
    policy: &Policy,
    at: Option<&RungId>,
    bodies: Vec<Changed>,
) -> Result<(), TestCaseError> {
    let analysis = match at {
        None => policy.analyse(&id(0)).unwrap(),
        Some(rung) => policy.analyse_rung(&id(0), rung).unwrap(),
    };
    for steady in [analysis.more_works(), analysis.better_levels()] {
        if let Steady::CanHurt { before, after } = steady {
            prop_assert!(before.meets(policy) && !after.meets(policy));
        }
    }
    if let Some(example) = analysis.example() {
        prop_assert!(example.meets(policy));
    }
    for contradiction in analysis.contradictions() {
        prop_assert!(contradiction.met().is_none_or(|met| met.meets(policy)));
        prop_assert!(
            contradiction
                .unmet()
                .is_none_or(|unmet| !unmet.meets(policy))
        );
    }
    let told = |principle| {
        let mut all = analysis.contradictions().iter();
        all.find(|told| told.principle() == principle)
    };
    if let Some(one) = told(Principle::SeveralWorks) {
        prop_assert_eq!(one.met().unwrap().records().len(), 1);
    }
    for (body, more, which, better) in bodies {
        let met = body.meets(policy, at);
        match analysis.verdict() {
            Verdict::Never => prop_assert!(!met, "{body:?}"),
            Verdict::Always => prop_assert!(met, "{body:?}"),
            Verdict::Depends => {}
        }
        if !met {
            continue;
        }
        if analysis.more_works().never_hurts() {
            let mut added = body.clone();
            added.works.push(more);
            prop_assert!(added.meets(policy, at), "{body:?} and {added:?}");
        }
        if analysis.better_levels().never_hurts() && !body.works.is_empty() {
            let mut raised = body.clone();
            let work = &mut raised.works[which.index(body.works.len())];
            work.level = work.level.max(better);
            prop_assert!(raised.meets(policy, at), "{body:?} and {raised:?}");
        }
    }
    Ok(())
}

fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Stricter { only_second } => Comparison::Weaker {
            only_first: only_second,
        },
        Comparison::Weaker { only_first } => Comparison::Stricter {
            only_second: only_first,
        },
        Comparison::Incomparable {
            only_first,
            only_second,
        } => Comparison::Incomparable {
            only_first: only_second,
            only_second: only_first,
        },
        Comparison::Undecided {
            why,
            only_first,
            only_second,
        } => Comparison::Undecided {
            why,
            only_first: only_second,
            only_second: only_first,
        },
        other => other,
    }
}

#[test]
fn all_five_answers_come_up() {
    let mut runner = TestRunner::deterministic();
    let mut counts = [0u32; 5];
    let mut undecided = Vec::new();
    for _ in 0..400 {
        let (one, other) = pairs().new_tree(&mut runner).unwrap().current();
        match plain(&one).compare(&plain(&other), &id(0)).unwrap() {
            Comparison::Equal => counts[0] += 1,
            Comparison::Stricter { .. } => counts[1] += 1,
            Comparison::Weaker { .. } => counts[2] += 1,
            Comparison::Incomparable { .. } => counts[3] += 1,
            _ => {
                counts[4] += 1;
                undecided.push((one, other));
            }
        }
    }
    for (one, other) in undecided {
        let text = |rule| serde_json::to_string(&rule).unwrap();
        println!("undecided: {}\n       and {}", text(one), text(other));
    }
    println!("equal, stricter, weaker, incomparable, undecided: {counts:?}");
    assert!(counts[..4].iter().all(|count| *count >= 20), "{counts:?}");
    assert!((1..=120).contains(&counts[4]), "{counts:?}");
}
