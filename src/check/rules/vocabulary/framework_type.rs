//! A framework type is nearly the one that the standard knows.

use super::used::bare;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};
use crate::source::Value;

/// A framework type is nearly the one that the standard knows.
pub static FRAMEWORK_TYPE: Rule = Rule {
    code: "VOC-018",
    name: "framework-type",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `frameworkType` that is close to `CourseCodes` and is not it. Others are free.",
    why: "Systems tell course codes from standards by this one word.",
    repair: "It is kept as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Courses", "frameworkType": "course codes"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Courses", "frameworkType": "CourseCodes"}}"#,
};

const KNOWN: &str = "CourseCodes";

pub(in crate::check) fn check(document: Value<'_>, findings: &mut Findings) {
    let Some(site) = document.get("frameworkType") else {
        return;
    };
    let Some(text) = site.as_str().filter(|text| text != KNOWN) else {
        return;
    };
    let near = bare(&text) == bare(KNOWN) || did_you_mean(text.trim(), [KNOWN]).is_some();
    if !near {
        return;
    }
    findings.add(&FRAMEWORK_TYPE, "", site, || {
        Note::new(format!(
            "`frameworkType` is `{}`, expected `{KNOWN}`",
            short(&text)
        ))
        .help(format!("did you mean `{KNOWN}`?"))
    });
}
