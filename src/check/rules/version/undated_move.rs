//! An item was moved and no date says so.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::check::against::{Kept, Versions, dates};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};
use crate::source::Value;
use crate::{AssociationId, ItemId};

use super::name_of;

/// An item was moved and no date says so.
pub static UNDATED_MOVE: Rule = Rule {
    code: "VER-010",
    name: "undated-move",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item under other parents than before, where neither its own `lastChangeDateTime` nor that of an association to its parents is another.",
    why: "Readers that fetch only what changed since a date leave the item where it was.",
    repair: "The item stands under its new parents.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N", "fullStatement": "Number", "lastChangeDateTime": "2026-01-05T08:00:00Z"},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}],
  "CFAssociations": [{"identifier": "c7a1f1de-93a0-4c7f-8d0a-2f6b1f0c9e21", "associationType": "isChildOf", "lastChangeDateTime": "2026-01-05T08:00:00Z",
    "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N", "fullStatement": "Number", "lastChangeDateTime": "2026-01-05T08:00:00Z"},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}],
  "CFAssociations": [{"identifier": "c7a1f1de-93a0-4c7f-8d0a-2f6b1f0c9e22", "associationType": "isChildOf", "lastChangeDateTime": "2026-01-05T08:00:00Z",
    "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N", "fullStatement": "Number", "lastChangeDateTime": "2026-01-05T08:00:00Z"},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}],
  "CFAssociations": [{"identifier": "c7a1f1de-93a0-4c7f-8d0a-2f6b1f0c9e21", "associationType": "isChildOf", "lastChangeDateTime": "2026-01-05T08:00:00Z",
    "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N", "fullStatement": "Number", "lastChangeDateTime": "2026-01-05T08:00:00Z"},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}],
  "CFAssociations": [{"identifier": "c7a1f1de-93a0-4c7f-8d0a-2f6b1f0c9e22", "associationType": "isChildOf", "lastChangeDateTime": "2026-03-01T08:00:00Z",
    "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}, "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}]"#,
};

const DATE: &str = "lastChangeDateTime";

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    if !findings.hears(&UNDATED_MOVE) {
        return;
    }
    let (before, after) = (links(versions.previous), links(versions.new));
    for kept in &versions.kept {
        let id = kept.now.id();
        let (was, now) = (before.get(id), after.get(id));
        let was = was.map(Vec::as_slice).unwrap_or_default();
        let now = now.map(Vec::as_slice).unwrap_or_default();
        if is_moved(versions, was, now) && !is_dated(kept, was, now) {
            found(findings, kept);
        }
    }
}

/// That a child lies under a parent.
#[derive(Clone, Copy)]
struct Link<'a> {
    id: Option<&'a AssociationId>,
    /// None for the document.
    parent: Option<&'a ItemId>,
    date: Option<Value<'a>>,
}

/// The links of each child.
fn links(package: &Package) -> HashMap<&ItemId, Vec<Link<'_>>> {
    let mut links: HashMap<&ItemId, Vec<Link<'_>>> = HashMap::new();
    for association in package.readout().framework.associations() {
        if let Some((child, link)) = link(package, association) {
            links.entry(child).or_default().push(link);
        }
    }
    links
}

fn link<'a>(package: &'a Package, association: Association<'a>) -> Option<(&'a ItemId, Link<'a>)> {
    if *association.kind() != AssociationKind::IsChildOf {
        return None;
    }
    let parent = match association.destination_end() {
        End::Item(item) => Some(item.id()),
        End::Document => None,
        End::Outside(_) => return None,
    };
    let object = package.json().value(association.origin()?);
    let link = Link {
        id: association.id(),
        parent,
        date: object.and_then(|object| object.get(DATE)),
    };
    Some((association.origin_end().item()?.id(), link))
}

/// Whether the parents are others, and not because one of them is gone.
fn is_moved(versions: &Versions<'_>, was: &[Link<'_>], now: &[Link<'_>]) -> bool {
    let parents = |links: &[Link<'_>]| -> BTreeSet<_> {
        links.iter().map(|link| link.parent.cloned()).collect()
    };
    let here = |parent: &Option<ItemId>| {
        parent
            .as_ref()
            .is_none_or(|parent| versions.after().item(parent).is_some())
    };
    let (was, now) = (parents(was), parents(now));
    was != now && was.iter().all(here)
}

/// Whether a date says so, or no date is written at all. An association that leads elsewhere than
/// before under its own identifier is a change of its own.
fn is_dated(kept: &Kept<'_>, was: &[Link<'_>], now: &[Link<'_>]) -> bool {
    let own = (
        text(kept.was_value.get(DATE)),
        text(kept.now_value.get(DATE)),
    );
    let (Some(was_dated), Some(now_dated)) = own else {
        return true;
    };
    if dates(&was_dated, &now_dated) != Some(Ordering::Equal) {
        return true;
    }
    let parents: HashSet<_> = was.iter().map(|link| link.parent).collect();
    let ids: HashSet<_> = was.iter().filter_map(|link| link.id).collect();
    let known: HashSet<_> = was.iter().filter_map(|link| text(link.date)).collect();
    let fresh = |link: &&Link<'_>| !parents.contains(&link.parent);
    now.iter().filter(fresh).any(|link| {
        let date = text(link.date);
        link.id.is_some_and(|id| ids.contains(id)) || date.is_none_or(|date| !known.contains(&date))
    })
}

fn text(value: Option<Value<'_>>) -> Option<Cow<'_, str>> {
    value.and_then(Value::as_str)
}

fn found(findings: &mut Findings, kept: &Kept<'_>) {
    let site = kept.now_value.get(DATE).unwrap_or(kept.now_value);
    findings.add(&UNDATED_MOVE, "", site, || {
        Note::new(format!(
            "{} lies elsewhere than in the previous version, and its `lastChangeDateTime` is the same",
            name_of(kept.now)
        ))
        .about(kept.now.id())
        .help("set it to when the item was moved, or date the association that moved it")
    });
}
