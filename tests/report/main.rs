//! Reports on progress: cases by hand, what each audience reads, and the laws.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::field_reassign_with_default,
    reason = "a test fails by panicking"
)]

mod areas;
mod audiences;
mod form;
mod ladders;
#[cfg(feature = "proptest1")]
mod laws;
mod world;

use continua::advancement::*;
use continua::framework::Dimension;
use continua::report::*;
use continua::*;
use world::*;

fn place(place: &Place) -> (&'static str, Option<&str>) {
    let level = place.level.as_ref();
    (place.outcome.name(), level.map(|level| level.id.as_str()))
}

/// Outcome and level then and now, works in the period and in all, as shown and as counted.
fn told(report: &ProgressReport, target: &str) -> String {
    let Some(one) = report.target(&id(target)) else {
        return "not listed".to_owned();
    };
    let ((was, low), (is, high)) = (place(&one.then), place(&one.now));
    let works = one.works;
    format!(
        "{was} {} > {is} {}; {}/{} shown, {}/{} counted",
        low.unwrap_or("-"),
        high.unwrap_or("-"),
        works.shown_in_period,
        works.shown,
        works.counted_in_period,
        works.counted,
    )
}

fn listed(report: &ProgressReport) -> Vec<String> {
    report
        .targets()
        .map(|one| one.competency.to_string())
        .collect()
}

#[test]
fn where_a_learner_was_and_is() {
    let log = log([
        row("e1", "a", 2, "2025-10-01"),
        row("e2", "a", 3, "2026-02-01"),
        row("e3", "a", 2, "2026-02-02").with_purpose(Purpose::Practice),
        row("e4", "b", 3, "2025-10-01"),
        row("e5", "c", 1, "2026-01-05"),
        row("e6", "d", 3, "2026-03-28"),
    ]);
    let report = spring(&log);
    assert_eq!(listed(&report), ["a", "c"]);
    assert_eq!(
        told(&report, "a"),
        "notYet 2 > demonstrated 3; 2/3 shown, 1/2 counted"
    );
    assert_eq!(
        told(&report, "c"),
        "noEvidence - > notYet 1; 1/1 shown, 1/1 counted"
    );
    assert_eq!(told(&report, "d"), "not listed");
    assert!(report.target(&id("a")).unwrap().missing.is_empty());
    assert!(matches!(
        report.target(&id("c")).unwrap().missing[..],
        [Need::Show { works: 1, .. }]
    ));
    let mut options = ProgressOptions::default();
    options.covers = Covers::InScope;
    let all = progress(&log, &options);
    assert_eq!(listed(&all), ["a", "b", "c", "d", "e", "h2", "h3", "h1"]);
    assert!(!all.target(&id("b")).unwrap().addressed);
    assert_eq!(
        told(&all, "b"),
        "demonstrated 3 > demonstrated 3; 0/1 shown, 0/1 counted"
    );
    assert_eq!(
        told(&all, "d"),
        "noEvidence - > noEvidence -; 0/0 shown, 0/0 counted"
    );
}

#[test]
fn an_absence_addresses_a_target_and_is_no_work() {
    for absence in Absence::ALL {
        let absent = Evidence::new(
            "e1".parse().unwrap(),
            ana(),
            id("a"),
            absence,
            "task".parse().unwrap(),
            "2026-02-01".parse().unwrap(),
        );
        let report = spring(&log([absent]));
        assert_eq!(
            told(&report, "a"),
            "noEvidence - > noEvidence -; 0/0 shown, 0/0 counted"
        );
        let text = report.to_text(&Wording::english(), Audience::Learner);
        assert!(!text.contains(absence.as_str()), "{text}");
        assert!(text.contains("You can start to show this."), "{text}");
    }
    let nothing = spring(&EvidenceLog::new());
    assert_eq!(listed(&nothing), [""; 0]);
    assert_eq!(
        nothing.to_text(&Wording::english(), Audience::Learner),
        "Progress from 2026-01-05 to 2026-03-27\n\nNothing new in this time.\n"
    );
}

#[test]
fn a_retraction_and_a_correction_in_the_period() {
    let mut log = log([
        row("e1", "a", 3, "2025-10-01"),
        row("e2", "b", 1, "2025-10-01"),
        row("e3", "c", 3, "2026-01-10"),
    ]);
    let right = Evidence::new(
        "e4".parse().unwrap(),
        ana(),
        id("b"),
        LevelId::new("3").unwrap(),
        "task of e2".parse().unwrap(),
        day("2025-10-01"),
    );
    let right = right.of_work("e2".parse().unwrap());
    let right = right.correcting("e2".parse().unwrap());
    log.append(right.recorded_at(day("2026-02-01"))).unwrap();
    for (id, of, on) in [("r1", "e1", "2026-02-01"), ("r3", "e3", "2026-02-01")] {
        log.append(Retraction::new(
            id.parse().unwrap(),
            of.parse().unwrap(),
            day(on),
        ))
        .unwrap();
    }
    let report = spring(&log);
    // What came and went within the period leaves no trace.
    assert_eq!(listed(&report), ["a", "b"]);
    assert_eq!(
        told(&report, "a"),
        "demonstrated 3 > noEvidence -; 0/0 shown, 0/0 counted"
    );
    assert_eq!(
        told(&report, "b"),
        "notYet 1 > demonstrated 3; 0/1 shown, 0/1 counted"
    );
    let text = report.to_text(&Wording::english(), Audience::Learner);
    assert!(
        text.contains("Level: Proficient before, open at the moment."),
        "{text}"
    );
}

#[test]
fn it_looks_as_one_would_have_looked() {
    let late = |id: &str, target: &str, performed: &str, recorded: &str| {
        row(id, target, 3, performed).recorded_at(day(recorded))
    };
    let log = log([
        // Performed before, recorded within: it came in during the period.
        late("e1", "a", "2025-12-18", "2026-01-12"),
        // Performed within, recorded after.
        late("e2", "b", "2026-03-26", "2026-03-30"),
        late("e3", "c", "2026-02-01", "2026-02-01"),
    ]);
    let report = spring(&log);
    assert_eq!(listed(&report), ["a", "c"]);
    assert_eq!(
        told(&report, "a"),
        "noEvidence - > demonstrated 3; 1/1 shown, 1/1 counted"
    );
    // With what was recorded until April the two ends differ by what was performed alone.
    let period = period().known_by(day("2026-04-10"));
    let options = ProgressOptions::default();
    let report = policy().progress(&log, &ana(), period, &options).unwrap();
    assert_eq!(listed(&report), ["b", "c"]);
    // The ends of the period belong to it.
    let one = Period::new(day("2026-02-01"), day("2026-02-01"));
    let report = policy().progress(&log, &ana(), one, &options).unwrap();
    assert_eq!(listed(&report), ["c"]);
}

#[test]
fn dimensions_stay_apart() {
    let log = log([
        row("e1", "e", 4, "2026-02-01"),
        row("e2", "h2", 1, "2026-02-01"),
        row("e3", "h1", 2, "2026-02-01"),
    ]);
    let report = spring(&log);
    let academic: Vec<_> = report.academic.targets.iter().collect();
    assert_eq!(academic.len(), 1);
    assert_eq!(academic[0].competency, id("e"));
    let habits: Vec<_> = report.habits.targets.iter().map(|t| t.dimension).collect();
    assert_eq!(habits, [Dimension::HigherOrder, Dimension::HabitsOfWork]);
    // The portrait is over targets of three dimensions.
    let portrait = report.areas().filter(|area| area.item == id("p"));
    let portrait: Vec<(Dimension, u32, Option<&str>)> = portrait
        .map(|area| {
            let level = area.now.as_ref().and_then(|now| now.level.as_ref());
            (area.dimension, area.targets, level.map(|l| l.id.as_str()))
        })
        .collect();
    assert_eq!(
        portrait,
        [
            (Dimension::Academic, 1, Some("4")),
            (Dimension::HigherOrder, 2, Some("1")),
            (Dimension::HabitsOfWork, 1, Some("2")),
        ]
    );
    let text = report.to_text(&Wording::english(), Audience::Learner);
    let (subjects, habits) = text
        .split_once("\nHabits and skills beside the subjects\n")
        .unwrap();
    assert!(subjects.contains("Use numbers in daily life."), "{text}");
    assert!(!subjects.contains("I keep going."), "{text}");
    assert!(
        habits.contains("\nHabits of work\n\nI keep going.\n"),
        "{text}"
    );
}

#[test]
fn what_comes_next_is_what_the_learner_is_ready_for() {
    let log = log([row("e1", "a", 3, "2026-02-01")]);
    let mut options = ProgressOptions::default();
    assert_eq!(progress(&log, &options).coming, None);
    options.progression = Some(progression());
    let coming = progress(&log, &options).coming.unwrap();
    let now = policy().evaluate(&log, &ana(), period().as_of()).unwrap();
    let ready = now.zone(&progression());
    let ready: Vec<ItemId> = ready.ready().map(|target| target.id().clone()).collect();
    assert_eq!(ready, [id("b"), id("e"), id("h1"), id("h2"), id("h3")]);
    let told: Vec<_> = coming
        .targets
        .iter()
        .map(|t| t.competency.clone())
        .collect();
    assert_eq!((told, coming.more), (ready, 0));
    options.most_coming = 1;
    let report = progress(&log, &options);
    assert_eq!(report.coming.as_ref().unwrap().more, 4);
    let text = report.to_text(&Wording::english(), Audience::Learner);
    assert!(
        text.ends_with("What can come next\n- Count back.\n- and 4 more\n"),
        "{text}"
    );
    let outside = report.to_text(&Wording::english(), Audience::Outside);
    assert!(!outside.contains("What can come next"), "{outside}");
}

#[test]
fn credit_shows_as_credit() {
    let credit = Determination::new(
        "d1".parse().unwrap(),
        ana(),
        id("a"),
        Outcome::Demonstrated,
        "registrar".parse().unwrap(),
        "registrar".parse().unwrap(),
        day("2026-02-01"),
    );
    let mut options = ProgressOptions::default();
    options.holdings = Holdings::default().determined([credit]);
    let report = progress(&EvidenceLog::new(), &options);
    // Not credited before the day on which it was determined.
    assert_eq!(listed(&report), ["a"]);
    let one = report.target(&id("a")).unwrap();
    assert!(!one.then.basis.contains(Basis::Credited) && one.now.basis.contains(Basis::Credited));
    assert!(one.missing.is_empty());
    let text = report.to_text(&Wording::english(), Audience::Learner);
    assert!(text.contains("It has been credited."), "{text}");
}

#[test]
fn labels_are_shown_and_change_nothing() {
    let log = log([
        row("e1", "a", 2, "2025-10-01"),
        row("e2", "a", 3, "2026-02-01"),
    ]);
    let plain = spring(&log);
    let mut options = ProgressOptions::default();
    options.labels = Labels::default().with(&scale(), "3", "85 %").unwrap();
    let mut report = progress(&log, &options);
    let text = report.to_text(&Wording::english(), Audience::Learner);
    assert!(
        text.contains("Level: Proficient (85 %) now, Developing before."),
        "{text}"
    );
    for section in [&mut report.academic, &mut report.habits] {
        for target in &mut section.targets {
            for place in [&mut target.then, &mut target.now] {
                place.level.iter_mut().for_each(|level| level.label = None);
            }
        }
        for area in &mut section.areas {
            let levels = area.then.iter_mut().chain(&mut area.now);
            levels.for_each(|of| of.level.iter_mut().for_each(|level| level.label = None));
        }
    }
    assert_eq!(report, plain);
    let unknown = Labels::default().with(&scale(), "7", "A").unwrap_err();
    assert_eq!(unknown.to_string(), "the scale `four` has no level `7`");
}

#[test]
fn two_standings_at_hand_give_the_same() {
    let mut log = log([row("e1", "a", 2, "2025-10-01")]);
    let policy = policy();
    let options = ProgressOptions::default();
    let then = policy
        .evaluate(&log, &ana(), period().before().unwrap())
        .unwrap();
    let mut now = policy.evaluate(&log, &ana(), period().as_of()).unwrap();
    let receipt = log.append(row("e2", "a", 3, "2026-02-01")).unwrap();
    assert!(matches!(
        now.progress_since(&then, &log, &options),
        Err(ProgressError::OtherLog { found: 2, seen: 1 })
    ));
    now.apply(receipt, &log).unwrap();
    let report = now.progress_since(&then, &log, &options).unwrap();
    assert_eq!(report, spring(&log));
}

#[test]
fn refusals() {
    let (policy, log, options) = (policy(), EvidenceLog::new(), ProgressOptions::default());
    let period = |from: &str, to: &str| Period::new(day(from), day(to));
    let made = |period| policy.progress(&log, &ana(), period, &options).unwrap_err();
    let backwards = made(period("2026-03-27", "2026-03-26"));
    assert_eq!(backwards, ProgressError::Backwards);
    let first = Period::new(Moment::Day(jiff::civil::Date::MIN), day("2026-03-26"));
    assert_eq!(made(first), ProgressError::NothingBefore);
    let at = |learner: &str, as_of| {
        policy
            .evaluate(&log, &learner.parse().unwrap(), as_of)
            .unwrap()
    };
    let (early, late) = (AsOf::at(day("2026-01-04")), AsOf::at(day("2026-03-27")));
    let since = |now: &Standing, then: &Standing| now.progress_since(then, &log, &options);
    let now = at("ana", late);
    assert_eq!(
        since(&now, &at("ben", early)),
        Err(ProgressError::OtherLearner)
    );
    assert_eq!(
        since(&now, &at("ana", AsOf::everything())),
        Err(ProgressError::NoMoment)
    );
    assert_eq!(
        since(&at("ana", early), &now),
        Err(ProgressError::Backwards)
    );
    let other = policy_of("2").evaluate(&log, &ana(), early).unwrap();
    assert_eq!(since(&now, &other), Err(ProgressError::OtherPolicy));
    for error in [ProgressError::Backwards, ProgressError::NoMoment] {
        assert!(!error.to_string().ends_with('.') && !error.help().is_empty());
    }
}
