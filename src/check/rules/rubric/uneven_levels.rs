//! The criteria of a rubric have different numbers of levels.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// The criteria of a rubric have different numbers of levels.
pub static UNEVEN_LEVELS: Rule = Rule {
    code: "RUB-019",
    name: "uneven-levels",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A criterion with two levels or more, and with fewer or more of them than the first such criterion of its rubric.",
    why: "Criteria of one rubric are mostly shown as a table and summed; where the numbers differ, a cell is empty or a criterion weighs less.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Growing"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e05", "quality": "Secure"}]}]}]}"#,
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
        let mut several = rubric
            .criteria
            .iter()
            .filter(|criterion| criterion.levels.len() > 1);
        let Some(first) = several.next() else {
            continue;
        };
        for other in several.filter(|other| other.levels.len() != first.levels.len()) {
            findings.add(
                &UNEVEN_LEVELS,
                "",
                site(other.value, "CFRubricCriterionLevels"),
                || {
                    let (here, there) = (other.levels.len(), first.levels.len());
                    let note = Note::new(format!(
                        "the criterion has {here} levels, the first of its rubric {there}"
                    ));
                    named(note, other.value)
                        .related(
                            "the first is here",
                            site(first.value, "CFRubricCriterionLevels"),
                        )
                        .help("describe the same levels for all criteria of the rubric")
                },
            );
        }
    }
}
