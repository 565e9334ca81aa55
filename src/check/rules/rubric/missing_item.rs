//! A criterion judges no item where most others do.

use super::view::{Criterion, Rubric};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A criterion judges no item where most others do.
pub static MISSING_ITEM: Rule = Rule {
    code: "RUB-017",
    name: "criterion-without-item",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A criterion without a `CFItemURI` in a rubric in which more criteria have one than have none.",
    why: "What is shown by this criterion counts for no target.",
    repair: "The criterion judges no item.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e53", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e05", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e06", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e53", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e05", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e06", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        let has = |criterion: &&Criterion<'_>| {
            let link = criterion.value.get("CFItemURI");
            link.is_some_and(|link| !link.is_null())
        };
        let with = rubric.criteria.iter().filter(has).count();
        if with * 2 <= rubric.criteria.len() {
            continue;
        }
        for criterion in rubric.criteria.iter().filter(|criterion| !has(criterion)) {
            findings.add(&MISSING_ITEM, "", criterion.value, || {
                let note =
                    Note::new("the criterion has no `CFItemURI`, which most of its rubric have");
                named(note, criterion.value).help("say which item the criterion judges")
            });
        }
    }
}
