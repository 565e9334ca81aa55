//! A heading has nothing under it.

use super::sample::sample;
use super::survey::{Survey, called, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Role;

/// A heading has nothing under it.
pub static EMPTY_GROUP: Rule = Rule {
    code: "CONS-015",
    name: "empty-group",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items without children of a type that stands for headings or courses, and most of which have children in the file.",
    why: "Either targets were lost, or a target has the type of a heading and is counted, taught and assessed by nobody.",
    repair: "The item is a heading, as its type says. An overlay can say otherwise.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "CFItemType": "Strand""#,
        "12": r#""fullStatement": "Shapes", "CFItemType": "Strand""#,
        "13": r#""fullStatement": "Measures", "CFItemType": "Strand""#,
        "14": r#""fullStatement": "Data", "CFItemType": "Strand""#,
        "15": r#""fullStatement": "Money", "CFItemType": "Strand""#,
        "16": r#""fullStatement": "Patterns", "CFItemType": "Strand""#,
        "17": r#""fullStatement": "Tell the time.", "CFItemType": "Strand""#,
        "18": r#""fullStatement": "Count to 20.", "CFItemType": "Learning Target""#;
        "18" < "11", "18" < "12", "18" < "13", "18" < "14", "18" < "15", "18" < "16"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "CFItemType": "Strand""#,
        "12": r#""fullStatement": "Shapes", "CFItemType": "Strand""#,
        "13": r#""fullStatement": "Measures", "CFItemType": "Strand""#,
        "14": r#""fullStatement": "Data", "CFItemType": "Strand""#,
        "15": r#""fullStatement": "Money", "CFItemType": "Strand""#,
        "16": r#""fullStatement": "Patterns", "CFItemType": "Strand""#,
        "17": r#""fullStatement": "Tell the time.", "CFItemType": "Learning Target""#,
        "18": r#""fullStatement": "Count to 20.", "CFItemType": "Learning Target""#;
        "18" < "11", "18" < "12", "18" < "13", "18" < "14", "18" < "15", "18" < "16"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&EMPTY_GROUP) {
        return;
    }
    let mut counts = survey.each_kind((0u32, 0u32));
    let mut empty = Vec::new();
    for item in survey.framework.items() {
        if !matches!(item.role(), Role::Group | Role::Course) || item.kind().is_none() {
            continue;
        }
        let Some((with, without)) = counts.get_mut(survey.kind(item)) else {
            continue;
        };
        if item.children().len() > 0 {
            *with += 1;
        } else {
            *without += 1;
            empty.push(item);
        }
    }
    for item in empty {
        let (with, without) = counts.get(survey.kind(item)).copied().unwrap_or_default();
        if !is_slip(with, without) {
            continue;
        }
        let Some(site) = survey.site(item, "CFItemType") else {
            continue;
        };
        findings.add(&EMPTY_GROUP, "", site, || {
            Note::new(format!(
                "nothing lies under `{}`, and {with} of the {} items of type `{}` have children",
                called(item),
                with + without,
                short(item.kind().unwrap_or_default())
            ))
            .about(item.id())
            .help("give it the type of a target if it is one, or add what belongs under it")
        });
    }
}
