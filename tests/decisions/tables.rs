//! Cases by hand.

use std::collections::BTreeMap;

use continua::advancement::*;
use continua::framework::{Dimension, Reading, Reference};
use continua::mastery::*;
use continua::*;

use crate::world::*;

fn works(n: u32, at: usize) -> WorksRule {
    WorksRule::new(n, level(at))
}

fn rows(list: &[(usize, &str, &str)]) -> Vec<Evidence> {
    let rows = list.iter().enumerate();
    rows.map(|(n, (at, task, day))| row(&format!("r{n}"), *at, task, day))
        .collect()
}

fn found(rule: Rule) -> Vec<&'static str> {
    let definition = definition(&BTreeMap::from([(target(0), rule)]));
    let codes = |report: &continua::finding::Report| {
        report.iter().map(|finding| finding.rule().name).collect()
    };
    match compile(&definition) {
        Ok(policy) => codes(policy.report()),
        Err(error) => codes(error.report()),
    }
}

fn parts(need: Enough, of: Vec<Reference>) -> Rule {
    Rule::Components(Components::Of {
        need,
        of: ComponentList::Items(of),
    })
}

fn points(need: i32, each: &[(usize, i32)]) -> Enough {
    let each = each
        .iter()
        .map(|(n, worth)| (refer(*n), Score::whole(*worth)))
        .collect();
    Enough::Points {
        points: Score::whole(need),
        each,
        including: vec![],
    }
}

#[test]
fn practice_help_groups_and_absence_do_not_count_by_default() {
    let rule = || Rule::works(1, level(2));
    let plain = || row("e", 3, "a", "2026-01-05");
    for purpose in Purpose::ALL {
        let counts = matches!(
            purpose,
            Purpose::Summative | Purpose::Moderation | Purpose::Accountability
        );
        let expected = if counts { MET } else { Outcome::NoEvidence };
        assert_eq!(
            outcome(rule(), [plain().with_purpose(purpose)]),
            expected,
            "{purpose:?}"
        );
    }
    assert_eq!(
        outcome(rule(), [plain().with_support(Support::SCAFFOLDED)]),
        Outcome::NoEvidence
    );
    assert_eq!(
        outcome(rule(), [plain().with_support(Support::MODIFIED)]),
        Outcome::NoEvidence
    );
    assert_eq!(
        outcome(
            rule(),
            [plain().with_support(Support::accommodated([text("large print")]))]
        ),
        MET
    );
    for absence in Absence::ALL {
        let none = Evidence::new(
            text("e"),
            text("ana"),
            target(0),
            absence,
            text("a"),
            text("2026-01-05"),
        );
        assert_eq!(outcome(rule(), [none]), Outcome::NoEvidence);
    }
    let group = Worker::group(text("g"), [text("ana"), text("ben")]).unwrap();
    let work = Work::new(text("w"), group, text("survey"), text("2026-01-05"));
    let shared = Judged::target(target(0), level(3));
    let own = shared.clone().for_learner(text("ana"));
    let decide = |rule: Rule, results: Vec<Judged>| {
        let mut log = EvidenceLog::new();
        log.append(Judgement::new(text("j"), work.clone(), results).unwrap())
            .unwrap();
        evaluate(&one_rule(rule), &log)
            .decision(&target(0))
            .unwrap()
            .outcome()
    };
    let mut with_groups = Filter::default();
    with_groups.group_work = true;
    let with_groups = Rule::Works(works(1, 2).with_filter(with_groups));
    assert_eq!(decide(rule(), vec![shared.clone()]), Outcome::NoEvidence);
    assert_eq!(decide(rule(), vec![shared.clone(), own]), MET);
    assert_eq!(decide(with_groups, vec![shared]), MET);
}

#[test]
fn works_must_differ_in_what_is_asked() {
    let rule = |distinct| Rule::Works(works(2, 2).distinct_by(distinct));
    let one = || row("e1", 2, "a", "2026-01-05");
    let two = || row("e2", 2, "b", "2026-01-06");
    assert_eq!(outcome(rule(Distinct::Task), [one(), two()]), MET);
    assert_eq!(
        outcome(
            rule(Distinct::Task),
            [one(), row("e2", 2, "a", "2026-01-06")]
        ),
        LITTLE
    );
    let by = |row: Evidence, who: &str| row.with_assessor(text(who));
    assert_eq!(
        outcome(rule(Distinct::Assessor), [by(one(), "x"), by(two(), "y")]),
        MET
    );
    assert_eq!(
        outcome(rule(Distinct::Assessor), [by(one(), "x"), by(two(), "x")]),
        LITTLE
    );
    // Of whom it is not said who they are, it is not known that they differ.
    assert_eq!(
        outcome(rule(Distinct::Assessor), [by(one(), "x"), two()]),
        LITTLE
    );
    assert_eq!(
        outcome(
            rule(Distinct::Modality),
            [one().with_modality(text("oral")), two()]
        ),
        LITTLE
    );
    let (oral, written) = (
        one().with_modality(text("oral")),
        two().with_modality(text("written")),
    );
    assert_eq!(outcome(rule(Distinct::Modality), [oral, written]), MET);
    let (lab, field) = (
        one().with_context(text("lab")),
        two().with_context(text("field")),
    );
    assert_eq!(outcome(rule(Distinct::Context), [lab, field]), MET);
    assert_eq!(outcome(rule(Distinct::Context), [one(), two()]), LITTLE);
}

#[test]
fn days_between_are_civil_days_and_inclusive() {
    let rule = || Rule::Works(works(2, 2).spread_over(14));
    let on = |last: &str| rows(&[(2, "a", "2026-01-05"), (2, "b", last)]);
    assert_eq!(outcome(rule(), on("2026-01-19")), MET);
    assert_eq!(outcome(rule(), on("2026-01-18")), LITTLE);
    // Of three works enough may lie close together, if the first and the last do not.
    let three = rows(&[
        (2, "a", "2026-01-05"),
        (2, "b", "2026-01-06"),
        (2, "c", "2026-01-19"),
    ]);
    assert_eq!(outcome(rule(), three), MET);
    // What is below the level does not stretch it.
    let below = rows(&[
        (1, "a", "2026-01-05"),
        (2, "b", "2026-01-18"),
        (2, "c", "2026-01-19"),
    ]);
    assert_eq!(outcome(rule(), below), LITTLE);
}

#[test]
fn freshness_counts_civil_days_and_needs_a_moment() {
    let mut fresh = Filter::default();
    fresh.fresh_days = Some(30);
    let rule = || Rule::Works(works(1, 2).with_filter(fresh.clone()));
    let on = |day: &str| {
        outcome_as_of(
            rule(),
            [row("e", 2, "a", day)],
            AsOf::at(text("2026-03-31")),
        )
    };
    assert_eq!(on("2026-03-31"), MET);
    assert_eq!(on("2026-03-01"), MET);
    assert_eq!(on("2026-03-01T08:00:00Z"), MET);
    assert_eq!(on("2026-02-28"), Outcome::NoEvidence);
    let policy = one_rule(rule());
    let error = policy
        .evaluate(&EvidenceLog::new(), &text("ana"), AsOf::everything())
        .unwrap_err();
    assert_eq!(error, EvaluateError::NoMoment);
    let moment = AsOf::everything().performed_by(text("2026-03-31"));
    assert!(
        policy
            .evaluate(&EvidenceLog::new(), &text("ana"), moment)
            .is_ok()
    );
}

#[test]
fn attempts_at_one_task() {
    let decide = |attempts: Attempts, rule: Rule, list: &[(usize, &str, &str)]| {
        let rules = BTreeMap::from([(target(0), rule)]);
        let definition =
            definition(&rules).with_settings(Settings::default().with_attempts(attempts));
        let standing = evaluate(&compile(&definition).unwrap(), &log(rows(list)));
        standing.decision(&target(0)).unwrap().outcome()
    };
    let two = || Rule::Works(works(2, 2));
    let list = [
        (2, "a", "2026-01-05"),
        (3, "a", "2026-01-06"),
        (1, "a", "2026-01-07"),
    ];
    assert_eq!(decide(Attempts::All, two(), &list), MET);
    assert_eq!(decide(Attempts::Newest, two(), &list), BELOW);
    assert_eq!(decide(Attempts::Best, two(), &list), LITTLE);
    // On one day the number of the attempt tells which is newer, whatever the identifiers say.
    let try_at = |id: &str, at, attempt| row(id, at, "a", "2026-01-05").with_attempt(attempt);
    let rows = [try_at("z", 3, 1), try_at("a", 1, 2)];
    assert_eq!(
        outcome(Rule::estimate(Latest, level(2)), rows.clone()),
        DISAGREES
    );
    assert_eq!(outcome(Rule::estimate(Highest, level(2)), rows), MET);
}

#[test]
fn several_judgements_and_criteria_are_one_work() {
    let rule = || Rule::works(2, level(2));
    let of = |id: &str, at, role: &str| {
        row(id, at, "a", "2026-01-05")
            .of_work(text("w"))
            .with_role(text(role))
    };
    // Two assessors of one work are one work.
    assert_eq!(
        outcome(rule(), [of("e1", 2, "teacher"), of("e2", 3, "teacher")]),
        LITTLE
    );
    // The higher role speaks, whatever the later one says.
    let one = || Rule::works(1, level(2));
    let later = of("e2", 3, "peer").recorded_at(text("2026-02-01"));
    assert_eq!(
        outcome(one(), [of("e1", 1, "teacher"), later.clone()]),
        BELOW
    );
    // Unless a part of the rule looks at that role alone.
    let mut peers = Filter::default();
    peers.roles = Some(vec![text("peer")]);
    let by_peers = Rule::Works(works(1, 2).with_filter(peers));
    assert_eq!(outcome(by_peers, [of("e1", 1, "teacher"), later]), MET);
    // Four criteria are one work; of two middle values the lower stands.
    let work = Work::new(
        text("w"),
        Worker::Learner(text("ana")),
        text("a"),
        text("2026-01-05"),
    );
    let rubric = |levels: [usize; 4]| {
        let results = levels
            .iter()
            .enumerate()
            .map(|(n, at)| Judged::criterion(text(format!("c{n}")), Some(target(0)), level(*at)));
        let mut log = EvidenceLog::new();
        log.append(Judgement::new(text("j"), work.clone(), results).unwrap())
            .unwrap();
        evaluate(&one_rule(one()), &log)
            .decision(&target(0))
            .unwrap()
            .outcome()
    };
    assert_eq!(rubric([3, 1, 2, 2]), MET);
    assert_eq!(rubric([3, 1, 2, 1]), BELOW);
}

#[test]
fn counts_that_cannot_be_or_ask_nothing_are_refused() {
    let impossible = [
        Rule::works(0, level(2)),
        Rule::Held(vec![]),
        Rule::All(vec![]),
        Rule::Any(vec![]),
        Rule::at_least(0, vec![Rule::works(1, level(2))]),
        Rule::at_least(2, vec![Rule::works(1, level(2))]),
        parts(Enough::All, vec![]),
        parts(
            Enough::AtLeast {
                k: 0,
                including: vec![],
            },
            vec![refer(1)],
        ),
        parts(
            Enough::AtLeast {
                k: 3,
                including: vec![],
            },
            vec![refer(1), refer(2)],
        ),
        // Named twice it is still one.
        parts(
            Enough::AtLeast {
                k: 2,
                including: vec![],
            },
            vec![refer(1), refer(1)],
        ),
        // What must be among them is none of them.
        parts(
            Enough::AtLeast {
                k: 1,
                including: vec![refer(3)],
            },
            vec![refer(1), refer(2)],
        ),
        parts(points(5, &[(1, 2), (2, 2)]), vec![refer(1), refer(2)]),
        // To hold more would bring less.
        parts(points(1, &[(1, 3), (2, -1)]), vec![refer(1), refer(2)]),
    ];
    for rule in impossible {
        let found = found(rule.clone());
        assert!(
            !found.is_empty()
                && found
                    .iter()
                    .all(|code| ["impossible-count", "no-components"].contains(code)),
            "{rule:?} {found:?}"
        );
    }
}

#[test]
fn dimensions_are_not_counted_together() {
    let habit = |n: usize| Reading::new().dimension(target(n), Dimension::HabitsOfWork);
    let library = library().read_as(|_, _| habit(3));
    let found = |rule: Rule| -> Vec<&'static str> {
        let definition = definition(&BTreeMap::from([(target(0), rule)]));
        match Policy::compile(&definition, &library, &[scale()], None) {
            Ok(_) => Vec::new(),
            Err(error) => error
                .report()
                .iter()
                .map(|finding| finding.rule().name)
                .collect(),
        }
    };
    let none: Vec<&str> = Vec::new();
    let both = || vec![refer(1), refer(3)];
    let one = || Enough::AtLeast {
        k: 1,
        including: vec![],
    };
    assert_eq!(
        found(parts(points(1, &[(1, 1), (3, 1)]), both())),
        ["mixed-dimensions"]
    );
    assert_eq!(found(parts(one(), vec![refer(1), refer(2)])), none);
    // Side by side, each by itself, they may stand.
    assert_eq!(found(parts(Enough::All, both())), none);
    assert_eq!(found(Rule::Held(both())), none);
    assert_eq!(
        found(Rule::All(vec![
            parts(one(), vec![refer(1)]),
            Rule::Held(vec![refer(3)])
        ])),
        none
    );
}
