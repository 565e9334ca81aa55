//! A target says the same as its parent.

use super::sample::sample;
use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Role;

/// A target says the same as its parent.
pub static REPEATS_PARENT: Rule = Rule {
    code: "CONS-016",
    name: "repeats-parent",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target whose statement is that of its parent.",
    why: "Readers see a line twice and do not know which of the two to teach and to assess.",
    repair: "Both are read, and the target is the one below.",
    bad: sample!("";
        "11": r#""fullStatement": "Count to 20.""#,
        "12": r#""fullStatement": "Count to 20.""#;
        "12" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Counting""#,
        "12": r#""fullStatement": "Count to 20.""#;
        "12" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&REPEATS_PARENT) {
        return;
    }
    for item in survey.framework.items() {
        let Some(parent) = item.parent() else {
            continue;
        };
        let statement = item.statement().trim();
        let same = item.role() == Role::Target
            && !statement.is_empty()
            && statement == parent.statement().trim();
        if !same {
            continue;
        }
        let (Some(site), Some(other)) = (
            survey.site(item, "fullStatement"),
            survey.site(parent, "fullStatement"),
        ) else {
            continue;
        };
        findings.add(&REPEATS_PARENT, "", site, || {
            Note::new(format!(
                "`{}` is also the statement of its parent",
                short(statement)
            ))
            .about(item.id())
            .about(parent.id())
            .related("the parent", other)
            .help("say in the target what is to be shown, or leave one of the two out")
        });
    }
}
