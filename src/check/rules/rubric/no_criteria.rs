//! A rubric has no criteria.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A rubric has no criteria.
pub static NO_CRITERIA: Rule = Rule {
    code: "RUB-002",
    name: "no-criteria",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rubric without `CFRubricCriteria`.",
    why: "Nobody can judge work by it.",
    repair: "The rubric is kept, empty.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics.iter().filter(|rubric| rubric.criteria.is_empty()) {
        findings.add(
            &NO_CRITERIA,
            "",
            site(rubric.value, "CFRubricCriteria"),
            || {
                named(Note::new("the rubric has no criteria"), rubric.value)
                    .help("add the criteria that work is judged by, or remove the rubric")
            },
        );
    }
}
