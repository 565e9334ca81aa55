//! Ladders: each rung decided by the works set at it, place, start place and gaps.

use continua::advancement::{
    Audience, Basis, Binding, Cause, CohortTable, Determination, Extends, Filter, Holdings,
    LadderBinding, LadderStanding, Need, Outcome, Policy, PolicyDefinition, PolicyExtension,
    ProofFault, RestoreError, Rule, Selection, Selector, Skip, StoredStanding, Unpitched, Why,
    Wording, WorksRule, WrittenPolicy,
};
use continua::framework::{Framework, ItemDraft, Ladder, Level, Library, Reading, Rung, Scale};
use continua::{
    AsOf, Attestation, Evidence, EvidenceLog, Exemption, ExemptionKind, Purpose, Retraction,
    RungId, Standing,
};
use proptest::prelude::*;

use crate::acts::{Act, acts, append_with, day};
use crate::oracle::{oracle, oracle_rule};
use crate::rules::{leaf, monotone_leaf, nested, others, rules};
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

fn policy_of(own: &[Rule], ladder: &LadderBinding) -> Policy {
    let bind = |definition: PolicyDefinition, (at, rule): (usize, &Rule)| {
        definition.bind(Binding::new(Selector::Identifier(id(at)), rule.clone()))
    };
    let bound = own.iter().enumerate().fold(definition(), bind);
    let bound = bound.bind_ladder(ladder.clone());
    Policy::compile(&bound, &told(), &[scale()], None).unwrap()
}

/// A rule for all ladders.
fn ladder_of(rule: Rule) -> LadderBinding {
    LadderBinding::new(Selection::all(), rule)
}

fn append(
    log: &mut EvidenceLog,
    acts: &[Act],
    pitched: &[Option<usize>],
    at: usize,
) -> Option<continua::Receipt> {
    append_with(log, acts, at, |of, row| match pitched[of] {
        Some(at) => row.on_rung(rung(at)),
        None => row,
    })
}

fn log_of(acts: &[Act], pitched: &[Option<usize>]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for at in 0..acts.len() {
        append(&mut log, acts, pitched, at);
    }
    log
}

fn evaluate(policy: &Policy, log: &EvidenceLog) -> Standing {
    policy.evaluate(log, &ana(), AsOf::everything()).unwrap()
}

fn met(stands: LadderStanding<'_>) -> Vec<bool> {
    let rungs = stands.rungs();
    rungs
        .map(|decision| decision.outcome() == Outcome::Demonstrated)
        .collect()
}

/// The acts that one rung sees: what is set elsewhere is made to be nothing, in its place.
fn seen_at(
    at: usize,
    acts: &[Act],
    pitched: &[Option<usize>],
    higher: bool,
    unpitched: Unpitched,
) -> Vec<Act> {
    let sees = |set: Option<usize>| match set {
        None => unpitched == Unpitched::Lowest && at == 0,
        Some(set) => set == at || (higher && at < set && set < RUNGS),
    };
    let keep = acts.iter().zip(pitched).map(|(act, set)| match act {
        Act::Add { .. } if !sees(*set) => Act::Retract(usize::MAX),
        act => act.clone(),
    });
    keep.collect()
}

fn pitched() -> impl Strategy<Value = Vec<Option<usize>>> {
    let one = prop_oneof![1 => Just(None), 5 => (0..=RUNGS).prop_map(Some)];
    prop::collection::vec(one, 24)
}

pub fn binding(rule: impl Strategy<Value = Rule>) -> impl Strategy<Value = LadderBinding> {
    let unpitched = prop_oneof![Just(Unpitched::None), Just(Unpitched::Lowest)];
    (rule, any::<bool>(), unpitched).prop_map(|(rule, higher, unpitched)| {
        let binding = ladder_of(rule).with_unpitched(unpitched);
        if higher {
            binding.counting_higher()
        } else {
            binding
        }
    })
}

fn any_rule() -> impl Strategy<Value = Rule> {
    nested(prop_oneof![3 => leaf(), 1 => others()])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn rungs_places_and_gaps_are_those_of_the_oracle(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let standing = evaluate(&policy, &log_of(&acts, &pitched));
        let held = oracle(&own, &acts);
        prop_assert_eq!(crate::sample::shown(&standing), held.clone());
        prop_assert_eq!(standing.ladders().count(), 2);
        for target in 0..2 {
            let expected: Vec<bool> = (0..RUNGS)
                .map(|at| {
                    let seen = seen_at(at, &acts, &pitched, ladder.higher_counts, ladder.unpitched);
                    oracle_rule(&ladder.rule, target, &seen, &held)
                })
                .collect();
            let stands = standing.ladder(&id(target)).unwrap();
            prop_assert_eq!(met(stands), expected.clone());
            let place = expected.iter().rposition(|met| *met);
            prop_assert_eq!(stands.place().map(Rung::id).cloned(), place.map(rung));
            let gaps = (0..place.unwrap_or(0)).filter(|at| !expected[*at]).map(rung);
            let found: Vec<RungId> = stands.gaps().map(|rung| rung.id().clone()).collect();
            prop_assert_eq!(found, gaps.collect::<Vec<_>>());
            let next = place.map_or(0, |place| place + 1);
            let next = (next < RUNGS).then(|| rung(next));
            prop_assert_eq!(stands.next().map(Rung::id).cloned(), next);
        }
    }

    #[test]
    fn the_decisions_of_competencies_are_those_without_the_ladder(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let log = log_of(&acts, &pitched);
        let with = evaluate(&policy_of(&own, &ladder), &log);
        let without = evaluate(&crate::sample::policy_of(&own), &log);
        prop_assert!(without.ladders().next().is_none());
        prop_assert_eq!(with.decisions().count(), without.decisions().count());
        for (one, other) in with.decisions().zip(without.decisions()) {
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn record_by_record_stored_or_not_equals_all_at_once(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
        cut: prop::sample::Index,
    ) {
        let policy = policy_of(&own, &ladder);
        let mut log = EvidenceLog::new();
        let mut standing = evaluate(&policy, &log);
        let cut = cut.index(acts.len() + 1);
        for at in 0..acts.len() {
            if at == cut {
                let text = serde_json::to_string(&standing).unwrap();
                let stored: StoredStanding = serde_json::from_str(&text).unwrap();
                prop_assert_eq!(stored.outcomes().len(), own.len());
                let restored = policy.restore(&stored).unwrap();
                prop_assert_eq!(&restored, &standing);
                standing = restored;
            }
            if let Some(receipt) = append(&mut log, &acts, &pitched, at) {
                standing.apply(receipt, &log).unwrap();
            }
        }
        prop_assert_eq!(standing, evaluate(&policy, &log));
    }

    #[test]
    fn the_order_of_records_changes_nothing(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let log = log_of(&acts, &pitched);
        let backwards: Vec<_> = log.records().cloned().collect();
        let backwards: EvidenceLog = backwards.into_iter().rev().collect::<Result<_, _>>().unwrap();
        let (one, other) = (evaluate(&policy, &log), evaluate(&policy, &backwards));
        for (one, other) in one.ladders().zip(other.ladders()) {
            prop_assert_eq!(one.place(), other.place());
            prop_assert!(one.rungs().eq(other.rungs()));
        }
    }

    #[test]
    fn the_proof_of_a_rung_checks_and_is_none_of_another(
        own in rules(),
        ladder in binding(any_rule()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let policy = policy_of(&own, &ladder);
        let log = log_of(&acts, &pitched);
        let standing = evaluate(&policy, &log);
        for decision in standing.ladders().flat_map(LadderStanding::rungs) {
            let mut proof = decision.proof(&log);
            let checked = proof.check(&policy, &ana(), &log);
            prop_assert!(checked.is_ok(), "{}: {proof:#?}", checked.unwrap_err());
            prop_assert_eq!(proof.rung.as_ref(), decision.rung());
            let met = decision.outcome() == Outcome::Demonstrated;
            prop_assert_eq!((proof.condition.met, proof.missing.is_empty()), (met, met));
            // Its rung under another name is none that the policy decides.
            let renamed = proof.rung.take().unwrap().titled("Level 1");
            proof.rung = Some(renamed);
            let error = proof.check(&policy, &ana(), &log).unwrap_err();
            prop_assert_eq!(error.fault(), ProofFault::NotDecided);
        }
    }

    /// Where a rule is monotone, works of higher rungs only add to the lower ones, and fill them.
    #[test]
    fn counting_higher_works_leaves_no_gap(
        rule in nested(monotone_leaf()),
        acts in acts(),
        pitched in pitched(),
    ) {
        let log = log_of(&acts, &pitched);
        let plain = evaluate(&policy_of(&[], &ladder_of(rule.clone())), &log);
        let higher = evaluate(&policy_of(&[], &ladder_of(rule).counting_higher()), &log);
        for (plain, higher) in plain.ladders().zip(higher.ladders()) {
            prop_assert_eq!(higher.gaps().count(), 0);
            for (less, more) in met(plain).into_iter().zip(met(higher)) {
                prop_assert!(!less || more);
            }
        }
    }
}

fn work(name: &str, at: Option<usize>, shown: i32) -> Evidence {
    let day = day(u32::try_from(name.len()).unwrap());
    let task = name.parse().unwrap();
    let row = Evidence::new(name.parse().unwrap(), ana(), id(0), level(shown), task, day);
    match at {
        Some(at) => row.on_rung(rung(at)),
        None => row,
    }
}

fn log(rows: impl IntoIterator<Item = Evidence>) -> EvidenceLog {
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
