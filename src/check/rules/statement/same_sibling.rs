//! Two children of one parent say the same.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;

/// Two children of one parent say the same.
pub static SAME_SIBLING: Rule = Rule {
    code: "TEXT-005",
    name: "same-sibling",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items under one parent with the same statement, item type and education levels.",
    why: "It mostly is an item that was imported twice: evidence for one is missed at the other, and nobody can tell which is meant.",
    repair: "Both items are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}]}"#,
};

pub(in crate::check) fn check<'p>(package: &'p Package, findings: &mut Findings) {
    let readout = package.readout();
    if !findings.hears(&SAME_SIBLING) || !readout.problems.is_empty() {
        return;
    }
    let framework = &readout.framework;
    let mut family = Vec::new();
    let said = |item: Item<'p>| (item.statement().trim(), item);
    family.extend(framework.roots().map(said));
    look(package, findings, None, &mut family);
    for parent in framework.items() {
        family.clear();
        family.extend(parent.children().map(said));
        look(package, findings, Some(parent), &mut family);
    }
}

/// Looks at the children of one parent, or of the document, and what they say.
fn look<'p>(
    package: &'p Package,
    findings: &mut Findings,
    parent: Option<Item<'p>>,
    family: &mut [(&'p str, Item<'p>)],
) {
    if family.len() < 2 {
        return;
    }
    // The sort is by length first, which is seldom the same, and keeps the order of the children.
    family.sort_by(|(a, _), (b, _)| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    for same in family.chunk_by(|a, b| a.0 == b.0) {
        let Some(((text, first), others)) = same.split_first() else {
            continue;
        };
        if others.is_empty() || is_placeholder(text) {
            continue;
        }
        for (_, other) in others {
            // What lies under nothing has no siblings: it is one only if it is the same in all.
            let near = parent.is_some() || other.code() == first.code();
            // Once, where two items share several parents.
            if near && other.parent() == parent && is_alike(*first, *other) {
                found(package, findings, *first, *other);
            }
        }
    }
}

/// Whether a statement says that there is nothing to say.
fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 8] = ["", "-", "n/a", "na", "n.a.", "none", "tbd", "todo"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether two items that say the same differ in nothing else that tells them apart.
fn is_alike(a: Item<'_>, b: Item<'_>) -> bool {
    a.kind() == b.kind() && a.education_levels().eq(b.education_levels())
}

fn found(package: &Package, findings: &mut Findings, first: Item<'_>, other: Item<'_>) {
    let (first, other) = (Said::of(package, first), Said::of(package, other));
    let Some(stands) = first.member("fullStatement") else {
        return;
    };
    other.add(findings, &SAME_SIBLING, "", || {
        let text = short(other.text.trim());
        Note::new(format!("two children of one parent say `{text}`"))
            .related("stands first here", stands)
            .help("remove the item that stands twice, or say how the two differ")
    });
}
