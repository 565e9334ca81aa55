//! Policies that build on others.

use continua::advancement::{
    Binding, ComponentList, Components, DeclaredComponents, Effective, Enough, Extends, Inherited,
    LadderBinding, Outcome, Policy, PolicyDefinition, PolicyError, PolicyExtension, Rule,
    Selection, Selector, WrittenPolicy,
};
use continua::mastery::{Attempts, OrderKey, Settings};
use continua::{AsOf, EvidenceLog};
use jiff::civil::date;

use crate::ladders::told;
use crate::sample::{ana, id, level, library, reference, scale};

fn works(n: u32) -> Rule {
    Rule::works(n, level(3))
}

fn whole(name: &str, version: &str) -> PolicyDefinition {
    let (id, version) = (name.parse().unwrap(), version.parse().unwrap());
    PolicyDefinition::new(id, version, "four".parse().unwrap())
}

fn over(name: &str, version: &str, beneath: &str, fits: &str) -> PolicyExtension {
    let beneath = Extends::new(beneath.parse().unwrap(), fits.parse().unwrap());
    PolicyExtension::new(name.parse().unwrap(), version.parse().unwrap(), beneath)
}

fn one(at: usize) -> Selector {
    Selector::Identifier(id(at))
}

fn kind() -> Selector {
    Selector::kind("Learning Target")
}

fn compile(definition: &PolicyDefinition) -> Policy {
    let compiled = Policy::compile(definition, &library(), &[scale()], None);
    compiled.unwrap_or_else(|error| panic!("{}", error.report()))
}

fn put(policy: PolicyExtension, among: &[WrittenPolicy]) -> Result<PolicyDefinition, PolicyError> {
    WrittenPolicy::from(policy).put_together(among)
}

fn rule(policy: &Policy, at: usize) -> (&Rule, Option<String>) {
    let binding = policy.binding(&id(at)).unwrap();
    let from = binding.inherited.as_ref();
    (
        &binding.rule,
        from.map(|from| format!("{} {}", from.policy, from.version)),
    )
}

/// A state, a district and a school.
fn three() -> (PolicyExtension, [WrittenPolicy; 2]) {
    let state = whole("state", "1.2.0")
        .bind(Binding::new(Selection::all(), works(1)))
        .bind(Binding::new(one(0), works(2)))
        .bind(Binding::new(one(1), works(2)))
        .bind(Binding::new(one(2), works(2)));
    let district = over("district", "2.0.0", "state", "^1")
        .bind(Binding::new(one(0), works(3)))
        .drop_rule(one(2));
    let school = over("school", "0.1.0", "district", ">=2").bind(Binding::new(one(3), works(4)));
    (school, [state.into(), district.into()])
}

#[test]
fn the_nearest_policy_stands_and_each_rule_says_where_it_is_from() {
    let (school, among) = three();
    let policy = compile(&put(school, &among).unwrap());
    let state = || Some("state 1.2.0".to_owned());
    assert_eq!(
        rule(&policy, 0),
        (&works(3), Some("district 2.0.0".to_owned()))
    );
    assert_eq!(rule(&policy, 1), (&works(2), state()));
    // Dropped, so that the state's rule for all decides.
    assert_eq!(rule(&policy, 2), (&works(1), state()));
    assert_eq!(rule(&policy, 3), (&works(4), None));
    assert_eq!(rule(&policy, 4), (&works(1), state()));
    assert_eq!(policy.definition().id.as_str(), "school");
}

#[test]
fn a_proof_tells_teachers_whose_rule_it_is() {
    let (school, among) = three();
    let policy = compile(&put(school, &among).unwrap());
    let log = EvidenceLog::new();
    let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let mut proof = standing.decision(&id(0)).unwrap().proof(&log);
    let line = "The rule is that of district, version 2.0.0.";
    assert!(proof.for_teacher().contains(line));
    assert!(!proof.for_learner().contains("district"));
    proof.check(&policy, &ana(), &log).unwrap();
    proof.inherited = Some(Inherited::new(
        "state".parse().unwrap(),
        "1.2.0".parse().unwrap(),
    ));
    proof.check(&policy, &ana(), &log).unwrap_err();
}

#[test]
fn what_is_equally_specific_is_decided_by_the_nearest() {
    let other = |text: &str| -> Selection { serde_json::from_str(text).unwrap() };
    let targets = other(r#"{"kind": "Learning Target"}"#);
    let state = whole("state", "1.0.0")
        .bind(Binding::new(other(r#"{"code": "T.0"}"#), works(2)))
        .bind(Binding::new(targets, works(1)));
    let school = over("school", "1.0.0", "state", "*")
        .bind(Binding::new(other(r#"{"code": "math:T.0"}"#), works(3)));
    let policy = compile(&put(school, &[state.clone().into()]).unwrap());
    assert_eq!(rule(&policy, 0), (&works(3), None));
    // Within one policy it is a tie.
    let tie = state.bind(Binding::new(other(r#"{"code": "math:T.0"}"#), works(3)));
    let error = Policy::compile(&tie, &library(), &[scale()], None).unwrap_err();
    assert_eq!(error.report().iter().next().unwrap().code(), "POL-003");
}

#[test]
fn single_values_stand_in_place_and_settings_member_by_member() {
    let settings = Settings::default()
        .with_attempts(Attempts::Best)
        .with_order(OrderKey::Due);
    let state = whole("state", "1.0.0")
        .with_title("State")
        .with_settings(settings)
        .with_effective(Effective::from(date(2025, 8, 1)))
        .bind(Binding::new(kind(), works(1)));
    let mut school = over("school", "1.0.0", "state", "^1");
    school.settings.attempts = Some(Attempts::Newest);
    let made = put(school.clone(), &[state.clone().into()]).unwrap();
    assert_eq!(made.settings.attempts(), Attempts::Newest);
    assert_eq!(made.settings.order(), OrderKey::Due);
    assert_eq!(made.title.as_deref(), Some("State"));
    assert_eq!(made.effective, state.effective);
    assert!(made.changelog.is_empty());
    // Another scale is for the policy's own rules; those taken over keep theirs.
    school.scale = Some("two".parse().unwrap());
    let made = put(school, &[state.into()]).unwrap();
    assert_eq!(made.scale.as_str(), "two");
    assert_eq!(made.bindings[0].scale.as_ref().unwrap().as_str(), "four");
}

#[test]
fn components_are_those_of_the_nearest() {
    let need = |k| {
        let including = Vec::new();
        let need = Enough::AtLeast { k, including };
        let of = ComponentList::Items(vec![reference(1), reference(2)]);
        DeclaredComponents::new(reference(0), Components::Of { need, of })
    };
    let state = whole("state", "1.0.0")
        .declare(need(1))
        .bind(Binding::new(Selection::all(), works(1)))
        .bind(Binding::new(one(0), Rule::Components(Components::Declared)));
    let school = over("school", "1.0.0", "state", "^1").declare(need(2));
    let made = put(school, &[state.into()]).unwrap();
    assert_eq!(made.components, [need(2)]);
    let log = crate::acts::log_of(&[crate::acts::Act::Add {
        target: 1,
        level: 3,
        task: 0,
        day: 0,
        purpose: continua::Purpose::Summative,
        support: continua::Support::INDEPENDENT,
        by: 0,
    }]);
    let standing = compile(&made)
        .evaluate(&log, &ana(), AsOf::everything())
        .unwrap();
    assert_ne!(
        standing.decision(&id(0)).unwrap().outcome(),
        Outcome::Demonstrated
    );
}

#[test]
fn of_several_versions_the_newest_that_fits_is_taken() {
    let state = |version: &str, n| -> WrittenPolicy {
        let policy = whole("state", version);
        policy.bind(Binding::new(Selection::all(), works(n))).into()
    };
    let among = [
        state("1.0.0", 1),
        state("2.0.0", 4),
        state("1.3.0", 2),
        state("1.3.0", 3),
    ];
    let made = put(over("school", "1.0.0", "state", "^1"), &among).unwrap();
    assert_eq!(made.bindings[0].rule, works(2), "of equal ones the first");
}

fn messages(error: &PolicyError) -> Vec<String> {
    let findings = error.report().iter();
    findings
        .map(|f| format!("{} {}", f.code(), f.message()))
        .collect()
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let state = whole("state", "1.2.0").bind(Binding::new(one(1), works(1)));
    let district = over("district", "1.0.0", "state", "^1").drop_rule(one(4));
    let school = over("school", "1.0.0", "district", "^1")
        .drop_rule(one(0))
        .drop_rule(one(3));
    let error = put(school, &[state.clone().into(), district.into()]).unwrap_err();
    let found = messages(&error);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found
            .iter()
            .all(|text| text.starts_with("POL-034 the policy"))
    );

    let fits = put(
        over("school", "1.0.0", "state", "^2"),
        &[state.clone().into()],
    );
    assert_eq!(
        messages(&fits.unwrap_err()),
        [
            "POL-032 the policy `school` builds on `state` in version `^2`, and what is given is `1.2.0`"
        ]
    );
    let there = put(over("school", "1.0.0", "stat", "^1"), &[state.into()]).unwrap_err();
    let report = there.report();
    let finding = report.iter().next().unwrap();
    assert_eq!(finding.code(), "POL-031");
    assert_eq!(finding.help(), Some("did you mean `state`?"));
}

#[test]
fn a_circle_is_refused() {
    let one = over("one", "1.0.0", "two", "*");
    let two = over("two", "1.0.0", "one", "*");
    let error = put(one.clone(), &[one.into(), two.into()]).unwrap_err();
    assert_eq!(
        messages(&error),
        ["POL-033 policies build on each other in a circle: `one`, `two`, `one`"]
    );
    let own = over("own", "1.0.0", "own", "*");
    assert!(put(own.clone(), &[own.into()]).is_err());
    // A long line of policies is none.
    let mut among: Vec<WrittenPolicy> = vec![whole("p0", "1.0.0").into()];
    for at in 1..2_000 {
        among.push(over(&format!("p{at}"), "1.0.0", &format!("p{}", at - 1), "*").into());
    }
    let made = put(over("top", "1.0.0", "p1999", "*"), &among).unwrap();
    assert_eq!(made.id.as_str(), "top");
}

#[test]
fn written_policies_round_trip_and_so_does_what_comes_of_them() {
    let (school, among) = three();
    for policy in [&among[0], &among[1], &school.clone().into()] {
        let text = serde_json::to_string(policy).unwrap();
        assert_eq!(
            serde_json::from_str::<WrittenPolicy>(&text).unwrap(),
            *policy
        );
    }
    let made = put(school, &among).unwrap();
    let text = serde_json::to_string(&made).unwrap();
    let again: PolicyDefinition = serde_json::from_str(&text).unwrap();
    assert_eq!(again, made);
    assert_eq!(compile(&again).fingerprint(), compile(&made).fingerprint());
}

#[test]
fn rules_for_ladders_are_dropped_apart_from_those_of_targets() {
    let state = whole("state", "1.2.0")
        .bind(Binding::new(Selection::all(), works(1)))
        .bind(Binding::new(one(1), works(2)))
        .bind_ladder(LadderBinding::new(Selection::all(), works(1)))
        .bind_ladder(LadderBinding::new(one(0), works(2)))
        .bind_ladder(LadderBinding::new(one(1), works(2)));
    let district = || over("district", "1.0.0", "state", "^1");
    let among: [WrittenPolicy; 1] = [state.into()];
    let dropped = district().drop_ladder_rule(one(1));
    let whole = put(dropped.clone(), &among).unwrap();
    assert_eq!((whole.bindings.len(), whole.ladders.len()), (2, 2));
    let policy = Policy::compile(&whole, &told(), &[scale()], None).unwrap();
    let rule = |at| &policy.ladder_binding(&id(at)).unwrap().rule;
    // What is less specific decides again, and the rule of the target stands.
    assert_eq!((rule(0), rule(1)), (&works(2), &works(1)));
    assert_eq!(policy.binding(&id(1)).unwrap().rule, works(2));
    let nothing = dropped
        .clone()
        .drop_ladder_rule(Selection::all())
        .drop_ladder_rule(one(0));
    let nothing = put(nothing, &among).unwrap();
    assert_eq!(nothing.ladders, []);

    let text = serde_json::to_string(&dropped).unwrap();
    assert!(
        text.contains(r#""dropsLadders":[{"identifier":"t1"}]"#),
        "{text}"
    );
    let again: PolicyExtension = serde_json::from_str(&text).unwrap();
    assert_eq!(again, dropped);

    // What is dropped in vain is told, and where it would have been right.
    let vain = district().drop_ladder_rule(one(2)).drop_rule(one(0));
    let error = put(vain, &among).unwrap_err();
    let told: Vec<(&str, Option<&str>)> = error
        .report()
        .iter()
        .map(|finding| (finding.message(), finding.help()))
        .collect();
    assert_eq!(
        told,
        [
            (
                r#"the policy `district` drops the rule of `{"identifier":"t0"}`, which `state` does not have"#,
                Some("did you mean to name it in `dropsLadders`?")
            ),
            (
                r#"the policy `district` drops the rule for ladders of `{"identifier":"t2"}`, which `state` does not have"#,
                Some(r#"did you mean `{"identifier":"t0"}`?"#)
            ),
        ]
    );
}
