//! Redacting and forgetting: what is removed is gone, and everything else stands where it stood.

use continua::evidence::Reader;
use continua::evidence::proptest1::{learners, records};
use continua::{
    AsOf, Attestation, Evidence, EvidenceLog, Exemption, ExemptionKind, Judged, Judgement,
    LearnerId, LevelId, Moment, Record, Retraction, TimeZone, Work, Worker,
};
use proptest::prelude::*;

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn when() -> Moment {
    text("2026-09-01")
}

fn shown(log: &EvidenceLog, learner: &str) -> usize {
    let as_of = AsOf::everything();
    log.view(&text(learner), &as_of, &TimeZone::UTC)
        .rows_shown()
}

fn row(id: &str, learner: &str) -> Evidence {
    let level: LevelId = text("3");
    Evidence::new(
        text(id),
        text(learner),
        text("t"),
        level,
        text("quiz"),
        text("2026-03-02"),
    )
    .with_assessor(text("lee"))
    .with_note("kept apart")
}

#[test]
fn a_redacted_record_is_gone_and_leaves_its_place() {
    let mut log = EvidenceLog::new();
    for id in ["e1", "e2"] {
        log.append(row(id, "ana")).unwrap();
    }
    log.redact(&text("e1"), when(), "entered for another")
        .unwrap();
    assert_eq!((log.position(), shown(&log, "ana")), (2, 1));
    let Some(Record::Removal(removal)) = log.get(&text("e1")) else {
        panic!("it stands in the place of the record");
    };
    assert_eq!(removal.reason(), Some("entered for another"));
    let ana: LearnerId = text("ana");
    let target = text("t");
    assert!(removal.touches().eq([(&ana, Some(&target))]));
    // Every answer says so, whatever moment it is asked of.
    let before = AsOf::at(text("2026-03-03"));
    let view = log.view(&ana, &before, &TimeZone::UTC);
    assert_eq!(view.removals().count(), 1);
    // It does not come back under its name.
    assert!(log.append(row("e1", "ana")).is_err());
    let unknown = log.redact(&text("none"), when(), "no").unwrap_err();
    assert_eq!(unknown.to_string(), "the log has no record `none`");
}

#[test]
fn a_redacted_correction_lets_what_it_corrected_stand_again() {
    let mut log = EvidenceLog::new();
    log.append(row("e1", "ana")).unwrap();
    let correction = row("e2", "ana").correcting(text("e1"));
    log.append(correction).unwrap();
    log.redact(&text("e2"), when(), "a slip").unwrap();
    let as_of = AsOf::everything();
    let view = log.view(&text("ana"), &as_of, &TimeZone::UTC);
    let target = view.target(&text("t")).unwrap();
    assert_eq!(target.shown()[0].judgement().id().as_str(), "e1");
    // A retraction goes on to withdraw, without its reason.
    let retraction = Retraction::new(text("r"), text("e1"), text("2026-03-05"));
    log.append(retraction.with_reason("ana was ill")).unwrap();
    log.redact(&text("r"), when(), "health").unwrap();
    assert_eq!(shown(&log, "ana"), 0);
    assert!(!log.to_json_lines().contains("ill"));
}

#[test]
fn nothing_of_a_forgotten_learner_is_left() {
    let mut log = EvidenceLog::new();
    log.append(row("ana-1", "ana")).unwrap();
    log.append(row("b1", "ben")).unwrap();
    let group = Worker::group(text("g"), [text("ana"), text("ben")]).unwrap();
    let work = Work::new(text("w"), group, text("survey"), text("2026-03-04"));
    let level = || text::<LevelId>("2");
    let results = [
        Judged::target(text("t"), level()),
        Judged::target(text("t"), level()).for_learner(text("ana")),
    ];
    log.append(Judgement::new(text("g1"), work, results).unwrap())
        .unwrap();
    let retraction = Retraction::new(text("ana-r"), text("ana-1"), text("2026-03-05"));
    log.append(retraction.with_reason("ana was ill")).unwrap();
    let word = |id, learner| {
        Attestation::new(
            text(id),
            text(learner),
            text("t"),
            text("lee"),
            text("teacher"),
            text("2026-03-06"),
        )
        .with_works([text("ana-1"), text("b1")])
    };
    log.append(word("ana-a", "ana")).unwrap();
    log.append(word("b-a", "ben")).unwrap();
    let exempt = Exemption::new(
        text("ana-x"),
        text("ana"),
        text("t"),
        ExemptionKind::Exempt,
        text("lee"),
        text("teacher"),
        text("2026-03-06"),
    );
    log.append(exempt).unwrap();
    let before = log.position();

    assert_eq!(log.forget(&text("ana"), when()), 4);
    assert_eq!(
        (log.position(), shown(&log, "ana"), shown(&log, "ben")),
        (before, 0, 2)
    );
    assert!(log.learners().all(|learner| learner.as_str() == "ben"));
    let lines = log.to_json_lines();
    assert!(!lines.contains("ana"), "{lines}");
    assert!(!format!("{log:?}").contains("ana"));
    assert_eq!(log.forget(&text("ana"), when()), 0);
}

#[test]
fn what_was_moderated_stays_so_for_the_others() {
    let group = Worker::group(text("g"), [text("ana"), text("ben")]).unwrap();
    let work = Work::new(text("w"), group, text("survey"), text("2026-03-04"));
    let for_learner = |level: &str, learner: &str| {
        Judged::target(text("t"), text::<LevelId>(level)).for_learner(text(learner))
    };
    let judged =
        |id: &str, results: Vec<Judged>| Judgement::new(text(id), work.clone(), results).unwrap();
    let mut log = EvidenceLog::new();
    log.append(judged("ana-1", vec![for_learner("2", "ana")]))
        .unwrap();
    let both = vec![for_learner("3", "ana"), for_learner("4", "ben")];
    let moderated = judged("m", both).moderating([text("ana-1")]);
    log.append(moderated).unwrap();

    assert_eq!(log.forget(&text("ana"), when()), 1);
    let lines = log.to_json_lines();
    assert!(!lines.contains("ana"), "{lines}");
    let as_of = AsOf::everything();
    let view = log.view(&text("ben"), &as_of, &TimeZone::UTC);
    let target = view.target(&text("t")).unwrap();
    assert!(target.shown()[0].is_moderated());
    let removal = log.removals().next().unwrap().id();
    let named = target.shown()[0].judgement().lineage().supersedes();
    assert_eq!(named, std::slice::from_ref(removal));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn forgetting_takes_one_learner_out_and_moves_nothing(records in records(16), learner in learners()) {
        let mut log = EvidenceLog::new();
        for record in records {
            log.append(record).unwrap();
        }
        let before = log.clone();
        log.forget(&learner, when());
        prop_assert_eq!(log.position(), before.position());
        let named = format!("\"{}\"", learner.as_str());
        prop_assert!(!log.to_json_lines().contains(&named));
        let as_of = AsOf::everything();
        prop_assert_eq!(log.view(&learner, &as_of, &TimeZone::UTC).rows_shown(), 0);
        // Records in which the learner has no part say what they said, where they stood.
        for (old, new) in before.records().zip(log.records()) {
            if !serde_json::to_string(old).unwrap().contains(&named) && !matches!(new, Record::Removal(_)) {
                prop_assert_eq!(old.id(), new.id());
            }
        }
        let mut again = EvidenceLog::new();
        let report = Reader::of_identifiers().json_lines(log.to_json_lines().as_bytes(), &mut again);
        prop_assert!(report.is_empty(), "{}", report);
        prop_assert_eq!(&again, &log);
    }

    #[test]
    fn a_redacted_log_is_the_log_without_the_record(records in records(12), which: prop::sample::Index) {
        let all: Vec<Record> = records;
        prop_assume!(!all.is_empty());
        let at = which.index(all.len());
        prop_assume!(!matches!(all[at], Record::Retraction(_)));
        let mut log = EvidenceLog::new();
        let mut without = EvidenceLog::new();
        for (place, record) in all.iter().enumerate() {
            log.append(record.clone()).unwrap();
            if place != at {
                without.append(record.clone()).unwrap();
            }
        }
        log.redact(all[at].id(), when(), "no more").unwrap();
        let as_of = AsOf::everything();
        for learner in ["learner-0", "learner-1", "learner-2"] {
            let learner: LearnerId = text(learner);
            let count = |log: &EvidenceLog| log.view(&learner, &as_of, &TimeZone::UTC).rows_shown();
            prop_assert_eq!(count(&log), count(&without));
        }
    }
}
