//! Levels stand in another order than their positions.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Levels stand in another order than their positions.
pub static LEVEL_ORDER: Rule = Rule {
    code: "RUB-008",
    name: "level-order",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Levels of one criterion whose `position` neither rises nor falls through the file.",
    why: "A reader that goes by the file shows another order than one that goes by the positions.",
    repair: "Levels are ordered by position.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "position": 3},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Growing", "position": 2}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Growing", "position": 2},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "position": 3}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        let positions = || criterion.levels.iter().filter_map(|level| level.position);
        if positions().is_sorted() || positions().is_sorted_by(|a, b| a >= b) {
            continue;
        }
        findings.add(
            &LEVEL_ORDER,
            "",
            site(criterion.value, "CFRubricCriterionLevels"),
            || {
                let note = Note::new("the levels stand in another order than their positions say");
                named(note, criterion.value).help("put the levels in the order of their positions")
            },
        );
    }
}
