//! Policies, standings and their texts, case by case.

use continua::advancement::{
    Attested, Audience, Binding, CodePrefix, ComponentList, Components, Determination, Distinct,
    Enough, Filter, Holdings, Outcome, Phrase, Policy, Rule, Selection, Selector, Why, Wording,
    WorksRule,
};
use continua::framework::{Framework, ItemDraft, Library};
use continua::mastery::{
    BetaBinomial, CurveCap, Estimator, InARow, LevelMachine, Mean, MeanOfHighest, NOfMastery,
    PowerLaw, WeightedLatest,
};
use continua::progression::{Progression, Requirement};
use continua::{AsOf, Evidence, EvidenceLog, Purpose, Retraction, Score, Support};

use crate::acts::{Act, day, log_of};
use crate::sample::{ana, definition, id, level, library, policy_of, reference, scale, shown};

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
    let works = || Rule::works(2, level(3));
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
        // That one work can be enough is told of by cases of its own.
        let names = policy.report().iter().map(|f| f.rule().name);
        names.filter(|name| *name != "one-work").collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(found(&[]), none);
    assert_eq!(found(&[never()]), ["never-met"]);
    assert_eq!(found(&[far_apart()]), ["never-met"]);
    assert_eq!(found(&[Rule::estimate(cut, level(3))]), ["never-met"]);
    assert_eq!(found(&[Rule::All(vec![works(), never()])]), ["never-met"]);
    assert_eq!(found(&[Rule::Any(vec![works(), never()])]), ["idle-part"]);
    let two = Rule::at_least(2, vec![works(), Rule::works(3, level(3)), never()]);
    assert_eq!(found(&[two]), ["idle-part"]);
    // The lowest level is enough only where nothing else is asked.
    let lowest = || Rule::works(2, level(1));
    assert_eq!(found(&[lowest()]), ["lowest-level"]);
    assert_eq!(found(&[Rule::All(vec![lowest(), works()])]), none);
    assert_eq!(
        found(&[Rule::Any(vec![lowest(), works()])]),
        ["lowest-level"]
    );
    // A capped curve, unless rounding may lift it; a curve or a standing may lie below the lowest.
    let capped = |cap: &str, at: i32| {
        let cap = CurveCap::At(cap.parse().unwrap());
        Rule::estimate(PowerLaw::default().with_cap(cap), level(at))
    };
    assert_eq!(found(&[capped("2.4", 3)]), ["never-met"]);
    assert_eq!(found(&[capped("2.5", 3)]), none);
    assert_eq!(found(&[capped("3", 3)]), none);
    assert_eq!(
        found(&[Rule::estimate(PowerLaw::default(), level(1))]),
        none
    );
    let from = |start: i32| LevelMachine::default().starting_at(Score::whole(start));
    assert_eq!(found(&[Rule::estimate(from(0), level(1))]), none);
    for by in [
        Estimator::from(from(1)),
        InARow::default().into(),
        MeanOfHighest::default().into(),
        WeightedLatest::default().into(),
    ] {
        assert_eq!(found(&[Rule::estimate(by, level(1))]), ["lowest-level"]);
        assert_eq!(found(&[Rule::estimate(by, level(4))]), none);
    }
    // Where every work is good enough, none that came early is held against anybody.
    for by in [Estimator::from(Mean), BetaBinomial::default().into()] {
        assert_eq!(found(&[Rule::estimate(by, level(1))]), ["lowest-level"]);
        assert_eq!(
            found(&[Rule::estimate(by, level(4))]),
            ["punished-attempts"]
        );
    }
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
