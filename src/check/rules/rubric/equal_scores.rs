//! Two levels of a criterion have the same score.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Two levels of a criterion have the same score.
pub static EQUAL_SCORES: Rule = Rule {
    code: "RUB-010",
    name: "equal-scores",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two levels of one criterion with the same `score`.",
    why: "The score does not say which level was reached, and better work is not told from worse.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1, "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Growing", "score": 2, "position": 2},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Secure", "score": 2, "position": 3}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1, "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Growing", "score": 2, "position": 2},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Secure", "score": 3, "position": 3}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        let levels = criterion.levels.iter();
        let mut scored: Vec<_> = levels
            .filter_map(|level| Some((level.score?, level.value)))
            .collect();
        scored.sort_by_key(|(score, _)| *score);
        for pair in scored.windows(2) {
            if let [(a, first), (b, again)] = pair
                && a == b
            {
                findings.add(&EQUAL_SCORES, "", site(*again, "score"), || {
                    let note = Note::new(format!("two levels of one criterion have the score {b}"));
                    named(note, criterion.value)
                        .related("stands first here", site(*first, "score"))
                        .help("give each level a score of its own, or none a score")
                });
            }
        }
    }
}
