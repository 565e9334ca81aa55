//! Some criteria of a rubric have no weight.

use super::view::{Rubric, text};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Some criteria of a rubric have no weight.
pub static MISSING_WEIGHT: Rule = Rule {
    code: "RUB-013",
    name: "missing-weight",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A criterion without a `weight` in a rubric in which others have one.",
    why: "Some readers count it as nothing, others as much as each of the rest.",
    repair: "The criterion has no weight.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 0.5, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 0.5, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "weight": 0.5, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        if !rubric
            .criteria
            .iter()
            .any(|criterion| criterion.weight.is_some())
        {
            continue;
        }
        for criterion in &rubric.criteria {
            // A weight that is written and cannot be read is found by itself.
            if text(criterion.value, "weight").is_none() {
                findings.add(&MISSING_WEIGHT, "", criterion.value, || {
                    let note =
                        Note::new("the criterion has no `weight`, others of its rubric have one");
                    named(note, criterion.value)
                        .help("give all criteria of the rubric a weight, or none")
                });
            }
        }
    }
}
