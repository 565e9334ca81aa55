//! A target comes before what it is a part of.

use super::precedes::{Precedes, Step};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A target comes before what it is a part of.
pub static REQUIREMENT_ON_KIN: Rule = Rule {
    code: "PROG-004",
    name: "requirement-on-kin",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A target that `precedes` one above or beneath it in the tree.",
    why: "The tree already says that the one is a part of the other; whoever shows the whole shows the part, and neither comes first.",
    repair: "The association is followed as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Add within 20.", "CFItemType": "Learning Target"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add 1 and 2.", "CFItemType": "Learning Target"}],
 "CFAssociations": [
  {"associationType": "isChildOf",
   "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
  {"associationType": "precedes",
   "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
   "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Add within 20.", "CFItemType": "Learning Target"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add 1 and 2.", "CFItemType": "Learning Target"}],
 "CFAssociations": [
  {"associationType": "isChildOf",
   "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
   "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
};

pub(super) fn check(precedes: &Precedes<'_>, findings: &mut Findings) {
    for step in &precedes.steps {
        let (Some(before), Some(after)) = (precedes.item(step.before), precedes.item(step.after))
        else {
            continue;
        };
        if before.lies_under(after) {
            found(precedes, *step, "beneath", findings);
        } else if after.lies_under(before) {
            found(precedes, *step, "above", findings);
        }
    }
}

fn found(precedes: &Precedes<'_>, step: Step, where_it_lies: &str, findings: &mut Findings) {
    let Some(site) = precedes.site(step.origin) else {
        return;
    };
    findings.add(&REQUIREMENT_ON_KIN, where_it_lies, site, || {
        let note = Note::new(format!(
            "{} precedes {}, and lies {where_it_lies} it in the tree",
            precedes.name(step.before),
            precedes.name(step.after)
        ));
        precedes.about(note, step).help(
            "leave the tree to say what is a part of what, and the progression what comes first",
        )
    });
}
