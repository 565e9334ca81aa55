//! The rules of the checks: their examples, their page, and a file for each with one defect.

#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap fails it")]

mod common;

use std::fmt::Write as _;
use std::path::Path;

use continua::check::{Profile, Waivers, catalogue};
use continua::finding::{Finding, Ground, Report, Rule};
use continua::format::case::File;

/// Everything that reading and checking say of some bytes in practice.
fn report(bytes: &[u8]) -> Report {
    report_in(bytes, &Profile::practice())
}

/// The plainest profile that hears the rule.
fn profile_of(rule: &Rule) -> Profile {
    match rule.ground {
        Ground::Letter => Profile::standard(),
        Ground::Author => Profile::author(),
        _ => Profile::practice(),
    }
}

fn report_in(bytes: &[u8], profile: &Profile) -> Report {
    let file = match File::from_slice(bytes) {
        Ok(file) => file,
        Err(error) => return error.report(),
    };
    let report = file.check(profile);
    match file.only_package() {
        Err(error) if !file.packages().is_empty() => report.and(&error.report()),
        _ => report,
    }
}

/// Everything that is said of an input of a rule: of a framework file, or of a file of waivers
/// that is held against one with a member that the standard does not have.
fn report_for(rule: &Rule, bytes: &[u8]) -> Report {
    let profile = profile_of(rule);
    if rule.group() != "WAIV" {
        return report_in(bytes, &profile);
    }
    let waivers = match Waivers::from_slice(bytes) {
        Ok(waivers) => waivers,
        Err(error) => return error.report().clone(),
    };
    let framework = include_bytes!("data/invalid/CASE-008_own-member.json");
    let report = profile.clone().waiving(&waivers).check(framework);
    waivers.report().and(&waivers.unused(&profile, [&report]))
}

fn finds(rule: &Rule, text: &str) -> bool {
    report_for(rule, text.as_bytes())
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
            report_for(rule, rule.bad.as_bytes())
        );
        assert!(
            !finds(rule, rule.good),
            "{code}: the good example is found:\n{}",
            report_for(rule, rule.good.as_bytes())
        );
    }
}

/// Rules of other rooms run their examples there.
fn is_of_files(rule: &Rule) -> bool {
    !["OVER", "POL", "EVID", "EDGE", "VER"].contains(&rule.group())
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
    for rule in catalogue() {
        let prefix = &format!("{}-", rule.group());
        assert!(of_prefix(prefix).is_sorted_by(|a, b| a < b));
    }
    // Rooms may use one name for one fault of different inputs; within a room each stands once.
    let room = |rule: &Rule| rule.code.split('-').next().unwrap();
    let mut names: Vec<_> = catalogue()
        .iter()
        .map(|rule| (room(rule), rule.name))
        .collect();
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
         What `continua` finds in framework files, overlays, policies, evidence, published progressions and waivers. This page is generated from the rules; `CONTINUA_BLESS=1 cargo test --test findings` writes it anew.\n\n\
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
    write!(
        out,
        "\n## The framework of the examples\n\n\
         The examples of overlays and policies (`OVER`, `POL`) are overlays, those of evidence (`EVID`) lines or rows, and those of published progressions (`EDGE`) lines of the Knowledge Graph or a coherence map, judged against this framework, which the library has under the name `math`. It has version 1.0.0, everything lies under `N`, and `N.1` precedes `N.2`. The example of `EVID-012` is read with a limit of 300 bytes.\n\n{}",
        common::examples_table()
    )
    .unwrap();
    for rule in catalogue() {
        let blocking = if rule.blocking { ", blocking" } else { "" };
        writeln!(
            out,
            "\n## {} {}\n\nSeverity: {}{blocking}. {}\n",
            rule.code,
            rule.name,
            rule.severity,
            ground(rule)
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

fn ground(rule: &Rule) -> &'static str {
    match rule.ground {
        Ground::Letter => "The schema refuses it; heard in the standard profile only.",
        Ground::Schema => "The schema refuses it.",
        Ground::Practice => "Beyond the schema.",
        Ground::Author => "Beyond the schema; heard in the author profile only.",
        _ => unreachable!("a ground without its words"),
    }
}

/// Each file of `tests/data/invalid` has one defect, named by the code in its file name, and what
/// is said of it beside it.
#[test]
fn every_invalid_file_is_told_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".json"))
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for name in &names {
        let (code, _) = name.split_once('_').unwrap();
        let rule = catalogue().iter().find(|rule| rule.code == code).unwrap();
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let report = report_for(rule, &bytes);
        let codes: Vec<_> = report.iter().map(Finding::code).collect();
        if codes.is_empty() || codes.iter().any(|found| *found != code) {
            wrong.push(report.render(name));
        }
        let expected = format!("tests/data/invalid/{}", name.replace(".json", ".txt"));
        common::pinned(&expected, &report.render(name));
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    for rule in catalogue().iter().filter(|rule| is_of_files(rule)) {
        assert!(
            names.iter().any(|name| name.starts_with(rule.code)),
            "no file for {}",
            rule.code
        );
    }
}

/// What may come in: nothing panics, and every finding has a place.
#[test]
fn hostile_files_are_told_and_do_no_harm() {
    let good = include_str!("data/invalid/TREE-004_no-type.json");
    for cut in (0..good.len())
        .step_by(7)
        .filter(|cut| good.is_char_boundary(*cut))
    {
        assert!(
            report(&good.as_bytes()[..cut]).blocking().next().is_some(),
            "{cut}"
        );
    }
    // Every value of the file replaced by one of each type.
    let json = continua::source::Json::parse(good.as_bytes()).unwrap();
    for value in json.values() {
        for other in [
            "null",
            "true",
            "-7.5e9",
            "\"\"",
            "\" x \"",
            "[]",
            "[[], {}, null, 3]",
            "{}",
            "{\"\": {}}",
        ] {
            let span = value.span();
            let text = format!(
                "{}{other}{}",
                &good[..span.start as usize],
                &good[span.end as usize..]
            );
            let report = report(text.as_bytes());
            report.render("x.json");
            for finding in &report {
                assert!(
                    finding.place().position().is_some(),
                    "{}",
                    finding.message()
                );
                assert!(!finding.message().contains("CASE-"));
            }
        }
    }
}

#[test]
fn a_line_of_a_hundred_thousand_items_and_as_many_faults() {
    let id = |n: u32| format!("00000000-0000-4000-8000-{n:012x}");
    let (mut items, mut associations) = (Vec::new(), Vec::new());
    for n in 0..100_000 {
        items.push(format!(
            r#"{{"identifier": "{}", "fullStatement": ""}}"#,
            id(n)
        ));
        let (child, parent) = (id(n), id((n + 1) % 100_000));
        associations.push(format!(
            r#"{{"associationType": "isChildOf", "originNodeURI": {{"identifier": "{child}"}}, "destinationNodeURI": {{"identifier": "{parent}"}}}}"#
        ));
    }
    let text = format!(
        r#"{{"CFDocument": {{"identifier": "d"}}, "CFItems": [{}], "CFAssociations": [{}]}}"#,
        items.join(","),
        associations.join(",")
    );
    let report = report(text.as_bytes());
    let cycle = report.blocking().next().unwrap();
    assert_eq!(cycle.code(), "TREE-001");
    assert_eq!(cycle.ids().len(), 100_000);
    let empty = report
        .iter()
        .find(|finding| finding.code() == "TEXT-001")
        .unwrap();
    assert_eq!((empty.count(), empty.more().len()), (100_000, 5));
}

#[test]
fn unfolding_names_every_hit_and_a_cap_is_said() {
    let text = include_bytes!("data/invalid/TREE-003_no-numbers.json");
    let text = String::from_utf8_lossy(text).replace("\"fullStatement\"", "\"fullStatment\"");
    let file = File::from_slice(text.as_bytes()).unwrap();
    let folded = file.check(&Profile::practice());
    let unknown = folded
        .iter()
        .find(|finding| finding.code() == "CASE-008")
        .unwrap();
    assert_eq!((unknown.count(), unknown.more().len()), (3, 2));
    let unfolded = file.check(&Profile::practice().unfolded());
    assert_eq!(
        unfolded
            .iter()
            .filter(|finding| finding.code() == "CASE-008")
            .count(),
        3
    );
    let capped = file.check(&Profile::practice().unfolded().at_most(2));
    assert_eq!(capped.len(), 2);
    assert_eq!(capped.dropped() as usize, unfolded.len() - 2);
}
