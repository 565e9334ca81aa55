//! Evidence: the laws of the log and its view, and its readers.

#![cfg(feature = "proptest1")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_imports,
    clippy::similar_names,
    clippy::too_many_lines,
    clippy::needless_pass_by_value,
    clippy::naive_bytecount,
    clippy::single_match_else,
    reason = "a test fails by panicking, and reads as prose"
)]

use std::collections::{BTreeMap, BTreeSet};

use continua::evidence::proptest1::{as_ofs, learners, measured, moments, records, zones};
use continua::evidence::{Column, ColumnMap, Reader, csv, json_lines};
use continua::finding::Report;
use continua::framework::{Framework, ItemDraft, Library};
use continua::*;
use proptest::prelude::*;
use proptest::sample::Index;

fn log_of<'r>(records: impl IntoIterator<Item = &'r Record>) -> EvidenceLog {
    let records = records.into_iter().cloned();
    records.collect::<Result<EvidenceLog, LogError>>().unwrap()
}

fn views<'a>(
    log: &'a EvidenceLog,
    learner: &LearnerId,
    as_of: &AsOf,
    zone: &TimeZone,
) -> Vec<TargetView<'a>> {
    let view = log.view(learner, as_of, zone);
    view.targets().chain(view.untargeted()).collect()
}

// ---- The oracle: a slow reading of the words ----

/// A row: its judgement, which result, and whether it stands under the alternate target.
type Key = (JudgementId, u32, bool);

#[derive(Debug, Default, PartialEq, Eq)]
struct Slow {
    shown: BTreeSet<Key>,
    absent: BTreeSet<Key>,
    passed_over: BTreeSet<(Key, String)>,
}

struct Question<'q> {
    records: &'q [Record],
    learner: &'q LearnerId,
    as_of: AsOf,
    zone: &'q TimeZone,
    measured: &'q Measured,
}

impl Question<'_> {
    fn within(&self, moment: Moment, bound: Option<Moment>) -> bool {
        bound.is_none_or(|bound| moment.earliest(self.zone) <= bound.latest(self.zone))
    }

    fn known(&self) -> impl Iterator<Item = &Record> {
        let known = |record: &&Record| self.within(record.recorded(), self.as_of.known());
        self.records.iter().filter(known)
    }

    fn retracted(&self, id: &JudgementId) -> bool {
        self.known()
            .any(|record| matches!(record, Record::Retraction(r) if r.retracts() == id))
    }

    fn superseded(&self, id: &JudgementId) -> bool {
        self.known()
            .filter_map(Record::judgement)
            .any(|other| other.lineage().supersedes().contains(id) && !self.retracted(other.id()))
    }

    fn changed(&self, work: &Work, target: Option<&ItemId>) -> Option<&'static str> {
        match work.support().kind() {
            SupportKind::Modified => Some("modified"),
            SupportKind::Accommodated => {
                let kinds = work.support().accommodations();
                let target = target?;
                kinds
                    .iter()
                    .any(|kind| self.measured.is_part_of(target, kind))
                    .then_some("accommodation is part of what is measured")
            }
            _ => None,
        }
    }

    fn answer(&self) -> BTreeMap<Option<ItemId>, Slow> {
        let mut answer: BTreeMap<Option<ItemId>, Slow> = BTreeMap::new();
        for judgement in self.known().filter_map(Record::judgement) {
            let work = judgement.work();
            for (at, result) in (0..).zip(judgement.results()) {
                let mine = match result.learner() {
                    Some(learner) => learner == self.learner,
                    None => {
                        let own = judgement.results().iter().any(|other| {
                            other.on() == result.on() && other.learner() == Some(self.learner)
                        });
                        work.by().includes(self.learner) && !own
                    }
                };
                if !mine {
                    continue;
                }
                let target = result.on().target();
                let changed = self.changed(work, target);
                let mut places = vec![(target.cloned(), false)];
                if changed.is_some() {
                    places.extend(
                        result
                            .alternate()
                            .map(|target| (Some(target.clone()), true)),
                    );
                }
                for (place, alternate) in places {
                    let key = (judgement.id().clone(), at, alternate);
                    let slow = answer.entry(place).or_default();
                    let reason = if self.retracted(judgement.id()) {
                        Some("retracted")
                    } else if self.superseded(judgement.id()) {
                        Some("superseded")
                    } else if changed.is_some() && !alternate {
                        changed
                    } else if !self.within(work.performed(), self.as_of.performed()) {
                        Some("performed later")
                    } else if *result.observed() == Observed::NotJudged {
                        Some("not judged")
                    } else {
                        None
                    };
                    match reason {
                        Some(reason) => {
                            slow.passed_over.insert((key, reason.to_owned()));
                        }
                        None if result.observed().is_absent() => {
                            slow.absent.insert(key);
                        }
                        None => {
                            slow.shown.insert(key);
                        }
                    }
                }
            }
        }
        answer
    }
}

fn key(row: Row<'_>) -> Key {
    (
        row.judgement().id().clone(),
        row.result(),
        row.is_alternate(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_view_equals_the_oracle(
        records in records(25),
        learner in learners(),
        as_of in as_ofs(),
        zone in zones(),
        measured in measured(),
    ) {
        let log = log_of(&records);
        let view = log.view_measuring(&learner, &as_of, &zone, &measured);
        let question = Question { records: &records, learner: &learner, as_of, zone: &zone, measured: &measured };
        let slow = question.answer();
        let fast: BTreeMap<Option<ItemId>, TargetView<'_>> = view
            .targets()
            .chain(view.untargeted())
            .map(|target| (target.target().cloned(), target))
            .collect();
        prop_assert_eq!(fast.keys().collect::<Vec<_>>(), slow.keys().collect::<Vec<_>>());
        for (target, slow) in &slow {
            let fast = &fast[target];
            let shown: Vec<Key> = fast.shown().iter().copied().map(key).collect();
            prop_assert_eq!(shown.len(), slow.shown.len());
            prop_assert_eq!(&shown.into_iter().collect::<BTreeSet<_>>(), &slow.shown);
            let absent: BTreeSet<Key> = fast.absent().iter().copied().map(key).collect();
            prop_assert_eq!(&absent, &slow.absent);
            let passed: BTreeSet<_> = fast
                .passed_over()
                .iter()
                .map(|(row, why)| (key(*row), why.to_string()))
                .collect();
            prop_assert_eq!(&passed, &slow.passed_over);
            let ordered = fast.shown().is_sorted_by_key(|row| row.performed_at());
            prop_assert!(ordered, "in order of performance");
            for row in fast.shown() {
                prop_assert_eq!(row.performed_at(), row.performed().earliest(&zone));
            }
        }
        for target in view.targets() {
            prop_assert_eq!(view.target(target.target().unwrap()), Some(target));
        }
    }

    #[test]
    fn delivering_again_changes_nothing(records in records(20), learner in learners()) {
        let once = log_of(&records);
        let mut twice = once.clone();
        for (at, record) in (0..).zip(&records) {
            let receipt = twice.append(record.clone()).unwrap();
            prop_assert!(receipt.is_duplicate());
            prop_assert_eq!(receipt.position(), at);
        }
        prop_assert_eq!(&once, &twice);
        let all = AsOf::everything();
        prop_assert_eq!(views(&once, &learner, &all, &TimeZone::UTC), views(&twice, &learner, &all, &TimeZone::UTC));
    }

    #[test]
    fn the_order_of_delivery_does_not_show(
        (records, other) in records(20).prop_flat_map(|records| {
            (Just(records.clone()), Just(records).prop_shuffle())
        }),
        learner in learners(),
        as_of in as_ofs(),
        zone in zones(),
    ) {
        let (one, other) = (log_of(&records), log_of(&other));
        prop_assert_eq!(views(&one, &learner, &as_of, &zone), views(&other, &learner, &as_of, &zone));
        let attested = |log: &EvidenceLog| -> Vec<Attestation> {
            log.view(&learner, &as_of, &zone).attestations().into_iter().cloned().collect()
        };
        prop_assert_eq!(attested(&one), attested(&other));
        let exempt = |log: &EvidenceLog| -> Vec<Exemption> {
            log.view(&learner, &as_of, &zone).exemptions().into_iter().cloned().collect()
        };
        prop_assert_eq!(exempt(&one), exempt(&other));
    }

    #[test]
    fn as_of_equals_the_log_cut(
        records in records(20), learner in learners(), at in moments(), zone in zones(),
    ) {
        let whole = log_of(&records);
        let known = |record: &&Record| record.recorded().earliest(&zone) <= at.latest(&zone);
        let cut = log_of(records.iter().filter(known));
        let as_of = AsOf::everything().known_by(at);
        prop_assert_eq!(
            views(&whole, &learner, &as_of, &zone),
            views(&cut, &learner, &AsOf::everything(), &zone)
        );
        let view = whole.view(&learner, &as_of, &zone);
        let everything = cut.view(&learner, &AsOf::everything(), &zone);
        prop_assert_eq!(view.attestations(), everything.attestations());
        prop_assert_eq!(view.exemptions(), everything.exemptions());
    }

    #[test]
    fn a_retracted_record_might_never_have_been(
        records in records(20), which: Index, learner in learners(), zone in zones(),
    ) {
        prop_assume!(!records.is_empty());
        let gone = &records[which.index(records.len())];
        prop_assume!(!matches!(gone, Record::Retraction(_)));
        let mut with = log_of(&records);
        let id = JudgementId::new("withdrawal").unwrap();
        with.append(Retraction::new(id, gone.id().clone(), "2026-12-01".parse().unwrap())).unwrap();
        let without = log_of(records.iter().filter(|record| *record != gone));
        let in_force = |log: &EvidenceLog| {
            let mut rows: Vec<_> = views(log, &learner, &AsOf::everything(), &zone)
                .into_iter()
                .map(|target| (
                    target.target().cloned(),
                    target.shown().iter().copied().map(key).collect::<Vec<_>>(),
                    target.absent().iter().copied().map(key).collect::<Vec<_>>(),
                ))
                .filter(|(_, shown, absent)| !(shown.is_empty() && absent.is_empty()))
                .collect();
            rows.sort();
            rows
        };
        prop_assert_eq!(in_force(&with), in_force(&without));
    }

    #[test]
    fn only_what_a_record_touches_changes(records in records(15), learner in learners(), zone in zones()) {
        let mut log = EvidenceLog::new();
        for record in records {
            let before = log.clone();
            let position = log.append(record).unwrap().position();
            let touched = log.touched_by(position);
            let by_target = |log: &EvidenceLog| -> BTreeMap<Option<ItemId>, String> {
                views(log, &learner, &AsOf::everything(), &zone)
                    .into_iter()
                    .map(|target| (target.target().cloned(), format!("{target:?}")))
                    .collect()
            };
            let (old, new) = (by_target(&before), by_target(&log));
            let targets: BTreeSet<_> = old.keys().chain(new.keys()).collect();
            for target in targets {
                if old.get(target) != new.get(target) {
                    prop_assert!(touched.contains(&(&learner, target.as_ref())));
                }
            }
        }
    }

    #[test]
    fn json_lines_round_trip(records in records(20)) {
        let log = log_of(&records);
        let text = log.to_json_lines();
        let mut again = EvidenceLog::new();
        let report = Reader::of_identifiers().json_lines(text.as_bytes(), &mut again);
        prop_assert!(report.is_empty(), "{report}");
        prop_assert_eq!(&log, &again);
        for (line, record) in text.lines().zip(log.records()) {
            let read: Record = serde_json::from_str(line).unwrap();
            prop_assert_eq!(&read, record);
        }
    }

    #[test]
    fn readers_take_any_bytes(mut bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let library = library();
        let _ = json_lines(&bytes, &library);
        let _ = csv(&bytes, &library, &ColumnMap::default());
        bytes.splice(0..0, CSV_HEADER.bytes());
        let _ = csv(&bytes, &library, &ColumnMap::default());
    }

    #[test]
    fn readers_take_broken_lines(records in records(8), cut: Index, byte: u8) {
        let text = log_of(&records).to_json_lines();
        let mut bytes = text.clone().into_bytes();
        if !bytes.is_empty() {
            let at = cut.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = json_lines(&bytes, &library());
        let mut cut_log = EvidenceLog::new();
        let at = cut.index(text.len() + 1);
        let _ = Reader::of_identifiers().json_lines(&text.as_bytes()[..at], &mut cut_log);
        let whole_lines = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        prop_assert!(cut_log.len() >= whole_lines);
    }
}

#[test]
fn the_strategies_make_the_interesting_shapes() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..300 {
        let records = records(25).new_tree(&mut runner).unwrap().current();
        let log = log_of(&records);
        let at = |id: &JudgementId| records.iter().position(|record| record.id() == id);
        let mut note = |what, happened: bool| *seen.entry(what).or_default() += u32::from(happened);
        for (here, record) in records.iter().enumerate() {
            if let Record::Judgement(judgement) = record {
                for other in judgement.lineage().supersedes() {
                    note("correction before what it corrects", at(other) > Some(here));
                    note("of what is not there", at(other).is_none());
                    let back = at(other).and_then(|at| records[at].judgement());
                    note(
                        "correction of a correction",
                        back.is_some_and(|j| *j.lineage() != Lineage::Original),
                    );
                    note(
                        "corrections of each other",
                        back.is_some_and(|j| j.lineage().supersedes().contains(record.id())),
                    );
                }
                note("moderated", judgement.lineage().is_moderated());
                note("group", judgement.work().by().learners().len() > 1);
                note(
                    "individual result",
                    judgement.results().iter().any(|r| r.learner().is_some()),
                );
                note(
                    "modified with an alternate",
                    judgement.work().support().kind() == SupportKind::Modified
                        && judgement.results().iter().any(|r| r.alternate().is_some()),
                );
                let same = records.iter().filter_map(Record::judgement);
                note(
                    "several judgements of a work",
                    same.filter(|j| j.work() == judgement.work()).count() > 1,
                );
            }
            if let Record::Retraction(retraction) = record {
                let what = at(retraction.retracts()).map(|at| &records[at]);
                note(
                    "retraction of a judgement",
                    matches!(what, Some(Record::Judgement(_))),
                );
                note(
                    "retraction of an attestation",
                    matches!(what, Some(Record::Attestation(_))),
                );
                note(
                    "retraction before what it retracts",
                    at(retraction.retracts()) > Some(here),
                );
                note(
                    "retraction of a correction",
                    what.and_then(Record::judgement)
                        .is_some_and(|j| *j.lineage() != Lineage::Original),
                );
            }
        }
        for learner in log.learners() {
            for target in log
                .view(learner, &AsOf::everything(), &TimeZone::UTC)
                .targets()
            {
                note("absent", !target.absent().is_empty());
                for (_, why) in target.passed_over() {
                    note("retracted", matches!(why, PassedOver::Retracted(_)));
                    note("superseded", matches!(why, PassedOver::Superseded(_)));
                    note("modified", matches!(why, PassedOver::Modified { .. }));
                    note("not judged", matches!(why, PassedOver::NotJudged));
                }
                note(
                    "alternate",
                    target.shown().iter().any(|row| row.in_place_of().is_some()),
                );
            }
        }
    }
    for (what, count) in &seen {
        assert!(*count >= 10, "{what}: {count} of {seen:#?}");
    }
}

// ---- Cases ----

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

// ---- Readers ----

const CSV_HEADER: &str = "id,learner,target,level,task,performed\n";

fn library() -> Library {
    let framework = |document: &str| {
        let mut builder = Framework::builder(document, "Sample").unwrap();
        let mut item = |id: &str, code: &str, kind: &str| {
            let id = format!("{document}-{id}");
            let draft = ItemDraft::new(&id, "Count.").unwrap().code(code).kind(kind);
            builder.item(draft)
        };
        let group = item("n", "N", "Strand");
        let targets = [item("n1", "N.1", "Standard"), item("n2", "N.2", "Standard")];
        if document == "math" {
            item("n3", "N.3", "Standard");
        }
        for target in targets {
            builder.child(&group, &target);
        }
        builder.build().unwrap()
    };
    Library::of([("math", framework("math")), ("ela", framework("ela"))]).unwrap()
}

fn codes(report: &Report) -> Vec<(&str, u32)> {
    report
        .iter()
        .map(|finding| (finding.code(), finding.place().position().unwrap().line))
        .collect()
}

/// No learner of these tests may stand in a finding.
fn is_private(report: &Report) {
    let text = report.render("evidence");
    let json = format!("{report:?}");
    for word in ["ana-maria", "secret"] {
        assert!(!text.contains(word), "{text}");
        assert!(!json.contains(word), "{json}");
    }
}

#[test]
fn targets_by_code_and_identifier() {
    let text = [
        r#"{"id":"1","learner":"ana-maria","target":"math:N.1","level":3,"task":"quiz","performed":"2026-03-02"}"#,
        r#"{"id":"2","learner":"ana-maria","target":"N.3","level":"3","task":"quiz","performed":"2026-03-02"}"#,
        r#"{"id":"3","learner":"ana-maria","target":"math-n1","level":"3","task":"quiz","performed":"2026-03-02"}"#,
        r#"{"id":"4","learner":"ana-maria","target":"N.1","level":"3","task":"quiz","performed":"2026-03-02"}"#,
        r#"{"id":"5","learner":"ana-maria","target":"math:N.10","level":"3","task":"quiz","performed":"2026-03-02"}"#,
        "",
        r#"{"id":"6","learner":"ana-maria","target":"math:N","level":"3","task":"quiz","performed":"2026-03-02"}"#,
        r#"{"id":"7","learner":"ana-maria","target":"4B706DA9-F2D9-401A-9522-AA7805DE820D","level":"3","task":"quiz","performed":"2026-03-02"}"#,
    ]
    .join("\r\n");
    let (log, report) = json_lines(text.as_bytes(), &library());
    is_private(&report);
    assert_eq!(
        codes(&report),
        [
            ("EVID-007", 4),
            ("EVID-006", 5),
            ("EVID-009", 7),
            ("EVID-008", 8)
        ],
        "{report}"
    );
    assert_eq!(log.len(), 5);
    let ids: Vec<_> = log
        .records()
        .map(|record| record.id().to_string())
        .collect();
    assert_eq!(ids, ["1", "2", "3", "6", "7"]);
    let helps: Vec<_> = report.iter().filter_map(|finding| finding.help()).collect();
    assert!(
        helps[0].contains("math-n1") && helps[0].contains("ela-n1"),
        "{helps:?}"
    );
    assert!(helps[1].contains("math:N.1"), "{helps:?}");
}

#[test]
fn all_faults_of_a_line_at_their_places() {
    let text = concat!(
        r#"{"id":"1","learner":["ana-maria"],"target":"math:N.1","levl":"3","performed":"03/02/2026","note":7}"#,
        "\n",
        r#"{"judgement":{"id":"2","work":{"id":"w","learner":"ana-maria","task":"quiz","performed":"2026-03-02","attempt":"x"},"results":[{"target":"math:N.1","level":"3"},{"target":"math:N.1","level":"2"},{"level":"2"}]}}"#,
        "\n",
        r#"{"id":"3","id":"4","learner":"ana-maria","target":"math:N.1","level":"3","absence":"excused","task":"quiz","performed":"2026-03-02"}"#,
    );
    let (log, report) = json_lines(text.as_bytes(), &library());
    is_private(&report);
    assert!(log.is_empty());
    let found: Vec<_> = report
        .iter()
        .map(|finding| {
            (
                finding.code(),
                finding.place().to_string(),
                finding.message(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("EVID-002", "1:1".to_owned(), "there is no `task`"),
            (
                "EVID-003",
                "1:21".to_owned(),
                "`learner` is an array, expected text"
            ),
            (
                "EVID-004",
                "1:55".to_owned(),
                "there is no member `levl` here"
            ),
            (
                "EVID-003",
                "1:78".to_owned(),
                "`performed` is `03/02/2026`: not a date such as `2026-03-02` or a time such as \
                 `2026-03-02T09:30:00Z`"
            ),
            (
                "EVID-003",
                "2:112".to_owned(),
                "`attempt` is of no use: invalid digit found in string"
            ),
            (
                "EVID-003",
                "2:196".to_owned(),
                "a result without `target` or `criterion`"
            ),
            (
                "EVID-003",
                "3:1".to_owned(),
                "several of `level`, `earned`, `absence` and `notJudged`, expected one"
            ),
            (
                "EVID-005",
                "3:11".to_owned(),
                "a member stands twice in one object, and the first is read"
            ),
        ]
    );
}

#[test]
fn hostile_lines() {
    let good = r#"{"id":"9","learner":"x","target":"math:N.1","level":"3","task":"quiz","performed":"2026-03-02"}"#;
    for bad in [
        &b"{\"id\":\"1\",\"learner\":\"ana-maria\""[..],
        b"{\"id\":\"1\",\"learner\":ana-maria}",
        b"{\"learner\":\"ana-maria\xFF\"}",
        b"\"ana-maria\"",
        b"[]",
        b"null",
        b"{\"judgement\":\"ana-maria\"}",
        b"{\"judgement\":{\"results\":[7,[],{}],\"work\":{\"learner\":{},\"group\":{\"id\":1,\"members\":[\"ana-maria\",{}]}}}}",
        b"{\"exemption\":{\"kind\":\"x\"}}",
        b"{\"retraction\":{}}",
        b"{\"attestation\":[]}",
        b"{\"a\":\"\\ud800\"}",
        b"\xEF\xBB\xBF{}",
    ] {
        let text = [bad, b"\n", good.as_bytes()].concat();
        let (log, report) = json_lines(&text, &library());
        is_private(&report);
        assert_eq!(log.len(), 1, "{}", String::from_utf8_lossy(bad));
        assert!(report.has_errors());
        assert!(report.iter().all(|finding| finding.place().position().unwrap().line == 1));
    }
    let deep = format!("{}\n{good}", "[".repeat(100_000));
    assert_eq!(json_lines(deep.as_bytes(), &library()).0.len(), 1);
    let note = "x".repeat(1 << 20);
    let long = format!(
        "{}\n",
        good.replace("\"id\"", &format!("\"note\":\"{note}\",\"id\""))
    );
    let (log, report) = json_lines(long.as_bytes(), &library());
    assert!(report.is_empty());
    assert_eq!(log.len(), 1);
}

#[test]
fn a_limit_refuses_the_whole() {
    let limits = continua::source::Limits::default().with_bytes(10);
    let mut log = EvidenceLog::new();
    let report = Reader::of_identifiers()
        .with_limits(limits)
        .json_lines(&[b' '; 11], &mut log);
    assert_eq!(report.blocking().count(), 1);
}

#[test]
fn csv_of_the_full_width() {
    let text = "\u{feff}id,Learner,target,level,earned,possible,absence,notJudged,task,work,attempt,performed,due,recorded,assessor,role,purpose,support,accommodations,alternate,modality,demand,context,supersedes,note\r\n\
        1,ana,math:N.1,,7,10,,,quiz,w1,2,2026-03-02,2026-03-01,2026-03-03T10:00:00Z,t1,peer,formative,accommodated,read aloud; extra time,math:N.2,oral,webb:2,workshop,0,\"said \"\"done\"\",\r\nthen left\"\r\n\
        \r\n\
        2,ana,N.3,,,,excused,,quiz,,,2026-03-02,,,,,,,,,,,,,\r\n";
    let (log, report) = csv(text.as_bytes(), &library(), &ColumnMap::default());
    assert!(report.is_empty(), "{report}");
    let judgement = log.get(&"1".parse().unwrap()).unwrap().judgement().unwrap();
    let work = judgement.work();
    assert_eq!(work.id().as_str(), "w1");
    assert_eq!(work.attempt(), 2);
    assert_eq!(
        work.support().to_string(),
        "accommodated: extra time; read aloud"
    );
    assert_eq!(work.demand(), Some("webb:2".parse().unwrap()));
    assert_eq!(judgement.note(), Some("said \"done\",\r\nthen left"));
    assert_eq!(judgement.role().as_str(), "peer");
    assert_eq!(judgement.lineage().supersedes().len(), 1);
    let points = judgement.results()[0].observed().points().unwrap();
    assert_eq!((points.earned(), points.possible()), (7.into(), 10.into()));
    let second = log.get(&"2".parse().unwrap()).unwrap().judgement().unwrap();
    assert_eq!(
        second.results()[0].observed().absence(),
        Some(Absence::Excused)
    );
}

#[test]
fn csv_faults_at_their_lines() {
    let text = "id,learner,target,level,task,performed\r\n\
        1,ana-maria,math:N.1,3,quiz,2026-03-02\r\n\
        2,ana-maria,math:N.9,3,quiz,2026-03-02\r\n\
        \r\n\
        3,ana-maria,math:N.1,3,\"two\r\nlines\",2026-03-02\r\n\
        4,ana-maria,math:N.1,3,quiz, part 2,2026-03-02\r\n\
        5,,math:N.1,3,quiz,2026-03-02\r\n\
        6,ana-maria,math:N.1,3,quiz\r\n\
        1,ana-maria,math:N.1,2,quiz,2026-03-02\r\n\
        8,ana-maria,math:N.1,3,\"quiz,2026-03-02\r\n\
        9,ana-maria,math:N.1,3,quiz,2026-03-02\r\n";
    let (log, report) = csv(text.as_bytes(), &library(), &ColumnMap::default());
    is_private(&report);
    assert_eq!(
        codes(&report),
        [
            ("EVID-006", 3),
            ("EVID-003", 5),
            ("EVID-011", 7),
            ("EVID-002", 8),
            ("EVID-002", 9),
            ("EVID-010", 10),
            ("EVID-001", 11),
        ],
        "{report}"
    );
    assert_eq!(log.len(), 1);
}

#[test]
fn csv_headers() {
    let read = |text: &str, map: &ColumnMap| csv(text.as_bytes(), &library(), map);
    let (log, report) = read(
        "1,ana-maria,math:N.1,3,quiz,2026-03-02\n",
        &ColumnMap::default(),
    );
    is_private(&report);
    assert!(log.is_empty() && report.has_errors());
    let (_, report) = read("", &ColumnMap::default());
    assert!(report.has_errors());
    let (_, report) = read(
        "id,learner,target,levl,level,task,performed,level\n",
        &ColumnMap::default(),
    );
    assert_eq!(codes(&report), [("EVID-004", 1), ("EVID-005", 1)]);
    assert_eq!(
        report.iter().next().unwrap().help(),
        Some("did you mean `level`?")
    );
    let (_, report) = read(
        "id;learner;target;level;task;performed\n",
        &ColumnMap::default(),
    );
    assert!(
        report
            .iter()
            .next()
            .unwrap()
            .help()
            .unwrap()
            .contains("divides")
    );

    // Without identifiers a row is named after its cells: the same row again is the same record.
    let rows = "learner,target,level,task,performed\nana,math:N.1,3,quiz,2026-03-02\n";
    let (mut log, report) = read(rows, &ColumnMap::default());
    assert!(report.is_empty());
    Reader::new(&library()).csv(rows.as_bytes(), &ColumnMap::default(), &mut log);
    assert_eq!(log.len(), 1);

    let map = ColumnMap::new()
        .with(Column::Learner, "Student")
        .with_constant(Column::Task, "exit ticket");
    let rows = "student,target,level,performed,homeroom\nana,math:N.1,3,2026-03-02,12\n";
    let (log, report) = read(rows, &map);
    assert!(report.is_empty(), "{report}");
    assert_eq!(log.len(), 1);
}

#[test]
fn csv_and_json_lines_say_the_same() {
    let rows = "id,learner,target,notJudged,task,performed,accommodations,moderates,support\n\
        1,ana,math:N.1,true,quiz,2026-03-02,a;b,x; y,accommodated\n";
    let line = r#"{"id":1,"learner":"ana","target":"math-n1","notJudged":true,"task":"quiz","performed":"2026-03-02","accommodations":["b","a"],"moderates":["y","x"],"level":null}"#;
    let (one, report) = csv(rows.as_bytes(), &library(), &ColumnMap::default());
    assert!(report.is_empty(), "{report}");
    let (other, report) = json_lines(line.as_bytes(), &library());
    assert!(report.is_empty(), "{report}");
    assert_eq!(one, other);
}

#[test]
fn every_rule_has_its_own_code_and_its_example() {
    use continua::evidence::rule::ALL;

    let codes: BTreeSet<_> = ALL.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), ALL.len());
    for rule in ALL {
        assert!(rule.code.starts_with("EVID-") && !rule.finds.is_empty() && !rule.why.is_empty());
    }
}

#[test]
fn the_shipped_evidence_is_read_whole() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let lines = std::fs::read(root.join("evidence.jsonl")).unwrap();
    let text = String::from_utf8(lines.clone()).unwrap();
    let mut log = EvidenceLog::new();
    let report = Reader::of_identifiers().json_lines(&lines, &mut log);
    assert!(report.is_empty(), "{report}");
    assert_eq!(
        log.len(),
        text.lines().filter(|line| !line.trim().is_empty()).count()
    );
    let mut again = EvidenceLog::new();
    Reader::of_identifiers().json_lines(log.to_json_lines().as_bytes(), &mut again);
    assert_eq!(log, again);

    for name in ["evidence.csv", "ten-lines.csv"] {
        let rows = std::fs::read(root.join(name)).unwrap();
        let mut table = EvidenceLog::new();
        let report = Reader::of_identifiers().csv(&rows, &ColumnMap::default(), &mut table);
        assert!(report.is_empty(), "{name}: {report}");
        if name == "evidence.csv" {
            // Each row of the table is the same record as its line.
            for record in table.records() {
                assert_eq!(log.get(record.id()), Some(record));
            }
        }
    }
}
