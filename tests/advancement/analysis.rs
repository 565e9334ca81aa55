//! What is said of rules before anybody shows anything, held beside evidence.

use continua::advancement::{
    Comparison, Distinct, EstimateRule, Filter, Holdings, Outcome, Policy, Principle, Rule, Steady,
    Verdict, Witness, WorksRule,
};
use continua::mastery::{
    Attempts, BetaBinomial, Decaying, Highest, InARow, Latest, LevelMachine, MOfLastN, Mean,
    MeanOfHighest, Median, Mode, NOfMastery, OrderKey, PowerLaw, Reached, Rounding, Settings,
    WeightedLatest,
};
use continua::{
    AsOf, Attestation, Evidence, EvidenceLog, Moment, Purpose, RungId, Score, SupportKind,
};
use proptest::prelude::*;
use proptest::strategy::{BoxedStrategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::ladders::{RUNGS, rung, told};
use crate::sample::{ana, definition, id, level, library, reference, scale};
use continua::advancement::{Binding, Selector};

pub fn policy(rule: &Rule, settings: &Settings) -> Policy {
    let definition = definition()
        .with_settings(settings.clone())
        .bind(Binding::new(Selector::Identifier(id(0)), rule.clone()));
    Policy::compile(&definition, &told(), &[scale()], None).unwrap()
}

fn plain(rule: &Rule) -> Policy {
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

/// One work as it comes at random, and how it was judged once more.
#[derive(Debug, Clone)]
pub struct Shown {
    level: i32,
    again: Option<(i32, bool, bool)>,
    task: usize,
    day: i64,
    due: i64,
    purpose: Purpose,
    support: SupportKind,
    peer: bool,
    demand: Option<u32>,
    modality: Option<bool>,
    assessor: Option<u32>,
    rung: Option<usize>,
}

pub fn shown() -> BoxedStrategy<Shown> {
    let purpose = prop_oneof![
        6 => Just(Purpose::Summative), 2 => Just(Purpose::Formative), 1 => Just(Purpose::Practice)
    ];
    let support = prop_oneof![
        5 => Just(SupportKind::Independent), 1 => Just(SupportKind::Accommodated),
        1 => Just(SupportKind::Scaffolded)
    ];
    let again = prop_oneof![
        4 => Just(None),
        1 => (1..5i32, any::<bool>(), any::<bool>()).prop_map(Some),
    ];
    let level = prop_oneof![1 => 1..5i32, 2 => 3..5i32];
    let first = (level, again, 0..4usize, 0..60i64, 0..60i64, purpose);
    let second = (
        support,
        prop::bool::weighted(0.2),
        prop::option::of(1..5u32),
        prop::option::of(any::<bool>()),
        prop::option::of(0..4u32),
        prop::option::of(0..=RUNGS),
    );
    (first, second)
        .prop_map(
            |(
                (level, again, task, day, due, purpose),
                (support, peer, demand, modality, assessor, rung),
            )| {
                Shown {
                    level,
                    again,
                    task,
                    day,
                    due,
                    purpose,
                    support,
                    peer,
                    demand,
                    modality,
                    assessor,
                    rung,
                }
            },
        )
        .boxed()
}

#[derive(Debug, Clone)]
pub struct Body {
    works: Vec<Shown>,
    attested: Vec<bool>,
    held: Vec<usize>,
}

pub fn bodies() -> BoxedStrategy<Body> {
    let works = prop::collection::vec(shown(), 0..7);
    let attested = prop::collection::vec(any::<bool>(), 0..2);
    let held = prop::sample::subsequence(vec![1, 2], 0..3);
    (works, attested, held)
        .prop_map(|(works, attested, held)| Body {
            works,
            attested,
            held,
        })
        .boxed()
}

fn day(at: i64) -> Moment {
    let first = jiff::civil::date(2026, 1, 1);
    Moment::Day(first.checked_add(jiff::Span::new().days(at)).unwrap())
}

impl Body {
    fn log(&self) -> EvidenceLog {
        let mut log = EvidenceLog::new();
        for (at, work) in self.works.iter().enumerate() {
            let row = |name: String, shown: i32| {
                let mut row = Evidence::new(
                    name.parse().unwrap(),
                    ana(),
                    id(0),
                    level(shown),
                    ["a", "b", "c", "d"][work.task].parse().unwrap(),
                    day(work.day),
                )
                .of_work(format!("w{at}").parse().unwrap())
                .with_attempt(u32::try_from(at).unwrap() + 1)
                .with_due(day(work.due))
                .with_purpose(work.purpose)
                .with_support(work.support.into());
                if work.peer {
                    row = row.with_role("peer".parse().unwrap());
                }
                if let Some(demand) = work.demand {
                    row = row.with_demand(format!("webb:{demand}").parse().unwrap());
                }
                if let Some(at) = work.rung {
                    row = row.on_rung(rung(at));
                }
                if let Some(oral) = work.modality {
                    let means = if oral { "oral" } else { "written" };
                    row = row.with_modality(means.parse().unwrap());
                }
                if let Some(by) = work.assessor {
                    row = row.with_assessor(format!("assessor {by}").parse().unwrap());
                }
                row
            };
            log.append(row(format!("j{at}"), work.level)).unwrap();
            if let Some((shown, formative, moderator)) = work.again {
                let mut again = row(format!("k{at}"), shown).recorded_at(day(work.day + 1));
                if formative {
                    again = again.with_purpose(Purpose::Formative);
                }
                if moderator {
                    again = again.with_role("moderator".parse().unwrap());
                }
                log.append(again).unwrap();
            }
        }
        for (at, teacher) in self.attested.iter().enumerate() {
            let role = if *teacher { "teacher" } else { "peer" };
            let said = Attestation::new(
                format!("a{at}").parse().unwrap(),
                ana(),
                id(0),
                "x".parse().unwrap(),
                role.parse().unwrap(),
                day(30),
            );
            log.append(said).unwrap();
        }
        log
    }

    /// Whether it meets what is asked of the target, or of a rung of its ladder.
    fn meets(&self, policy: &Policy, at: Option<&RungId>) -> bool {
        let holdings = Holdings::default().determined(self.held.iter().map(|at| {
            continua::advancement::Determination::new(
                format!("d{at}").parse().unwrap(),
                ana(),
                id(*at),
                Outcome::Demonstrated,
                "x".parse().unwrap(),
                "registrar".parse().unwrap(),
                day(1),
            )
        }));
        let as_of = AsOf::at(day(70));
        let standing = policy
            .evaluate_with(&self.log(), &ana(), as_of, &holdings)
            .unwrap();
        let decision = match at {
            None => standing.decision(&id(0)),
            Some(rung) => standing.ladder(&id(0)).unwrap().rung(rung),
        };
        decision.unwrap().outcome() == Outcome::Demonstrated
    }
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

/// A body of evidence, one more work, and which of its works is better by how much.
pub type Changed = (Body, Shown, prop::sample::Index, i32);

pub fn changed_bodies() -> BoxedStrategy<Changed> {
    (bodies(), shown(), any::<prop::sample::Index>(), 1..5i32).boxed()
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

fn compared(one: &Rule, other: &Rule) -> Comparison {
    plain(one).compare(&plain(other), &id(0)).unwrap()
}

fn is_stricter(one: &Rule, other: &Rule) -> bool {
    matches!(compared(one, other), Comparison::Stricter { .. })
}

#[test]
fn worked_comparisons() {
    let works = |n, at| Rule::works(n, level(at));
    let by_task = |n, at| Rule::Works(WorksRule::new(n, level(at)).distinct_by(Distinct::Task));
    let apart = |n, days| Rule::Works(WorksRule::new(n, level(3)).spread_over(days));
    let row = |n| Rule::estimate(InARow::new(n).unwrap(), level(3));
    let teacher = || Rule::attested("teacher".parse().unwrap());
    for (one, other) in [
        (works(1, 3), Rule::estimate(Highest, level(3))),
        (row(1), Rule::estimate(Latest, level(3))),
        (by_task(1, 3), works(1, 3)),
        (
            Rule::estimate(NOfMastery::new(2, Score::whole(3)).unwrap(), level(2)),
            works(2, 3),
        ),
        (
            Rule::All(vec![works(2, 3), teacher()]),
            Rule::All(vec![teacher(), works(2, 3)]),
        ),
        // What one part implies is no more to ask.
        (Rule::All(vec![works(2, 3), works(1, 2)]), works(2, 3)),
        (Rule::Any(vec![works(2, 3), works(3, 4)]), works(2, 3)),
    ] {
        assert_eq!(
            compared(&one, &other),
            Comparison::Equal,
            "{one:?} {other:?}"
        );
    }
    for (one, other) in [
        (works(3, 3), works(2, 3)),
        (works(2, 4), works(2, 3)),
        (by_task(2, 3), works(2, 3)),
        (apart(2, 14), apart(2, 7)),
        (apart(1, 7), works(2, 3)),
        (row(3), row(2)),
        (
            row(2),
            Rule::estimate(MOfLastN::new(2, 4).unwrap(), level(3)),
        ),
        (row(2), Rule::estimate(Latest, level(3))),
        (row(2), works(2, 3)),
        (
            Rule::estimate(Mean, level(3)),
            Rule::estimate(Highest, level(3)),
        ),
        (
            works(2, 3),
            Rule::estimate(MeanOfHighest::new(2).unwrap(), level(3)),
        ),
        (Rule::All(vec![works(2, 3), teacher()]), teacher()),
        (teacher(), Rule::Any(vec![works(2, 3), teacher()])),
        (
            Rule::Held(vec![reference(1), reference(2)]),
            Rule::Held(vec![reference(2)]),
        ),
    ] {
        assert!(is_stricter(&one, &other), "{one:?} {other:?}");
        assert!(matches!(compared(&other, &one), Comparison::Weaker { .. }));
    }
    let incomparable =
        |one: &Rule, other: &Rule| matches!(compared(one, other), Comparison::Incomparable { .. });
    assert!(incomparable(&works(3, 2), &works(1, 4)));
    assert!(incomparable(
        &Rule::estimate(Latest, level(3)),
        &Rule::estimate(Mean, level(3))
    ));
    assert!(incomparable(&works(1, 3), &teacher()));
    // More roles are not less to ask: another assessor may speak for the work then.
    let peers: Filter = serde_json::from_str(r#"{"roles": ["peer"]}"#).unwrap();
    let peers = Rule::Works(WorksRule::new(1, level(3)).with_filter(peers));
    assert!(incomparable(&peers, &works(1, 3)));
    // Fewer tasks that count are more to ask.
    let listed: Filter = serde_json::from_str(r#"{"tasks": ["essay"]}"#).unwrap();
    let listed = Rule::Works(WorksRule::new(1, level(3)).with_filter(listed));
    assert!(is_stricter(&listed, &works(1, 3)));
}

#[test]
fn what_is_not_decided_says_so() {
    let role = |at: u32| Rule::attested(format!("role {at}").parse().unwrap());
    let many = |k, n| Rule::at_least(k, (0..n).map(role).collect());
    let said = compared(&many(12, 24), &many(11, 24));
    let Comparison::Undecided { why, .. } = said else {
        panic!("{said}")
    };
    assert_eq!(why, continua::advancement::Doubt::TooManyWays);
    // But the same is the same however much it says.
    assert_eq!(compared(&many(12, 24), &many(12, 24)), Comparison::Equal);
    let rule = Rule::estimate(Mean, level(3));
    let newest = policy(&rule, &Settings::default().with_attempts(Attempts::Newest));
    assert!(matches!(
        plain(&rule).compare(&newest, &id(0)),
        Some(Comparison::Incomparable { .. } | Comparison::Undecided { .. })
    ));
    assert_eq!(plain(&rule).compare(&newest, &id(1)), None);
}

#[test]
fn what_others_ask_counts_where_a_rule_asks_for_them() {
    let of = |other: &Rule| {
        let bind = |at, rule: &Rule| Binding::new(Selector::Identifier(id(at)), rule.clone());
        let definition = definition()
            .bind(bind(0, &Rule::Held(vec![reference(1)])))
            .bind(bind(1, other));
        Policy::compile(&definition, &library(), &[scale()], None).unwrap()
    };
    let (two, three) = (of(&Rule::works(2, level(3))), of(&Rule::works(3, level(3))));
    assert_eq!(two.compare(&two, &id(0)), Some(Comparison::Equal));
    // Whoever holds the other under three works holds it under two, and not the other way round;
    // that the target itself is stricter then would take evidence of the other one.
    assert!(matches!(
        three.compare(&two, &id(1)),
        Some(Comparison::Stricter { .. })
    ));
    assert!(matches!(
        three.compare(&two, &id(0)),
        Some(Comparison::Undecided { .. })
    ));
    let reworded = of(&Rule::All(vec![
        Rule::works(2, level(3)),
        Rule::works(1, level(2)),
    ]));
    assert_eq!(two.compare(&reworded, &id(0)), Some(Comparison::Equal));
}

#[test]
fn what_is_said_reads_well() {
    let policy = plain(&Rule::estimate(Latest, level(3)));
    let work = |level: i32, day: u32, task: u32| {
        format!(
            "    - 2026-01-{day:02}, level `{level}` on the task `task-{task}` (summative, independent, judged by teacher)\n"
        )
    };
    let asked = |day: u32| format!("    - asked on 2026-01-{day:02}\n");
    let expected = [
        "  it is met, for instance, by:\n".to_owned(),
        work(3, 5, 1),
        asked(5),
        "one more work can hurt\n  this meets it:\n".to_owned(),
        work(3, 5, 1),
        asked(6),
        "  this does not:\n".to_owned(),
        work(3, 5, 1),
        work(1, 6, 2),
        asked(6),
        "a higher level never hurts\none work alone can decide (POL-023)\n  this meets it:\n"
            .to_owned(),
        work(3, 5, 1),
        asked(5),
    ];
    assert_eq!(
        policy.analyse(&id(0)).unwrap().to_string(),
        expected.concat()
    );
    let said = policy
        .compare(&plain(&Rule::estimate(Highest, level(3))), &id(0))
        .unwrap();
    let expected = [
        "stricter: whatever meets the first meets the second\n  only the second accepts:\n"
            .to_owned(),
        work(3, 5, 1),
        work(1, 6, 1),
        asked(6),
    ];
    assert_eq!(said.to_string(), expected.concat());
}
