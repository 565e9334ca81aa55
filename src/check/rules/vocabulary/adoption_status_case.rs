//! An adoption status is written in other letters.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// An adoption status is written in other letters.
pub static ADOPTION_STATUS_CASE: Rule = Rule {
    code: "VOC-006",
    name: "adoption-status-case",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "An `adoptionStatus` that differs from one of the words in capitals or white space only.",
    why: "Readers that compare exactly take it for no status.",
    repair: "Case is disregarded.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "adoptionStatus": "draft"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "adoptionStatus": "Draft"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, site: Value<'_>, word: &str, meant: &str) {
    findings.add(&ADOPTION_STATUS_CASE, "", site, || {
        Note::new(format!(
            "`adoptionStatus` is `{}`, expected `{meant}`",
            short(word)
        ))
        .help(format!("write it as `{meant}`"))
    });
}
