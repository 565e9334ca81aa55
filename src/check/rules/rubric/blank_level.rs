//! A level says nothing.

use super::view::{Rubric, text};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A level says nothing.
pub static BLANK_LEVEL: Rule = Rule {
    code: "RUB-005",
    name: "blank-level",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A level with neither `quality` nor `description`.",
    why: "Two people who judge will not mean the same by it, and a learner cannot see what is expected.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "score": 2}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "score": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "score": 2}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    let criteria = rubrics.iter().flat_map(|rubric| &rubric.criteria);
    for level in criteria.flat_map(|criterion| &criterion.levels) {
        let says = |name| text(level.value, name).is_some();
        if !says("quality") && !says("description") {
            findings.add(&BLANK_LEVEL, "", level.value, || {
                let note = Note::new("the level has neither `quality` nor `description`");
                named(note, level.value).help("say what work at this level shows")
            });
        }
    }
}
