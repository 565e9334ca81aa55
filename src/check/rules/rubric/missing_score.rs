//! Some levels of a criterion have no score.

use super::view::{Rubric, text};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Some levels of a criterion have no score.
pub static MISSING_SCORE: Rule = Rule {
    code: "RUB-011",
    name: "missing-score",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A level without a `score` in a criterion in which others have one.",
    why: "Work at this level cannot be counted, or is counted as nothing.",
    repair: "The level has no score.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "score": 2}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        if !criterion.levels.iter().any(|level| level.score.is_some()) {
            continue;
        }
        for level in &criterion.levels {
            // A score that is written and cannot be read is found by itself.
            if text(level.value, "score").is_none() {
                findings.add(&MISSING_SCORE, "", level.value, || {
                    let note =
                        Note::new("the level has no `score`, others of its criterion have one");
                    named(note, level.value)
                        .help("give all levels of the criterion a score, or none")
                });
            }
        }
    }
}
