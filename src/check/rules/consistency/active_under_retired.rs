//! An item goes on under a parent that ends.

use super::sample::sample;
use super::survey::{Survey, called};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// An item goes on under a parent that ends.
pub static ACTIVE_UNDER_RETIRED: Rule = Rule {
    code: "CONS-012",
    name: "active-under-retired",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item without a `statusEndDate` all of whose parents have one.",
    why: "The heading goes out of force and what lies under it does not: some readers hide the targets with it, others go on teaching them.",
    repair: "Each item is in force by its own dates; the item stays in force.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "statusEndDate": "2025-07-31""#,
        "12": r#""fullStatement": "Count to 20.""#;
        "12" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "statusEndDate": "2025-07-31""#,
        "12": r#""fullStatement": "Count to 20.", "statusEndDate": "2025-07-31""#;
        "12" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&ACTIVE_UNDER_RETIRED) {
        return;
    }
    for item in survey.framework.items() {
        let Some(parent) = item.parent() else {
            continue;
        };
        let Some(end) = parent.status_dates().1 else {
            continue;
        };
        let active = item.status_dates().1.is_none();
        if !active
            || !item
                .parents()
                .all(|parent| parent.status_dates().1.is_some())
        {
            continue;
        }
        let (Some(site), Some(ended)) = (
            survey.site(item, "identifier"),
            survey.site(parent, "statusEndDate"),
        ) else {
            continue;
        };
        findings.add(&ACTIVE_UNDER_RETIRED, "", site, || {
            Note::new(format!(
                "`{}` has no end, and `{}` above it ends on {end}",
                called(item),
                called(parent)
            ))
            .about(item.id())
            .about(parent.id())
            .related("the end of the parent", ended)
            .help("give the item a `statusEndDate` too, or put it under a parent that is in force")
        });
    }
}
