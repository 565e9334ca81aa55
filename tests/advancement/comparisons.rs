//! Comparisons of rules, by hand.

use continua::Score;
use continua::advancement::{
    Binding, Comparison, Distinct, Doubt, Filter, Policy, Rule, Selector, WorksRule,
};
use continua::mastery::{
    Attempts, Highest, InARow, Latest, MOfLastN, Mean, MeanOfHighest, NOfMastery, Settings,
};

use crate::analysis::{plain, policy};
use crate::sample::{definition, id, level, library, reference, scale};

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
    assert_eq!(why, Doubt::TooManyWays);
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
