//! Two standings compared, and what the difference is put down to.

use std::collections::BTreeSet;

use continua::advancement::{
    Bases, Cause, Change, ChangesError, Filter, Holdings, Outcome, Rule, WorksRule,
};
use continua::{AsOf, EvidenceLog, ItemId, JudgementId, Moment, Retraction, Standing};
use proptest::prelude::*;

use crate::acts::{acts, append, day, log_of};
use crate::rules::rules;
use crate::sample::{ana, id, level, policy_of};

fn changed(changes: &[Change]) -> BTreeSet<ItemId> {
    changes
        .iter()
        .map(|change| change.competency.clone())
        .collect()
}

fn differ(one: &Standing, other: &Standing) -> BTreeSet<ItemId> {
    let says = |standing: &Standing| -> Vec<_> {
        let all = standing.decisions();
        all.map(|d| {
            let level = d.level().map(|level| level.id().clone());
            (
                d.competency().id().clone(),
                (d.outcome(), level, d.basis(), d.applicability()),
            )
        })
        .collect()
    };
    let pairs = says(one).into_iter().zip(says(other));
    pairs.filter(|(a, b)| a != b).map(|(a, _)| a.0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// All that differs is told and nothing else, and each has a cause that lies between.
    #[test]
    fn every_change_has_its_causes(
        rules in rules(),
        acts in acts(),
        cuts: [prop::sample::Index; 2],
        until in prop::option::of(0u32..40),
    ) {
        let policy = policy_of(&rules);
        let mut log = EvidenceLog::new();
        let mut cuts = cuts.map(|cut| cut.index(acts.len() + 1));
        cuts.sort_unstable();
        for at in 0..cuts[0] {
            append(&mut log, &acts, at);
        }
        let earlier = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let seen = log.position();
        for at in cuts[0]..cuts[1] {
            append(&mut log, &acts, at);
        }
        let as_of = until.map_or(AsOf::everything(), |until| AsOf::everything().performed_by(day(until)));
        let later = policy.evaluate(&log, &ana(), as_of).unwrap();
        let changes = later.changes_since(&earlier, &log_of(&acts)).unwrap();
        prop_assert_eq!(changed(&changes), differ(&earlier, &later));
        let between: BTreeSet<JudgementId> = (seen..log.position())
            .map(|position| log.record(position).unwrap().id().clone())
            .collect();
        for change in &changes {
            prop_assert!(!change.causes.is_empty(), "{:?}", change);
            for cause in &change.causes {
                match cause {
                    Cause::Record(id) => prop_assert!(until.is_some() || between.contains(id)),
                    Cause::Other { competency, held } => {
                        let holds = |s: &Standing| s.decision(competency).is_some_and(continua::Decision::is_held);
                        prop_assert_eq!(holds(&later), *held);
                        prop_assert_ne!(holds(&earlier), *held);
                    }
                    Cause::AsOf => prop_assert!(until.is_some()),
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
        let back = earlier.changes_since(&later, &log_of(&acts)).unwrap();
        prop_assert_eq!(changed(&back), changed(&changes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// A record that was redacted is a cause by its name; of a learner who was forgotten there is
    /// nothing to tell.
    #[test]
    fn what_was_removed_is_a_cause(rules in rules(), acts in acts(), which: prop::sample::Index) {
        let policy = policy_of(&rules);
        let mut log = log_of(&acts);
        prop_assume!(!log.is_empty());
        let earlier = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let at = u32::try_from(which.index(log.position() as usize)).unwrap();
        let id = log.record(at).unwrap().id().clone();
        let mut forgotten = log.clone();
        log.redact(&id, day(99), "a slip").unwrap();
        let later = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let changes = later.changes_since(&earlier, &log).unwrap();
        prop_assert_eq!(changed(&changes), differ(&earlier, &later));
        for change in &changes {
            prop_assert!(!change.causes.is_empty());
            for cause in &change.causes {
                let own = *cause == Cause::Record(id.clone());
                prop_assert!(own || matches!(cause, Cause::Other { .. }), "{:?}", cause);
            }
        }

        forgotten.forget(&ana(), day(99));
        let nothing = policy.evaluate(&forgotten, &ana(), AsOf::everything()).unwrap();
        let found = nothing.changes_since(&earlier, &forgotten);
        prop_assert_eq!(found, Err(ChangesError::Forgotten));
    }
}

fn record(id: &str) -> Cause {
    Cause::Record(id.parse().unwrap())
}

fn work(log: &mut EvidenceLog, name: &str, at: usize) {
    let row = continua::Evidence::new(
        name.parse().unwrap(),
        ana(),
        id(at),
        level(3),
        name.parse().unwrap(),
        "2026-03-02".parse().unwrap(),
    );
    log.append(row).unwrap();
}

#[test]
fn what_rests_on_another_names_it_and_a_retraction_is_a_cause() {
    let asks = Rule::All(vec![
        Rule::works(1, level(3)),
        Rule::Held(vec![crate::sample::reference(0)]),
    ]);
    let policy = policy_of(&[Rule::works(1, level(3)), asks]);
    let evaluate = |log: &EvidenceLog| policy.evaluate(log, &ana(), AsOf::everything()).unwrap();
    let mut log = EvidenceLog::new();
    work(&mut log, "upper", 1);
    let first = evaluate(&log);
    work(&mut log, "lower", 0);
    let second = evaluate(&log);
    let changes = second.changes_since(&first, &log).unwrap();
    let causes: Vec<_> = changes.iter().map(|change| change.causes.clone()).collect();
    let other = Cause::Other {
        competency: id(0),
        held: true,
    };
    assert_eq!(causes, [vec![record("lower")], vec![other]]);

    let withdrawn: Moment = "2026-03-09".parse().unwrap();
    log.append(Retraction::new(
        "gone".parse().unwrap(),
        "upper".parse().unwrap(),
        withdrawn,
    ))
    .unwrap();
    let third = evaluate(&log);
    let changes = third.changes_since(&second, &log).unwrap();
    assert_eq!(changed(&changes), BTreeSet::from([id(1)]));
    assert_eq!(changes[0].causes, [record("gone")]);
    assert_eq!(
        changes[0].was.as_ref().unwrap().outcome,
        Outcome::Demonstrated
    );
    assert!(third.changes_since(&third, &log).unwrap().is_empty());
}

#[test]
fn time_grounds_and_policies_are_causes_too() {
    let mut fresh = Filter::default();
    fresh.fresh_days = Some(30);
    let one = WorksRule::new(1, level(3)).with_filter(fresh);
    let policy = policy_of(&[Rule::Works(one)]);
    let mut log = EvidenceLog::new();
    work(&mut log, "w", 0);
    let on = |text: &str| AsOf::everything().performed_by(text.parse().unwrap());
    let march = policy.evaluate(&log, &ana(), on("2026-03-10")).unwrap();
    let june = policy.evaluate(&log, &ana(), on("2026-06-10")).unwrap();
    let changes = june.changes_since(&march, &log).unwrap();
    assert_eq!(changes[0].causes, [Cause::AsOf]);

    let presuming = Holdings::default().presuming([id(0)]);
    let presumed = policy
        .evaluate_with(&log, &ana(), on("2026-06-10"), &presuming)
        .unwrap();
    let changes = presumed.changes_since(&june, &log).unwrap();
    assert_eq!(changes[0].causes, [Cause::Grounds]);
    assert_ne!(changes[0].now.as_ref().unwrap().basis, Bases::NONE);

    let stricter = policy_of(&[Rule::works(2, level(3))]);
    let stricter = stricter.evaluate(&log, &ana(), on("2026-03-10")).unwrap();
    let changes = stricter.changes_since(&march, &log).unwrap();
    assert_eq!(changes[0].causes, [Cause::Policy]);
}

#[test]
fn standings_of_others_and_another_log_are_refused() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut log = EvidenceLog::new();
    work(&mut log, "w", 0);
    let ana = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let ben = policy
        .evaluate(&log, &"ben".parse().unwrap(), AsOf::everything())
        .unwrap();
    assert_eq!(
        ana.changes_since(&ben, &log),
        Err(ChangesError::OtherLearner)
    );
    let (found, seen) = (0, 1);
    let shorter = ana.changes_since(&ana, &EvidenceLog::new());
    assert_eq!(shorter, Err(ChangesError::ShorterLog { found, seen }));
}
