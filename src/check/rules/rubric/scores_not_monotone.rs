//! Scores go up and down over the levels.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Scores go up and down over the levels.
pub static SCORES_NOT_MONOTONE: Rule = Rule {
    code: "RUB-009",
    name: "scores-not-monotone",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Scores of one criterion that neither rise nor fall throughout from level to level, in the order of the positions, or of the file where there are none.",
    why: "Better work gets a lower score; either the scores or the positions are wrong.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1, "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Growing", "score": 3, "position": 2},
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
        let levels = criterion.in_order();
        let scored: Vec<_> = levels
            .iter()
            .filter_map(|level| Some((level.score?, level.value)))
            .collect();
        let (Some((first, _)), Some((last, _))) = (scored.first(), scored.last()) else {
            continue;
        };
        let rises = first <= last;
        let against = scored
            .windows(2)
            .find(|pair| matches!(pair, [(a, _), (b, _)] if a != b && (a < b) != rises));
        let Some([(before, _), (score, value)]) = against else {
            continue;
        };
        findings.add(&SCORES_NOT_MONOTONE, "", site(*value, "score"), || {
            let way = if rises { "rise" } else { "fall" };
            let note = Note::new(format!(
                "the score {score} follows {before}, where the scores of the criterion {way}"
            ));
            named(note, criterion.value).help("mend the score, or the positions of the levels")
        });
    }
}
