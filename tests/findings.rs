//! The rules of the checks: their examples, their page, and a file for each with one defect.

mod common;

use std::fmt::Write as _;
use std::path::Path;

use continua::check::{Profile, catalogue};
use continua::finding::{Report, Rule};
use continua::format::case::File;

/// Everything that reading and checking say of some bytes.
fn report(bytes: &[u8]) -> Report {
    let file = match File::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => return error.report(),
    };
    let report = file.check(&Profile::practice());
    match file.only_package() {
        Err(error) if !file.packages().is_empty() => report.and(&error.report()),
        _ => report,
    }
}

fn finds(rule: &Rule, text: &str) -> bool {
    report(text.as_bytes())
        .iter()
        .any(|finding| finding.code() == rule.code)
}

#[test]
fn the_examples_of_each_rule_run() {
    for rule in catalogue().iter().filter(|rule| is_of_files(rule)) {
        let code = rule.code;
        assert!(
            finds(rule, rule.bad),
            "{code}: the bad example is not found:\n{}",
            report(rule.bad.as_bytes())
        );
        assert!(
            !finds(rule, rule.good),
            "{code}: the good example is found:\n{}",
            report(rule.good.as_bytes())
        );
    }
}

/// Rules of other rooms run their examples there.
fn is_of_files(rule: &Rule) -> bool {
    ["JSON-", "CASE-", "TREE-"]
        .iter()
        .any(|prefix| rule.code.starts_with(prefix))
}

#[test]
fn codes_and_names_are_unique_and_ordered() {
    let codes: Vec<_> = catalogue().iter().map(|rule| rule.code).collect();
    let of_prefix = |prefix: &str| {
        codes
            .iter()
            .filter(|code| code.starts_with(prefix))
            .collect::<Vec<_>>()
    };
    for prefix in ["JSON-", "CASE-", "TREE-"] {
        assert!(of_prefix(prefix).is_sorted_by(|a, b| a < b));
    }
    let mut names: Vec<_> = catalogue().iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), catalogue().len());
}

#[test]
fn the_page_of_findings_is_current() {
    common::pinned("docs/findings.md", &page());
}

fn page() -> String {
    let mut out = String::from(
        "# Findings\n\n\
         What `continua` finds in framework files. This page is generated from the rules; `CONTINUA_BLESS=1 cargo test --test findings` writes it anew.\n\n\
         *Blocking* findings make a file unusable, whatever their severity. All others are repaired on reading as their rule says, and nothing in the file is changed.\n\n\
         | code | name | severity | finds |\n|---|---|---|---|\n",
    );
    for rule in catalogue() {
        let anchor = rule.code.to_lowercase();
        let blocking = if rule.blocking { ", blocking" } else { "" };
        writeln!(
            out,
            "| [{0}](#{anchor}-{1}) | {1} | {2}{blocking} | {3} |",
            rule.code, rule.name, rule.severity, rule.finds
        )
        .unwrap();
    }
    for rule in catalogue() {
        let blocking = if rule.blocking { ", blocking" } else { "" };
        writeln!(
            out,
            "\n## {} {}\n\nSeverity: {}{blocking}.\n",
            rule.code, rule.name, rule.severity
        )
        .unwrap();
        writeln!(
            out,
            "**Finds.** {}\n\n**Matters because.** {}\n\n**Read as.** {}\n",
            rule.finds, rule.why, rule.repair
        )
        .unwrap();
        writeln!(
            out,
            "Found:\n\n```text\n{}\n```\n\nMended:\n\n```text\n{}\n```",
            rule.bad, rule.good
        )
        .unwrap();
    }
    out
}

/// Each file of `tests/data/invalid` has one defect, named by the code in its file name, and what
/// is said of it beside it.
#[test]
fn every_invalid_file_is_told_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    for name in &names {
        let report = report(&std::fs::read(folder.join(name)).unwrap());
        let (code, _) = name.split_once('_').unwrap();
        let codes: Vec<_> = report.iter().map(|finding| finding.code()).collect();
        assert!(
            !codes.is_empty() && codes.iter().all(|found| *found == code),
            "{name}:\n{}",
            report.render(name)
        );
        let expected = format!("tests/data/invalid/{}", name.replace(".json", ".txt"));
        common::pinned(&expected, &report.render(name));
    }
    for rule in catalogue().iter().filter(|rule| is_of_files(rule)) {
        assert!(
            names.iter().any(|name| name.starts_with(rule.code)),
            "no file for {}",
            rule.code
        );
    }
}
