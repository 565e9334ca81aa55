//! The status of the document and its dates disagree.

use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// The status of the document and its dates disagree.
pub static STATUS_AND_DATES: Rule = Rule {
    code: "CONS-018",
    name: "status-and-dates",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A document that is deprecated and has no `statusEndDate`, or a draft that has one.",
    why: "Evidence from before is judged by the standards that were in force then: that takes the day on which they ended.",
    repair: "A deprecated document is not in force on any day.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "adoptionStatus": "Deprecated"}, "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "adoptionStatus": "Deprecated", "statusEndDate": "2025-07-31"}, "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    let status = survey.framework.document().status();
    let Some(word) = status.adoption() else {
        return;
    };
    let (name, help) = match word.trim().to_ascii_lowercase().as_str() {
        "deprecated" if status.end().is_none() => (
            "no `statusEndDate`",
            "say in `statusEndDate` what was the last day in force",
        ),
        "draft" | "private draft" if status.end().is_some() => (
            "a `statusEndDate`",
            "a draft was never in force: leave the date out, or mend the status",
        ),
        _ => return,
    };
    let document = survey.package.document();
    let Some(site) = document.and_then(|document| document.get("adoptionStatus")) else {
        return;
    };
    findings.add(&STATUS_AND_DATES, name, site, || {
        Note::new(format!("the document is `{}` and has {name}", short(word))).help(help)
    });
}
