//! Shown again later: what was reached has stayed.

use continua::advancement::{
    Asked, Distinct, EvaluateError, Filter, Need, Outcome, Policy, PolicyDefinition, Rule,
    Standing, Why, Wording, WorksRule,
};
use continua::{AsOf, EvidenceLog};
use jiff::civil::{Date, date};

use crate::acts::{Act, day, log_of};
use crate::sample::{ana, id, level, policy_of};

/// Works of one target at these levels, each on its own task and day.
fn works(of: &[(i32, u32)]) -> EvidenceLog {
    let act = |(level, day): &(i32, u32)| Act::Add {
        target: 0,
        level: *level,
        task: *day,
        day: *day,
        purpose: continua::Purpose::Summative,
        support: continua::Support::INDEPENDENT,
        by: 0,
    };
    log_of(&of.iter().map(act).collect::<Vec<_>>())
}

fn on(at: u32) -> Date {
    day(at).day(&continua::TimeZone::UTC)
}

fn standing(rule: &WorksRule, log: &EvidenceLog) -> (Policy, Standing) {
    let policy = policy_of(&[Rule::Works(rule.clone())]);
    let standing = policy.evaluate(log, &ana(), AsOf::everything()).unwrap();
    (policy, standing)
}

fn outcome(rule: &WorksRule, of: &[(i32, u32)]) -> Outcome {
    let (_, standing) = standing(rule, &works(of));
    standing.decision(&id(0)).unwrap().outcome()
}

const MET: Outcome = Outcome::Demonstrated;
const LITTLE: Outcome = Outcome::NotYet(Why::TooLittle);

#[test]
fn it_is_first_reached_and_then_shown_again() {
    let rule = WorksRule::new(2, level(3)).again_after(28);
    // Reached on day 3; 28 days later is day 31.
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3)]), LITTLE);
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3), (3, 30)]), LITTLE);
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3), (3, 31)]), MET);
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3), (2, 31)]), LITTLE);
    // A work between the two, however good, neither helps nor hurts.
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3), (1, 20), (4, 40)]), MET);
}

#[test]
fn it_asks_for_more_than_works_far_apart() {
    let spread = WorksRule::new(2, level(3)).spread_over(28);
    let again = WorksRule::new(2, level(3)).again_after(28);
    let two_far_apart = [(3, 0), (3, 28)];
    assert_eq!(outcome(&spread, &two_far_apart), MET);
    assert_eq!(outcome(&again, &two_far_apart), LITTLE);
    // Together: far apart first, and then again.
    let both = spread.again_after(7);
    assert_eq!(outcome(&both, &[(3, 0), (3, 28), (3, 34)]), LITTLE);
    assert_eq!(outcome(&both, &[(3, 0), (3, 28), (3, 35)]), MET);
}

#[test]
fn what_is_missing_says_the_day() {
    let rule = WorksRule::new(2, level(3)).again_after(28);
    let missing = |of: &[(i32, u32)]| {
        let log = works(of);
        let (_, standing) = standing(&rule, &log);
        standing.decision(&id(0)).unwrap().missing(&log)
    };
    let [
        Need::Show {
            works: 1,
            not_before,
            again_after_days: None,
            ..
        },
    ] = &missing(&[(3, 0), (3, 3)])[..]
    else {
        panic!("one more work");
    };
    assert_eq!(*not_before, Some(date(2026, 2, 1)));
    let [
        need @ Need::Show {
            works: 2,
            not_before: None,
            again_after_days: Some(28),
            ..
        },
    ] = &missing(&[(3, 0)])[..]
    else {
        panic!("two more works");
    };
    let text = Wording::english().need(need);
    let last = "the last of them at least 28 days after the others";
    assert!(text.contains(last), "{text}");
    assert!(missing(&[(3, 0), (3, 3), (3, 31)]).is_empty());
}

#[test]
fn a_proof_says_when_it_was_first_reached() {
    let log = works(&[(3, 0), (3, 3), (3, 31)]);
    let (policy, standing) = standing(&WorksRule::new(2, level(3)).again_after(28), &log);
    let mut proof = standing.decision(&id(0)).unwrap().proof(&log);
    assert!(proof.check(&policy, &ana(), &log).unwrap().is_empty());
    let Asked::Works { first_on, .. } = &mut proof.condition.asks else {
        panic!("works are asked for");
    };
    assert_eq!(*first_on, Some(on(3)));
    *first_on = Some(on(0));
    proof.check(&policy, &ana(), &log).unwrap_err();
}

#[test]
fn it_is_said_in_words() {
    let rule = WorksRule::new(2, level(3)).again_after(28);
    let policy = policy_of(&[Rule::Works(rule)]);
    let words = policy.rule_in_words(&id(0), &Wording::english()).unwrap();
    let expected = "at least 2 pieces of work at Proficient or above, without help, and shown \
                    again at least 28 days later";
    assert_eq!(words, [expected]);
}

#[test]
fn no_days_later_is_refused_and_longer_than_fresh_is_never_met() {
    let compile = |rule: WorksRule| {
        let definition = crate::sample::definition().bind(continua::advancement::Binding::new(
            continua::advancement::Selector::Identifier(id(0)),
            Rule::Works(rule),
        ));
        let definition: PolicyDefinition = definition;
        Policy::compile(
            &definition,
            &crate::sample::library(),
            &[crate::sample::scale()],
            None,
        )
    };
    let error = compile(WorksRule::new(1, level(3)).again_after(0)).unwrap_err();
    assert_eq!(error.report().iter().next().unwrap().code(), "POL-008");
    let mut fresh = Filter::default();
    fresh.fresh_days = Some(40);
    let rule = |spread, again| {
        let rule = WorksRule::new(2, level(3)).with_filter(fresh.clone());
        compile(rule.spread_over(spread).again_after(again)).unwrap()
    };
    let codes = |policy: Policy| -> Vec<&str> {
        let never = policy.report().iter().filter(|f| f.code() == "POL-013");
        never.map(continua::Finding::code).collect()
    };
    assert_eq!(codes(rule(20, 21)), ["POL-013"]);
    assert_eq!(codes(rule(20, 20)), [""; 0]);
}

#[test]
fn works_that_agree_count_once_before_and_any_counts_again() {
    let rule = WorksRule::new(2, level(3))
        .distinct_by(Distinct::Assessor)
        .again_after(10);
    // One assessor alone does not reach it, however often.
    assert_eq!(outcome(&rule, &[(3, 0), (3, 3), (3, 40)]), LITTLE);
}

/// Freshness: time alone moves a decision.
#[test]
fn what_was_shown_grows_old() {
    let mut filter = Filter::default();
    filter.fresh_days = Some(30);
    let rule = WorksRule::new(1, level(3)).with_filter(filter);
    let log = works(&[(3, 0)]);
    let policy = policy_of(&[Rule::Works(rule)]);
    let asked = |at: u32| policy.evaluate(&log, &ana(), AsOf::at(day(at))).unwrap();
    let outcome = |standing: &Standing| standing.decision(&id(0)).unwrap().outcome();
    assert_eq!(outcome(&asked(0)), MET);
    assert_eq!(outcome(&asked(30)), MET);
    assert_eq!(outcome(&asked(31)), Outcome::NoEvidence);
    let error = policy.evaluate(&log, &ana(), AsOf::everything());
    assert_eq!(error.unwrap_err(), EvaluateError::NoMoment);
}
