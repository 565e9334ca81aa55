//! One code names two different things.

use super::sample::sample;
use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::{Item, Role};

/// One code names two different things.
pub static REPEATED_CODE: Rule = Rule {
    code: "CONS-004",
    name: "repeated-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items of one code and different statements, neither of which lies right under the other, in a file in which codes mostly name one thing.",
    why: "Teachers, products and overlays refer to items by code, and here they get one of two.",
    repair: "Both keep the code. An overlay that names it is told that it is not unique.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.1""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3""#,
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
    if !findings.hears(&REPEATED_CODE) {
        return;
    }
    let mut repeated = Vec::new();
    let mut before: Option<Item<'_>> = None;
    for item in survey.framework.coded() {
        if let Some(first) = before
            && differ(first, item)
        {
            repeated.push((first, item));
        }
        before = Some(item);
    }
    // Codes that begin anew under each parent name nothing by themselves, on purpose.
    if repeated.len() * 4 > survey.framework.coded().len() {
        return;
    }
    for (first, item) in repeated {
        found(survey, findings, first, item);
    }
}

/// Whether two items, one after the other by code, share a code that should name one of them.
fn differ(first: Item<'_>, item: Item<'_>) -> bool {
    let text = |item: Item<'_>| item.role() == Role::Text;
    // A grade and its only course, a strand and its only heading.
    let above = |a: Item<'_>, b: Item<'_>| a.parent() == Some(b);
    first.code() == item.code()
        && first.statement().trim() != item.statement().trim()
        && !text(first)
        && !text(item)
        && !above(first, item)
        && !above(item, first)
}

fn found(survey: &Survey<'_>, findings: &mut Findings, first: Item<'_>, item: Item<'_>) {
    let (Some(site), Some(earlier)) = (
        survey.site(item, "humanCodingScheme"),
        survey.site(first, "humanCodingScheme"),
    ) else {
        return;
    };
    findings.add(&REPEATED_CODE, "", site, || {
        Note::new(format!(
            "the code `{}` names two different items",
            short(item.code().unwrap_or_default())
        ))
        .about(first.id())
        .about(item.id())
        .related("the other item of this code", earlier)
        .help("give each item a code of its own")
    });
}
