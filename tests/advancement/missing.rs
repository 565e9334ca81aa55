//! What is still missing, held beside an enumeration of what could be added.

use continua::advancement::{
    Distinct, EstimateRule, Filter, Missing, Need, OutOfReach, Outcome, Rule, Standing, WorksRule,
};
use continua::mastery::{InARow, Latest, Mean};
use continua::{AsOf, Attestation, Evidence, EvidenceLog};
use proptest::prelude::*;

use crate::sample::{ana, id, level, policy_of, reference};

/// How many further works, the sum of their levels, and how many who confirm.
type Cost = (usize, i32, usize);

/// More works than these are not enumerated.
const MOST: usize = 4;

const ROLES: [&str; 2] = ["teacher", "mentor"];

fn log(shown: &[(i32, u32)]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for (at, (reached, task)) in shown.iter().enumerate() {
        let on = "2026-01-05".parse().unwrap();
        let task = format!("task {task}").parse().unwrap();
        log.append(Evidence::new(
            format!("e{at}").parse().unwrap(),
            ana(),
            id(0),
            level(*reached),
            task,
            on,
        ))
        .unwrap();
    }
    log
}

/// Whether the rule is met once works at these levels and these confirmations are added.
fn meets(rule: &Rule, shown: &[(i32, u32)], more: &[i32], roles: u32) -> bool {
    let mut log = log(shown);
    for (at, reached) in more.iter().enumerate() {
        let on = "2026-02-02".parse().unwrap();
        let task = format!("new {at}").parse().unwrap();
        log.append(Evidence::new(
            format!("n{at}").parse().unwrap(),
            ana(),
            id(0),
            level(*reached),
            task,
            on,
        ))
        .unwrap();
    }
    for (at, role) in ROLES
        .iter()
        .enumerate()
        .filter(|(at, _)| roles & 1 << at != 0)
    {
        let said = Attestation::new(
            format!("a{at}").parse().unwrap(),
            ana(),
            id(0),
            "x".parse().unwrap(),
            role.parse().unwrap(),
            "2026-02-02".parse().unwrap(),
        );
        log.append(said.with_level(level(4))).unwrap();
    }
    let standing = standing(rule, &log);
    standing.decision(&id(0)).unwrap().outcome() == Outcome::Demonstrated
}

fn standing(rule: &Rule, log: &EvidenceLog) -> Standing {
    let policy = policy_of(std::slice::from_ref(rule));
    policy.evaluate(log, &ana(), AsOf::everything()).unwrap()
}

/// All lists of levels of this length, the lowest level first.
fn lists(length: usize) -> Vec<Vec<i32>> {
    let mut all = vec![Vec::new()];
    for _ in 0..length {
        all = all
            .into_iter()
            .flat_map(|list: Vec<i32>| {
                let from = list.last().copied().unwrap_or(1);
                (from..5).map(move |next| [list.clone(), vec![next]].concat())
            })
            .collect();
    }
    all
}

/// The least that meets the rule, of up to four further works.
fn enumerated(rule: &Rule, shown: &[(i32, u32)]) -> Option<Cost> {
    for works in 0..=MOST {
        let met = lists(works).into_iter().flat_map(|list| {
            (0..4u32).filter_map(move |roles| {
                let cost = (works, list.iter().sum(), roles.count_ones() as usize);
                meets(rule, shown, &list, roles).then_some(cost)
            })
        });
        if let Some(least) = met.min() {
            return Some(least);
        }
    }
    None
}

fn said(missing: &Missing) -> Option<Cost> {
    let mut cost = (0, 0, 0);
    for need in missing.needs() {
        match need {
            Need::Show { works, level, .. } => {
                cost.0 += *works as usize;
                cost.1 += i32::try_from(*works).unwrap() * level.as_str().parse::<i32>().unwrap();
            }
            Need::Confirm { .. } => cost.2 += 1,
            _ => return None,
        }
    }
    Some(cost)
}

fn missing(rule: &Rule, shown: &[(i32, u32)]) -> Missing {
    let log = log(shown);
    standing(rule, &log)
        .decision(&id(0))
        .unwrap()
        .least_missing(&log)
}

fn conditions() -> BoxedStrategy<Rule> {
    prop_oneof![
        4 => (1..4u32, 1..5i32, any::<bool>()).prop_map(|(n, at, by_task)| {
            let rule = WorksRule::new(n, level(at));
            Rule::Works(if by_task { rule.distinct_by(Distinct::Task) } else { rule })
        }),
        1 => (0..2usize).prop_map(|role| Rule::attested(ROLES[role].parse().unwrap())),
    ]
    .boxed()
}

fn nested(leaf: BoxedStrategy<Rule>) -> BoxedStrategy<Rule> {
    leaf.prop_recursive(2, 8, 3, |inner| {
        let several = prop::collection::vec(inner, 2..4);
        prop_oneof![
            several.clone().prop_map(Rule::All),
            several.clone().prop_map(Rule::Any),
            (several, 1..4u32).prop_map(|(of, k)| {
                let k = k.min(u32::try_from(of.len()).unwrap());
                Rule::at_least(k, of)
            }),
        ]
    })
    .boxed()
}

fn estimates() -> BoxedStrategy<Rule> {
    (0..3u32, 1..4u32, 2..5i32)
        .prop_map(|(by, n, at)| match by {
            0 => Rule::estimate(Latest, level(at)),
            1 => Rule::estimate(Mean, level(at)),
            _ => Rule::estimate(InARow::new(n).unwrap(), level(at)),
        })
        .boxed()
}

fn shown() -> BoxedStrategy<Vec<(i32, u32)>> {
    prop::collection::vec((1..5i32, 0..3u32), 0..4).boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn counts_and_confirmations_are_least(rule in nested(conditions()), shown in shown()) {
        let missing = missing(&rule, &shown);
        prop_assert!(missing.is_least());
        let told = said(&missing).unwrap();
        if told.0 <= MOST {
            prop_assert_eq!(Some(told), enumerated(&rule, &shown));
        }
    }

    #[test]
    fn what_is_called_least_is_least_and_all_else_suffices(
        rule in nested(prop_oneof![conditions(), estimates()].boxed()),
        shown in shown(),
    ) {
        let missing = missing(&rule, &shown);
        let Some(told) = said(&missing) else { return Ok(()) };
        if told.0 <= MOST {
            let least = enumerated(&rule, &shown).unwrap();
            prop_assert!(told >= least, "{:?} and {:?}", told, least);
            prop_assert!(told == least || !missing.is_least(), "{:?} and {:?}", told, least);
        }
    }
}

#[test]
fn alternatives_that_share_their_works_are_seen_together() {
    // Taken by itself the confirmation is cheaper than two works; beside two works that are needed
    // anyway it is one thing more.
    let two = || Rule::works(2, level(3));
    let either = Rule::Any(vec![Rule::attested("teacher".parse().unwrap()), two()]);
    let missing = missing(&Rule::All(vec![either, two()]), &[]);
    assert!(missing.is_least());
    assert_eq!(said(&missing), Some((2, 6, 0)));
}

#[test]
fn works_at_several_levels_are_asked_at_each() {
    let rule = Rule::All(vec![Rule::works(3, level(2)), Rule::works(1, level(4))]);
    let missing = missing(&rule, &[(3, 0)]);
    assert!(missing.is_least());
    assert_eq!(said(&missing), Some((2, 6, 0)));
    assert_eq!(missing.needs().len(), 2);
}

#[test]
fn past_twelve_conditions_it_is_a_bound() {
    let roles = |n: usize| {
        let role = |at: usize| Rule::attested(format!("role {at}").parse().unwrap());
        Rule::All((0..n).map(role).collect())
    };
    let twelve = missing(&roles(12), &[]);
    assert!(twelve.is_least());
    assert_eq!(said(&twelve), Some((0, 0, 12)));
    let thirteen = missing(&roles(13), &[]);
    assert!(!thirteen.is_least());
    assert_eq!(said(&thirteen), Some((0, 0, 13)));
}

#[test]
fn what_cannot_be_met_says_why() {
    let why = |rule: &Rule, shown: &[(i32, u32)]| -> OutOfReach {
        match missing(rule, shown).needs() {
            [Need::CannotBeMetByAdding { why, .. }] => *why,
            other => panic!("{other:?}"),
        }
    };
    // An average below the highest level never comes up to it again.
    assert_eq!(
        why(&Rule::estimate(Mean, level(4)), &[(3, 0)]),
        OutOfReach::Estimate
    );
    let nothing: Filter = serde_json::from_str(r#"{"tasks": []}"#).unwrap();
    let works = Rule::Works(WorksRule::new(1, level(3)).with_filter(nothing.clone()));
    assert_eq!(why(&works, &[]), OutOfReach::Rule);
    let estimate = EstimateRule::new(Latest, level(3)).with_filter(nothing);
    assert_eq!(why(&Rule::Estimate(estimate), &[]), OutOfReach::Rule);
    // Where there is another way, that one is told.
    let either = Rule::Any(vec![works, Rule::works(1, level(3))]);
    assert_eq!(said(&missing(&either, &[])), Some((1, 3, 0)));
    // Competencies that no rule decides can still be credited.
    let held = missing(&Rule::Held(vec![reference(3)]), &[]);
    assert!(matches!(held.needs(), [Need::Hold { .. }]));
}
