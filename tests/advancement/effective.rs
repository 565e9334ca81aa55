//! When policies are in effect, what changed in them, and time that passes.

use continua::advancement::{
    Binding, Effective, Filter, HistoryProblem, Holdings, InEffect, NotInEffect, Outcome, Policy,
    PolicyHistory, ProofFault, Revision, Rule, Selection, WorksRule,
};
use continua::{AsOf, EvidenceLog, Exemption, ExemptionKind, Moment};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::acts::{acts, day, log_of};
use crate::sample::{ana, definition, id, level, library, scale};

fn policy(version: &str, effective: Effective) -> Policy {
    let mut definition = definition()
        .with_effective(effective)
        .bind(Binding::new(Selection::all(), Rule::works(1, level(3))));
    definition.version = version.parse().unwrap();
    Policy::compile(&definition, &library(), &[scale()], None).unwrap()
}

fn at(day: Date) -> AsOf {
    AsOf::at(Moment::Day(day))
}

fn year() -> Effective {
    Effective::from(date(2025, 8, 1)).until(date(2026, 7, 31))
}

#[test]
fn both_ends_are_included() {
    let on = |day| policy("1.0.0", year()).in_effect(&at(day));
    let from = date(2025, 8, 1);
    assert_eq!(on(date(2025, 7, 31)), InEffect::NotYet { from });
    assert_eq!(on(from), InEffect::Yes);
    let until = date(2026, 7, 31);
    assert_eq!(on(until), InEffect::Yes);
    assert_eq!(on(date(2026, 8, 1)), InEffect::NoLonger { until });
    let asked = policy("1.0.0", year()).in_effect(&AsOf::everything());
    assert_eq!(asked, InEffect::NoMoment);
    let always = policy("1.0.0", Effective::default());
    assert_eq!(always.in_effect(&AsOf::everything()), InEffect::Yes);
}

#[test]
fn days_lie_in_the_zone_of_the_policy() {
    let mut definition = definition().with_effective(year());
    definition.zone = "-06:00".parse().unwrap();
    let policy = Policy::compile(&definition, &library(), &[scale()], None).unwrap();
    let last_hours: Moment = "2026-08-01T05:59:59Z".parse().unwrap();
    assert_eq!(policy.in_effect(&AsOf::at(last_hours)), InEffect::Yes);
    let next: Moment = "2026-08-01T06:00:00Z".parse().unwrap();
    let until = date(2026, 7, 31);
    assert_eq!(
        policy.in_effect(&AsOf::at(next)),
        InEffect::NoLonger { until }
    );
}

#[test]
fn an_answer_outside_is_never_silent() {
    let policy = policy("1.0.0", year());
    let log = EvidenceLog::new();
    let standing = policy.evaluate(&log, &ana(), at(date(2026, 8, 1))).unwrap();
    let until = date(2026, 7, 31);
    assert_eq!(standing.in_effect(), InEffect::NoLonger { until });
    let mut proof = standing.decision(&id(0)).unwrap().proof(&log);
    let line = "The rules behind this applied until 2026-07-31.";
    assert!(proof.for_teacher().contains(line) && proof.for_learner().contains(line));
    proof.check(&policy, &ana(), &log).unwrap();
    proof.in_effect = InEffect::Yes;
    let error = proof.check(&policy, &ana(), &log).unwrap_err();
    assert_eq!(error.fault(), ProofFault::OtherPolicy);
}

#[test]
fn a_history_picks_the_version_in_effect() {
    let old = policy("1.0.0", Effective::default().until(date(2025, 7, 31)));
    let new = policy("2.0.0", year());
    let next = policy("2.1.0", Effective::from(date(2026, 8, 1)));
    let history = PolicyHistory::new([next, old, new]).unwrap();
    let on = |day| {
        history
            .on(&at(day))
            .map(|p| p.definition().version.to_string())
    };
    assert_eq!(on(date(2000, 1, 1)), Ok("1.0.0".to_owned()));
    assert_eq!(on(date(2025, 8, 1)), Ok("2.0.0".to_owned()));
    assert_eq!(on(date(2026, 8, 1)), Ok("2.1.0".to_owned()));
    let none = history.on(&AsOf::everything()).unwrap_err();
    assert_eq!(none, NotInEffect::NoMoment);

    let one = PolicyHistory::new([policy("2.0.0", year())]).unwrap();
    let before = one.on(&at(date(2025, 7, 31))).unwrap_err();
    assert_eq!(before, NotInEffect::Before(date(2025, 8, 1)));
    let after = one.on(&at(date(2026, 8, 1))).unwrap_err();
    assert_eq!(after, NotInEffect::After(date(2026, 7, 31)));
}

#[test]
fn gaps_and_overlaps_are_refused_all_at_once() {
    let version = |text: &str| text.parse().unwrap();
    let old = policy("1.0.0", Effective::default().until(date(2025, 7, 1)));
    let new = policy("2.0.0", year());
    let next = policy("2.1.0", Effective::from(date(2026, 7, 31)));
    let error = PolicyHistory::new([old, new, next]).unwrap_err();
    let gap = HistoryProblem::Gap {
        earlier: version("1.0.0"),
        later: version("2.0.0"),
    };
    let overlap = HistoryProblem::Overlap {
        earlier: version("2.0.0"),
        later: version("2.1.0"),
    };
    assert_eq!(error.problems(), [gap, overlap]);
    assert!(
        error
            .to_string()
            .contains("between versions `1.0.0` and `2.0.0` none is in effect")
    );

    let nothing = PolicyHistory::new([]).unwrap_err();
    assert_eq!(nothing.problems(), [HistoryProblem::Nothing]);
    let twice = [
        policy("1.0.0", Effective::default().until(date(2025, 7, 31))),
        policy("1.0.0", year()),
    ];
    let error = PolicyHistory::new(twice).unwrap_err();
    assert_eq!(
        error.problems(),
        [HistoryProblem::SameVersion(version("1.0.0"))]
    );
}

#[test]
fn a_period_of_no_day_is_refused_and_the_changelog_is_read() {
    let compile = |effective, changelog: Vec<Revision>| {
        let definition = definition()
            .with_effective(effective)
            .with_changelog(changelog)
            .bind(Binding::new(Selection::all(), Rule::works(1, level(3))));
        Policy::compile(&definition, &library(), &[scale()], None)
    };
    let none = Effective::from(date(2026, 8, 1)).until(date(2026, 7, 31));
    let error = compile(none, Vec::new()).unwrap_err();
    assert_eq!(error.report().iter().next().unwrap().code(), "POL-035");
    let one_day = Effective::from(date(2026, 8, 1)).until(date(2026, 8, 1));
    let passed = compile(one_day, Vec::new()).unwrap();
    assert!(passed.report().iter().all(|f| f.code() != "POL-035"));

    let revision = |version: &str, on| Revision::new(version.parse().unwrap(), on, ["more"]);
    let wrong = |changelog: Vec<Revision>| {
        let policy = compile(Effective::default(), changelog).unwrap();
        policy
            .report()
            .iter()
            .filter(|f| f.code() == "POL-036")
            .count()
    };
    let (first, second) = (date(2025, 1, 1), date(2026, 1, 1));
    assert_eq!(
        wrong(vec![revision("1.0.0", second), revision("0.9.0", first)]),
        0
    );
    assert_eq!(wrong(vec![revision("0.9.0", first)]), 1);
    assert_eq!(
        wrong(vec![revision("1.0.0", first), revision("0.9.0", second)]),
        1
    );
    assert_eq!(
        wrong(vec![revision("1.0.0", second), revision("1.0.0", second)]),
        1
    );
    let unsorted = vec![
        revision("1.0.0", second),
        revision("0.8.0", first),
        revision("0.9.0", first),
    ];
    assert_eq!(wrong(unsorted), 1);
}

#[test]
fn time_alone_moves_a_standing() {
    let mut filter = Filter::default();
    filter.fresh_days = Some(30);
    let definition = definition().bind(Binding::new(
        Selection::all(),
        Rule::Works(WorksRule::new(1, level(3)).with_filter(filter)),
    ));
    let policy = Policy::compile(&definition, &library(), &[scale()], None).unwrap();
    let mut log = EvidenceLog::new();
    log.append(continua::Evidence::new(
        "e".parse().unwrap(),
        ana(),
        id(0),
        level(3),
        "quiz".parse().unwrap(),
        day(0),
    ))
    .unwrap();
    let kind = ExemptionKind::NotAddressed {
        from: date(2026, 1, 1),
        to: date(2026, 1, 31),
    };
    let exemption = Exemption::new(
        "x".parse().unwrap(),
        ana(),
        id(1),
        kind,
        "c".parse().unwrap(),
        "coordinator".parse().unwrap(),
        day(0),
    );
    log.append(exemption).unwrap();
    let none = Holdings::default();
    let first = policy.evaluate(&log, &ana(), AsOf::at(day(10))).unwrap();
    let later = first.at(&log, AsOf::at(day(60)), &none).unwrap();
    let outcome = |standing: &continua::Standing| standing.decision(&id(0)).unwrap().outcome();
    assert_eq!(outcome(&first), Outcome::Demonstrated);
    assert_eq!(outcome(&later), Outcome::NoEvidence);
    let applies =
        |standing: &continua::Standing| standing.decision(&id(1)).unwrap().applicability();
    assert_ne!(applies(&first), applies(&later));
    assert!(first.at(&log, AsOf::everything(), &none).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_standing_moved_in_time_equals_an_evaluation(
        rules in crate::rules::rules(),
        acts in acts(),
        from in 0..90u32,
        to in 0..90u32,
    ) {
        let policy = crate::sample::policy_of(&rules);
        let log = log_of(&acts);
        let standing = policy.evaluate(&log, &ana(), AsOf::at(day(from))).unwrap();
        let moved = standing.at(&log, AsOf::at(day(to)), &Holdings::default()).unwrap();
        prop_assert_eq!(&moved, &policy.evaluate(&log, &ana(), AsOf::at(day(to))).unwrap());
        let back = moved.at(&log, AsOf::at(day(from)), &Holdings::default()).unwrap();
        prop_assert_eq!(&back, &standing);
    }
}
