//! The rules of overlays, policies, evidence and published progressions: their examples, and a file
//! for each with one defect.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what a test cannot unwrap fails it"
)]

mod common;

use std::path::Path;

use continua::EvidenceLog;
use continua::check::catalogue;
use continua::evidence::{ColumnMap, Reader};
use continua::finding::{Finding, Report, Rule};
use continua::format::edges::Format;
use continua::format::{coherence_map, knowledge_graph};
use continua::overlay::Overlay;
use continua::source::Limits;

/// Everything that reading an overlay and resolving it says.
fn of_overlay(text: &[u8]) -> Report {
    match Overlay::from_slice(text) {
        Err(error) => error.report().clone(),
        Ok(overlay) => match overlay.resolve(&common::examples_library()) {
            Err(error) => error.report().clone(),
            Ok(resolved) => resolved.report().clone(),
        },
    }
}

/// Everything that reading evidence says, of JSON lines or of a CSV file.
fn of_evidence(text: &[u8], code: &str) -> Report {
    let library = common::examples_library();
    let mut limits = Limits::default();
    if code == "EVID-012" {
        limits.bytes = 300;
    }
    let reader = Reader::new(&library).with_limits(limits);
    let mut log = EvidenceLog::new();
    if text.starts_with(b"{") {
        reader.json_lines(text, &mut log)
    } else {
        reader.csv(text, &ColumnMap::default(), &mut log)
    }
}

/// Everything that reading a published progression says, and of the Knowledge Graph also what
/// resolving it says: the codes of a coherence map are those of one framework.
fn of_edges(text: &[u8]) -> Report {
    if Format::guess(text) != Some(Format::KnowledgeGraph) {
        return match coherence_map::from_slice(text) {
            Err(error) => error.report(),
            Ok(edges) => edges.reports()[0].clone(),
        };
    }
    match knowledge_graph::from_slice(text) {
        Err(error) => error.report(),
        Ok(edges) => {
            let resolved = edges.resolve(&common::examples_library());
            edges.reports()[0].and(&resolved.reports[0])
        }
    }
}

fn report(rule: &Rule, text: &[u8]) -> Report {
    match rule.group() {
        "EVID" => of_evidence(text, rule.code),
        "EDGE" => of_edges(text),
        _ => of_overlay(text),
    }
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    let here = |rule: &&&'static Rule| ["OVER", "POL", "EVID", "EDGE"].contains(&rule.group());
    catalogue().iter().filter(here).copied()
}

#[test]
fn the_examples_of_each_rule_run() {
    let mut wrong: Vec<String> = Vec::new();
    for rule in rules() {
        let code = rule.code;
        let bad = report(rule, rule.bad.as_bytes());
        let good = report(rule, rule.good.as_bytes());
        if !bad.iter().any(|finding| finding.code() == code) {
            wrong.push(format!("{code}: the bad example is not found:\n{bad}\n"));
        }
        let refused = bad.blocking().any(|finding| finding.code() == code);
        if refused != rule.blocking {
            wrong.push(format!("{code}: blocking is not as said:\n{bad}\n"));
        }
        if !good.is_empty() {
            wrong.push(format!(
                "{code}: something is found in the good one:\n{good}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each file has one defect, named by the code in its file name, and what is said of it beside it.
fn told_as_expected(folder: &str, groups: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut names: Vec<String> = std::fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|extension| extension != "txt")
        })
        .collect();
    names.sort();
    for name in &names {
        let (code, _) = name.split_once('_').unwrap();
        let rule = catalogue().iter().find(|rule| rule.code == code).unwrap();
        let report = report(rule, &std::fs::read(root.join(name)).unwrap());
        let codes: Vec<_> = report.iter().map(Finding::code).collect();
        assert!(
            !codes.is_empty() && codes.iter().all(|found| *found == code),
            "{name}:\n{}",
            report.render(name)
        );
        let (stem, _) = name.rsplit_once('.').unwrap();
        common::pinned(&format!("{folder}/{stem}.txt"), &report.render(name));
    }
    for rule in rules().filter(|rule| groups.contains(&rule.group())) {
        assert!(
            names.iter().any(|name| name.starts_with(rule.code)),
            "no file for {}",
            rule.code
        );
    }
}

#[test]
fn every_invalid_overlay_is_told_as_expected() {
    told_as_expected("tests/data/overlay-invalid", &["OVER", "POL"]);
}

#[test]
fn every_invalid_piece_of_evidence_is_told_as_expected() {
    told_as_expected("tests/data/evidence-invalid", &["EVID"]);
}

#[test]
fn every_invalid_progression_is_told_as_expected() {
    told_as_expected("tests/data/edges-invalid", &["EDGE"]);
}
