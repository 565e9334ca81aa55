//! A group, a text or a course comes before something.

use super::precedes::Precedes;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::{Association, End, Item, Role};

/// A group, a text or a course comes before something.
pub static SKIPPED_REQUIREMENT: Rule = Rule {
    code: "PROG-002",
    name: "skipped-requirement",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `precedes` of which an end is a group, a text or a course.",
    why: "A learning progression is of targets only: what is said of a heading is said of none of the targets under it.",
    repair: "The association is kept, and the progression passes over it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting", "CFItemType": "Cluster"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20.", "CFItemType": "Learning Target"}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Learning Target"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20.", "CFItemType": "Learning Target"}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(super) fn check(precedes: &Precedes<'_>, findings: &mut Findings) {
    for association in &precedes.others {
        let ends = [association.origin_end(), association.destination_end()];
        // An end in another framework may well be a target there; of the document another rule
        // speaks.
        let Some(odd) = ends.into_iter().find_map(odd) else {
            continue;
        };
        let site = association
            .origin()
            .and_then(|origin| precedes.site(origin));
        if let Some(site) = site {
            findings.add(&SKIPPED_REQUIREMENT, "", site, || note(*association, odd));
        }
    }
}

/// An end in this framework that is no target.
fn odd(end: End<'_>) -> Option<Item<'_>> {
    end.item().filter(|item| item.role() != Role::Target)
}

fn note(association: Association<'_>, odd: Item<'_>) -> Note {
    let note = Note::new(format!(
        "an end of `precedes` is `{}`, a {}, expected a target",
        short(&odd.label()),
        odd.role()
    ));
    let note = match association.id() {
        Some(id) => note.about(odd.id()).about(id),
        None => note.about(odd.id()),
    };
    note.help("say which targets come before which, or leave it as words for people")
}
