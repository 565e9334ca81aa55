//! The order of criteria or levels is in doubt.

use super::view::{Rubric, site};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::Value;

/// The order of criteria or levels is in doubt.
pub static POSITIONS: Rule = Rule {
    code: "RUB-007",
    name: "rubric-positions",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two criteria of one rubric or two levels of one criterion with the same `position`, or some with and others without one.",
    why: "Readers show them in different orders, and a level that is better seems worse.",
    repair: "Those without a position come last, and between equals the file decides.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "position": 1}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning", "position": 1},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure", "position": 2}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        let criteria = rubric.criteria.iter();
        let mut placed: Vec<_> = criteria.map(|each| (each.position, each.value)).collect();
        look("criteria", rubric.value, &mut placed, findings);
        for criterion in &rubric.criteria {
            let levels = criterion.levels.iter();
            let mut placed: Vec<_> = levels.map(|each| (each.position, each.value)).collect();
            look("levels", criterion.value, &mut placed, findings);
        }
    }
}

fn look(
    noun: &'static str,
    whole: Value<'_>,
    placed: &mut [(Option<i32>, Value<'_>)],
    findings: &mut Findings,
) {
    placed.sort_by_key(|(position, _)| *position);
    let (without, with) =
        placed.split_at(placed.partition_point(|(position, _)| position.is_none()));
    if !with.is_empty() {
        for (_, value) in without {
            findings.add(&POSITIONS, &format!("{noun} without"), *value, || {
                let (some, all) = (without.len(), placed.len());
                let note = Note::new(format!("{some} of {all} {noun} have no `position`"));
                named(note, whole).help(format!("give all {noun} a position, or none"))
            });
        }
    }
    for pair in with.windows(2) {
        if let [(a, first), (b, again)] = pair
            && a == b
        {
            findings.add(&POSITIONS, noun, site(*again, "position"), || {
                let position = b.unwrap_or_default();
                let note = Note::new(format!("two {noun} have the position {position}"));
                named(note, whole)
                    .related("stands first here", site(*first, "position"))
                    .help(format!(
                        "number the {noun} in the order in which they are meant"
                    ))
            });
        }
    }
}
