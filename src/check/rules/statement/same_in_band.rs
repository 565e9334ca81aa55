//! A target stands twice in one band.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::said::{MOST, Said};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Band, Item, Role};

/// A target stands twice in one band.
pub static SAME_IN_BAND: Rule = Rule {
    code: "TEXT-007",
    name: "same-in-band",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Two targets of one band of the continuum, and of one course where there are courses, that say the same in their whole sentence under different codes. Short ones, which their headings tell apart, are passed over.",
    why: "A learner is asked to show one thing twice, and evidence for one code is missed at the other.",
    repair: "Both targets are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Compare the sizes of two groups of objects.", "humanCodingScheme": "N.1", "educationLevel": ["KG"]},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Compare the sizes of two groups of objects.", "humanCodingScheme": "D.4", "educationLevel": ["KG"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Compare the sizes of two groups of objects.", "humanCodingScheme": "N.1", "educationLevel": ["KG"]},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Compare the sizes of two groups of objects.", "humanCodingScheme": "D.4", "educationLevel": ["01"]}]}"#,
};

/// What tells one place of a target from another: its text, band and course.
type Place<'p> = (Cow<'p, str>, Option<u32>, Option<u32>);

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let readout = package.readout();
    if !findings.hears(&SAME_IN_BAND) || !readout.problems.is_empty() {
        return;
    }
    let mut first: HashMap<Place<'_>, Item<'_>> = HashMap::new();
    for target in readout.framework.competencies() {
        let item = target.item();
        if item.code().is_none() || is_short(item.statement()) {
            continue;
        }
        let course = item
            .ancestors()
            .take(MOST)
            .find(|above| above.role() == Role::Course);
        if item.band().is_none() && course.is_none() {
            continue;
        }
        let place = (
            Said::of(package, item).sentence(),
            item.band().map(Band::position),
            course.map(Item::index),
        );
        match first.entry(place) {
            Entry::Vacant(entry) => {
                entry.insert(item);
            }
            Entry::Occupied(entry) => {
                let earlier = *entry.get();
                if earlier.code() != item.code() && !are_siblings(earlier, item) {
                    found(package, findings, earlier, item);
                }
            }
        }
    }
}

/// Siblings that say the same are found in practice already.
fn are_siblings(a: Item<'_>, b: Item<'_>) -> bool {
    a.parent().is_some() && a.parent() == b.parent()
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(5).is_none()
}

fn found(package: &Package, findings: &mut Findings, first: Item<'_>, other: Item<'_>) {
    let (first, other) = (Said::of(package, first), Said::of(package, other));
    let Some(stands) = first.member("fullStatement") else {
        return;
    };
    other.add(findings, &SAME_IN_BAND, "", || {
        let label = |said: Said<'_>| said.item.code().map(|code| short(code).into_owned());
        let (a, b) = (
            label(first).unwrap_or_default(),
            label(other).unwrap_or_default(),
        );
        Note::new(format!(
            "the targets `{a}` and `{b}` of one band say the same"
        ))
        .related("stands first here", stands)
        .help("keep one of them, or say how they differ")
    });
}
