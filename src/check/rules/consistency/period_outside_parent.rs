//! An item is in force when its parent is not.

use super::sample::sample;
use super::survey::{Survey, called};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::framework::Item;

/// An item is in force when its parent is not.
pub static PERIOD_OUTSIDE_PARENT: Rule = Rule {
    code: "CONS-013",
    name: "period-outside-parent",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item that ends after its only parent ends. One that ended before the parent began is the past, kept in its place.",
    why: "There are days on which the target is in force and the heading that it belongs to is not.",
    repair: "Each item is in force by its own dates.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "statusEndDate": "2025-07-31""#,
        "12": r#""fullStatement": "Count to 20.", "statusEndDate": "2027-07-31""#;
        "12" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "statusEndDate": "2027-07-31""#,
        "12": r#""fullStatement": "Count to 20.", "statusEndDate": "2027-07-31""#;
        "12" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&PERIOD_OUTSIDE_PARENT) {
        return;
    }
    for item in survey.framework.items() {
        let Some(end) = item.status_dates().1 else {
            continue;
        };
        let Some(parent) = item.parent().filter(|_| item.parents().len() == 1) else {
            continue;
        };
        if parent.status_dates().1.is_some_and(|last| end > last) {
            found(survey, findings, item, parent);
        }
    }
}

fn found(survey: &Survey<'_>, findings: &mut Findings, item: Item<'_>, parent: Item<'_>) {
    let end = |item| survey.site(item, "statusEndDate");
    let (Some(site), Some(other)) = (end(item), end(parent)) else {
        return;
    };
    findings.add(&PERIOD_OUTSIDE_PARENT, "", site, || {
        Note::new(format!(
            "`{}` ends after its parent `{}` ends",
            called(item),
            called(parent)
        ))
        .about(item.id())
        .about(parent.id())
        .related("the date of the parent", other)
        .help("mend the date that is wrong, or put the item under another parent")
    });
}
