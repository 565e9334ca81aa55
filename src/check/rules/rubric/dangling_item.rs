//! A criterion judges an item that is not there.

use super::view::{Rubric, item_link, site, text};
use crate::ItemId;
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;

/// A criterion judges an item that is not there.
pub static DANGLING_ITEM: Rule = Rule {
    code: "RUB-016",
    name: "criterion-dangling",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A criterion whose `CFItemURI` resolves to nothing in the package where it can mean nothing else: it has no `uri`, or other criteria of the package lead to items of it. A criterion may judge an item of another framework.",
    why: "What is shown by this criterion counts for no target.",
    repair: "The identifier is kept; it leads outside of the framework.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Count to 20.", "identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFItemURI": {"title": "Count to 20.", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]}]}]}"#,
};

pub(super) fn check(package: &Package, rubrics: &[Rubric<'_>], findings: &mut Findings) {
    let framework = &package.readout().framework;
    let document = package
        .document()
        .and_then(|document| text(document, "identifier"));
    let links = || {
        let criteria = rubrics.iter().flat_map(|rubric| &rubric.criteria);
        criteria.filter_map(|criterion| Some((criterion, item_link(criterion)?)))
    };
    let holds = |id: &str| ItemId::new(id).is_ok_and(|id| framework.item(&id).is_some());
    let inside = links().any(|(_, (_, id))| holds(&id));
    for (criterion, (link, id)) in links() {
        let whole = document
            .as_deref()
            .is_some_and(|document| document.eq_ignore_ascii_case(&id));
        let alone = inside || text(link, "uri").is_none();
        if holds(&id) || whole || !alone {
            continue;
        }
        findings.add(&DANGLING_ITEM, "", site(link, "identifier"), || {
            let id = short(&id);
            let note = Note::new(format!(
                "the criterion judges `{id}`, which the package does not hold"
            ));
            named(note, criterion.value).help("mend the identifier, or add the item")
        });
    }
}
