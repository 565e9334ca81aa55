//! Rules, policies, standings and proofs, held beside a slow and obvious oracle.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod common;

use continua::advancement::{
    Attested, Audience, Binding, CodePrefix, ComponentList, Components, Determination, Distinct,
    Enough, EstimateRule, Filter, Holdings, Need, Outcome, Phrase, Policy, PolicyDefinition, Rule,
    Selection, Selector, Standing, Why, Wording, WorksRule,
};
use continua::framework::{Framework, ItemDraft, Level, Library, Reference, Scale};
use continua::mastery::{
    Decaying, Estimator, Highest, Latest, MOfLastN, Mean, Median, Mode, NOfMastery, Ties,
};
use continua::progression::{Progression, Requirement};
use continua::{
    AsOf, Attestation, Evidence, EvidenceLog, ItemId, LearnerId, LevelId, Purpose, Retraction,
    Score, Support,
};
use proptest::prelude::*;

const TARGETS: usize = 5;

fn id(at: usize) -> ItemId {
    ItemId::new(format!("t{at}")).unwrap()
}

fn reference(at: usize) -> Reference {
    Reference::from(id(at))
}

fn level(at: i32) -> LevelId {
    LevelId::new(at.to_string()).unwrap()
}

fn ana() -> LearnerId {
    LearnerId::new("ana").unwrap()
}

fn library() -> Library {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..TARGETS {
        let draft = ItemDraft::of(id(at), format!("Do thing {at}")).code(format!("T.{at}"));
        builder.item(draft.kind("Learning Target"));
    }
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

fn scale() -> Scale {
    let titles = ["Beginning", "Developing", "Proficient", "Extending"];
    let levels = (1..)
        .zip(titles)
        .map(|(n, title)| Level::new(n.to_string(), title, n).unwrap());
    Scale::new("four", "Four levels", levels).unwrap()
}

fn definition() -> PolicyDefinition {
    PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    )
}

fn policy_of(rules: &[Rule]) -> Policy {
    let bind = |definition: PolicyDefinition, (at, rule): (usize, &Rule)| {
        definition.bind(Binding::new(Selector::Identifier(id(at)), rule.clone()))
    };
    let definition = rules.iter().enumerate().fold(definition(), bind);
    Policy::compile(&definition, &library(), &[scale()], None).unwrap()
}

// ---------------------------------------------------------------- what happens

#[derive(Debug, Clone)]
enum Act {
    Add {
        target: usize,
        level: i32,
        task: u32,
        day: u32,
        purpose: Purpose,
        support: Support,
        by: u32,
    },
    /// Corrects the judgement that this act, if it is one, added.
    Correct(usize, i32),
    Retract(usize),
    Attest(usize, &'static str),
}

fn act() -> impl Strategy<Value = Act> {
    let purpose = prop_oneof![3 => Just(Purpose::Summative), 1 => Just(Purpose::Practice)];
    let support = prop_oneof![3 => Just(Support::INDEPENDENT), 1 => Just(Support::SCAFFOLDED)];
    prop_oneof![
        8 => (0..TARGETS, 1..5i32, 0..4u32, 0..60u32, purpose, support, 0..3u32).prop_map(
            |(target, level, task, day, purpose, support, by)| Act::Add { target, level, task, day, purpose, support, by }
        ),
        1 => (0..20usize, 1..5i32).prop_map(|(of, level)| Act::Correct(of, level)),
        1 => (0..20usize).prop_map(Act::Retract),
        1 => (0..TARGETS, prop_oneof![Just("teacher"), Just("coach")]).prop_map(|(t, r)| Act::Attest(t, r)),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 0..24)
}

fn day(at: u32) -> continua::Moment {
    let first = jiff::civil::date(2026, 1, 1);
    continua::Moment::Day(
        first
            .checked_add(jiff::Span::new().days(i64::from(at)))
            .unwrap(),
    )
}

fn evidence(at: usize, act: &Act) -> Option<Evidence> {
    let Act::Add {
        target,
        level: l,
        task,
        day: d,
        purpose,
        support,
        by,
    } = act
    else {
        return None;
    };
    let row = Evidence::new(
        format!("j{at:03}").parse().unwrap(),
        ana(),
        id(*target),
        level(*l),
        format!("task {task}").parse().unwrap(),
        day(*d),
    );
    let row = row.with_purpose(*purpose).with_support(support.clone());
    Some(row.with_assessor(format!("a{by}").parse().unwrap()))
}

fn append(log: &mut EvidenceLog, all: &[Act], at: usize) -> Option<continua::Receipt> {
    let name = |at: usize| format!("j{at:03}").parse().unwrap();
    let receipt = match all.get(at)? {
        act @ Act::Add { .. } => log.append(evidence(at, act)?),
        Act::Correct(of, l) => {
            let Some(Act::Add {
                target,
                task,
                day: d,
                purpose,
                support,
                by,
                ..
            }) = all.get(*of)
            else {
                return None;
            };
            let corrected = Act::Add {
                target: *target,
                level: *l,
                task: *task,
                day: *d,
                purpose: *purpose,
                support: support.clone(),
                by: *by,
            };
            log.append(evidence(at, &corrected)?.correcting(name(*of)))
        }
        Act::Retract(of) => {
            if !matches!(all.get(*of), Some(Act::Add { .. })) {
                return None;
            }
            log.append(Retraction::new(name(at), name(*of), day(90)))
        }
        Act::Attest(target, role) => log.append(Attestation::new(
            name(at),
            ana(),
            id(*target),
            "boss".parse().unwrap(),
            role.parse().unwrap(),
            day(50),
        )),
    };
    Some(receipt.unwrap())
}

fn log_of(all: &[Act]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for at in 0..all.len() {
        append(&mut log, all, at);
    }
    log
}

// ---------------------------------------------------------------- the oracle

struct Seen {
    target: usize,
    level: i32,
    task: u32,
    day: u32,
    by: u32,
    counts: bool,
    name: String,
}

/// What is in force, oldest first, by going through all acts again and again.
fn in_force(all: &[Act]) -> Vec<Seen> {
    let mut seen = Vec::new();
    let retracted = |at: usize| {
        all.iter()
            .any(|act| matches!(act, Act::Retract(of) if *of == at))
    };
    for (at, act) in all.iter().enumerate() {
        let (of, corrected) = match act {
            Act::Add { .. } => (at, None),
            Act::Correct(of, level) => (*of, Some(*level)),
            _ => continue,
        };
        let Some(Act::Add {
            target,
            level,
            task,
            day,
            purpose,
            support,
            by,
        }) = all.get(of)
        else {
            continue;
        };
        let superseded = corrected.is_none()
            && all
                .iter()
                .any(|act| matches!(act, Act::Correct(of, _) if *of == at));
        if superseded || (corrected.is_none() && retracted(at)) {
            continue;
        }
        seen.push(Seen {
            target: *target,
            level: corrected.unwrap_or(*level),
            task: *task,
            day: *day,
            by: *by,
            counts: *purpose == Purpose::Summative && *support == Support::INDEPENDENT,
            name: format!("j{at:03}"),
        });
    }
    seen.sort_by_key(|seen| (seen.day, seen.name.clone()));
    seen
}

fn number(level: &LevelId) -> i32 {
    level.as_str().parse().unwrap()
}

fn oracle_rule(rule: &Rule, target: usize, all: &[Act], held: &[bool]) -> bool {
    let seen = in_force(all);
    let shown: Vec<&Seen> = seen
        .iter()
        .filter(|s| s.target == target && s.counts)
        .collect();
    match rule {
        Rule::Estimate(EstimateRule { by, at_least, .. }) => {
            let asked = number(at_least);
            let levels: Vec<i32> = shown.iter().map(|s| s.level).collect();
            match by {
                Estimator::Latest(_) => levels.last().is_some_and(|l| *l >= asked),
                Estimator::Highest(_) => levels.iter().any(|l| *l >= asked),
                Estimator::Mean(_) => {
                    !levels.is_empty()
                        && levels.iter().sum::<i32>()
                            >= asked * i32::try_from(levels.len()).unwrap()
                }
                Estimator::NOfMastery(it) => {
                    let cut = i32::try_from(it.at_least().millionths() / 1_000_000).unwrap();
                    let good: Vec<i32> = levels.into_iter().filter(|l| *l >= cut).collect();
                    let n = i32::try_from(good.len()).unwrap();
                    n >= i32::try_from(it.n()).unwrap() && good.iter().sum::<i32>() >= asked * n
                }
                Estimator::MOfLastN(it) => {
                    let last = levels.iter().rev().take(it.n() as usize);
                    last.filter(|l| **l >= asked).count() >= it.m() as usize
                }
                other => panic!("the oracle does not know {other:?}"),
            }
        }
        Rule::Works(rule) => {
            let asked = number(&rule.level);
            let good: Vec<&&Seen> = shown.iter().filter(|s| s.level >= asked).collect();
            let mut keys: Vec<String> = good
                .iter()
                .map(|s| match rule.distinct_by {
                    None => s.name.clone(),
                    Some(Distinct::Task) => s.task.to_string(),
                    Some(Distinct::Assessor) => s.by.to_string(),
                    _ => panic!("the oracle does not know this"),
                })
                .collect();
            keys.sort();
            keys.dedup();
            let days = good.iter().map(|s| s.day);
            let apart = days.clone().max().unwrap_or(0) - days.min().unwrap_or(0);
            keys.len() >= rule.at_least as usize
                && rule.spread_days.is_none_or(|spread| apart >= spread)
        }
        Rule::Held(of) => of.iter().all(|r| held[place(r)]),
        Rule::Components(Components::Of {
            need,
            of: ComponentList::Items(of),
        }) => {
            let found = of.iter().filter(|r| held[place(r)]).count();
            match need {
                Enough::All => found == of.len(),
                Enough::AtLeast { k, including } => {
                    found >= *k as usize && including.iter().all(|r| held[place(r)])
                }
                other => panic!("the oracle does not know {other:?}"),
            }
        }
        Rule::Attested(rule) => all.iter().any(
            |act| matches!(act, Act::Attest(t, r) if *t == target && *r == rule.role.as_str()),
        ),
        Rule::All(rules) => rules
            .iter()
            .all(|rule| oracle_rule(rule, target, all, held)),
        Rule::Any(rules) => rules
            .iter()
            .any(|rule| oracle_rule(rule, target, all, held)),
        Rule::AtLeast(rule) => {
            let met = rule
                .of
                .iter()
                .filter(|rule| oracle_rule(rule, target, all, held))
                .count();
            met >= rule.k as usize
        }
        other => panic!("the oracle does not know {other:?}"),
    }
}

fn place(reference: &Reference) -> usize {
    reference.as_str()[1..].parse().unwrap()
}

/// The least fixed point: from nothing, look at everything until nothing changes.
fn oracle(rules: &[Rule], all: &[Act]) -> Vec<bool> {
    let mut held = vec![false; rules.len()];
    loop {
        let next: Vec<bool> = (rules.iter().enumerate())
            .map(|(at, rule)| oracle_rule(rule, at, all, &held))
            .collect();
        if next == held {
            return held;
        }
        held = next;
    }
}

// ---------------------------------------------------------------- rules

fn monotone_leaf() -> impl Strategy<Value = Rule> {
    let distinct = prop_oneof![
        Just(None),
        Just(Some(Distinct::Task)),
        Just(Some(Distinct::Assessor))
    ];
    let spread = prop_oneof![2 => Just(None), 1 => (0..40u32).prop_map(Some)];
    prop_oneof![
        (1..4u32, 1..5i32, distinct, spread).prop_map(|(n, l, distinct, spread)| {
            let mut rule = WorksRule::new(n, level(l));
            rule.distinct_by = distinct;
            rule.spread_days = spread;
            Rule::Works(rule)
        }),
        (1..5i32).prop_map(|l| Rule::estimate(Highest, level(l))),
        (1..4u32, 1..5i32).prop_map(|(n, l)| {
            Rule::estimate(NOfMastery::new(n, Score::whole(l)).unwrap(), level(l))
        }),
        Just(Rule::attested("teacher".parse().unwrap())),
    ]
}

fn leaf() -> impl Strategy<Value = Rule> {
    prop_oneof![
        3 => monotone_leaf(),
        1 => (1..5i32).prop_map(|l| Rule::estimate(Latest, level(l))),
        1 => (1..5i32).prop_map(|l| Rule::estimate(Mean, level(l))),
        1 => (1..4u32, 0..3u32, 1..5i32)
            .prop_map(|(m, more, l)| Rule::estimate(MOfLastN::new(m, m + more).unwrap(), level(l))),
    ]
}

fn others() -> impl Strategy<Value = Rule> {
    let list = || prop::sample::subsequence((0..TARGETS).collect::<Vec<_>>(), 1..4);
    prop_oneof![
        list().prop_map(|of| Rule::Held(of.into_iter().map(reference).collect())),
        (list(), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(of, k, all)| {
            let of: Vec<Reference> = of.into_iter().map(reference).collect();
            let k = u32::try_from(k.index(of.len()) + 1).unwrap();
            let including = vec![of[0].clone()];
            let need = if all {
                Enough::All
            } else {
                Enough::AtLeast { k, including }
            };
            Rule::Components(Components::Of {
                need,
                of: ComponentList::Items(of),
            })
        }),
    ]
}

fn nested(leaf: impl Strategy<Value = Rule> + 'static) -> impl Strategy<Value = Rule> {
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = prop::collection::vec(inner, 1..4);
        prop_oneof![
            list.clone().prop_map(Rule::All),
            list.clone().prop_map(Rule::Any),
            (list, any::<prop::sample::Index>()).prop_map(|(of, k)| {
                let k = u32::try_from(k.index(of.len()) + 1).unwrap();
                Rule::at_least(k, of)
            }),
        ]
    })
}

fn rules() -> impl Strategy<Value = Vec<Rule>> {
    prop::collection::vec(nested(prop_oneof![2 => leaf(), 1 => others()]), TARGETS)
}

fn shown(standing: &Standing) -> Vec<bool> {
    standing
        .decisions()
        .map(|d| d.outcome() == Outcome::Demonstrated)
        .collect()
}

// ---------------------------------------------------------------- laws

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
                Need::Show { works, level, not_before, spread_days, .. } => {
                    for nth in 0..works {
                        count += 1;
                        // Both may be asked for: late enough, and far enough apart.
                        let first = jiff::civil::date(2027, 1, 1);
                        let first = not_before.map_or(first, |date| first.max(date));
                        let apart = i64::from(nth * spread_days.unwrap_or(0));
                        let on = first.checked_add(jiff::Span::new().days(apart)).unwrap();
                        let row = Evidence::new(
                            format!("n{count}").parse().unwrap(), ana(), id(0), level.clone(),
                            format!("new {count}").parse().unwrap(), continua::Moment::Day(on),
                        );
                        log.append(row.with_assessor(format!("new {count}").parse().unwrap())).unwrap();
                    }
                }
                Need::Confirm { role, .. } => {
                    count += 1;
                    log.append(Attestation::new(
                        format!("n{count}").parse().unwrap(), ana(), id(0), "x".parse().unwrap(), role, day(400),
                    )).unwrap();
                }
                Need::CannotBeMetByAdding { .. } => {
                    // A mean of less than the highest level never reaches it again.
                    let text = serde_json::to_string(&rule).unwrap();
                    prop_assert!(text.contains("mean") && text.contains("\"4\""), "{text}");
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

// ---------------------------------------------------------------- cases

#[test]
fn a_circle_of_rules_never_supports_itself() {
    let held = |at| Rule::Held(vec![reference(at)]);
    let own = Rule::works(1, level(3));
    let policy = policy_of(&[held(1), Rule::Any(vec![held(0), own])]);
    let mut log = EvidenceLog::new();
    let mut standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    assert_eq!(shown(&standing), [false, false]);
    let row = Evidence::new(
        "e".parse().unwrap(),
        ana(),
        id(1),
        level(3),
        "quiz".parse().unwrap(),
        day(0),
    );
    let receipt = log.append(row).unwrap();
    standing.apply(receipt, &log).unwrap();
    assert_eq!(shown(&standing), [true, true]);
    let receipt = log.append(Retraction::new(
        "r".parse().unwrap(),
        "e".parse().unwrap(),
        day(1),
    ));
    standing.apply(receipt.unwrap(), &log).unwrap();
    assert_eq!(shown(&standing), [false, false]);
}

#[test]
fn outcomes() {
    let teacher = || Rule::Attested(Attested::new("teacher".parse().unwrap(), None));
    let rule = Rule::All(vec![Rule::works(2, level(3)), teacher()]);
    let cases: [(&[i32], Outcome); 4] = [
        (&[], Outcome::NoEvidence),
        (&[2, 1], Outcome::NotYet(Why::Below)),
        (&[3], Outcome::NotYet(Why::TooLittle)),
        (&[3, 4], Outcome::AwaitingConfirmation),
    ];
    for (levels, outcome) in cases {
        assert_eq!(decide(&rule, levels), outcome, "{levels:?}");
    }
    let mean = Rule::estimate(Mean, level(3));
    assert_eq!(decide(&mean, &[1, 4]), Outcome::NotYet(Why::Disagrees));
    assert_eq!(decide(&mean, &[2, 4]), Outcome::Demonstrated);
}

fn decide(rule: &Rule, levels: &[i32]) -> Outcome {
    let add = |(at, level): (u32, &i32)| Act::Add {
        target: 0,
        level: *level,
        task: at,
        day: at,
        purpose: Purpose::Summative,
        support: Support::INDEPENDENT,
        by: 0,
    };
    let acts: Vec<Act> = (0..).zip(levels).map(add).collect();
    let policy = policy_of(std::slice::from_ref(rule));
    let standing = policy
        .evaluate(&log_of(&acts), &ana(), AsOf::everything())
        .unwrap();
    standing.decision(&id(0)).unwrap().outcome()
}

#[test]
fn bases_stay_apart_and_only_those_that_satisfy_count() {
    let rules = [Rule::works(1, level(3)), Rule::Held(vec![reference(0)])];
    let policy = policy_of(&rules);
    let log = EvidenceLog::new();
    let act = Determination::new(
        "d".parse().unwrap(),
        ana(),
        id(0),
        Outcome::Demonstrated,
        "x".parse().unwrap(),
        "registrar".parse().unwrap(),
        day(0),
    );
    let with = |holdings: Holdings| {
        let standing = policy
            .evaluate_with(&log, &ana(), AsOf::everything(), &holdings)
            .unwrap();
        let first = standing.decision(&id(0)).unwrap();
        let second = standing.decision(&id(1)).unwrap();
        (first.outcome(), first.is_held(), second.outcome())
    };
    let none = Outcome::NoEvidence;
    let credited = Holdings::default().determined([act.clone()]);
    assert_eq!(with(credited), (none, true, Outcome::Demonstrated));
    assert_eq!(
        with(Holdings::default().presuming([id(0)])),
        (none, false, none)
    );
    let revoked = act.clone().revoke(
        "d2".parse().unwrap(),
        "x".parse().unwrap(),
        "registrar".parse().unwrap(),
        day(1),
        "twice",
    );
    assert_eq!(
        with(Holdings::default().determined([act, revoked])),
        (none, false, none)
    );
}

#[test]
fn prerequisites_ask_for_the_required_ones_of_the_progression() {
    let progression = Progression::builder()
        .require(Requirement::new(id(1)).way([id(0)]).way([id(2)]))
        .require(Requirement::new(id(1)).way([id(3)]).recommended())
        .build();
    let one = Rule::works(1, level(3));
    let definition = definition()
        .bind(Binding::new(Selection::all(), one.clone()))
        .bind(Binding::new(
            Selector::Identifier(id(1)),
            Rule::All(vec![one, Rule::prerequisites()]),
        ));
    let policy = Policy::compile(&definition, &library(), &[scale()], Some(&progression)).unwrap();
    let show = |targets: &[usize]| {
        let mut log = EvidenceLog::new();
        for at in targets {
            let row = Evidence::new(
                format!("e{at}").parse().unwrap(),
                ana(),
                id(*at),
                level(3),
                "quiz".parse().unwrap(),
                day(0),
            );
            log.append(row).unwrap();
        }
        let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        standing.decision(&id(1)).unwrap().outcome()
    };
    assert_eq!(show(&[1]), Outcome::NotYet(Why::TooLittle));
    assert_eq!(show(&[1, 2]), Outcome::Demonstrated);
    assert!(Policy::compile(&definition, &library(), &[scale()], None).is_err());
}

#[test]
fn selectors_by_specificity() {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    let item = |id: &str, kind: &str| ItemDraft::new(id, "text").unwrap().kind(kind.to_owned());
    let root = builder.item(item("root", "Strand").code("3"));
    let cluster = builder.item(item("cluster", "Cluster").code("3.OA"));
    let target = builder.item(
        item("target", "Expectation")
            .code("3.OA.7")
            .education_level("03"),
    );
    builder.child(&root, &cluster);
    builder.child(&cluster, &target);
    let library = Library::of([("math", builder.build().unwrap())]).unwrap();
    let it = library.item(&target).unwrap();
    let prefix = |text: &str| Selector::CodePrefix(CodePrefix::new(text).unwrap());
    let rising = [
        vec![],
        vec![Selector::Framework("math".parse().unwrap())],
        vec![Selector::band("03")],
        vec![Selector::strand("text")],
        vec![Selector::strand("text"), Selector::band("03")],
        vec![Selector::kind("Expectation")],
        vec![Selector::kind("Expectation"), Selector::band("03")],
        vec![Selector::kind("Expectation"), Selector::strand("text")],
        vec![Selector::Subtree("root".parse().unwrap())],
        vec![Selector::Subtree("cluster".parse().unwrap())],
        vec![prefix("3")],
        vec![prefix("3.OA")],
        vec![prefix("math:3.OA")],
        vec![Selector::Code("3.OA.7".parse().unwrap())],
        vec![Selector::Identifier(target.clone())],
        vec![Selector::Identifier(target.clone()), Selector::band("03")],
    ];
    let matchers: Vec<_> = rising
        .iter()
        .map(|list| Selection::of(list.clone()).resolve(&library).unwrap())
        .collect();
    for (at, matcher) in matchers.iter().enumerate() {
        assert!(matcher.matches(&library, it), "{:?}", rising[at]);
        for (other, less) in matchers.iter().enumerate() {
            assert_eq!(
                matcher.compare(less),
                at.cmp(&other),
                "{:?} {:?}",
                rising[at],
                rising[other]
            );
        }
    }
    assert!(
        !Selection::from(prefix("3.O"))
            .resolve(&library)
            .unwrap()
            .matches(&library, it)
    );
}

#[test]
fn faults_of_a_policy() {
    let all = |rule: Rule| definition().bind(Binding::new(Selection::all(), rule));
    let works = || Rule::works(1, level(3));
    let deep = (0..70).fold(works(), |rule, _| Rule::All(vec![rule]));
    let cases = [
        ("POL-001", all(Rule::Held(vec!["T.9".parse().unwrap()]))),
        (
            "POL-003",
            all(works()).bind(Binding::new(Selection::all(), Rule::works(2, level(3)))),
        ),
        (
            "POL-005",
            all(works()).bind(
                Binding::new(Selector::Identifier(id(0)), works())
                    .on_scale("fuor".parse().unwrap()),
            ),
        ),
        ("POL-006", all(Rule::works(1, level(9)))),
        ("POL-008", all(Rule::at_least(3, vec![works()]))),
        ("POL-008", all(Rule::All(vec![]))),
        ("POL-008", all(Rule::works(0, level(3)))),
        ("POL-009", all(deep)),
        ("POL-011", all(Rule::prerequisites())),
        ("POL-012", all(Rule::Components(Components::Declared))),
        (
            "POL-012",
            all(Rule::Components(Components::Of {
                need: Enough::All,
                of: ComponentList::Children,
            })),
        ),
    ];
    for (code, definition) in cases {
        let error = Policy::compile(&definition, &library(), &[scale()], None).unwrap_err();
        let codes: Vec<&str> = error.report().iter().map(continua::Finding::code).collect();
        assert_eq!(codes, [code], "{error}");
    }
    let tie = all(works()).bind(Binding::new(Selection::all(), Rule::works(2, level(3))));
    let error = Policy::compile(&tie, &library(), &[scale()], None).unwrap_err();
    assert!(
        error.to_string().contains("rule 1") && error.to_string().contains("rule 2"),
        "{error}"
    );
    let nothing = all(works()).bind(Binding::new(Selector::band("33"), Rule::works(2, level(3))));
    let policy = Policy::compile(&nothing, &library(), &[scale()], None).unwrap();
    assert_eq!(policy.report().iter().next().unwrap().code(), "POL-007");
    // The same said twice is no tie.
    let twice = all(works()).bind(Binding::new(Selection::all(), works()));
    assert!(Policy::compile(&twice, &library(), &[scale()], None).is_ok());
}

#[test]
fn rules_are_analysed_before_they_run() {
    let works = || Rule::works(1, level(3));
    let never = || {
        let mut filter = Filter::default();
        filter.purposes.clear();
        Rule::Works(WorksRule::new(1, level(3)).with_filter(filter))
    };
    let far_apart = || {
        let mut filter = Filter::default();
        filter.fresh_days = Some(7);
        Rule::Works(
            WorksRule::new(2, level(3))
                .spread_over(8)
                .with_filter(filter),
        )
    };
    let cut = NOfMastery::new(1, Score::whole(9)).unwrap();
    let found = |rules: &[Rule]| -> Vec<&'static str> {
        let all = definition().bind(Binding::new(Selection::all(), works()));
        let definition = (0..).zip(rules).fold(all, |definition, (n, rule)| {
            definition.bind(Binding::new(Selector::Identifier(id(n)), rule.clone()))
        });
        let policy = Policy::compile(&definition, &library(), &[scale()], None);
        let policy = policy.unwrap_or_else(|error| panic!("{}", error.report()));
        policy.report().iter().map(|f| f.rule().name).collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(found(&[]), none);
    assert_eq!(found(&[never()]), ["never-met"]);
    assert_eq!(found(&[far_apart()]), ["never-met"]);
    assert_eq!(found(&[Rule::estimate(cut, level(3))]), ["never-met"]);
    assert_eq!(found(&[Rule::All(vec![works(), never()])]), ["never-met"]);
    assert_eq!(found(&[Rule::Any(vec![works(), never()])]), ["idle-part"]);
    let two = Rule::at_least(2, vec![works(), Rule::works(2, level(3)), never()]);
    assert_eq!(found(&[two]), ["idle-part"]);
    // The lowest level is enough only where nothing else is asked.
    let lowest = || Rule::works(1, level(1));
    assert_eq!(found(&[lowest()]), ["lowest-level"]);
    assert_eq!(found(&[Rule::All(vec![lowest(), works()])]), none);
    assert_eq!(
        found(&[Rule::Any(vec![lowest(), works()])]),
        ["lowest-level"]
    );
    // What waits for what can never be held waits in vain, and a circle is told as one.
    let on = |n: usize| Rule::Held(vec![reference(n)]);
    assert_eq!(found(&[never(), on(0)]), ["never-met", "never-met"]);
    assert_eq!(found(&[on(1), on(2), on(0)]), ["circle-of-rules"]);
    assert_eq!(found(&[on(1), Rule::Any(vec![on(0), works()])]), none);
}

#[test]
fn a_question_about_freshness_names_its_moment() {
    let mut filter = Filter::default();
    filter.fresh_days = Some(10);
    let rule = Rule::Works(WorksRule::new(1, level(3)).with_filter(filter));
    let policy = policy_of(&[rule]);
    let row = Evidence::new(
        "e".parse().unwrap(),
        ana(),
        id(0),
        level(3),
        "quiz".parse().unwrap(),
        day(10),
    );
    let mut log = EvidenceLog::new();
    log.append(row).unwrap();
    assert!(policy.evaluate(&log, &ana(), AsOf::everything()).is_err());
    for (asked, fresh) in [(20, true), (21, false)] {
        let standing = policy.evaluate(&log, &ana(), AsOf::at(day(asked))).unwrap();
        assert_eq!(shown(&standing), [fresh], "{asked}");
    }
}

#[test]
fn texts_for_teacher_and_learner() {
    let rule = Rule::All(vec![
        Rule::Works(WorksRule::new(3, level(3)).distinct_by(Distinct::Task)),
        Rule::attested("teacher".parse().unwrap()),
    ]);
    let policy = policy_of(&[rule]);
    let add = |level, task, day, purpose, support| Act::Add {
        target: 0,
        level,
        task,
        day,
        purpose,
        support,
        by: 7,
    };
    let acts = [
        add(3, 1, 3, Purpose::Summative, Support::INDEPENDENT),
        add(4, 2, 9, Purpose::Summative, Support::SCAFFOLDED),
        add(4, 3, 12, Purpose::Practice, Support::INDEPENDENT),
    ];
    let log = log_of(&acts);
    let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let proof = standing.decision(&id(0)).unwrap().proof(&log);
    assert_eq!(proof.for_teacher(), "\
Do thing 0
What was shown is good enough so far; there is not enough of it yet.
What was shown:
- 2026-01-04, task 1: Proficient (judged by a7, teacher)
Next:
- show it 2 more times at Proficient or above, on a new task each time, without help
- ask a teacher to confirm it
Looked at and not counted:
- 2026-01-10, task 2: Extending (judged by a7, teacher): it was done with help
- 2026-01-13, task 3: Extending (judged by a7, teacher): it was for another purpose, such as practice
");
    assert_eq!(
        proof.for_learner(),
        "\
Do thing 0
You are on the way: what you showed is good.
What you showed:
- 2026-01-04, task 1: Proficient
Next:
- show it 2 more times at Proficient or above, on a new task each time, without help
- ask a teacher to confirm it
"
    );
    for audience in [Audience::Learner, Audience::Outside] {
        let json = serde_json::to_string(&proof.for_audience(audience)).unwrap();
        assert!(
            !json.contains("a7") && !json.contains("\"support\":"),
            "{json}"
        );
    }
    let other = Wording::english().with(Phrase::NextTitle, "Ahora:");
    assert!(
        proof
            .render(&other, Audience::Learner)
            .contains("\nAhora:\n")
    );
}

// ---------------------------------------------------------------- peers

#[test]
fn estimators_give_what_the_peers_give() {
    let Some(root) = common::corpus_root() else {
        return;
    };
    let file = root.join("../vectors/peers.json");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("skipped: no vectors at {}", file.display());
        return;
    };
    let all: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let (mut passed, mut skipped) = (0, 0);
    for vector in all["vectors"].as_array().unwrap() {
        match estimate_of(vector) {
            Some(found) => {
                let expected = vector["expected"]
                    .as_f64()
                    .map(|e| Score::from_f64(e).unwrap());
                let digits = vector["expected"]
                    .to_string()
                    .split_once('.')
                    .map_or(0, |(_, d)| d.len());
                let digits = u8::try_from(digits.max(2)).unwrap();
                let found = found.map(|value| value.rounded_to(digits));
                assert_eq!(found, expected, "{}", vector["id"]);
                passed += 1;
            }
            None => skipped += 1,
        }
    }
    println!("{passed} vectors passed, {skipped} are about other things");
    assert!(passed >= 20, "{passed}");
}

/// What the estimator that a vector is about says; nothing for other vectors.
#[expect(clippy::option_option, reason = "skipped, undefined, or a value")]
fn estimate_of(vector: &serde_json::Value) -> Option<Option<continua::mastery::Measure>> {
    let scores = vector["scores_oldest_first"].as_array()?;
    let scores: Vec<Score> = scores
        .iter()
        .filter(|score| !score.is_null())
        .map(|score| score.as_f64().map(|s| Score::from_f64(s).unwrap()))
        .collect::<Option<_>>()?;
    let number = |name: &str| vector["params"][name].as_f64();
    let estimator: Estimator = match vector["method"].as_str()? {
        "highest" => Highest.into(),
        "latest" => Latest.into(),
        "average" => Mean.into(),
        "median" => Median::default().into(),
        "mode" => {
            let higher = vector["params"]["tie"] == "higher";
            Mode::new(if higher { Ties::Higher } else { Ties::Newer }).into()
        }
        "standard_decaying_average" => {
            let rate = Score::from_f64(number("decay_rate_percent")? / 100.0)?;
            Decaying::new(rate).unwrap().into()
        }
        "n_mastery" => {
            let n = vector["params"]["n"]
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())?;
            let cut = Score::from_f64(number("mastery_points")?)?;
            NOfMastery::new(n, cut).unwrap().into()
        }
        _ => return None,
    };
    Some(estimator.estimate(&scores).value())
}
