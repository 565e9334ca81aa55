//! A criterion has one level where others have several.

use super::view::Rubric;
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A criterion has one level where others have several.
pub static SINGLE_LEVEL: Rule = Rule {
    code: "RUB-004",
    name: "single-level",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A criterion with a single level in a rubric in which another criterion has several. Rubrics whose criteria all have one level are meant so.",
    why: "Every work gets the same level; the other levels were mostly lost.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        if !rubric
            .criteria
            .iter()
            .any(|criterion| criterion.levels.len() > 1)
        {
            continue;
        }
        for criterion in &rubric.criteria {
            if let [level] = criterion.levels.as_slice() {
                findings.add(&SINGLE_LEVEL, "", level.value, || {
                    let note = Note::new(
                        "the criterion has a single level, others of its rubric have several",
                    );
                    named(note, criterion.value).help("add the other levels of the criterion")
                });
            }
        }
    }
}
