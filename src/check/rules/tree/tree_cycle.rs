//! Items lie under each other in a circle.

use crate::ItemId;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;

/// Items lie under each other in a circle.
pub static TREE_CYCLE: Rule = Rule {
    code: "TREE-001",
    name: "tree-cycle",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A circle of `isChildOf`. One finding for each knot of circles, with a shortest circle and the number of items that lie on any.",
    why: "A tree with a circle has no top: whoever walks it never comes to an end.",
    repair: "None.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}},
  {"associationType": "isChildOf",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

/// How many of its members a long circle shows.
const SHOWN: usize = 6;

pub(in crate::check) fn found(
    findings: &mut Findings,
    package: &Package,
    items: &[ItemId],
    part: u32,
) {
    let framework = &package.readout().framework;
    let place = |id: &ItemId| package.json().value(framework.item(id)?.origin()?);
    let Some(site) = items.first().and_then(place) else {
        return;
    };
    let site = site.get("identifier").unwrap_or(site);
    // Each circle is a habit of its own.
    let habit = site.index().to_string();
    findings.add(&TREE_CYCLE, &habit, site, || {
        let message = match items.len() {
            1 => "an item lies under itself".to_owned(),
            count => format!("{count} items lie under each other in a circle"),
        };
        let more = u32::try_from(items.len()).is_ok_and(|count| part > count);
        let message = if more {
            format!("{message}, the shortest among {part} items that lie on circles")
        } else {
            message
        };
        let help = match items {
            [only] => format!("remove the `isChildOf` from `{only}` to itself"),
            _ => "remove one `isChildOf` of the circle".to_owned(),
        };
        let mut note = Note::new(message).help(help);
        for id in items {
            note = note.about(id);
        }
        for item in items.iter().skip(1).take(SHOWN).filter_map(place) {
            let identifier = item.get("identifier").unwrap_or(item);
            note = note.related("lies above it", identifier);
        }
        note
    });
}
