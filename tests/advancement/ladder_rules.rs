//! Which rule decides a ladder, on which scale, and of which rungs it counts works.

use continua::advancement::{
    Binding, Extends, Filter, LadderBinding, Need, Outcome, Policy, PolicyDefinition,
    PolicyExtension, Rule, Selection, Selector, WorksRule, WrittenPolicy,
};
use continua::framework::{Level, Scale};
use continua::{AsOf, Evidence, EvidenceLog};

use crate::acts::day;
use crate::ladders::{RUNGS, evaluate, ladder_of, log, met, policy_of, rung, told, work};
use crate::sample::{ana, definition, id, level, scale};

#[test]
fn the_rule_of_a_competency_may_ask_for_works_of_some_rungs() {
    let mut filter = Filter::default();
    filter.rungs = Some(vec![rung(1), rung(2)]);
    let own = |filter: &Filter| {
        let rule = Rule::Works(WorksRule::new(1, level(3)).with_filter(filter.clone()));
        policy_of(&[rule], &ladder_of(Rule::works(1, level(3))))
    };
    let shown = |filter: &Filter, at: Option<usize>| {
        let standing = evaluate(&own(filter), &log([work("a", at, 3)]));
        standing.decision(&id(0)).unwrap().outcome() == Outcome::Demonstrated
    };
    assert_eq!(
        [Some(0), Some(2), None].map(|at| shown(&filter, at)),
        [false, true, false]
    );
    filter.without_rung = true;
    assert_eq!(
        [Some(0), Some(2), None].map(|at| shown(&filter, at)),
        [false, true, true]
    );
    // In the rule of a ladder the two lists narrow each other.
    let mut narrow = Filter::default();
    narrow.rungs = Some(vec![rung(2)]);
    let rule = Rule::Works(WorksRule::new(1, level(3)).with_filter(narrow));
    let policy = policy_of(&[], &ladder_of(rule).counting_higher());
    let standing = evaluate(&policy, &log([work("a", Some(1), 3)]));
    assert_eq!(met(standing.ladder(&id(0)).unwrap()), [false; 3]);
    let standing = evaluate(&policy, &log([work("a", Some(2), 3)]));
    assert_eq!(met(standing.ladder(&id(0)).unwrap()), [true; 3]);
}

#[test]
fn the_rule_of_the_most_specific_selection_decides_a_ladder() {
    let compile = |ladders: &[LadderBinding]| {
        let all = ladders.iter().cloned();
        let bound = all.fold(definition(), PolicyDefinition::bind_ladder);
        Policy::compile(&bound, &told(), &[scale()], None)
    };
    let one = |n| ladder_of(Rule::works(n, level(3)));
    let own = LadderBinding::new(Selector::Identifier(id(1)), Rule::works(3, level(3)));
    let policy = compile(&[one(1), own.clone()]).unwrap();
    assert_eq!(policy.ladder_binding(&id(0)), Some(&one(1)));
    assert_eq!(policy.ladder_binding(&id(1)), Some(&own));
    assert_eq!(policy.ladder_binding(&id(2)), None);
    assert_eq!(policy.decides().count(), 0);

    let error = compile(&[one(1), one(2)]).unwrap_err();
    let tie = error.report().iter().next().unwrap();
    assert_eq!(tie.code(), "POL-003");
    assert!(
        tie.message().starts_with("ladder rule 1"),
        "{}",
        tie.message()
    );
    let codes = |policy: &Policy| {
        let all = policy.report().iter();
        all.map(|finding| (finding.code(), finding.message().to_owned()))
            .collect::<Vec<_>>()
    };
    let nothing = LadderBinding::new(Selector::Identifier(id(3)), Rule::works(1, level(3)));
    let found = codes(&compile(&[nothing]).unwrap());
    assert_eq!(found[0].0, "POL-007");
    assert!(found[0].1.ends_with("selects no target that has a ladder"));
    let mut never = Filter::default();
    never.rungs = Some(vec![rung(RUNGS)]);
    let never = Rule::Works(WorksRule::new(1, level(3)).with_filter(never));
    let found = codes(&compile(&[ladder_of(never)]).unwrap());
    assert_eq!(found[0].0, "POL-013");
    assert!(found[0].1.contains("ladder rule 1"), "{found:?}");
    assert!(found[0].1.contains("`T.0`"), "{found:?}");
}

#[test]
fn rungs_are_decided_on_the_scale_and_with_the_settings_of_their_rule() {
    let levels = [
        Level::new("no", "No", 0).unwrap(),
        Level::new("yes", "Yes", 1).unwrap(),
    ];
    let two = Scale::new("two", "Two", levels).unwrap();
    let ladder = ladder_of(Rule::works(1, "yes".parse().unwrap())).on_scale("two".parse().unwrap());
    let bound = definition()
        .bind(Binding::new(Selection::all(), Rule::works(1, level(3))))
        .bind_ladder(ladder);
    let policy = Policy::compile(&bound, &told(), &[scale(), two], None).unwrap();
    let row = Evidence::new(
        "a".parse().unwrap(),
        ana(),
        id(0),
        "yes".parse::<continua::LevelId>().unwrap(),
        "a".parse().unwrap(),
        day(1),
    );
    let log = log([row.on_rung(rung(0))]);
    let standing = evaluate(&policy, &log);
    assert_eq!(met(standing.ladder(&id(0)).unwrap()), [true, false, false]);
    let own = standing.decision(&id(0)).unwrap();
    assert_eq!(own.outcome(), Outcome::NoEvidence);
}

/// As of a rule for targets: the nearest policy's stands, and each says where it is from.
#[test]
fn rules_for_ladders_are_taken_over_from_the_policy_beneath() {
    let select = |text: &str| -> Selection { serde_json::from_str(text).unwrap() };
    let works = |n| Rule::works(n, level(3));
    let state = PolicyDefinition::new(
        "state".parse().unwrap(),
        "1.2.0".parse().unwrap(),
        "four".parse().unwrap(),
    )
    .bind_ladder(ladder_of(works(1)))
    .bind_ladder(LadderBinding::new(select(r#"{"code": "T.0"}"#), works(2)))
    .bind_ladder(LadderBinding::new(select(r#"{"code": "T.1"}"#), works(2)));
    let district = PolicyExtension::new(
        "district".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        Extends::new("state".parse().unwrap(), "^1".parse().unwrap()),
    )
    .bind_ladder(ladder_of(works(4)))
    .bind_ladder(LadderBinding::new(
        select(r#"{"code": "math:T.0"}"#),
        works(3),
    ));
    let whole = WrittenPolicy::from(district)
        .put_together(&[state.clone().into()])
        .unwrap();
    assert_eq!(whole.ladders.len(), 4);
    let policy = Policy::compile(&whole, &told(), &[scale()], None).unwrap();
    let (log, nobody) = (EvidenceLog::new(), ana());
    let standing = policy.evaluate(&log, &nobody, AsOf::everything()).unwrap();
    let asked = |target: usize| {
        let stands = standing.ladder(&id(target)).unwrap();
        let decision = stands.rungs().next().unwrap();
        let proof = decision.proof(&log);
        proof.check(&policy, &nobody, &log).unwrap();
        let from = proof.inherited.map(|from| from.policy.to_string());
        let needs = decision.missing(&log);
        let [Need::Show { works, .. }] = needs.as_slice() else {
            panic!("{needs:?}")
        };
        (*works, from)
    };
    assert_eq!(asked(0), (3, None));
    assert_eq!(asked(1), (2, Some("state".to_owned())));
    // Within one policy what is equally specific is a tie.
    let tie = state.bind_ladder(LadderBinding::new(
        select(r#"{"code": "math:T.0"}"#),
        works(3),
    ));
    let error = Policy::compile(&tie, &told(), &[scale()], None).unwrap_err();
    assert_eq!(error.report().iter().next().unwrap().code(), "POL-003");
}
