//! `continua check`: folders, profiles, outputs and exit codes.

use serde_json::Value;

use crate::{FRAMEWORK, place, run, scratch, text};

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

/// A folder with these files and no others, under a name that no other test uses.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let folder = place(name);
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
