//! A criterion has no levels.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A criterion has no levels.
pub static NO_LEVELS: Rule = Rule {
    code: "RUB-003",
    name: "no-levels",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A criterion without `CFRubricCriterionLevels`.",
    why: "There is nothing to choose from when work is judged by it.",
    repair: "The criterion is kept, without levels.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "category": "Accuracy"}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "category": "Accuracy", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    let criteria = rubrics.iter().flat_map(|rubric| &rubric.criteria);
    for criterion in criteria.filter(|criterion| criterion.levels.is_empty()) {
        let site = site(criterion.value, "CFRubricCriterionLevels");
        findings.add(&NO_LEVELS, "", site, || {
            named(Note::new("the criterion has no levels"), criterion.value)
                .help("describe the levels of quality, or remove the criterion")
        });
    }
}
