//! Standings that are written, restored and fed.

use continua::advancement::{
    Binding, Holdings, Outcome, Policy, RestoreError, Rule, Selection, StoredStanding,
};
use continua::framework::Library;
use continua::{AsOf, EvidenceLog, Moment};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::acts::{acts, append, log_of};
use crate::rules::rules;
use crate::sample::{ana, definition, id, level, library, policy_of, scale};

fn written(standing: &continua::Standing) -> Value {
    serde_json::to_value(standing).unwrap()
}

fn read(value: Value) -> StoredStanding {
    serde_json::from_value(value).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_restored_standing_goes_on_as_if_it_had_never_been_written(
        rules in rules(),
        acts in acts(),
        cut: prop::sample::Index,
    ) {
        let policy = policy_of(&rules);
        let mut log = EvidenceLog::new();
        for at in 0..cut.index(acts.len() + 1) {
            append(&mut log, &acts, at);
        }
        let before = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let text = serde_json::to_string(&before).unwrap();
        let stored: StoredStanding = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&StoredStanding::from(&before), &stored);
        let mut restored = policy.restore(&stored).unwrap();
        prop_assert_eq!(&restored, &before);
        prop_assert_eq!(serde_json::to_string(&restored).unwrap(), text);

        let all = log_of(&acts);
        restored.catch_up(&all).unwrap();
        prop_assert_eq!(restored, policy.evaluate(&all, &ana(), AsOf::everything()).unwrap());
    }

    /// Whatever is altered of what decides is refused, or decides the same.
    #[test]
    fn an_altered_outcome_is_never_taken_up(
        rules in rules(),
        acts in acts(),
        at: prop::sample::Index,
    ) {
        let policy = policy_of(&rules);
        let standing = policy.evaluate(&log_of(&acts), &ana(), AsOf::everything()).unwrap();
        let mut value = written(&standing);
        let all = value["competencies"].as_array_mut().unwrap();
        let place = at.index(all.len());
        let altered = if all[place]["outcome"] == "demonstrated" { "noEvidence" } else { "demonstrated" };
        all[place]["outcome"] = json!(altered);
        let refused = policy.restore(&read(value)).unwrap_err();
        prop_assert_eq!(refused, RestoreError::Disagrees { competency: id(place) });
    }
}

fn one_work() -> Policy {
    policy_of(&[Rule::works(1, level(3)), Rule::works(2, level(3))])
}

#[test]
fn what_is_written_is_told_without_evaluating() {
    let policy = one_work();
    let as_of = AsOf::everything().performed_by("2026-11-01".parse::<Moment>().unwrap());
    let standing = policy.evaluate(&EvidenceLog::new(), &ana(), as_of).unwrap();
    let stored = StoredStanding::from(&standing);
    assert_eq!((stored.learner(), stored.as_of()), (&ana(), as_of));
    assert_eq!(stored.policy().0.as_str(), "p");
    assert_eq!(stored.position(), 0);
    let outcomes: Vec<_> = stored.outcomes().collect();
    assert_eq!(
        outcomes,
        [(&id(0), Outcome::NoEvidence), (&id(1), Outcome::NoEvidence)]
    );
}

#[test]
fn what_is_held_on_other_grounds_is_kept() {
    let policy = one_work();
    let holdings = Holdings::default().presuming([id(1), id(4)]);
    let log = EvidenceLog::new();
    let standing = policy
        .evaluate_with(&log, &ana(), AsOf::everything(), &holdings)
        .unwrap();
    let restored = policy.restore(&StoredStanding::from(&standing)).unwrap();
    assert_eq!(restored, standing);
    let presumed =
        continua::advancement::Bases::from_iter([continua::advancement::Basis::Presumed]);
    assert_eq!(restored.held_on(presumed).count(), 2);
}

#[test]
fn another_policy_and_other_frameworks_are_refused() {
    let policy = one_work();
    let standing = policy
        .evaluate(&EvidenceLog::new(), &ana(), AsOf::everything())
        .unwrap();
    let stored = StoredStanding::from(&standing);

    let other = policy_of(&[Rule::works(1, level(3)), Rule::works(3, level(3))]);
    let refused = other.restore(&stored).unwrap_err();
    assert!(matches!(refused, RestoreError::OtherPolicy { .. }));
    assert!(refused.help().contains("evaluate the log anew"));

    let mut reworded = continua::framework::Framework::builder("doc", "Sample").unwrap();
    for at in 0..crate::sample::TARGETS {
        let draft = continua::framework::ItemDraft::of(id(at), format!("Do other thing {at}"));
        reworded.item(draft.kind("Learning Target"));
    }
    let reworded = Library::of([("math", reworded.build().unwrap())]).unwrap();
    let policy = |library: &Library| {
        let bound = definition().bind(Binding::new(Selection::all(), Rule::works(1, level(3))));
        Policy::compile(&bound, library, &[scale()], None).unwrap()
    };
    let here = policy(&library());
    let standing = here
        .evaluate(&EvidenceLog::new(), &ana(), AsOf::everything())
        .unwrap();
    let refused = policy(&reworded).restore(&StoredStanding::from(&standing));
    assert!(matches!(refused, Err(RestoreError::OtherFrameworks { .. })));
}

#[test]
fn what_does_not_fit_is_refused_with_the_competency() {
    let policy = one_work();
    let standing = policy
        .evaluate(&EvidenceLog::new(), &ana(), AsOf::everything())
        .unwrap();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut value = written(&standing);
        change(&mut value);
        policy.restore(&read(value)).unwrap_err()
    };
    let damaged = |at: usize| RestoreError::Damaged { competency: id(at) };
    let missing = refused(&|value| {
        value["competencies"].as_array_mut().unwrap().pop();
    });
    assert_eq!(missing, damaged(1));
    let twice = refused(&|value| {
        let first = value["competencies"][0].clone();
        value["competencies"].as_array_mut().unwrap().push(first);
    });
    assert_eq!(twice, damaged(0));
    let foreign = refused(&|value| value["competencies"][0]["competency"] = json!("t9"));
    assert_eq!(foreign, damaged(9));
    let fewer = refused(&|value| value["competencies"][1]["conditions"] = json!([]));
    assert_eq!(fewer, damaged(1));
    let unknown = refused(&|value| {
        value["competencies"][0]["conditions"][0]["reached"] = json!("excellent");
    });
    assert_eq!(unknown, damaged(0));
    for version in ["2.0.0", "1.1.0"] {
        let newer = refused(&|value| value["continuaStanding"] = json!(version));
        let found = version.parse().unwrap();
        assert_eq!(newer, RestoreError::Form { found });
    }
}

#[test]
fn a_standing_that_saw_what_was_removed_is_evaluated_anew() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut log = EvidenceLog::new();
    for (name, shown) in [("one", 3), ("two", 2)] {
        let row = continua::Evidence::new(
            name.parse().unwrap(),
            ana(),
            id(0),
            level(shown),
            name.parse().unwrap(),
            "2026-03-02".parse().unwrap(),
        );
        log.append(row).unwrap();
    }
    let mut standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let on = "2026-04-01".parse().unwrap();
    log.redact(&"one".parse().unwrap(), on, "a slip").unwrap();
    let error = standing.catch_up(&log).unwrap_err();
    assert_eq!(error, continua::advancement::ApplyError::Removed);
    let stored: continua::advancement::StoredStanding =
        serde_json::from_str(&serde_json::to_string(&standing).unwrap()).unwrap();
    assert!(policy.restore(&stored).unwrap().catch_up(&log).is_err());

    let mut anew = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let outcome = anew.decision(&id(0)).unwrap().outcome();
    assert_ne!(outcome, continua::Outcome::Demonstrated);
    anew.catch_up(&log).unwrap();
    let stored: continua::advancement::StoredStanding =
        serde_json::from_str(&serde_json::to_string(&anew).unwrap()).unwrap();
    policy.restore(&stored).unwrap().catch_up(&log).unwrap();
}
