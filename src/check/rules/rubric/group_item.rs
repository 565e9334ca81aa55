//! A criterion judges a heading.

use super::view::{Rubric, item_link, site};
use crate::ItemId;
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Role;

/// A criterion judges a heading.
pub static GROUP_ITEM: Rule = Rule {
    code: "RUB-018",
    name: "criterion-on-group",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A criterion whose `CFItemURI` leads to an item in the role of a group.",
    why: "A level of a heading does not say which of the targets below it were shown.",
    repair: "The identifier is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Counting", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Counting", "identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(package: &Package, rubrics: &[Rubric<'_>], findings: &mut Findings) {
    if !findings.hears(&GROUP_ITEM) || !package.readout().problems.is_empty() {
        return;
    }
    let framework = &package.readout().framework;
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        let Some((link, id)) = item_link(criterion) else {
            continue;
        };
        let item = ItemId::new(id).ok().and_then(|id| framework.item(&id));
        let Some(item) = item.filter(|item| item.role() == Role::Group) else {
            continue;
        };
        findings.add(&GROUP_ITEM, "", site(link, "identifier"), || {
            let text = short(item.statement().trim());
            let note = Note::new(format!(
                "the criterion judges the heading `{text}`, expected a target"
            ));
            named(note, criterion.value)
                .help("lead to the target that is judged, or write a criterion for each")
        });
    }
}
