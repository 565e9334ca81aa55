//! Decisions of random policies over the random logs of `evidence::proptest1` (groups, corrections,
//! retractions, exemptions, several judgements of one work, every setting), held beside a second
//! reading of the documentation; the laws of decisions; and cases by hand.

#![cfg(feature = "proptest1")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    clippy::field_reassign_with_default,
    reason = "a test fails by panicking, and its numbers are small"
)]

#[path = "oracle/decisions.rs"]
mod oracle;
#[path = "decisions/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use continua::advancement::*;
use continua::evidence::proptest1::{as_ofs, learners, records, zones};
use continua::framework::{Framework, ItemDraft, Level, Library, Reference, Scale};
use continua::mastery::*;
use continua::*;
use oracle::Oracle;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

// ---- A small world: four targets of the strategies of evidence ----

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: impl AsRef<str>) -> T {
    text.as_ref().parse().unwrap()
}

fn target(n: usize) -> ItemId {
    text(format!("target-{n}"))
}

fn refer(n: usize) -> Reference {
    Reference::from(target(n))
}

fn library() -> Library {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for n in 0..4 {
        let draft = ItemDraft::new(format!("target-{n}"), format!("Do thing {n}.")).unwrap();
        builder.item(draft.code(format!("T.{n}")));
    }
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

fn level(n: usize) -> LevelId {
    text(format!("level-{n}"))
}

fn scale() -> Scale {
    let name = ["Beginning", "Developing", "Proficient", "Extending"];
    let levels = (0..4).map(|n| Level::new(format!("level-{n}"), name[n as usize], n + 1).unwrap());
    let scale = Scale::new("four", "Four levels", levels).unwrap();
    let cut =
        |scale: Scale, n: usize, at: &str| scale.with_cut(format!("level-{n}"), text(at)).unwrap();
    cut(cut(cut(scale, 1, "0.4"), 2, "0.7"), 3, "0.9")
}

fn definition(rules: &BTreeMap<ItemId, Rule>) -> PolicyDefinition {
    let start = PolicyDefinition::new(text("p"), text("1.0.0"), text("four"));
    rules.iter().fold(start, |definition, (id, rule)| {
        definition.bind(Binding::new(Selector::Identifier(id.clone()), rule.clone()))
    })
}

fn compile(definition: &PolicyDefinition) -> Result<Policy, PolicyError> {
    let library = library();
    Policy::compile(definition, &library, &[scale()], None)
}

fn one_rule(rule: Rule) -> Policy {
    compile(&definition(&BTreeMap::from([(target(0), rule)]))).unwrap()
}

fn row(id: &str, at: usize, task: &str, day: &str) -> Evidence {
    Evidence::new(
        text(id),
        text("ana"),
        target(0),
        level(at),
        text(task),
        text(day),
    )
}

fn log(rows: impl IntoIterator<Item = Evidence>) -> EvidenceLog {
    rows.into_iter().collect::<Result<_, _>>().unwrap()
}

fn evaluate(policy: &Policy, log: &EvidenceLog) -> Standing {
    policy
        .evaluate(log, &text("ana"), AsOf::everything())
        .unwrap()
}

fn outcome(rule: Rule, rows: impl IntoIterator<Item = Evidence>) -> Outcome {
    outcome_as_of(rule, rows, AsOf::everything())
}

fn outcome_as_of(rule: Rule, rows: impl IntoIterator<Item = Evidence>, as_of: AsOf) -> Outcome {
    let standing = one_rule(rule)
        .evaluate(&log(rows), &text("ana"), as_of)
        .unwrap();
    standing.decision(&target(0)).unwrap().outcome()
}

const MET: Outcome = Outcome::Demonstrated;
const LITTLE: Outcome = Outcome::NotYet(Why::TooLittle);
const BELOW: Outcome = Outcome::NotYet(Why::Below);
const DISAGREES: Outcome = Outcome::NotYet(Why::Disagrees);

// ---- Strategies ----

fn levels() -> impl Strategy<Value = LevelId> {
    (0..4usize).prop_map(level)
}

fn filters() -> impl Strategy<Value = Filter> {
    let all = subsequence(Purpose::ALL.to_vec(), 1..=Purpose::ALL.len());
    let supports = subsequence(SupportKind::ALL.to_vec(), 1..=4);
    let names = (
        proptest::option::weighted(0.2, Just(vec![text("modality-0")])),
        proptest::option::weighted(0.2, Just(vec![text("role-0")])),
        proptest::option::weighted(0.2, Just(vec![text("task-0"), text("task-1")])),
        proptest::option::weighted(0.1, Just(text("webb:2"))),
        proptest::option::weighted(0.2, 0..12u32),
    );
    let usual = Just(Filter::default());
    let other =
        (all, supports, names, any::<bool>()).prop_map(|(purposes, supports, names, group)| {
            let mut filter = Filter::default();
            (filter.purposes, filter.supports) = (purposes, supports);
            (filter.modalities, filter.roles, filter.tasks) = (names.0, names.1, names.2);
            (filter.demand, filter.fresh_days, filter.group_work) = (names.3, names.4, group);
            filter
        });
    prop_oneof![usual, other]
}

fn estimators() -> impl Strategy<Value = Estimator> {
    prop_oneof![
        Just(Latest.into()),
        Just(Mean.into()),
        select(vec![Even::Mean, Even::Lower, Even::Higher]).prop_map(|it| Median::new(it).into()),
        select(vec![Ties::Newer, Ties::Lower, Ties::Higher]).prop_map(|it| Mode::new(it).into()),
        (1..=20i64).prop_map(|r| Decaying::new(Score::from_millionths(r * 50_000))
            .unwrap()
            .into()),
        (1..4u32, 1..4i32)
            .prop_map(|(n, cut)| NOfMastery::new(n, Score::whole(cut)).unwrap().into()),
        (1..4u32, 0..3u32).prop_map(|(m, more)| MOfLastN::new(m, m + more).unwrap().into()),
        further_estimators(),
    ]
}

fn further_estimators() -> impl Strategy<Value = Estimator> {
    let twentieths = || (1..20i64).prop_map(|n| Score::from_millionths(n * 50_000));
    let cap = prop_oneof![
        Just(CurveCap::Best),
        Just(CurveCap::None),
        (1..5i32).prop_map(|cap| CurveCap::At(Score::whole(cap))),
    ];
    let at = select(vec![CurvePoint::Newest, CurvePoint::Next]);
    let start = proptest::option::of((0..5i32).prop_map(Score::whole));
    prop_oneof![
        twentieths().prop_map(|weight| WeightedLatest::new(weight).unwrap().into()),
        (1..4u32).prop_map(|n| InARow::new(n).unwrap().into()),
        (1..4u32).prop_map(|n| MeanOfHighest::new(n).unwrap().into()),
        (2..4u32, cap, at).prop_map(|(fewest, cap, at)| {
            let law = PowerLaw::new(fewest).unwrap();
            law.with_cap(cap).read_at(at).into()
        }),
        (1..3i32, 0..3i32, start).prop_map(|(up, down, start)| {
            let it = LevelMachine::new(Score::whole(up), Score::whole(down)).unwrap();
            start.map_or(it, |start| it.starting_at(start)).into()
        }),
        (twentieths(), twentieths(), 1..3i32, 1..3i32).prop_map(|(share, sure, a, b)| {
            let it = BetaBinomial::new(share, sure).unwrap();
            let it = it.with_prior(Score::whole(a), Score::whole(b));
            it.unwrap().into()
        }),
    ]
}

fn works_rules(filters: BoxedStrategy<Filter>) -> impl Strategy<Value = Rule> {
    let distinct = proptest::option::of(select(vec![
        Distinct::Task,
        Distinct::Assessor,
        Distinct::Modality,
        Distinct::Context,
    ]));
    (
        1..4u32,
        levels(),
        distinct,
        proptest::option::weighted(0.3, 0..12u32),
        proptest::option::weighted(0.3, 1..12u32),
        filters,
    )
        .prop_map(|(n, level, distinct, spread, again, filter)| {
            let mut rule = WorksRule::new(n, level).with_filter(filter);
            (rule.distinct_by, rule.spread_days) = (distinct, spread);
            rule.again_after_days = again;
            Rule::Works(rule)
        })
}

fn attested(filters: BoxedStrategy<Filter>) -> impl Strategy<Value = Rule> {
    let body = (1..3u32, filters).prop_map(|(n, filter)| BodyOfWork::new(n).with_filter(filter));
    (
        proptest::option::weighted(0.2, levels()),
        proptest::option::weighted(0.5, body),
    )
        .prop_map(|(level, body)| {
            let word = Attested::new(RoleName::teacher(), level);
            Rule::Attested(body.into_iter().fold(word, Attested::upon))
        })
}

fn others() -> impl Strategy<Value = Vec<Reference>> {
    subsequence((0..4usize).map(refer).collect::<Vec<_>>(), 1..=3)
}

fn over_others() -> impl Strategy<Value = Rule> {
    let counted =
        (others(), 1..3u32, any::<bool>(), any::<Index>()).prop_map(|(of, k, must, which)| {
            let k = k.min(of.len() as u32);
            let including = if must {
                vec![of[which.index(of.len())].clone()]
            } else {
                Vec::new()
            };
            (Enough::AtLeast { k, including }, of)
        });
    let points = (others(), 1..=2i32, proptest::collection::vec(1..3i32, 3)).prop_map(
        |(of, need, worth)| {
            let each = of
                .iter()
                .cloned()
                .zip(worth.iter().map(|n| Score::whole(*n)))
                .collect();
            let need = Score::whole(need.min(of.len() as i32));
            (
                Enough::Points {
                    points: need,
                    each,
                    including: Vec::new(),
                },
                of,
            )
        },
    );
    let all = others().prop_map(|of| (Enough::All, of));
    prop_oneof![
        others().prop_map(Rule::Held),
        prop_oneof![counted, points, all].prop_map(|(need, of)| {
            Rule::Components(Components::Of {
                need,
                of: ComponentList::Items(of),
            })
        }),
    ]
}

fn joined(leaf: impl Strategy<Value = Rule> + 'static) -> impl Strategy<Value = Rule> {
    leaf.prop_recursive(2, 8, 3, |inner| {
        let several = proptest::collection::vec(inner, 1..4);
        prop_oneof![
            several.clone().prop_map(Rule::All),
            several.clone().prop_map(Rule::Any),
            (several, any::<Index>())
                .prop_map(|(of, k)| Rule::at_least(k.index(of.len()) as u32 + 1, of)),
        ]
    })
}

/// A rule; over others it does not look at its own competency, which is refused.
fn rules() -> impl Strategy<Value = Rule> {
    let estimate = (estimators(), levels(), filters()).prop_map(|(by, level, filter)| {
        Rule::Estimate(EstimateRule::new(by, level).with_filter(filter))
    });
    joined(prop_oneof![
        3 => estimate,
        3 => works_rules(filters().boxed()),
        1 => attested(filters().boxed()),
        3 => over_others(),
    ])
}

/// Rules that no further and no better evidence can hurt.
fn monotone_rules() -> impl Strategy<Value = Rule> {
    let highest = levels().prop_map(|level| Rule::estimate(Highest, level));
    let works = works_rules(Just(Filter::default()).boxed());
    let attested = attested(Just(Filter::default()).boxed());
    joined(prop_oneof![2 => highest, 3 => works, 1 => attested, 2 => over_others()])
}

/// Rules for some of the targets that a policy does not refuse.
fn policies(rule: impl Strategy<Value = Rule>) -> impl Strategy<Value = BTreeMap<ItemId, Rule>> {
    let rules = proptest::collection::vec(proptest::option::weighted(0.9, rule), 4);
    let rules = rules.prop_map(|rules| {
        let rules = rules.into_iter().enumerate();
        rules
            .filter_map(|(n, rule)| Some((target(n), rule?)))
            .collect::<BTreeMap<_, _>>()
    });
    rules.prop_filter("the policy stands", |rules| {
        compile(&definition(rules)).is_ok()
    })
}

fn all_settings() -> impl Strategy<Value = Settings> {
    let within = (
        select(vec![Judgements::HighestRole, Judgements::Latest]),
        select(vec![Criteria::Median, Criteria::Lowest, Criteria::Highest]),
        any::<bool>(),
    )
        .prop_map(|(judgements, criteria, roles)| {
            let within = WithinWork::default()
                .with_judgements(judgements)
                .with_criteria(criteria);
            if roles {
                within.with_roles(RoleOrder::new([text("role-1")], []))
            } else {
                within
            }
        });
    (
        select(vec![OrderKey::Performed, OrderKey::Due, OrderKey::Recorded]),
        select(vec![Attempts::All, Attempts::Newest, Attempts::Best]),
        select(vec![Reached::Follow, Reached::Hold]),
        within,
    )
        .prop_map(|(order, attempts, reached, within)| {
            let settings = Settings::default()
                .with_order(order)
                .with_attempts(attempts);
            settings.with_reached(reached).with_within_work(within)
        })
}

/// A moment of the question is always said, as rules that ask for freshness need it.
fn questions() -> impl Strategy<Value = AsOf> {
    as_ofs().prop_map(|as_of| match as_of.performed() {
        Some(_) => as_of,
        None => as_of.performed_by(text("2026-01-20")),
    })
}

fn credit(learner: &LearnerId, target: &ItemId) -> Determination {
    Determination::new(
        text(format!("credit-{target}")),
        learner.clone(),
        target.clone(),
        Outcome::Demonstrated,
        text("registrar"),
        text("registrar"),
        text("2025-12-01"),
    )
}

fn credits() -> impl Strategy<Value = Vec<ItemId>> {
    let some = subsequence((0..4usize).map(target).collect::<Vec<_>>(), 0..=2);
    prop_oneof![2 => Just(Vec::new()), 1 => some]
}

fn log_of<'r>(records: impl IntoIterator<Item = &'r Record>) -> EvidenceLog {
    records
        .into_iter()
        .cloned()
        .collect::<Result<_, LogError>>()
        .unwrap()
}

fn held(standing: &Standing) -> BTreeSet<ItemId> {
    let held = standing.decisions().filter(|decision| decision.is_held());
    held.map(|decision| decision.competency().id().clone())
        .collect()
}

fn holdings(given: Vec<Determination>) -> Holdings {
    Holdings::default().determined(given)
}

/// The outcome with the reasons of what is not met taken as one.
fn coarse(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::NotYet(_) => LITTLE,
        other => other,
    }
}

fn demonstrated(standing: &Standing) -> BTreeSet<ItemId> {
    let met = standing
        .decisions()
        .filter(|decision| decision.outcome() == MET);
    met.map(|decision| decision.competency().id().clone())
        .collect()
}

// ---- The oracle and the laws ----

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
        let found: oracle::Answer = standing
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
