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
    finds: "A `precedes` of which an end is the document, a group, a text or a course.",
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

/// An end that is no target.
enum Odd<'f> {
    Document,
    Item(Item<'f>),
}

pub(super) fn check(precedes: &Precedes<'_>, findings: &mut Findings) {
    for association in &precedes.others {
        let ends = [association.origin_end(), association.destination_end()];
        // An end in another framework may well be a target there.
        let Some(odd) = ends.into_iter().find_map(odd) else {
            continue;
        };
        let site = association
            .origin()
            .and_then(|origin| precedes.site(origin));
        if let Some(site) = site {
            findings.add(&SKIPPED_REQUIREMENT, "", site, || note(*association, &odd));
        }
    }
}

fn odd(end: End<'_>) -> Option<Odd<'_>> {
    match end {
        End::Document => Some(Odd::Document),
        End::Item(item) => (item.role() != Role::Target).then_some(Odd::Item(item)),
        End::Outside(_) => None,
    }
}

fn note(association: Association<'_>, odd: &Odd<'_>) -> Note {
    let what = match odd {
        Odd::Document => "the document".to_owned(),
        Odd::Item(item) => format!("`{}`, a {}", short(&item.label()), item.role()),
    };
    let note = Note::new(format!("an end of `precedes` is {what}, expected a target"));
    let note = match odd {
        Odd::Item(item) => note.about(item.id()),
        Odd::Document => note,
    };
    let note = match association.id() {
        Some(id) => note.about(id),
        None => note,
    };
    note.help("say which targets come before which, or leave it as words for people")
}
