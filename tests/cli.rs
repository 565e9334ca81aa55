//! The command: verbs, outputs, exit codes, and errors that say what to do.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::process::{Command, Output};

use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_continua"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn scratch(name: &str, content: &str) -> String {
    let path = std::env::temp_dir().join(format!("continua-{}-{name}", std::process::id()));
    std::fs::write(&path, content).unwrap();
    path.to_string_lossy().into_owned()
}

const FRAMEWORK: &str = "examples/data/framework.json";
const OVERLAY: &str = "examples/data/overlay.json";
const EVIDENCE: &str = "examples/data/evidence.jsonl";

#[test]
fn check_tells_by_its_exit_code() {
    let good = run(&["check", FRAMEWORK]);
    assert_eq!(good.status.code(), Some(0), "{}", text(&good.stdout));
    let bad = scratch("bad.json", "{\"CFDocument\": {\"titel\": \"Mathematics\"}}");
    let bad = run(&["check", &bad]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(
        text(&bad.stdout).contains("help: did you mean `title`?"),
        "{}",
        text(&bad.stdout)
    );
    let missing = run(&["check", "no-such-file.json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("no-such-file.json"));
}

#[test]
fn check_writes_json_of_the_promised_form() {
    let bad = scratch(
        "form.json",
        "{\"CFDocument\": {\"titel\": \"Mathematics\"}}",
    );
    let output = run(&["check", "--output", "json", FRAMEWORK, &bad]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = json["files"].as_array().unwrap();
    assert_eq!(files[0]["packages"], 1);
    assert_eq!(files[0]["competencies"], 162);
    assert_eq!(files[0]["targets"], 116);
    assert_eq!(files[0]["associations"], 307);
    let finding = &files[1]["findings"][0];
    let mut members: Vec<&str> = finding
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    members.sort_unstable();
    let promised = [
        "blocking",
        "code",
        "column",
        "count",
        "endColumn",
        "endLine",
        "help",
        "ids",
        "line",
        "message",
        "more",
        "name",
        "package",
        "pointer",
        "related",
        "severity",
        "span",
    ];
    assert_eq!(members, promised);
}

/// A folder of its own with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let folder = std::env::temp_dir().join(format!("continua-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    for (file, content) in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder.to_string_lossy().into_owned()
}

const MISSPELT: &str = r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Art", "titel": "Art"}}"#;

#[test]
fn check_walks_folders_and_sums_up() {
    let waivers = r#"{"continua-waivers": "1.0.0", "waivers": [
        {"rule": "CASE-008", "reason": "our portal reads it", "pointer": "/CFDocument/titel"},
        {"rule": "TREE-003", "reason": "one list only"}]}"#;
    let folder = folder(
        "walk",
        &[
            ("b/two.json", MISSPELT),
            ("b/two.waivers.json", waivers),
            ("a.JSON", MISSPELT),
            ("package.json", r#"{"name": "x"}"#),
            ("broken.json", "{"),
            (".hidden/three.json", "{"),
            ("notes.txt", "{"),
        ],
    );
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", std::path::Path::new(&folder).join("b/up")).unwrap();
    let done = run(&["check", &folder]);
    let out = text(&done.stdout).replace(&format!("{folder}/"), "");
    assert_eq!(done.status.code(), Some(1), "{out}");
    let ends: Vec<&str> = out
        .lines()
        .filter(|line| line.contains(": ") && line.contains(".json: ") || line.contains("files:"))
        .collect();
    assert_eq!(out.matches("[CASE-008]").count(), 1, "{out}");
    assert!(
        out.contains("b/two.json: ") && out.contains("; 1 waived"),
        "{out}"
    );
    assert!(
        out.contains("warning[WAIV-001]") && out.contains("--> b/two.waivers.json:3:9"),
        "{out}"
    );
    assert!(out.contains("\n4 files: 1 error in 1 file, "), "{out}");
    assert!(
        out.ends_with("skipped: package.json: not a framework file\n"),
        "{out}"
    );
    assert!(
        !ends
            .iter()
            .any(|line| line.contains("three") || line.contains("notes")),
        "{out}"
    );
    // Named, the same file is an error; and one that is not there does not stop the others.
    let other = format!("{folder}/package.json");
    let done = run(&[
        "check",
        &other,
        "no-such-file.json",
        &format!("{folder}/a.JSON"),
    ]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stdout).contains("[CASE-001]") && text(&done.stdout).contains("[CASE-008]"));
    assert!(text(&done.stdout).contains("not read: no-such-file.json: "));
    let done = run(&["check", &format!("{folder}/.hidden/../b/up/.hidden")]);
    assert_eq!(done.status.code(), Some(1), "a hidden folder that is named");
}

#[test]
fn check_goes_by_what_is_asked_for() {
    let file = scratch("asked.json", MISSPELT);
    let code = |more: &[&str]| {
        let done = run(&[&["check", &file], more].concat());
        (done.status.code(), text(&done.stdout), text(&done.stderr))
    };
    assert_eq!(code(&[]).0, Some(0));
    assert_eq!(code(&["--deny", "CASE-008"]).0, Some(1));
    assert_eq!(code(&["--severity", "CASE-008=error"]).0, Some(1));
    let off = code(&["--severity", "CASE=off"]);
    assert!(!off.1.contains("[CASE-"), "{}", off.1);
    assert_eq!(
        code(&["--profile", "standard", "--case-version", "1.0"]).0,
        Some(1)
    );
    let few = code(&["--all", "--max-findings", "0"]);
    assert!(few.1.contains("more left out"), "{}", few.1);
    let (status, _, why) = code(&["--deny", "CASE-8"]);
    assert_eq!(status, Some(2));
    assert!(
        why.contains("no group of rules `CASE-8`; did you mean"),
        "{why}"
    );
    assert_eq!(code(&["--severity", "CASE-008"]).0, Some(2));
    assert!(code(&["--color=always"]).1.contains("\u{1b}["));
    for plain in [&[][..], &["--color"], &["--color=never"]] {
        assert!(!code(plain).1.contains('\u{1b}'), "nobody at a terminal");
    }
    let waivers = scratch(
        "asked.accepted.json",
        r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE", "reason": "a draft"}]}"#,
    );
    let waived = code(&["--deny", "CASE", "--waivers", &waivers]);
    assert!(
        waived.0 == Some(0) && waived.1.contains("waived"),
        "{}",
        waived.1
    );
    let broken = scratch("broken.accepted.json", "{}");
    assert_eq!(code(&["--waivers", &broken]).0, Some(2));
    let sarif: Value = serde_json::from_str(&code(&["--output", "sarif"]).1).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
}

#[test]
fn show_counts_walks_and_lists() {
    let summary = text(&run(&["show", FRAMEWORK]).stdout);
    assert!(summary.contains("items         162"), "{summary}");
    assert!(summary.contains("Kindergarten"), "{summary}");
    let tree = text(&run(&["show", FRAMEWORK, "--tree"]).stdout);
    assert_eq!(tree.lines().count(), 162);
    let targets = text(&run(&["show", FRAMEWORK, "--targets"]).stdout);
    assert_eq!(targets.lines().count(), 116);
    assert!(
        targets
            .lines()
            .any(|line| line.starts_with("NUM.K.1\tKG\tThe learner can count"))
    );
}

#[test]
fn a_starter_overlay_runs_at_once() {
    let starter = run(&[
        "overlay",
        "new",
        "--framework",
        &format!("math={FRAMEWORK}"),
    ]);
    assert_eq!(starter.status.code(), Some(0));
    let overlay = scratch("starter.json", &text(&starter.stdout));
    let standing = run(&[
        "standing",
        "--framework",
        &format!("math={FRAMEWORK}"),
        "--overlay",
        &overlay,
        "--evidence",
        "examples/data/ten-lines.csv",
        "--as-of",
        "2026-06-30",
    ]);
    assert_eq!(
        standing.status.code(),
        Some(0),
        "{}",
        text(&standing.stderr)
    );
    assert!(text(&standing.stdout).contains("demonstrated"));
}

#[test]
fn standing_of_one_learner_and_of_a_class() {
    let base = [
        "standing",
        "--framework",
        FRAMEWORK,
        "--overlay",
        OVERLAY,
        "--evidence",
        EVIDENCE,
    ];
    let with = |more: &[&str]| {
        let output = run(&[&base[..], &["--as-of", "2026-06-30"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let one = with(&["--learner", "amara"]);
    assert!(
        one.contains("Demonstrated at Proficient.") && one.contains("Ready to take up:"),
        "{one}"
    );
    let class = with(&[]);
    assert_eq!(class.lines().count(), 4, "{class}");
    let amara: Vec<&str> = class.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(amara[..3], ["amara", "50", "1"], "{class}");
    let csv = with(&["--output", "csv"]);
    assert!(csv.starts_with("learner,code,identifier,outcome,applicability,level,rung,text\n"));
    let json: Value =
        serde_json::from_str(&with(&["--output", "json", "--learner", "ben"])).unwrap();
    let decisions = json["standings"][0]["decisions"].as_array().unwrap();
    assert!(
        decisions
            .iter()
            .any(|decision| decision["outcome"] == "demonstrated"
                || decision["outcome"]["is"] == "demonstrated"),
        "{}",
        decisions[0]
    );
    let nobody = run(&[&base[..], &["--learner", "nobody"]].concat());
    assert_eq!(nobody.status.code(), Some(2));
    assert!(
        !text(&nobody.stderr).contains("nobody"),
        "learners are not named in errors"
    );
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let rows = "id,learner,target,level,task,performed\n1,=1+1,OPS.2.2,3,cards,2026-02-02\n";
    let evidence = scratch("formula.csv", rows);
    let output = run(&[
        "standing",
        "--framework",
        FRAMEWORK,
        "--overlay",
        OVERLAY,
        "--evidence",
        &evidence,
        "--as-of",
        "2026-06-30",
        "--output",
        "csv",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let csv = text(&output.stdout);
    let mut rows = csv.lines().skip(1).peekable();
    assert!(rows.peek().is_some());
    assert!(rows.all(|row| row.starts_with("'=1+1,")), "{csv}");
}

#[test]
fn a_report_for_each_reader_in_each_form() {
    let base = [
        "report",
        "--framework",
        FRAMEWORK,
        "--overlay",
        OVERLAY,
        "--evidence",
        EVIDENCE,
    ];
    let done = |more: &[&str]| run(&[&base[..], more].concat());
    let spring = ["--from", "2026-01-05", "--to", "2026-03-27"];
    let with = |more: &[&str]| {
        let output = done(&[&["--learner", "amara"], &spring[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let family = with(&[]);
    assert!(
        family.starts_with("Progress from 2026-01-05 to 2026-03-27\n\nGoals\n\n")
            && family.contains("\nHabits of work\n")
            && family.contains("\nWhat can come next\n")
            && !family.contains("OPS.2.2"),
        "{family}"
    );
    let spanish = with(&["--wording", "examples/data/wording.es.json"]);
    assert!(spanish.starts_with("Avance del 2026-01-05 al 2026-03-27\n\nMetas\n"));
    let no_wording = scratch("wording.json", "{\"reportTitel\": \"Avance\"}");
    let refused = done(
        &[
            &["--learner", "amara", "--wording", &no_wording],
            &spring[..],
        ]
        .concat(),
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("unknown variant `reportTitel`"));
    let teacher = with(&["--for", "teacher", "--output", "markdown"]);
    assert!(
        teacher.starts_with("# amara: progress from ") && teacher.contains("(OPS.2.2)"),
        "{teacher}"
    );
    let csv = with(&["--output", "csv", "--roll-up", "points", "--label", "3=B"]);
    assert!(
        csv.starts_with("Kind,Section,Goal,") && csv.contains(",Proficient (B),"),
        "{csv}"
    );
    assert!(csv.contains(" points,"), "{csv}");
    let json: Value = serde_json::from_str(&with(&["--output", "json", "--all"])).unwrap();
    assert_eq!(json["continuaProgressReport"], "1.0.0");
    assert_eq!(json["covers"], "inScope");
    let outside = with(&["--for", "outside"]);
    assert!(!outside.contains("Next:"), "{outside}");
    for (more, why) in [
        (
            &[
                "--learner",
                "amara",
                "--from",
                "2026-03-27",
                "--to",
                "2026-01-05",
            ][..],
            "the period ends before it begins; give the earlier moment first",
        ),
        (
            &[&["--learner", "nobody"], &spring[..]].concat(),
            "it has no evidence of that learner",
        ),
        (
            &[&["--learner", "amara", "--label", "9=A"], &spring[..]].concat(),
            "no scale that decides has a level `9`",
        ),
    ] {
        let refused = done(more);
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            text(&refused.stderr).contains(why),
            "{}",
            text(&refused.stderr)
        );
    }
}

#[test]
fn explain_says_what_is_known_of_a_target() {
    let explained = text(
        &run(&[
            "explain",
            "--framework",
            FRAMEWORK,
            "--overlay",
            OVERLAY,
            "OPS.3.4",
        ])
        .stdout,
    );
    for part in [
        "Recall the product",
        "Grade 3",
        "required, one of:",
        "After it:",
        "at least 3 pieces of work",
    ] {
        assert!(explained.contains(part), "{part}: {explained}");
    }
    let unknown = run(&["explain", "--framework", FRAMEWORK, "NUM.22"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("did you mean"),
        "{}",
        text(&unknown.stderr)
    );
}

#[test]
fn policy_says_what_rules_ask() {
    let given = ["policy", "--framework", FRAMEWORK, "--overlay", OVERLAY];
    let said = text(&run(&[&given[..], &["OPS.3.4"]].concat()).stdout);
    for part in ["OPS.3.4", "it is met, for instance, by:", "one more work"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // Of the rungs of a ladder the same, and nothing of those of none.
    assert!(!said.contains("set at"), "{said}");
    let said = text(&run(&[&given[..], &["OPS.3.5"]].concat()).stdout);
    let second = said.split("  Second: I solve a story").nth(1).unwrap();
    for part in [
        "    it is met, for instance, by:",
        ", set at `PL2` (summative",
        "  Third: I write",
    ] {
        assert!(second.contains(part), "{part}: {said}");
    }
    let same = run(&[&given[..], &["--against", OVERLAY, "OPS.3.5"]].concat());
    let same = text(&same.stdout);
    assert_eq!(
        same.matches("equal: whatever meets one").count(),
        4,
        "{same}"
    );
    let stricter = std::fs::read_to_string(OVERLAY).unwrap();
    let stricter = stricter.replace("\"atLeast\": 3", "\"atLeast\": 4");
    let stricter = scratch("stricter.json", &stricter);
    let against = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &stricter,
        "--against",
        OVERLAY,
    ];
    let said = text(&run(&[&against[..], &["OPS.3.4"]].concat()).stdout);
    assert!(
        said.contains("stricter: whatever meets the first meets the second"),
        "{said}"
    );
    assert!(said.contains("only the second accepts:"), "{said}");
    let group = run(&[&given[..], &["no-such-code"]].concat());
    assert_eq!(group.status.code(), Some(2));
}

#[test]
fn help_has_an_example_for_each_verb() {
    for verb in [
        &["check"][..],
        &["show"],
        &["overlay", "new"],
        &["standing"],
        &["explain"],
        &["policy"],
        &["map"],
    ] {
        let help = text(&run(&[verb, &["--help"]].concat()).stdout);
        assert!(help.contains("Example:"), "{help}");
    }
}

#[test]
fn check_holds_a_file_against_its_earlier_version() {
    let folder = "tests/data/against/VER-002_same-code-and-text";
    let (previous, new) = (format!("{folder}.previous.json"), format!("{folder}.json"));
    let output = run(&["check", "--against", &previous, &new]);
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("error[VER-002]"), "{told}");
    let alone = run(&["check", &new]);
    assert!(!text(&alone.stdout).contains("[VER-"));
    let off = ["check", "--severity", "VER=off", "--against"];
    let off = run(&[&off[..], &[&previous, &new]].concat());
    assert!(!text(&off.stdout).contains("[VER-"));
    let missing = run(&["check", "--against", "no-such-file.json", &new]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn what_makes_a_file_unusable_is_told_by_the_exit_code_whatever_its_severity() {
    let listed = scratch(
        "listed.json",
        r#"{"CFDocuments": [{"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}]}"#,
    );
    let output = run(&["check", &listed]);
    let told = text(&output.stdout);
    assert!(told.contains("warning[CASE-002]"), "{told}");
    assert!(!told.contains("error["), "{told}");
    assert_eq!(output.status.code(), Some(1), "{told}");
}

const MAP: &str = r#"{
 "domains": {"1": {"grade": "K", "ordinal": "CC"}, "2": {"grade": "1", "ordinal": "OA"}},
 "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}, "2": {"ccmathdomain_id": "2", "ordinal": "C"}},
 "standards": {
  "1": {"ccmathcluster_id": "1", "ordinal": "1", "desc": "<p>Count by tens.</p>"},
  "2": {"ccmathcluster_id": "2", "ordinal": "5", "desc": "<p>Relate counting to addition.</p>"}
 },
 "edges": [{"from": "1", "to": "2"}]
}"#;

#[test]
fn map_draws_a_published_progression_alone() {
    let map = scratch("coherence.json", MAP);
    let output = run(&["map", "--progression", &map, "--output", "mermaid"]);
    let drawn = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for part in ["Count by tens", "1.OA.C.5", "Kindergarten", "n0 -.-> n1"] {
        assert!(drawn.contains(part), "{part}: {drawn}");
    }
    let near = run(&[
        "map",
        "--progression",
        &map,
        "--around",
        "1.OA.C.5",
        "--steps",
        "0",
    ]);
    assert!(!text(&near.stdout).contains("Count by tens"));

    // Nodes and relationships in two files, in any order.
    let nodes = scratch(
        "nodes.jsonl",
        r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "NUM.K.1", "description": "Count."}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "NUM.K.2"}}
"#,
    );
    let edges = scratch(
        "edges.jsonl",
        r#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    );
    let output = run(&["map", "--progression", &edges, &nodes, "--output", "dot"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("n0 -> n1"));
}

#[test]
fn map_adds_a_published_progression_to_a_framework() {
    let lines = |target: &str| {
        format!(
            "{}\n{}\n{}\n",
            r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "FROM"}}"#
                .replace("FROM", "NUM.K.1"),
            r#"{"type": "node", "identifier": "b", "properties": {"statementCode": "TO"}}"#
                .replace("TO", target),
            r#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#
        )
    };
    let base = [
        "map",
        "--framework",
        FRAMEWORK,
        "--around",
        "OPS.3.4",
        "--output",
        "dot",
    ];
    let drawn = |file: &str| run(&[&base[..], &["--steps", "1", "--progression", file]].concat());
    let plain = run(&[&base[..], &["--steps", "1"]].concat());
    assert!(
        !text(&plain.stdout).contains("NUM.K.1"),
        "{}",
        text(&plain.stdout)
    );
    let added = drawn(&scratch("added.jsonl", &lines("OPS.3.4")));
    assert_eq!(added.status.code(), Some(0), "{}", text(&added.stderr));
    assert!(text(&added.stdout).contains("NUM.K.1"));

    // What does not fit is told at its place, and the rest is drawn.
    let unknown = drawn(&scratch("unknown.jsonl", &lines("OPS.99")));
    assert_eq!(unknown.status.code(), Some(0));
    let told = text(&unknown.stderr);
    assert!(
        told.contains("warning[EDGE-012]: `OPS.99` is no item of the library"),
        "{told}"
    );
    assert!(told.contains("unknown.jsonl:3:1"), "{told}");
    let other = drawn(OVERLAY);
    assert_eq!(other.status.code(), Some(2));
    assert!(text(&other.stderr).contains("neither a coherence map nor"));
    let nothing = run(&["map"]);
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn ladders_are_shown_where_standings_are() {
    let over = ["--framework", FRAMEWORK, "--overlay", OVERLAY];
    let evidence = ["--evidence", EVIDENCE];
    let done = |verb: &str, more: &[&[&str]]| {
        let output = run(&[&[verb], &over[..], &more.concat()].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let june = ["--as-of", "2026-06-30"];
    let one = done("standing", &[&evidence, &june, &["--learner", "amara"]]);
    assert!(one.contains("Place on the ladder: Second: "), "{one}");
    let json = ["--learner", "amara", "--output", "json"];
    let json: Value = serde_json::from_str(&done("standing", &[&evidence, &june, &json])).unwrap();
    let ladder = &json["standings"][0]["ladders"][0];
    assert_eq!(
        (&ladder["place"], &ladder["next"]),
        (&"PL2".into(), &"PL3".into())
    );
    assert_eq!(ladder["rungs"].as_array().unwrap().len(), 3);
    let csv = done("standing", &[&evidence, &june, &["--output", "csv"]]);
    assert!(
        csv.lines()
            .any(|line| line.starts_with("amara,OPS.3.5,") && line.contains(",Second,"))
    );
    let period = [
        "--learner",
        "amara",
        "--from",
        "2026-01-05",
        "--to",
        "2026-06-30",
    ];
    let report = done("report", &[&evidence, &period]);
    assert!(report.contains("\nFrom level to level\n"), "{report}");
    let explained = text(&run(&[&["explain"], &over[..], &["OPS.3.5"]].concat()).stdout);
    let rungs = explained.split("Its ladder:").nth(1).unwrap();
    assert!(rungs.contains("on tasks set at level "), "{explained}");
}

#[test]
fn standing_counts_a_cohort() {
    let given = [
        "standing",
        "--framework",
        FRAMEWORK,
        "--overlay",
        OVERLAY,
        "--evidence",
        EVIDENCE,
        "--as-of",
        "2026-06-30",
        "--count",
    ];
    let with = |more: &[&str]| {
        let output = run(&[&given[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let told = with(&[]);
    assert!(told.starts_with("3 learners\n"), "{told}");
    let ladder = told.split("from level to level\n").nth(1).unwrap();
    assert!(ladder.contains("  Second: 2\n"), "{told}");
    let hidden = with(&["--at-least", "3"]);
    assert!(hidden.contains("few"), "{hidden}");
    let json: Value = serde_json::from_str(&with(&["--output", "json"])).unwrap();
    assert_eq!(json["ladders"][0]["counts"]["places"]["PL2"], 2);
    assert!(json["targets"][0]["counts"]["demonstrated"].is_u64());
    let csv = with(&["--output", "csv"]);
    assert!(
        csv.lines().any(|line| line.contains(",Second,place,2,")),
        "{csv}"
    );
    let both = run(&[&given[..], &["--learner", "amara"]].concat());
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn an_overlay_builds_on_others() {
    // What the sample says, but for its policy, which builds on that of the sample.
    let mut school: Value =
        serde_json::from_str(&std::fs::read_to_string(OVERLAY).unwrap()).unwrap();
    let rule = serde_json::json!({"works": {"atLeast": 5, "level": "3"}});
    school["policy"] = serde_json::json!({
        "identifier": "school", "version": "1.0.0",
        "extends": {"identifier": school["policy"]["identifier"], "version": "^2"},
        "rules": [{"select": {"code": "math:OPS.3.4"}, "rule": rule}],
    });
    let school = scratch("school.json", &school.to_string());
    let alone = ["explain", "--framework", FRAMEWORK, "--overlay", &school];
    let refused = run(&[&alone[..], &["OPS.3.4"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("which is not given"),
        "{}",
        text(&refused.stderr)
    );
    let based = [&alone[..], &["--base", OVERLAY]].concat();
    let own = text(&run(&[&based[..], &["OPS.3.4"]].concat()).stdout);
    assert!(own.contains("at least 5 pieces of work"), "{own}");
    let taken = text(&run(&[&based[..], &["OPS.2.4"]].concat()).stdout);
    let before = text(
        &run(&[
            "explain",
            "--framework",
            FRAMEWORK,
            "--overlay",
            OVERLAY,
            "OPS.2.4",
        ])
        .stdout,
    );
    assert!(!before.is_empty());
    assert_eq!(taken, before);
    let compared = run(&[
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--against",
        OVERLAY,
        "OPS.3.4",
    ]);
    assert_eq!(
        compared.status.code(),
        Some(0),
        "{}",
        text(&compared.stderr)
    );
    let standing = run(&[
        "standing",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--evidence",
        EVIDENCE,
        "--as-of",
        "2026-06-30",
    ]);
    assert_eq!(
        standing.status.code(),
        Some(0),
        "{}",
        text(&standing.stderr)
    );
}

/// The sample's overlay with a policy that builds on that of the sample, changed by this.
fn school_over_sample(change: impl Fn(&mut Value)) -> Value {
    let mut school: Value =
        serde_json::from_str(&std::fs::read_to_string(OVERLAY).unwrap()).unwrap();
    school["policy"] = serde_json::json!({
        "identifier": "school", "version": "1.0.0",
        "extends": {"identifier": school["policy"]["identifier"], "version": "^2"},
        "rules": [],
    });
    change(&mut school);
    school
}

#[test]
fn what_is_wrong_in_a_base_is_told_of_its_file() {
    let school = school_over_sample(|_| {});
    let school = scratch("sound-school.json", &school.to_string());
    let base = std::fs::read_to_string(OVERLAY).unwrap();
    let (before, policy) = base.split_once("\"policy\"").unwrap();
    let policy = policy.replacen("\"level\": \"3\"", "\"level\": \"33\"", 1);
    let base = format!("{before}\"policy\"{policy}");
    let base = scratch("unsound-base.json", &base);
    let refused = run(&[
        "explain",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        &base,
        "OPS.3.4",
    ]);
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    assert!(told.contains("error[POL-006]"), "{told}");
    assert!(told.contains("unsound-base.json:"), "{told}");
    assert!(!told.contains("sound-school.json:"), "{told}");
    assert!(told.contains("\"level\": \"33\""), "{told}");
}

#[test]
fn policy_compares_with_an_overlay_over_bases_of_its_own() {
    // The school asks for what the sample asks, this year's and last year's.
    let school = school_over_sample(|_| {});
    let school = scratch("this-year.json", &school.to_string());
    let sample = std::fs::read_to_string(OVERLAY).unwrap();
    // Last year the base asked for more of those targets that it asks three works of.
    let last = sample.replace("\"atLeast\": 3", "\"atLeast\": 4");
    assert_ne!(last, sample);
    let last = scratch("last-year-base.json", &last);
    let given = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--against",
        &school,
    ];
    let said = |more: &[&str]| {
        let output = run(&[&given[..], more, &["OPS.3.4"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    // Where it is not said, the earlier one stands over the same base.
    assert!(said(&[]).contains("equal: whatever meets one meets the other"));
    let weaker = said(&["--against-base", &last]);
    assert!(
        weaker.contains("weaker: whatever meets the second meets the first"),
        "{weaker}"
    );
    assert!(weaker.contains("only the first accepts:"), "{weaker}");
    // It is the base of the earlier one alone, and of nothing without it.
    let base = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
    ];
    let alone = run(&[&base[..], &["--against-base", &last, "OPS.3.4"]].concat());
    assert_eq!(alone.status.code(), Some(2));
    assert!(
        text(&alone.stderr).contains("--against"),
        "{}",
        text(&alone.stderr)
    );
    let missing = scratch(
        "of-another.json",
        &sample.replace("willow-creek-mastery", "of-another"),
    );
    let missing = run(&[&given[..], &["--against-base", &missing, "OPS.3.4"]].concat());
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        text(&missing.stderr).contains("which is not given"),
        "{}",
        text(&missing.stderr)
    );
}
