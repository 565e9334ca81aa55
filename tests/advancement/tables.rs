//! Cases by hand.

use continua::framework::{Dimension, Reading};

use super::*;

fn works(n: u32, at: usize) -> WorksRule {
    WorksRule::new(n, level(at))
}

fn rows(list: &[(usize, &str, &str)]) -> Vec<Evidence> {
    let rows = list.iter().enumerate();
    rows.map(|(n, (at, task, day))| row(&format!("r{n}"), *at, task, day))
        .collect()
}

#[test]
fn outcomes_and_reasons() {
    let three = || Rule::Works(works(3, 2));
    let a = "2026-01-05";
    let cases: &[(&[(usize, &str, &str)], Outcome)] = &[
        (&[], Outcome::NoEvidence),
        (&[(2, "a", a)], LITTLE),
        (&[(1, "a", a)], BELOW),
        (&[(1, "a", a), (2, "b", a)], DISAGREES),
        (&[(2, "a", a), (3, "b", a), (2, "c", a)], MET),
        (&[(2, "a", a), (3, "b", a), (0, "c", a), (2, "d", a)], MET),
    ];
    for (list, expected) in cases {
        assert_eq!(outcome(three(), rows(list)), *expected, "{list:?}");
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
fn shown_with_support_is_said_beside_the_outcome() {
    let helped = |id: &str| row(id, 2, "a", "2026-01-05").with_support(Support::SCAFFOLDED);
    let supported = |rows: Vec<Evidence>| {
        let standing = evaluate(&one_rule(Rule::works(2, level(2))), &log(rows));
        standing.decision(&target(0)).unwrap().shown_with_support()
    };
    assert!(supported(vec![helped("e1")]));
    assert!(!supported(vec![row("e2", 2, "a", "2026-01-05")]));
    let alone = |id: &str| row(id, 3, id, "2026-01-06");
    assert!(!supported(vec![helped("e1"), alone("e2"), alone("e3")]));
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
    assert_eq!(outcome(rule(), below), DISAGREES);
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
fn points_are_placed_by_cuts_exactly() {
    let of = |earned: i32, possible: i32| {
        let points = Points::new(Score::whole(earned), Score::whole(possible)).unwrap();
        let row = Evidence::new(
            text("e"),
            text("ana"),
            target(0),
            points,
            text("quiz"),
            text("2026-01-05"),
        );
        outcome(Rule::works(1, level(2)), [row])
    };
    assert_eq!(of(7, 10), MET);
    assert_eq!(of(69, 100), BELOW);
    assert_eq!(of(2, 3), BELOW);
    assert_eq!(of(0, 10), BELOW);
    // On a scale without cuts points say nothing.
    let bare = Scale::new("bare", "Bare", [Level::new("level-2", "Shown", 1).unwrap()]).unwrap();
    let definition = PolicyDefinition::new(text("p"), text("1.0.0"), text("bare"))
        .bind(Binding::new(Selection::all(), Rule::works(1, level(2))));
    let library = library();
    let policy = Policy::compile(
        &definition,
        &PolicyContext::new(&library).with_scales([bare]),
    )
    .unwrap();
    let points = Points::new(Score::whole(9), Score::whole(10)).unwrap();
    let row = Evidence::new(
        text("e"),
        text("ana"),
        target(0),
        points,
        text("q"),
        text("2026-01-05"),
    );
    let log = log([row]);
    let standing = evaluate(&policy, &log);
    let decision = standing.decision(&target(0)).unwrap();
    assert_eq!(decision.outcome(), Outcome::NoEvidence);
    assert_eq!(
        decision.proof(&log).passed_over[0].because,
        Reason::NotOnScale
    );
}

#[test]
fn a_persons_word() {
    let rule = Rule::All(vec![
        Rule::works(1, level(2)),
        Rule::Attested(Attested::new(RoleName::teacher(), Some(level(2)))),
    ]);
    let policy = one_rule(rule);
    let mut log = log([row("e", 2, "a", "2026-01-05")]);
    let word = |id: &str, role: &str| {
        Attestation::new(
            text(id),
            text("ana"),
            target(0),
            text("lee"),
            text(role),
            text("2026-02-01"),
        )
    };
    let mut standing = evaluate(&policy, &log);
    let outcome = |standing: &Standing| standing.decision(&target(0)).unwrap().outcome();
    assert_eq!(outcome(&standing), Outcome::AwaitingConfirmation);
    let records: [(Record, Outcome); 5] = [
        (
            word("a1", "coach").with_level(level(3)).into(),
            Outcome::AwaitingConfirmation,
        ),
        (word("a2", "teacher").into(), Outcome::AwaitingConfirmation),
        (
            word("a3", "teacher").with_level(level(1)).into(),
            Outcome::AwaitingConfirmation,
        ),
        (word("a4", "teacher").with_level(level(2)).into(), MET),
        (
            Retraction::new(text("r"), text("a4"), text("2026-02-02")).into(),
            Outcome::AwaitingConfirmation,
        ),
    ];
    for (record, expected) in records {
        let at = log.append(record).unwrap().position();
        standing.apply(at, &log).unwrap();
        assert_eq!(outcome(&standing), expected);
    }
    // A word alone is no evidence, and awaits nothing.
    let standing = evaluate(&policy, &EvidenceLog::new());
    assert_eq!(outcome(&standing), Outcome::NoEvidence);
}

#[test]
fn applicability_stands_beside_the_outcome() {
    let exempt = |kind: ExemptionKind, day: &str| -> Record {
        Exemption::new(
            text(format!("x-{day}")),
            text("ana"),
            target(0),
            kind,
            text("webb"),
            text("coordinator"),
            text(day),
        )
        .into()
    };
    let decide = |records: Vec<Record>, as_of: AsOf| {
        let log: EvidenceLog = records.into_iter().collect::<Result<_, _>>().unwrap();
        let standing = one_rule(Rule::works(1, level(2)))
            .evaluate(&log, &text("ana"), as_of)
            .unwrap();
        let decision = standing.decision(&target(0)).unwrap();
        (decision.outcome(), decision.applicability().clone())
    };
    let met = || Record::from(row("e", 3, "a", "2026-01-05"));
    let all = AsOf::everything;
    assert_eq!(decide(vec![met()], all()), (MET, Applicability::InScope));
    let kind = ExemptionKind::Exempt;
    assert_eq!(
        decide(vec![met(), exempt(kind.clone(), "2026-01-01")], all()),
        (MET, Applicability::Exempt)
    );
    let other = ExemptionKind::AlternateTarget(target(1));
    let both = vec![exempt(kind, "2026-01-01"), exempt(other, "2026-01-02")];
    assert_eq!(
        decide(both, all()),
        (
            Outcome::NoEvidence,
            Applicability::AlternateTarget(target(1))
        )
    );
    let period = ExemptionKind::NotAddressed {
        from: text("2026-01-01"),
        to: text("2026-02-01"),
    };
    let on = |day: &str| {
        decide(
            vec![exempt(period.clone(), "2026-01-01")],
            AsOf::at(text(day)),
        )
        .1
    };
    assert_eq!(on("2026-02-01"), Applicability::NotAddressed);
    assert_eq!(on("2026-02-02"), Applicability::InScope);
    // Without a moment it is not known in which period the question lies.
    assert_eq!(
        decide(vec![exempt(period, "2026-01-01")], all()).1,
        Applicability::InScope
    );
}

#[test]
fn credit_is_a_basis_of_its_own_and_holds_what_a_policy_lets_it() {
    let rules = BTreeMap::from([
        (target(0), Rule::works(1, level(2))),
        (target(1), Rule::Held(vec![refer(0)])),
    ]);
    let learner: LearnerId = text("ana");
    let decide = |definition: PolicyDefinition| {
        let policy = compile(&definition).unwrap();
        let given = [credit(&learner, &target(0))];
        policy
            .evaluate_with(&EvidenceLog::new(), &learner, AsOf::everything(), &given)
            .unwrap()
    };
    let standing = decide(definition(&rules));
    let first = standing.decision(&target(0)).unwrap();
    assert_eq!(first.outcome(), Outcome::NoEvidence);
    assert_eq!(first.bases(), Bases::NONE.with(Basis::Credited));
    assert_eq!(
        first.determination().unwrap().id.as_str(),
        "credit-target-0"
    );
    assert_eq!(standing.decision(&target(1)).unwrap().outcome(), MET);
    let own_only = definition(&rules).with_satisfied_by(Bases::NONE.with(Basis::Demonstrated));
    let standing = decide(own_only);
    assert!(!standing.holds(&target(0)));
    assert_eq!(
        standing.decision(&target(0)).unwrap().bases(),
        Bases::NONE.with(Basis::Credited)
    );
    assert_eq!(
        standing.decision(&target(1)).unwrap().outcome(),
        Outcome::NoEvidence
    );
    // What is not decided here can be credited all the same.
    let only = BTreeMap::from([(target(1), Rule::Held(vec![refer(0)]))]);
    assert_eq!(
        decide(definition(&only))
            .decision(&target(1))
            .unwrap()
            .outcome(),
        MET
    );
}

#[test]
fn determinations_supersede_and_revoke() {
    let learner: LearnerId = text("ana");
    let policy = one_rule(Rule::works(1, level(2)));
    let made = |id: &str, day: &str| {
        Determination::new(
            text(id),
            learner.clone(),
            target(0),
            MET,
            Basis::Credited,
            text("lee"),
            text("registrar"),
            text(day),
        )
    };
    let first = || made("d1", "2026-01-01");
    let over = || made("d2", "2026-02-01").superseding(text("d1"), "a slip");
    let end = || made("d3", "2026-03-01").revoking(text("d2"), "another slip");
    let stands = |list: &[Determination], as_of: AsOf| {
        let standing = policy
            .evaluate_with(&EvidenceLog::new(), &learner, as_of, list)
            .unwrap();
        assert_eq!(
            standing.holds(&target(0)),
            !standing.determinations().is_empty()
        );
        let decision = standing.decision(&target(0)).unwrap();
        decision.determination().map(|d| d.id.to_string())
    };
    let all = AsOf::everything;
    assert_eq!(stands(&[first()], all()).as_deref(), Some("d1"));
    assert_eq!(stands(&[over(), first()], all()).as_deref(), Some("d2"));
    assert_eq!(stands(&[end(), over(), first()], all()), None);
    assert_eq!(
        stands(&[end(), over(), first()], AsOf::at(text("2026-02-10"))).as_deref(),
        Some("d2")
    );
    assert_eq!(
        stands(&[end(), over(), first()], AsOf::at(text("2026-01-10"))).as_deref(),
        Some("d1")
    );
    // Of two that stand side by side the later is shown, in whatever order they are given.
    let later = made("d0", "2026-04-01");
    assert_eq!(
        stands(&[later.clone(), first()], all()).as_deref(),
        Some("d0")
    );
    assert_eq!(stands(&[first(), later], all()).as_deref(), Some("d0"));
    let other = Determination::new(
        text("d"),
        text("ben"),
        target(0),
        MET,
        Basis::Credited,
        text("lee"),
        text("registrar"),
        text("2026-01-01"),
    );
    let error = policy
        .evaluate_with(&EvidenceLog::new(), &learner, all(), &[other])
        .unwrap_err();
    assert_eq!(error, EvaluateError::OtherLearner);
}

#[test]
fn a_circle_of_rules_is_held_only_by_evidence() {
    let held = |n| Rule::Held(vec![refer(n)]);
    let rules = BTreeMap::from([
        (target(0), held(1)),
        (target(1), held(2)),
        (
            target(2),
            Rule::Any(vec![held(0), Rule::works(1, level(2))]),
        ),
    ]);
    let policy = compile(&definition(&rules)).unwrap();
    assert!(demonstrated(&evaluate(&policy, &EvidenceLog::new())).is_empty());
    let learner = text("ana");
    let shown = Evidence::new(
        text("e"),
        learner,
        target(2),
        level(2),
        text("a"),
        text("2026-01-05"),
    );
    let mut log = log([shown]);
    let mut standing = evaluate(&policy, &log);
    assert_eq!(demonstrated(&standing).len(), 3);
    // What held the circle is withdrawn: nothing of it stays.
    let at = log
        .append(Retraction::new(text("r"), text("e"), text("2026-01-06")))
        .unwrap();
    standing.apply(at.position(), &log).unwrap();
    assert!(demonstrated(&standing).is_empty());
    assert_eq!(standing, evaluate(&policy, &log));
}

#[test]
fn a_long_circle_costs_no_more_than_its_length() {
    let count = 20_000;
    let mut builder = Framework::builder("doc", "Long").unwrap();
    let mut definition = PolicyDefinition::new(text("p"), text("1.0.0"), text("four"));
    let name = |n: usize| format!("long-{n}");
    for n in 0..count {
        builder.item(ItemDraft::new(name(n), "Do.").unwrap());
    }
    let library = Library::of([("long", builder.build().unwrap())]).unwrap();
    // Each waits for the one after it, so that walking them in order finds one a round.
    let next = |n: usize| Rule::Held(vec![text(name((n + 1) % count))]);
    definition = definition.bind(Binding::new(
        Selection::all(),
        Rule::Components(Components::Declared),
    ));
    for n in 0..count {
        let Rule::Held(of) = next(n) else {
            unreachable!()
        };
        let all = Components::Of {
            need: Enough::All,
            of: ComponentList::Items(of),
        };
        definition = definition.declare(DeclaredComponents::new(text(name(n)), all));
    }
    let policy = Policy::compile(
        &definition,
        &PolicyContext::new(&library).with_scales([scale()]),
    )
    .unwrap();
    let learner: LearnerId = text("ana");
    let given = [credit(&learner, &text(name(0)))];
    let standing = policy
        .evaluate_with(&EvidenceLog::new(), &learner, AsOf::everything(), &given)
        .unwrap();
    assert_eq!(
        standing.decisions().filter(|d| d.outcome() == MET).count(),
        count
    );
}

#[test]
fn retractions_and_late_corrections_reach_a_standing() {
    let policy = one_rule(Rule::works(1, level(2)));
    let mut log = EvidenceLog::new();
    let mut standing = evaluate(&policy, &log);
    let records: Vec<(Record, Outcome)> = vec![
        // The correction comes before what it corrects.
        (
            row("e2", 1, "a", "2026-01-05")
                .of_work(text("w"))
                .correcting(text("e1"))
                .into(),
            BELOW,
        ),
        (
            row("e1", 3, "a", "2026-01-05").of_work(text("w")).into(),
            BELOW,
        ),
        (
            Retraction::new(text("r1"), text("e2"), text("2026-01-07")).into(),
            MET,
        ),
        (
            Retraction::new(text("r2"), text("e1"), text("2026-01-08")).into(),
            Outcome::NoEvidence,
        ),
    ];
    for (record, expected) in records {
        let at = log.append(record).unwrap().position();
        standing.apply(at, &log).unwrap();
        assert_eq!(standing.decision(&target(0)).unwrap().outcome(), expected);
    }
    let error = standing.apply(0, &EvidenceLog::new()).unwrap_err();
    assert_eq!(error, EvaluateError::OtherLog);
    // A record of somebody else changes nothing.
    let other = Evidence::new(
        text("o"),
        text("ben"),
        target(0),
        level(3),
        text("a"),
        text("2026-01-05"),
    );
    let at = log.append(other).unwrap().position();
    assert_eq!(standing.apply(at, &log).unwrap(), 0);
}

// ---- Selectors ----

fn coded() -> Library {
    let mut builder = Framework::builder("doc", "Coded").unwrap();
    let mut item = |id: &str, code: &str, kind: &str| {
        builder.item(
            ItemDraft::new(id, format!("{id} does."))
                .unwrap()
                .code(code)
                .kind(kind),
        )
    };
    let (top, deep) = (item("top", "3", "Domain"), item("deep", "3.OA", "Cluster"));
    let (one, two) = (
        item("one", "3.OA.7", "Standard"),
        item("two", "3.OAB", "Standard"),
    );
    builder.child(&top, &deep);
    builder.child(&deep, &one);
    builder.child(&top, &two);
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

/// The level asked of `one` tells which of several bindings stands.
fn chosen(bindings: &[&str]) -> Result<usize, Report> {
    let library = coded();
    let start = PolicyDefinition::new(text("p"), text("1.0.0"), text("four"));
    let definition = bindings
        .iter()
        .enumerate()
        .fold(start, |definition, (n, select)| {
            let select: Selection = serde_json::from_str(select).unwrap();
            definition.bind(Binding::new(select, Rule::works(1, level(n))))
        });
    let context = PolicyContext::new(&library).with_scales([scale()]);
    let policy = Policy::compile(&definition, &context).map_err(|error| error.report().clone())?;
    let rule = policy.rule(&text("one")).unwrap().clone();
    Ok((0..4).find(|n| rule == Rule::works(1, level(*n))).unwrap())
}

#[test]
fn the_more_specific_selection_stands() {
    let ladder = [
        r#"{"all": true}"#,
        r#"{"framework": "math"}"#,
        r#"{"kind": "Standard"}"#,
        r#"{"kind": "Standard", "framework": "math"}"#,
        r#"{"subtree": "3"}"#,
        r#"{"subtree": "3.OA"}"#,
        r#"{"subtree": "3.OA", "kind": "Standard"}"#,
        r#"{"codePrefix": "3"}"#,
        r#"{"codePrefix": "3.OA"}"#,
        r#"{"codePrefix": "3.OA", "kind": "Standard"}"#,
        r#"{"code": "3.OA.7"}"#,
        r#"{"identifier": "one"}"#,
        r#"{"identifier": "one", "kind": "Standard"}"#,
    ];
    for (less, low) in ladder.iter().enumerate() {
        for high in &ladder[less + 1..] {
            assert_eq!(chosen(&[low, high]).unwrap(), 1, "{low} {high}");
            assert_eq!(chosen(&[high, low]).unwrap(), 0, "{high} {low}");
        }
    }
    // Whole segments only: `3.OA` does not begin `3.OAB`.
    let library = coded();
    let definition =
        PolicyDefinition::new(text("p"), text("1.0.0"), text("four")).bind(Binding::new(
            Selector::CodePrefix(CodePrefix::new("3.OA").unwrap()),
            Rule::works(1, level(2)),
        ));
    let policy = Policy::compile(
        &definition,
        &PolicyContext::new(&library).with_scales([scale()]),
    )
    .unwrap();
    let decided: Vec<_> = policy.competencies().map(|c| c.id().to_string()).collect();
    assert_eq!(decided, ["one"]);
}

#[test]
fn a_tie_is_refused_and_names_both() {
    let tied = [
        r#"{"codePrefix": "math:3.OA"}"#,
        r#"{"codePrefix": "3.OA"}"#,
    ];
    let report = chosen(&tied).unwrap_err();
    let finding = report.blocking().next().unwrap();
    assert_eq!(finding.rule().code, "POL-004");
    for selection in [r#"{"codePrefix":"math:3.OA"}"#, r#"{"codePrefix":"3.OA"}"#] {
        assert!(
            finding.message().contains(selection),
            "{}",
            finding.message()
        );
    }
    // What is more specific than both settles it, wherever it stands.
    let settles = r#"{"identifier": "one"}"#;
    assert_eq!(chosen(&[tied[0], tied[1], settles]).unwrap(), 2);
    assert_eq!(chosen(&[settles, tied[0], tied[1]]).unwrap(), 0);
}

// ---- What compiling finds ----

fn codes(definition: &PolicyDefinition, progression: Option<&Progression>) -> Vec<&'static str> {
    let library = library();
    let mut context = PolicyContext::new(&library).with_scales([scale()]);
    if let Some(progression) = progression {
        context = context.with_progression(progression);
    }
    let codes = |report: &Report| report.iter().map(|finding| finding.rule().code).collect();
    match Policy::compile(definition, &context) {
        Ok(policy) => codes(policy.report()),
        Err(error) => {
            assert!(error.report().blocking().next().is_some());
            codes(error.report())
        }
    }
}

fn found(rule: Rule) -> Vec<&'static str> {
    codes(&definition(&BTreeMap::from([(target(0), rule)])), None)
}

fn parts(need: Enough, of: Vec<Reference>) -> Rule {
    Rule::Components(Components::Of {
        need,
        of: ComponentList::Items(of),
    })
}

#[test]
fn every_finding_of_a_policy() {
    let none: Vec<&str> = Vec::new();
    assert_eq!(found(Rule::works(1, level(2))), none);
    let base = || PolicyDefinition::new(text("p"), text("1.0.0"), text("four"));
    let rule = || Rule::works(1, level(2));
    let other = Binding::new(Selection::all(), rule()).on_scale(text("five"));
    assert_eq!(codes(&base().bind(other), None), ["POL-001"]);
    let nobody = PolicyDefinition::new(text("p"), text("1.0.0"), text("five"));
    assert_eq!(
        codes(&nobody.bind(Binding::new(Selection::all(), rule())), None),
        ["POL-001"]
    );
    assert_eq!(found(Rule::works(1, text("mastered"))), ["POL-002"]);
    assert_eq!(found(Rule::Held(vec![text("T.9")])), ["POL-003"]);
    let unknown = |selector: Selector| codes(&base().bind(Binding::new(selector, rule())), None);
    for selector in [
        Selector::Identifier(text("nobody")),
        Selector::Code(text("T.9")),
        Selector::Subtree(text("T.9")),
    ] {
        assert_eq!(unknown(selector.clone())[0], "POL-003", "{selector:?}");
    }
    let twice = base()
        .bind(Binding::new(Selection::all(), rule()))
        .bind(Binding::new(Selection::all(), Rule::works(2, level(2))));
    assert!(codes(&twice, None).contains(&"POL-004"));
    assert_eq!(unknown(Selector::kind("Chapter")), ["POL-005"]);
    assert_eq!(unknown(Selector::Framework(text("art"))), ["POL-005"]);
    assert_eq!(found(Rule::Components(Components::Declared)), ["POL-008"]);
    assert_eq!(found(Rule::prerequisites()), ["POL-009"]);
    let progression = Progression::builder()
        .require(Requirement::new(target(0)).way([target(1)]))
        .build();
    let waits = definition(&BTreeMap::from([(target(0), Rule::prerequisites())]));
    assert_eq!(codes(&waits, Some(&progression)), ["POL-010"]);
    let every: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let expected: Vec<String> = (1..=10).map(|n| format!("POL-{n:03}")).collect();
    assert_eq!(every, expected);
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
        // Its own competency.
        parts(Enough::All, vec![refer(0), refer(1)]),
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
        // Points of a stranger.
        parts(points(1, &[(1, 2), (3, 2)]), vec![refer(1), refer(2)]),
    ];
    for rule in impossible {
        let found = found(rule.clone());
        assert!(
            !found.is_empty() && found.iter().all(|code| *code == "POL-007"),
            "{rule:?} {found:?}"
        );
    }
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
fn rules_lie_in_rules_only_so_deep() {
    let deep = |depth| (0..depth).fold(Rule::works(1, level(2)), |rule, _| Rule::All(vec![rule]));
    assert!(found(deep(60)).is_empty());
    assert_eq!(found(deep(100)), ["POL-007"]);
    // As text the reader stops before.
    let text = format!(
        "{}{}{}",
        r#"{"all":["#.repeat(10_000),
        r#"{"held":["a"]}"#,
        "]}".repeat(10_000)
    );
    assert!(serde_json::from_str::<Rule>(&text).is_err());
}

#[test]
fn prerequisites_may_be_met_by_one_of_several_ways() {
    let progression = Progression::builder()
        .require(
            Requirement::new(target(0))
                .way([target(1), target(2)])
                .way([target(3)]),
        )
        .require(Requirement::new(target(0)).way([target(2)]).recommended())
        .build();
    let rules = BTreeMap::from([(
        target(0),
        Rule::All(vec![Rule::works(1, level(2)), Rule::prerequisites()]),
    )]);
    let library = library();
    let context = PolicyContext::new(&library)
        .with_scales([scale()])
        .with_progression(&progression);
    let policy = Policy::compile(&definition(&rules), &context).unwrap();
    let learner: LearnerId = text("ana");
    let log = log([row("e", 2, "a", "2026-01-05")]);
    let with = |held: &[usize]| {
        let given: Vec<_> = held.iter().map(|n| credit(&learner, &target(*n))).collect();
        policy
            .evaluate_with(&log, &learner, AsOf::everything(), &given)
            .unwrap()
    };
    let outcome = |held: &[usize]| with(held).decision(&target(0)).unwrap().outcome();
    assert_eq!(outcome(&[1, 2]), MET);
    assert_eq!(outcome(&[3]), MET);
    assert_eq!(outcome(&[1]), LITTLE);
    // The nearest way is named: one competency, not two.
    let standing = with(&[]);
    let needs = standing.decision(&target(0)).unwrap().missing(&log);
    assert_eq!(
        needs,
        [Need::Competencies {
            count: 1,
            of: vec![target(3)]
        }]
    );
}

#[test]
fn dimensions_are_not_counted_together() {
    let habit = |n: usize| Reading::new().dimension(target(n), Dimension::HabitsOfWork);
    let library = library().read_as(|_, _| habit(3));
    let found = |rule: Rule| -> Vec<&'static str> {
        let definition = definition(&BTreeMap::from([(target(0), rule)]));
        match Policy::compile(
            &definition,
            &PolicyContext::new(&library).with_scales([scale()]),
        ) {
            Ok(_) => Vec::new(),
            Err(error) => error
                .report()
                .iter()
                .map(|finding| finding.rule().code)
                .collect(),
        }
    };
    let none: Vec<&str> = Vec::new();
    let both = || vec![refer(1), refer(3)];
    let one = || Enough::AtLeast {
        k: 1,
        including: vec![],
    };
    assert_eq!(found(parts(one(), both())), ["POL-006"]);
    assert_eq!(
        found(parts(points(1, &[(1, 1), (3, 1)]), both())),
        ["POL-006"]
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
    // A count of rules is a count of what they look at.
    let three = || [1, 2, 3].map(|n| Rule::Held(vec![refer(n)])).to_vec();
    assert_eq!(found(Rule::at_least(2, three())), ["POL-006"]);
    assert_eq!(found(Rule::at_least(3, three())), none);
    assert_eq!(found(Rule::at_least(2, three()[..2].to_vec())), none);
}

// ---- Texts ----

#[test]
fn texts_speak_to_their_readers() {
    let rule = Rule::All(vec![
        Rule::Works(works(2, 2).distinct_by(Distinct::Task)),
        Rule::Held(vec![refer(1)]),
        Rule::attested(RoleName::teacher()),
    ]);
    let list = [
        row("e1", 2, "mural", "2026-01-05").with_assessor(text("t-lee")),
        row("e2", 1, "drill", "2026-01-06").with_purpose(Purpose::Practice),
        row("e3", 2, "model", "2026-01-07").with_support(Support::SCAFFOLDED),
    ];
    let log = log(list);
    let standing = evaluate(&one_rule(rule), &log);
    let proof = standing.decision(&target(0)).unwrap().proof(&log);
    let (teacher, learner) = (proof.for_teacher(), proof.for_learner());
    let outside = proof.render(&Wording::english(), Audience::Outside);
    assert_eq!(
        teacher,
        "Do thing 0. (T.0)\n\
         On the way: what counts so far is at the level asked, and there is not enough of it yet.\n\
         Shown so far:\n\
         - mural, 2026-01-05: Proficient\n\
         Not counted:\n\
         - drill, 2026-01-06: it was for practice or another purpose\n\
         - model, 2026-01-07: it was done with help\n\
         Next to show:\n\
         - one more piece of work at Proficient or above, on a task that is new, without help\n\
         - this first: Do thing 1. (T.1)\n\
         - a confirmation by somebody in the role of teacher\n"
    );
    assert_eq!(
        learner,
        "Do thing 0.\n\
         On the way: what counts so far is at the level asked, and there is not enough of it yet.\n\
         Shown so far:\n\
         - mural, 2026-01-05: Proficient\n\
         Next to show:\n\
         - one more piece of work at Proficient or above, on a task that is new, without help\n\
         - this first: Do thing 1.\n\
         - a confirmation by somebody in the role of teacher\n"
    );
    assert_eq!(
        outside,
        "Do thing 0.\n\
         On the way: what counts so far is at the level asked, and there is not enough of it yet.\n\
         Shown so far:\n\
         - mural, 2026-01-05: Proficient\n"
    );
    for text in [&learner, &outside] {
        for private in [
            "T.0", "T.1", "t-lee", "target-", "level-", "scaffold", "drill",
        ] {
            assert!(!text.contains(private), "{private}: {text}");
        }
    }
}

#[test]
fn needs_say_which_works_would_count() {
    let mut filter = Filter::default();
    filter.roles = Some(vec![text("moderator"), text("teacher")]);
    filter.tasks = Some(vec![text("portfolio")]);
    filter.demand = Some(text("webb:3"));
    filter.modalities = Some(vec![text("oral")]);
    let policy = one_rule(Rule::Works(works(1, 2).with_filter(filter)));
    let log = EvidenceLog::new();
    let standing = evaluate(&policy, &log);
    let proof = standing.decision(&target(0)).unwrap().proof(&log);
    let said = proof.next_to_show(&Wording::english(), Audience::Teacher);
    for part in ["oral", "portfolio", "moderator, teacher", "without help"] {
        assert!(said[0].contains(part), "{part}: {said:?}");
    }
}
