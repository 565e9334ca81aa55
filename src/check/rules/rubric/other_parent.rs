//! A criterion or a level says that it belongs to another whole.

use super::view::{Rubric, site, text};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// A criterion or a level says that it belongs to another whole.
pub static OTHER_PARENT: Rule = Rule {
    code: "RUB-015",
    name: "other-parent",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `rubricId` that is not the identifier of the rubric that holds the criterion, or a `rubricCriterionId` that is not that of the criterion that holds the level.",
    why: "A reader that stores criteria and levels by these identifiers puts them into another rubric, or loses them.",
    repair: "They belong to what holds them.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "rubricId": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "rubricId": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        for criterion in &rubric.criteria {
            look(rubric.value, criterion.value, "rubricId", findings);
            for level in &criterion.levels {
                look(criterion.value, level.value, "rubricCriterionId", findings);
            }
        }
    }
}

fn look(whole: Value<'_>, part: Value<'_>, name: &'static str, findings: &mut Findings) {
    let (Some(said), Some(id)) = (text(part, name), text(whole, "identifier")) else {
        return;
    };
    if said.eq_ignore_ascii_case(&id) {
        return;
    }
    let noun = if name == "rubricId" {
        "rubric"
    } else {
        "criterion"
    };
    findings.add(&OTHER_PARENT, name, site(part, name), || {
        let (said, id) = (short(&said), short(&id));
        let note = Note::new(format!(
            "`{name}` is `{said}`, expected `{id}`, the {noun} that holds it"
        ));
        named(note, part).help("write the identifier of what holds it, or leave it out")
    });
}
