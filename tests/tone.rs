//! The tone of the practice profile: what is said of files that their publishers hold for good.

#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap fails it")]

mod common;

use continua::check::{Profile, catalogue};
use continua::finding::{Finding, Report};
use continua::format::case::File;

/// Everything that practice says of the Texas mathematics package, and why it is worth saying.
const TEXAS: [(&str, &str); 7] = [
    (
        "CASE-009",
        "`subject` is a text where the standard has a list: a strict reader refuses the document for it",
    ),
    (
        "CONS-001",
        "the codes under one item do not continue its code, as all others do: whoever finds parents by code loses two branches",
    ),
    (
        "CONS-004",
        "one code names two subchapters with different texts: a reference by code finds either",
    ),
    (
        "CONS-005",
        "eight codes end with white space: they are not found by what people type",
    ),
    (
        "CONS-007",
        "one label begins with another code than its item has: one of the two is wrong",
    ),
    (
        "CONS-011",
        "every item changed after the document says that it last changed: who looks at the document's date only never takes the changes over",
    ),
    (
        "CONS-015",
        "seventeen headings have nothing under them: some of them are expectations of the wrong type, and are counted as headings",
    ),
];

/// Past so many rendered findings nobody reads on.
const MOST: usize = 12;

fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<_> = report.iter().map(Finding::code).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn a_good_state_file_gets_few_findings_each_worth_its_place() {
    let Some(bytes) = common::corpus("case/tea-teks-math-111-OFFICIAL.json") else {
        return;
    };
    let file = File::from_slice(&bytes).unwrap();
    let report = file.check(&Profile::practice());
    let defended: Vec<_> = TEXAS.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes(&report), defended, "{report}");
    assert!(report.len() <= MOST);
    assert!(!report.has_errors(), "{report}");
    // Adopted: an author is told no more, unless they ask for it.
    assert_eq!(codes(&file.check(&Profile::author())), defended);
    let forced = file.check(&Profile::author().forced());
    assert!(forced.len() > report.len());
}

#[test]
fn nothing_is_said_of_the_sample() {
    let bytes = include_bytes!("../examples/data/framework.json");
    let report = File::from_slice(bytes).unwrap().check(&Profile::practice());
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_catalogue_holds_rules_for_every_room() {
    let count = |groups: &[&str]| {
        let of_groups = |rule: &&&continua::finding::Rule| groups.contains(&rule.group());
        catalogue().iter().filter(of_groups).count()
    };
    let files = count(&[
        "JSON", "CASE", "ID", "REF", "TREE", "CONS", "VOC", "TEXT", "RUB", "PROG", "VER", "WAIV",
    ]);
    assert!(files >= 70, "{files} rules of framework files");
    assert_eq!(
        files + count(&["OVER", "POL", "EVID", "EDGE"]),
        catalogue().len()
    );
}
