//! A body of evidence, judged as a whole: recorded, shown beside the works, never in their place.

use continua::advancement::{
    Asked, Attested, Audience, Binding, BodyOfWork, Need, Outcome, Policy, ProofFault, Rule,
    Selection, Standing, StoredStanding, Why, Wording,
};
use continua::{AsOf, Attestation, Evidence, EvidenceLog, Retraction};

use crate::acts::day;
use crate::sample::{self, ana, id, level, library, policy_of};

fn rule() -> Rule {
    let word = Attested::new("teacher".parse().unwrap(), Some(level(3)));
    Rule::Attested(word.upon(BodyOfWork::new(3)))
}

/// Works of these levels, named `w0`, `w1` and so on.
fn works(levels: &[i32]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for (at, shown) in levels.iter().enumerate() {
        let name = format!("w{at}");
        let row = Evidence::new(
            name.parse().unwrap(),
            ana(),
            id(0),
            level(*shown),
            name.parse().unwrap(),
            day(u32::try_from(at).unwrap()),
        );
        log.append(row.with_assessor("somebody".parse().unwrap()))
            .unwrap();
    }
    log
}

fn word(name: &str, said: i32, works: &[&str]) -> Attestation {
    Attestation::new(
        name.parse().unwrap(),
        ana(),
        id(0),
        "t-lee".parse().unwrap(),
        "teacher".parse().unwrap(),
        day(30),
    )
    .with_level(level(said))
    .with_works(works.iter().map(|work| work.parse().unwrap()))
    .with_rationale("two slips of the pen")
}

fn judged(log: &EvidenceLog) -> (Policy, Standing) {
    let policy = policy_of(&[rule()]);
    let standing = policy.evaluate(log, &ana(), AsOf::everything()).unwrap();
    (policy, standing)
}

fn outcome(log: &EvidenceLog) -> Outcome {
    judged(log).1.decision(&id(0)).unwrap().outcome()
}

#[test]
fn it_rests_on_works_that_are_there_and_are_named() {
    let mut log = works(&[2, 3]);
    assert_eq!(outcome(&log), Outcome::NotYet(Why::TooLittle));
    log.append(word("a0", 3, &["w0", "w1", "w2"])).unwrap();
    assert_eq!(outcome(&log), Outcome::NotYet(Why::TooLittle));

    let mut log = works(&[2, 3, 2]);
    assert_eq!(outcome(&log), Outcome::AwaitingConfirmation);
    log.append(word("a1", 3, &["w0", "w1"])).unwrap();
    log.append(word("a2", 2, &["w0", "w1", "w2"])).unwrap();
    assert_eq!(outcome(&log), Outcome::AwaitingConfirmation);
    log.append(word("a3", 3, &["w0", "w1", "w2"])).unwrap();
    assert_eq!(outcome(&log), Outcome::Demonstrated);
    // A work that it rests on is withdrawn, and with it what was judged from it.
    let gone = Retraction::new("r".parse().unwrap(), "w0".parse().unwrap(), day(40));
    log.append(gone).unwrap();
    assert_eq!(outcome(&log), Outcome::NotYet(Why::TooLittle));
}

/// What is decided upon a log. A standing fed with its records one by one, written and restored after each,
/// says what an evaluation says, with a proof that checks.
fn fed(log: &EvidenceLog) -> Outcome {
    let policy = policy_of(&[rule()]);
    let mut growing = EvidenceLog::new();
    let nothing = policy.evaluate(&growing, &ana(), AsOf::everything());
    let mut standing = nothing.unwrap();
    for record in log.records() {
        let receipt = growing.append(record.clone()).unwrap();
        standing.apply(receipt, &growing).unwrap();
        let stored: StoredStanding =
            serde_json::from_str(&serde_json::to_string(&standing).unwrap()).unwrap();
        standing = policy.restore(&stored).unwrap();
        let whole = policy.evaluate(&growing, &ana(), AsOf::everything());
        assert_eq!(standing, whole.unwrap());
        let proof = standing.decision(&id(0)).unwrap().proof(&growing);
        assert!(proof.check(&policy, &ana(), &growing).unwrap().is_empty());
    }
    standing.decision(&id(0)).unwrap().outcome()
}

#[test]
fn it_rests_on_no_work_that_was_performed_after_it_was_recorded() {
    // It names five works, two of which come after its day, and one on it.
    let all = ["w0", "w1", "w2", "w3", "w4"];
    let on = |at: u32| {
        let said = word("a", 3, &all);
        let said = Attestation::new(
            said.id().clone(),
            ana(),
            id(0),
            said.by().clone(),
            said.role().clone(),
            day(at),
        );
        let named = all.iter().map(|work| work.parse().unwrap());
        said.with_level(level(3)).with_works(named)
    };
    for (at, expected) in [
        (1, Outcome::AwaitingConfirmation),
        (2, Outcome::Demonstrated),
        (4, Outcome::Demonstrated),
    ] {
        let mut log = works(&[2, 3, 2, 2, 3]);
        log.append(on(at)).unwrap();
        assert_eq!(fed(&log), expected, "day {at}");
        // As late as the works are recorded, so late nothing changes.
        let mut log = EvidenceLog::new();
        log.append(on(at)).unwrap();
        for record in works(&[2, 3, 2, 2, 3]).records() {
            log.append(record.clone()).unwrap();
        }
        assert_eq!(fed(&log), expected, "day {at}");
    }

    let mut log = works(&[2, 3, 2, 2, 3]);
    log.append(on(3)).unwrap();
    let (policy, standing) = judged(&log);
    let proof = standing.decision(&id(0)).unwrap().proof(&log);
    let rests: Vec<&str> = proof.condition.confirmed[0]
        .works
        .iter()
        .map(continua::WorkId::as_str)
        .collect();
    assert_eq!(rests, ["w0", "w1", "w2", "w3"]);
    assert!(
        proof.for_teacher().contains("looked at 4 pieces of work"),
        "{}",
        proof.for_teacher()
    );
    // A proof that says it rested on a work to come is found out.
    let mut altered = proof.clone();
    altered.condition.confirmed[0]
        .works
        .push("w4".parse().unwrap());
    let error = altered.check(&policy, &ana(), &log).unwrap_err();
    assert_eq!(error.fault(), ProofFault::Confirmed);
}

#[test]
fn days_and_instants_are_compared_in_the_zone_of_the_policy() {
    // Of the third work the moment is known, and it is evening in Chicago, where the day is
    // another one than in UTC.
    let log = |performed: &str, recorded: &str| {
        let mut log = works(&[2, 3]);
        let row = Evidence::new(
            "w2".parse().unwrap(),
            ana(),
            id(0),
            level(3),
            "w2".parse().unwrap(),
            performed.parse().unwrap(),
        );
        log.append(row).unwrap();
        let said = Attestation::new(
            "a".parse().unwrap(),
            ana(),
            id(0),
            "t-lee".parse().unwrap(),
            "teacher".parse().unwrap(),
            recorded.parse().unwrap(),
        );
        let named = ["w0", "w1", "w2"].map(|work| work.parse().unwrap());
        log.append(said.with_level(level(3)).with_works(named))
            .unwrap();
        log
    };
    let rests = |zone: &str, performed: &str, recorded: &str| {
        let mut definition = sample::definition().bind(Binding::new(Selection::all(), rule()));
        definition.zone = zone.parse().unwrap();
        let policy = Policy::compile(&definition, &library(), &[sample::scale()], None).unwrap();
        let log = log(performed, recorded);
        let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
        let decision = standing.decision(&id(0)).unwrap();
        assert!(decision.proof(&log).check(&policy, &ana(), &log).is_ok());
        decision.outcome() == Outcome::Demonstrated
    };
    let evening = "2026-02-02T01:30:00Z";
    // A day includes all of itself, and where it ends the zone says.
    assert!(rests("UTC", evening, "2026-02-02") && !rests("UTC", evening, "2026-02-01"));
    assert!(rests("CST6", evening, "2026-02-01") && !rests("CST6", evening, "2026-01-31"));
    // Of a work of which the day alone is known it is enough that the day has begun.
    assert!(rests("UTC", "2026-02-02", evening) && rests("CST6", "2026-02-01", evening));
    assert!(!rests("CST6", "2026-02-02", evening));
    // Of two instants the order is known.
    assert!(rests("UTC", evening, evening) && !rests("UTC", evening, "2026-02-02T01:29:59Z"));
}

#[test]
fn what_is_attested_and_what_the_works_reach_stand_side_by_side() {
    let mut log = works(&[2, 3, 2]);
    log.append(word("a", 3, &["w2", "w0", "w1"])).unwrap();
    let (policy, standing) = judged(&log);
    let decision = standing.decision(&id(0)).unwrap();
    assert_eq!(decision.level().unwrap().title(), "Developing");
    assert_eq!(decision.attested_level().unwrap().title(), "Proficient");
    let proof = decision.proof(&log);
    let Asked::Attested {
        upon, works_alone, ..
    } = &proof.condition.asks
    else {
        panic!("it is attested");
    };
    assert_eq!(
        (*upon, works_alone.as_deref()),
        (Some(3), Some("Developing"))
    );
    assert_eq!(proof.condition.counted.len(), 3);
    assert_eq!(proof.condition.confirmed[0].works.len(), 3);
    let text = proof.for_teacher();
    let lines = [
        "Demonstrated.\n",
        "2026-01-31, a teacher who looked at 3 pieces of work: Proficient (t-lee), because: two slips of the pen",
        "the works by themselves: Developing",
        "2026-01-01, w0: Developing (judged by somebody, teacher)",
    ];
    for line in lines {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(proof.check(&policy, &ana(), &log).unwrap().is_empty());
}

#[test]
fn who_judged_and_why_stay_with_teachers() {
    let mut log = works(&[2, 3, 2]);
    log.append(word("a", 3, &["w0", "w1", "w2"])).unwrap();
    let proof = judged(&log).1.decision(&id(0)).unwrap().proof(&log);
    for audience in [Audience::Learner, Audience::Outside] {
        let text = proof.render(&Wording::english(), audience);
        let data = serde_json::to_string(&proof.for_audience(audience)).unwrap();
        for secret in ["t-lee", "slips", "somebody"] {
            assert!(
                !text.contains(secret) && !data.contains(secret),
                "{text}{data}"
            );
        }
        // That it was judged, and otherwise than the works by themselves, is hidden from nobody.
        assert!(
            text.contains("Proficient") && text.contains("Developing"),
            "{text}"
        );
    }
}

#[test]
fn an_altered_judgement_does_not_check() {
    let mut log = works(&[2, 3, 2]);
    log.append(word("a", 3, &["w0", "w1", "w2"])).unwrap();
    let (policy, standing) = judged(&log);
    let proof = standing.decision(&id(0)).unwrap().proof(&log);
    let fault = |change: &dyn Fn(&mut continua::Proof)| {
        let mut altered = proof.clone();
        change(&mut altered);
        altered.check(&policy, &ana(), &log).unwrap_err().fault()
    };
    assert_eq!(
        fault(&|p| drop(p.condition.confirmed.pop())),
        ProofFault::Confirmed
    );
    assert_eq!(
        fault(&|p| drop(p.condition.confirmed[0].works.pop())),
        ProofFault::Confirmed
    );
    assert_eq!(
        fault(&|p| p.condition.confirmed[0].by = None),
        ProofFault::Confirmed
    );
    assert_eq!(fault(&|p| p.attested = None), ProofFault::Level);
    let alone = |p: &mut continua::Proof| {
        if let Asked::Attested { works_alone, .. } = &mut p.condition.asks {
            *works_alone = Some("Proficient".to_owned());
        }
    };
    assert_eq!(fault(&alone), ProofFault::Asked);
}

#[test]
fn what_is_missing_asks_for_works_and_then_for_the_judgement() {
    let log = works(&[3]);
    let (_, standing) = judged(&log);
    let missing = standing.decision(&id(0)).unwrap().missing(&log);
    let [
        Need::Show { works: 2, .. },
        confirm @ Need::Confirm { upon: Some(3), .. },
    ] = &missing[..]
    else {
        panic!("{missing:?}");
    };
    assert_eq!(
        Wording::english().need(confirm),
        "ask a teacher to look at 3 pieces of work and to judge them as a whole"
    );
}

#[test]
fn it_is_said_in_words_and_read_from_a_line() {
    let policy = policy_of(&[rule()]);
    let words = policy.rule_in_words(&id(0), &Wording::english()).unwrap();
    let expected = "a teacher confirms it at Proficient or above, having looked at 3 pieces of \
                    work as a whole, without help";
    assert_eq!(words, [expected]);

    let record = continua::Record::from(word("a", 3, &["w1", "w0"]));
    let line = serde_json::to_string(&record).unwrap();
    let mut log = EvidenceLog::new();
    let library = crate::sample::library();
    let report = continua::evidence::Reader::new(&library).json_lines(line.as_bytes(), &mut log);
    assert!(report.is_empty(), "{report}");
    assert_eq!(log.records().next().unwrap(), &record);
}

#[test]
fn a_body_of_nothing_is_refused() {
    let word = Attested::new("teacher".parse().unwrap(), None).upon(BodyOfWork::new(0));
    let definition = crate::sample::definition().bind(continua::advancement::Binding::new(
        continua::advancement::Selection::all(),
        Rule::Attested(word),
    ));
    let library = crate::sample::library();
    let error = Policy::compile(&definition, &library, &[crate::sample::scale()], None);
    let error = error.unwrap_err();
    assert_eq!(error.report().iter().next().unwrap().code(), "POL-008");
}
