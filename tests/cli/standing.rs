//! `continua standing` and `report`: of one learner, of a class, for each reader.

use serde_json::Value;

use crate::{EVIDENCE, FRAMEWORK, OVERLAY, run, scratch, text};

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
