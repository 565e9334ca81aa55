//! A target is for no grade, and most are for one.

use super::sample::sample;
use super::survey::{Survey, called, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A target is for no grade, and most are for one.
pub static NO_GRADE: Rule = Rule {
    code: "CONS-010",
    name: "no-grade",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Targets without an education level of their own, of what lies above them, or of a course, in a file in which most targets have one.",
    why: "No view by grade shows them.",
    repair: "They lie in no band of the continuum.",
    bad: sample!("";
        "11": r#""fullStatement": "Count to 20.", "educationLevel": ["KG"]"#,
        "12": r#""fullStatement": "Count to 100.", "educationLevel": ["KG"]"#,
        "13": r#""fullStatement": "Count back from 20.", "educationLevel": ["KG"]"#,
        "14": r#""fullStatement": "Compare two numbers.", "educationLevel": ["KG"]"#,
        "15": r#""fullStatement": "Order three numbers.", "educationLevel": ["KG"]"#,
        "16": r#""fullStatement": "Read numbers to 100.", "educationLevel": ["KG"]"#,
        "17": r#""fullStatement": "Write numbers to 100.""#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
    good: sample!("";
        "11": r#""fullStatement": "Count to 20.", "educationLevel": ["KG"]"#,
        "12": r#""fullStatement": "Count to 100.", "educationLevel": ["KG"]"#,
        "13": r#""fullStatement": "Count back from 20.", "educationLevel": ["KG"]"#,
        "14": r#""fullStatement": "Compare two numbers.", "educationLevel": ["KG"]"#,
        "15": r#""fullStatement": "Order three numbers.", "educationLevel": ["KG"]"#,
        "16": r#""fullStatement": "Read numbers to 100.", "educationLevel": ["KG"]"#,
        "17": r#""fullStatement": "Write numbers to 100.", "educationLevel": ["KG"]"#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&NO_GRADE) {
        return;
    }
    let (mut with, mut without) = (0, Vec::new());
    for target in survey.framework.competencies() {
        match target.band() {
            Some(_) => with += 1,
            None => without.push(target.item()),
        }
    }
    if !is_slip(with, u32::try_from(without.len()).unwrap_or(u32::MAX)) {
        return;
    }
    for item in &without {
        let Some(site) = survey.site(*item, "identifier") else {
            continue;
        };
        findings.add(&NO_GRADE, "", site, || {
            let all = with as usize + without.len();
            Note::new(format!(
                "the target `{}` has no education level from anywhere, as {with} of the {all} targets have",
                called(*item)
            ))
            .about(item.id())
            .help("give it, or a heading above it, an `educationLevel`")
        });
    }
}
