//! The log and its records, case by case.

use continua::*;

use crate::{log_of, views};

fn row(id: &str, target: &str, level: &str, day: &str) -> Evidence {
    Evidence::new(
        id.parse().unwrap(),
        "ana".parse().unwrap(),
        target.parse().unwrap(),
        LevelId::new(level).unwrap(),
        "quiz".parse().unwrap(),
        day.parse().unwrap(),
    )
}

#[test]
fn a_short_row_equals_a_judgement_with_one_result() {
    let work = Work::new(
        "e1".parse().unwrap(),
        LearnerId::new("ana").unwrap(),
        "quiz".parse().unwrap(),
        "2026-03-02".parse().unwrap(),
    );
    let result = Judged::target("t".parse().unwrap(), LevelId::new("3").unwrap());
    let judgement = Judgement::new("e1".parse().unwrap(), work, [result]).unwrap();
    assert_eq!(
        Judgement::from(row("e1", "t", "3", "2026-03-02")),
        judgement
    );
}

#[test]
fn refusals_leave_the_log_as_it_was() {
    let mut log = EvidenceLog::new();
    log.append(row("e1", "t", "3", "2026-03-02")).unwrap();
    let before = log.clone();

    let other = row("e1", "t", "2", "2026-03-02");
    assert!(matches!(
        log.append(other),
        Err(LogError::OtherRecord { .. })
    ));
    let work = row("e2", "t", "2", "2026-03-03").of_work("e1".parse().unwrap());
    assert!(matches!(log.append(work), Err(LogError::OtherWork { .. })));
    let itself = row("e3", "t", "2", "2026-03-03").correcting("e3".parse().unwrap());
    assert!(matches!(log.append(itself), Err(LogError::OfItself { .. })));
    assert_eq!(log, before);
    let view = |log: &EvidenceLog| {
        format!(
            "{:?}",
            views(
                log,
                &"ana".parse().unwrap(),
                &AsOf::everything(),
                &TimeZone::UTC
            )
        )
    };
    assert_eq!(view(&log), view(&before));
}

#[test]
fn a_late_correction_of_another_learner_works() {
    let wrong = row("e1", "t", "3", "2026-03-02");
    let right = Evidence::new(
        "e2".parse().unwrap(),
        "ben".parse().unwrap(),
        "t".parse().unwrap(),
        LevelId::new("3").unwrap(),
        "quiz".parse().unwrap(),
        "2026-03-02".parse().unwrap(),
    )
    .correcting("e1".parse().unwrap());
    let mut log = EvidenceLog::new();
    log.append(right).unwrap();
    log.append(wrong).unwrap();
    let shown = |learner: &str| {
        let learner = learner.parse().unwrap();
        log.view(&learner, &AsOf::everything(), &TimeZone::UTC)
            .rows_shown()
    };
    assert_eq!((shown("ana"), shown("ben")), (0, 1));
}

#[test]
fn civil_days_lie_in_the_zone() {
    // 22:00 on the 2nd in Chicago is the 3rd in UTC.
    let log = log_of(&[row("e1", "t", "3", "2026-03-03T04:00:00Z").into()]);
    let shown = |zone: &str| {
        let as_of = AsOf::at("2026-03-02".parse().unwrap());
        let zone = zone.parse().unwrap();
        log.view(&"ana".parse().unwrap(), &as_of, &zone)
            .rows_shown()
    };
    assert_eq!((shown("CST6CDT,M3.2.0,M11.1.0"), shown("UTC")), (1, 0));
    // What was recorded on a day is known at each instant of it.
    let log = log_of(&[row("e1", "t", "3", "2026-03-02").into()]);
    let as_of = AsOf::at("2026-03-02T00:00:00Z".parse().unwrap());
    assert_eq!(
        log.view(&"ana".parse().unwrap(), &as_of, &TimeZone::UTC)
            .rows_shown(),
        1
    );
}

#[test]
fn debug_shows_no_note_and_no_whole_learner() {
    let judgement: Judgement = row("e1", "t", "3", "2026-03-02")
        .with_note("cried after recess")
        .with_link("https://portfolio.example/ana-maria")
        .into();
    let text = format!("{judgement:?}");
    assert!(
        !text.contains("recess") && !text.contains("portfolio"),
        "{text}"
    );
}
