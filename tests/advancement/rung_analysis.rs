//! What is said of the rules of rungs before anybody shows anything, held beside evidence.

use continua::RungId;
use continua::advancement::{
    Binding, Comparison, LadderBinding, Policy, Principle, Rule, Selection, Selector, Unpitched,
    Verdict,
};
use continua::mastery::Settings;
use proptest::prelude::*;

use crate::analysis::{agree, never_contradicted, pairs, rule, settings};
use crate::bodies::{bodies, changed_bodies};
use crate::ladder_laws::binding;
use crate::ladders::{RUNGS, rung, told};
use crate::sample::{definition, id, level, reference, scale};

fn policy(ladder: &LadderBinding, settings: &Settings) -> Policy {
    let definition = definition()
        .with_settings(settings.clone())
        .bind_ladder(ladder.clone());
    Policy::compile(&definition, &told(), &[scale()], None).unwrap()
}

fn plain(ladder: &LadderBinding) -> Policy {
    policy(ladder, &Settings::default())
}

fn of_all(rule: Rule) -> LadderBinding {
    LadderBinding::new(Selection::all(), rule)
}

fn rungs() -> impl Iterator<Item = RungId> {
    (0..RUNGS).map(rung)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_evidence_contradicts_what_is_said_of_a_rung(
        ladder in binding(rule()),
        settings in settings(),
        bodies in prop::collection::vec(changed_bodies(), 16),
    ) {
        let policy = policy(&ladder, &settings);
        for rung in rungs() {
            never_contradicted(&policy, Some(&rung), bodies.clone())?;
        }
    }

    #[test]
    fn no_evidence_contradicts_a_comparison_of_rungs(
        ((one, other), first, second) in (pairs(), binding(Just(Rule::All(Vec::new()))), binding(Just(Rule::All(Vec::new())))),
        settings in settings(),
        bodies in prop::collection::vec(bodies(), 16),
    ) {
        let (mut first, mut second) = (first, second);
        (first.rule, second.rule) = (one, other);
        let (first, second) = (policy(&first, &settings), policy(&second, &settings));
        for rung in rungs() {
            agree(&first, &second, Some(&rung), &bodies)?;
        }
    }
}

#[test]
fn which_works_count_is_part_of_what_is_asked() {
    let two = || of_all(Rule::works(2, level(3)));
    let (own, higher) = (plain(&two()), plain(&two().counting_higher()));
    let lowest = plain(&two().with_unpitched(Unpitched::Lowest));
    let said =
        |one: &Policy, other: &Policy, at| one.compare_rung(other, &id(0), &rung(at)).unwrap();
    // Above the highest rung there is none whose works could count too.
    for (at, stricter) in [(0, true), (1, true), (2, false)] {
        match said(&own, &higher, at) {
            Comparison::Stricter { only_second } => {
                assert!(stricter && only_second.meets(&higher) && !only_second.meets(&own));
                assert_eq!(only_second.rung(), Some(&rung(at)));
                assert!(matches!(said(&higher, &own, at), Comparison::Weaker { .. }));
            }
            Comparison::Equal => assert!(!stricter),
            other => panic!("{other}"),
        }
    }
    assert!(matches!(said(&lowest, &own, 0), Comparison::Weaker { .. }));
    assert_eq!(said(&lowest, &own, 1), Comparison::Equal);
    let Comparison::Incomparable { only_first, .. } = said(&lowest, &higher, 0) else {
        panic!("works of no rung, and works of higher ones");
    };
    assert!(
        !only_first.to_string().contains("set at `10`"),
        "{only_first}"
    );
    assert_eq!(own.compare_rung(&own, &id(0), &rung(RUNGS)), None);
    assert_eq!(own.compare(&own, &id(0)), None);
}

#[test]
fn the_claims_of_a_rung_read_like_those_of_a_target() {
    let policy = plain(&of_all(Rule::works(2, level(3))));
    let text = policy.analyse_rung(&id(0), &rung(1)).unwrap().to_string();
    for part in [
        "it is met, for instance, by:",
        "level `3` on the task `task-1`, set at `10` (summative",
        "one more work never hurts",
        "a higher level never hurts",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // A rule that asks for works of another rung lets none through.
    let other = r#"{"works": {"atLeast": 1, "level": "3", "where": {"rungs": ["9"]}}}"#;
    let other = plain(&of_all(serde_json::from_str(other).unwrap()));
    let verdict = |at| {
        let analysis = other.analyse_rung(&id(0), &rung(at)).unwrap();
        (analysis.verdict(), analysis.example().is_some())
    };
    assert_eq!(verdict(0), (Verdict::Depends, true));
    assert_eq!(verdict(1), (Verdict::Never, false));
}

#[test]
fn most_is_decided_of_rungs_too() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut decided, mut examples) = (0, 0);
    for _ in 0..100 {
        let (one, other) = pairs().new_tree(&mut runner).unwrap().current();
        let (one, other) = (plain(&of_all(one)), plain(&of_all(other).counting_higher()));
        let said = one.compare_rung(&other, &id(0), &rung(1)).unwrap();
        decided += u32::from(!matches!(said, Comparison::Undecided { .. }));
        let analysis = one.analyse_rung(&id(0), &rung(1)).unwrap();
        examples += u32::from(analysis.example().is_some());
    }
    println!("decided {decided}, with an example {examples} of 100");
    assert!(decided >= 60 && examples >= 70, "{decided} {examples}");
}

#[test]
fn what_a_ladder_rule_withholds_is_found() {
    // A rung that waits for another target to be held, which comes before it.
    let rule = Rule::All(vec![
        Rule::works(2, level(3)),
        Rule::Held(vec![reference(1)]),
    ]);
    let bound = definition()
        .bind(Binding::new(Selection::all(), Rule::works(2, level(3))))
        .bind_ladder(LadderBinding::new(Selector::Identifier(id(0)), rule));
    let before = continua::progression::Requirement::new(id(0)).way([id(1)]);
    let progression = continua::Progression::builder().require(before).build();
    let policy = Policy::compile(&bound, &told(), &[scale()], Some(&progression)).unwrap();
    let found: Vec<(&str, &str)> = policy
        .report()
        .iter()
        .map(|finding| (finding.code(), finding.message()))
        .collect();
    assert_eq!(
        found,
        [(
            "POL-026",
            "ladder rule 1 does not recognise what was shown of `T.0` until what comes before is held"
        )]
    );
    let analysis = policy.analyse_rung(&id(0), &rung(1)).unwrap();
    let [withheld] = analysis.contradictions() else {
        panic!("{analysis}");
    };
    assert_eq!(withheld.principle(), Principle::Prerequisites);
    assert!(withheld.met().unwrap().meets(&policy));
    assert!(!withheld.unmet().unwrap().meets(&policy));
    assert!(policy.analyse(&id(0)).unwrap().contradictions().is_empty());
    assert_eq!(policy.analyse_rung(&id(2), &rung(0)), None);
    assert_eq!(policy.analyse_rung(&id(0), &rung(RUNGS)), None);
}
