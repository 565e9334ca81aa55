//! A score or a weight is negative.

use super::view::{Rubric, site};
use crate::Score;
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::Value;

/// A score or a weight is negative.
pub static NEGATIVE_NUMBER: Rule = Rule {
    code: "RUB-012",
    name: "negative-number",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `score` or a `weight` below zero.",
    why: "Good work in a criterion of negative weight lowers the result, and most readers expect none.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 1, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "weight": -1, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 1, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "weight": 1, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        look(criterion.value, "weight", criterion.weight, findings);
        for level in &criterion.levels {
            look(level.value, "score", level.score, findings);
        }
    }
}

fn look(object: Value<'_>, name: &'static str, number: Option<Score>, findings: &mut Findings) {
    let Some(number) = number.filter(|number| number.millionths() < 0) else {
        return;
    };
    findings.add(&NEGATIVE_NUMBER, name, site(object, name), || {
        let note = Note::new(format!(
            "the {name} {number} is negative, expected zero or more"
        ));
        named(note, object)
            .help("mend the number; a criterion that does not count has the weight 0")
    });
}
