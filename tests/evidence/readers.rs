//! The readers of JSON lines and of CSV.

use std::collections::BTreeSet;

use continua::evidence::proptest1::records;
use continua::evidence::{Column, ColumnMap, Reader, csv, json_lines};
use continua::finding::Report;
use continua::framework::{Framework, ItemDraft, Library};
use continua::*;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::log_of;

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

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
