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
    finds: "An item that ends after its only parent ends, or before its parent begins.",
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
        let (parent_start, parent_end) = parent.status_dates();
        if parent_end.is_some_and(|parent_end| end > parent_end) {
            found(survey, findings, item, parent, "statusEndDate");
        } else if parent_start.is_some_and(|start| end < start) {
            found(survey, findings, item, parent, "statusStartDate");
        }
    }
}

fn found(
    survey: &Survey<'_>,
    findings: &mut Findings,
    item: Item<'_>,
    parent: Item<'_>,
    member: &'static str,
) {
    let (Some(site), Some(other)) = (
        survey.site(item, "statusEndDate"),
        survey.site(parent, member),
    ) else {
        return;
    };
    findings.add(&PERIOD_OUTSIDE_PARENT, member, site, || {
        let relation = match member {
            "statusEndDate" => "after",
            _ => "before",
        };
        let verb = match member {
            "statusEndDate" => "ends",
            _ => "begins",
        };
        Note::new(format!(
            "`{}` ends {relation} its parent `{}` {verb}",
            called(item),
            called(parent)
        ))
        .about(item.id())
        .about(parent.id())
        .related("the date of the parent", other)
        .help("mend the date that is wrong, or put the item under another parent")
    });
}
