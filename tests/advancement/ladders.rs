//! Ladders: each rung decided by the works set at it, place, start place and gaps.

use continua::advancement::{
    Audience, Basis, Binding, Cause, CohortTable, Determination, Holdings, LadderBinding,
    LadderStanding, Need, Outcome, Policy, PolicyDefinition, RestoreError, Rule, Selection,
    Selector, Skip, StoredStanding, Unpitched, Why, Wording,
};
use continua::framework::{Framework, ItemDraft, Ladder, Library, Reading, Rung};
use continua::{
    AsOf, Attestation, Evidence, EvidenceLog, Exemption, ExemptionKind, Purpose, Retraction,
    RungId, Standing,
};

use crate::acts::day;
use crate::sample::{ana, definition, id, level, library, scale};

pub const RUNGS: usize = 3;

/// Targets 0 and 1 are told as ladders of three rungs.
pub fn told() -> Library {
    library().read_as(|_, _| {
        (0..2).fold(Reading::new(), |reading, target| {
            let rungs = (0..RUNGS).map(|at| {
                let statement = format!("Do thing {target} as is done at {}", 9 + at);
                Rung::of(rung(at), statement).titled(format!("Level {}", 9 + at))
            });
            reading.ladder(Ladder::new(id(target), rungs).unwrap())
        })
    })
}

/// The rungs of the ladders; past them one that they do not have.
pub fn rung(at: usize) -> RungId {
    RungId::new((9 + at).to_string()).unwrap()
}

pub fn policy_of(own: &[Rule], ladder: &LadderBinding) -> Policy {
    let bind = |definition: PolicyDefinition, (at, rule): (usize, &Rule)| {
        definition.bind(Binding::new(Selector::Identifier(id(at)), rule.clone()))
    };
    let bound = own.iter().enumerate().fold(definition(), bind);
    let bound = bound.bind_ladder(ladder.clone());
    Policy::compile(&bound, &told(), &[scale()], None).unwrap()
}

/// A rule for all ladders.
pub fn ladder_of(rule: Rule) -> LadderBinding {
    LadderBinding::new(Selection::all(), rule)
}

pub fn evaluate(policy: &Policy, log: &EvidenceLog) -> Standing {
    policy.evaluate(log, &ana(), AsOf::everything()).unwrap()
}

pub fn met(stands: LadderStanding<'_>) -> Vec<bool> {
    let rungs = stands.rungs();
    rungs
        .map(|decision| decision.outcome() == Outcome::Demonstrated)
        .collect()
}

pub fn work(name: &str, at: Option<usize>, shown: i32) -> Evidence {
    let day = day(u32::try_from(name.len()).unwrap());
    let task = name.parse().unwrap();
    let row = Evidence::new(name.parse().unwrap(), ana(), id(0), level(shown), task, day);
    match at {
        Some(at) => row.on_rung(rung(at)),
        None => row,
    }
}

pub fn log(rows: impl IntoIterator<Item = Evidence>) -> EvidenceLog {
    rows.into_iter().collect::<Result<_, _>>().unwrap()
}

fn name(rung: Option<&Rung>) -> Option<&str> {
    rung.map(Rung::title)
}

#[test]
fn the_place_is_the_highest_rung_met_and_what_is_below_and_unmet_is_a_gap() {
    let policy = policy_of(&[], &ladder_of(Rule::works(1, level(3))));
    // Quality is another thing than the rung: excellent work at the lowest is no work at the next.
    let log = log([
        work("a", Some(0), 4),
        work("ab", Some(1), 2),
        work("abc", Some(2), 3),
    ]);
    let standing = evaluate(&policy, &log);
    let stands = standing.ladder(&id(0)).unwrap();
    assert_eq!(met(stands), [true, false, true]);
    assert_eq!(name(stands.place()), Some("Level 11"));
    assert_eq!(name(stands.gaps().next()), Some("Level 10"));
    assert_eq!((stands.next(), stands.start()), (None, None));
    let below = stands.rung(&rung(1)).unwrap();
    assert_eq!(below.outcome(), Outcome::NotYet(Why::Below));
    assert!(stands.rung(&rung(RUNGS)).is_none());
    assert!(standing.decision(&id(0)).is_none(), "no rule of its own");
    assert!(standing.ladder(&id(2)).is_none(), "not told as a ladder");

    let untouched = standing.ladder(&id(1)).unwrap();
    assert_eq!((untouched.place(), untouched.gaps().count()), (None, 0));
    assert_eq!(name(untouched.next()), Some("Level 9"));
}

#[test]
fn what_is_passed_over_says_why() {
    let ladder = ladder_of(Rule::works(1, level(3)));
    let log = log([
        work("none", None, 3),
        work("other", Some(2), 3),
        work("strange", Some(RUNGS), 3),
        work("practice", Some(0), 3).with_purpose(Purpose::Practice),
    ]);
    let skipped = |ladder: &LadderBinding, at: usize| {
        let standing = evaluate(&policy_of(&[], ladder), &log);
        let decision = standing.ladder(&id(0)).unwrap().rung(&rung(at)).unwrap();
        let proof = decision.proof(&log);
        let all = proof.condition.passed_over.iter();
        let mut all: Vec<_> = all
            .map(|skipped| (skipped.showing.judgement.to_string(), skipped.why.unwrap()))
            .collect();
        all.sort();
        all
    };
    let of = |name: &str, why: Skip| (name.to_owned(), why);
    assert_eq!(
        skipped(&ladder, 0),
        [
            of("none", Skip::NoRung),
            of("other", Skip::Rung),
            of("practice", Skip::Purpose),
            of("strange", Skip::Rung)
        ]
    );
    let wide = ladder.counting_higher().with_unpitched(Unpitched::Lowest);
    assert_eq!(
        skipped(&wide, 0),
        [of("practice", Skip::Purpose), of("strange", Skip::Rung)]
    );
    assert_eq!(skipped(&wide, 1)[0], of("none", Skip::NoRung));
}

fn placement(at: usize, basis: Basis) -> Determination {
    let act = Determination::new(
        format!("d{at}").parse().unwrap(),
        ana(),
        id(0),
        Outcome::Demonstrated,
        "t-lee".parse().unwrap(),
        "teacher".parse().unwrap(),
        day(1),
    );
    act.on_basis(basis).at_rung(rung(at))
}

#[test]
fn a_start_place_is_no_evidence_and_holds_nothing_else() {
    let own = [Rule::works(1, level(3)), Rule::Held(vec![id(0).into()])];
    let policy = policy_of(&own, &ladder_of(Rule::works(1, level(3))));
    let log = log([work("a", Some(0), 1)]);
    let with = |holdings: &Holdings| {
        let everything = AsOf::everything();
        policy
            .evaluate_with(&log, &ana(), everything, holdings)
            .unwrap()
    };
    let placed = Holdings::default().determined([placement(1, Basis::Presumed)]);
    for holdings in [Holdings::default().starting(id(0), rung(1)), placed] {
        let standing = with(&holdings);
        let stands = standing.ladder(&id(0)).unwrap();
        assert_eq!(name(stands.start()), Some("Level 10"));
        assert_eq!((stands.place(), stands.gaps().count()), (None, 0));
        assert_eq!(name(stands.next()), Some("Level 11"));
        let decision = stands.rung(&rung(1)).unwrap();
        assert_eq!(decision.outcome(), Outcome::NoEvidence);
        assert!(decision.basis().contains(Basis::Presumed) && !decision.is_held());
        assert!(crate::sample::shown(&standing).iter().all(|shown| !shown));
        assert!(!standing.decision(&id(0)).unwrap().is_held());
        let text = stands.render(&Wording::english(), Audience::Teacher);
        assert!(text.contains("Start place"), "{text}");
        // It is stored and restored.
        let restored = policy.restore(&StoredStanding::from(&standing)).unwrap();
        assert_eq!(restored, standing);
    }
    // Credit for a rung is none for the competency; the highest of several is the start place.
    let both = Holdings::default().determined([
        placement(0, Basis::Credited),
        placement(2, Basis::Presumed),
        placement(RUNGS, Basis::Presumed),
    ]);
    let standing = with(&both);
    let stands = standing.ladder(&id(0)).unwrap();
    assert_eq!(name(stands.start()), Some("Level 11"));
    assert!(stands.rung(&rung(0)).unwrap().is_held());
    assert!(!standing.decision(&id(0)).unwrap().is_held());
    let revoked = placement(1, Basis::Presumed).revoke(
        "d9".parse().unwrap(),
        "t-lee".parse().unwrap(),
        "teacher".parse().unwrap(),
        day(2),
        "entered twice",
    );
    let none = Holdings::default().determined([placement(1, Basis::Presumed), revoked]);
    assert_eq!(with(&none).ladder(&id(0)).unwrap().start(), None);
    let text = serde_json::to_string(&placement(1, Basis::Presumed)).unwrap();
    let again: Determination = serde_json::from_str(&text).unwrap();
    assert_eq!(again, placement(1, Basis::Presumed));
}

#[test]
fn changes_name_the_rung_and_its_cause() {
    let policy = policy_of(
        &[Rule::works(9, level(3))],
        &ladder_of(Rule::works(1, level(3))),
    );
    let mut log = EvidenceLog::new();
    let before = evaluate(&policy, &log);
    log.append(work("a", Some(1), 3)).unwrap();
    let after = evaluate(&policy, &log);
    let changes = after.changes_since(&before, &log).unwrap();
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.rung.clone(), change.now.as_ref().unwrap().outcome))
        .collect();
    assert_eq!(
        told,
        [
            (None, Outcome::NotYet(Why::TooLittle)),
            (Some(rung(1)), Outcome::Demonstrated)
        ]
    );
    assert_eq!(changes[1].causes, [Cause::Record("a".parse().unwrap())]);
    log.append(Retraction::new(
        "r".parse().unwrap(),
        "a".parse().unwrap(),
        day(9),
    ))
    .unwrap();
    let gone = evaluate(&policy, &log);
    assert_eq!(gone.changes_since(&after, &log).unwrap().len(), 2);
    // Under a policy without the ladder the rungs are decided no longer.
    let without = crate::sample::policy_of(&[Rule::works(9, level(3))]);
    let changes = evaluate(&without, &log).changes_since(&after, &log);
    let rungs = changes.unwrap();
    let rungs = rungs.iter().filter(|change| change.rung.is_some());
    assert_eq!(
        rungs.filter(|change| change.now.is_none()).count(),
        2 * RUNGS
    );
}

#[test]
fn a_rung_says_what_is_missing_and_is_told_to_each_audience() {
    let policy = policy_of(&[], &ladder_of(Rule::works(2, level(3))));
    let log = log([work("a", Some(1), 3).with_assessor("t-lee".parse().unwrap())]);
    let standing = evaluate(&policy, &log);
    let stands = standing.ladder(&id(0)).unwrap();
    let decision = stands.rung(&rung(1)).unwrap();
    let [Need::Show { works, filter, .. }] = &decision.missing(&log)[..] else {
        panic!("{:?}", decision.missing(&log));
    };
    assert_eq!((*works, filter.rungs.as_deref()), (1, Some(&[rung(1)][..])));
    let proof = decision.proof(&log);
    assert_eq!(
        proof.for_teacher(),
        "Do thing 0\n\
         Level 10: Do thing 0 as is done at 10\n\
         What was shown is good enough so far; there is not enough of it yet.\n\
         What was shown:\n\
         - 2026-01-02, a: Proficient, set at level 10 (judged by t-lee, teacher)\n\
         Next:\n\
         - show it once more at Proficient or above, on tasks set at level 10, without help\n"
    );
    let outside = proof.render(&Wording::english(), Audience::Outside);
    assert!(!outside.contains("t-lee"), "{outside}");
    let json = serde_json::to_value(&proof).unwrap();
    assert_eq!(json["rung"]["identifier"], "10");
    assert_eq!(json["condition"]["counted"][0]["rung"], "10");

    let texts = [Audience::Teacher, Audience::Learner, Audience::Outside]
        .map(|audience| stands.render(&Wording::english(), audience));
    assert_eq!(
        texts[0],
        "Do thing 0\nNo rung of the ladder has been shown yet.\n\
         Next level: Level 9: Do thing 0 as is done at 9\n"
    );
    assert!(texts[1].contains("You can start to show the first level."));
    assert_eq!(
        texts[2],
        "Do thing 0\nYou can start to show the first level.\n"
    );
}

#[test]
fn an_attestation_and_an_exemption_of_the_competency_are_of_its_rungs_too() {
    let rule = Rule::All(vec![
        Rule::works(1, level(3)),
        Rule::attested("teacher".parse().unwrap()),
    ]);
    let policy = policy_of(&[], &ladder_of(rule));
    let mut log = log([work("a", Some(1), 3)]);
    let mut standing = evaluate(&policy, &log);
    let outcome = |standing: &Standing, at: usize| {
        let stands = standing.ladder(&id(0)).unwrap();
        stands.rung(&rung(at)).unwrap().outcome()
    };
    assert_eq!(outcome(&standing, 1), Outcome::AwaitingConfirmation);
    assert_eq!(outcome(&standing, 0), Outcome::NoEvidence);
    let (by, teacher) = ("t-lee".parse().unwrap(), "teacher".parse().unwrap());
    let attested = Attestation::new("t".parse().unwrap(), ana(), id(0), by, teacher, day(50));
    let receipt = log.append(attested).unwrap();
    standing.apply(receipt, &log).unwrap();
    assert_eq!(outcome(&standing, 1), Outcome::Demonstrated);
    assert_eq!(outcome(&standing, 0), Outcome::NotYet(Why::TooLittle));
    let exempt = Exemption::new(
        "x".parse().unwrap(),
        ana(),
        id(0),
        ExemptionKind::Exempt,
        "t-lee".parse().unwrap(),
        "teacher".parse().unwrap(),
        day(51),
    );
    log.append(exempt).unwrap();
    standing.catch_up(&log).unwrap();
    assert_eq!(standing, evaluate(&policy, &log));
    for decision in standing.ladder(&id(0)).unwrap().rungs() {
        assert_eq!(
            decision.applicability(),
            continua::advancement::Applicability::Exempt
        );
        decision.proof(&log).check(&policy, &ana(), &log).unwrap();
    }
}

#[test]
fn stored_rungs_that_do_not_fit_are_refused() {
    let policy = policy_of(
        &[Rule::works(1, level(3))],
        &ladder_of(Rule::works(1, level(3))),
    );
    let standing = evaluate(&policy, &log([work("a", Some(1), 3)]));
    let refused = |change: &dyn Fn(&mut Vec<serde_json::Value>)| {
        let mut value = serde_json::to_value(&standing).unwrap();
        change(value["rungs"].as_array_mut().unwrap());
        policy
            .restore(&serde_json::from_value(value).unwrap())
            .unwrap_err()
    };
    let damaged = |at: usize| RestoreError::Damaged { competency: id(at) };
    assert_eq!(refused(&|rungs| drop(rungs.remove(0))), damaged(0));
    assert_eq!(refused(&|rungs| rungs[1]["rung"] = "9".into()), damaged(0));
    assert_eq!(refused(&|rungs| rungs[1]["rung"] = "99".into()), damaged(0));
    let altered = refused(&|rungs| rungs[1]["outcome"] = "noEvidence".into());
    assert_eq!(altered, RestoreError::Disagrees { competency: id(0) });
    // Under other rungs the standing is of other frameworks.
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..crate::sample::TARGETS {
        let draft = ItemDraft::of(id(at), format!("Do thing {at}")).code(format!("T.{at}"));
        builder.item(draft.kind("Learning Target"));
    }
    let other = Ladder::new(id(0), [Rung::of(rung(0), "Do it otherwise")]).unwrap();
    let other = builder
        .build()
        .unwrap()
        .read_as(&Reading::new().ladder(other));
    let other = Library::of([("math", other)]).unwrap();
    let other = Policy::compile(policy.definition(), &other, &[scale()], None).unwrap();
    let refused = other.restore(&StoredStanding::from(&standing));
    assert!(matches!(refused, Err(RestoreError::OtherFrameworks { .. })));
}

#[test]
fn a_cohort_counts_each_learner_once_on_a_ladder() {
    let policy = policy_of(&[], &ladder_of(Rule::works(1, level(3))));
    let of = |who: &str, at: usize, shown: i32| {
        let name = format!("{who}{at}{shown}");
        let row = Evidence::new(
            name.parse().unwrap(),
            who.parse().unwrap(),
            id(0),
            level(shown),
            name.parse().unwrap(),
            day(1),
        );
        row.on_rung(rung(at))
    };
    let mut log = log([
        of("ana", 0, 3),
        of("ana", 2, 3),
        of("ben", 2, 4),
        of("cem", 0, 4),
        of("dia", 1, 2),
        of("eve", 0, 3),
    ]);
    let exempt = Exemption::new(
        "x".parse().unwrap(),
        "eve".parse().unwrap(),
        id(0),
        ExemptionKind::Exempt,
        "t".parse().unwrap(),
        "teacher".parse().unwrap(),
        day(2),
    );
    log.append(exempt).unwrap();
    let table = policy.cohort(&log, AsOf::everything()).unwrap();
    let (competency, ladder, counts) = table.ladders().next().unwrap();
    assert_eq!((competency.id(), ladder.rungs().len()), (&id(0), RUNGS));
    assert_eq!(counts.places[&rung(2)], 2, "{counts:?}");
    assert_eq!(counts.places[&rung(0)], 1);
    assert_eq!(counts.places.len(), 2);
    assert_eq!(
        (counts.no_place, counts.not_applicable, counts.learners()),
        (1, 1, 4)
    );
    assert_eq!(table.ladders().count(), 2);
    let hidden = |least| table.ladders_of_at_least(least).next().unwrap().2.is_none();
    assert!(!hidden(1) && hidden(2));
    // Standing by standing, and in parts, it is the same.
    let (mut one, mut other) = (CohortTable::new(&policy), CohortTable::new(&policy));
    for (at, standing) in policy
        .evaluate_everyone(&log, AsOf::everything())
        .enumerate()
    {
        let part = if at % 2 == 0 { &mut one } else { &mut other };
        part.add(&standing.unwrap()).unwrap();
    }
    one.merge(&other).unwrap();
    let all = |table: &CohortTable| -> Vec<_> {
        table
            .ladders()
            .map(|(_, _, counts)| counts.clone())
            .collect()
    };
    assert_eq!(all(&one), all(&table));
}
