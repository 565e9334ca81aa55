//! One of several siblings has no code.

use super::sample::sample;
use super::survey::{Survey, called};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// One of several siblings has no code.
pub static MISSING_CODE: Rule = Rule {
    code: "CONS-006",
    name: "missing-code",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "The only one of at least four siblings of a type that has no code.",
    why: "Nobody can name it in a plan or a gradebook as the others are named.",
    repair: "It is named by its identifier.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2""#,
        "14": r#""fullStatement": "Count back from 20.""#,
        "15": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4""#;
        "12" < "11", "13" < "11", "14" < "11", "15" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3""#,
        "15": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4""#;
        "12" < "11", "13" < "11", "14" < "11", "15" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&MISSING_CODE) {
        return;
    }
    survey.siblings(|parent, siblings| {
        if siblings.len() < 4 {
            return;
        }
        let mut without = siblings.iter().filter(|item| item.code().is_none());
        let (Some(item), None) = (without.next(), without.next()) else {
            return;
        };
        let Some(site) = survey.site(*item, "identifier") else {
            return;
        };
        findings.add(&MISSING_CODE, "", site, || {
            let parent = match parent {
                Some(parent) => format!(" under `{}`", called(parent)),
                None => String::new(),
            };
            Note::new(format!(
                "the item has no code, and its {} siblings of the same type{parent} have one",
                siblings.len() - 1
            ))
            .about(item.id())
            .help("give it a `humanCodingScheme`")
        });
    });
}
