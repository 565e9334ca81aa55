//! Items are gone without a word.

use crate::check::against::Versions;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::framework::Item;

use super::name_of;

/// Items are gone without a word.
pub static VANISHED_ITEM: Rule = Rule {
    code: "VER-004",
    name: "vanished-item",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items of the previous version that are not in the new one, had no `statusEndDate`, and are not `replacedBy` anything. What stands there under another identifier is `VER-002`.",
    why: "Whoever has evidence for the item, or content aligned to it, cannot tell whether it was withdrawn, replaced or forgotten.",
    repair: "The item is not there.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20.", "statusEndDate": "2026-07-31"}]}]"#,
};

/// How many items a message names.
const NAMED: usize = 5;

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    let silent =
        |item: &&Item<'_>| item.status_dates().1.is_none() && !versions.is_replaced(**item);
    let gone: Vec<Item<'_>> = versions.gone.iter().filter(silent).copied().collect();
    let Some((_, document)) = versions.documents().filter(|_| !gone.is_empty()) else {
        return;
    };
    // They are nowhere in the new file: one finding at its document names them all.
    findings.add(&VANISHED_ITEM, "", document.get("identifier").unwrap_or(document), || {
        let names: Vec<String> = gone.iter().take(NAMED).map(|item| name_of(*item)).collect();
        let rest = match gone.len().saturating_sub(NAMED) {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        let (items, are) = if gone.len() == 1 { ("item", "is") } else { ("items", "are") };
        let note = Note::new(format!(
            "{} {items} of the previous version {are} gone, without an end date or `replacedBy`: {}{rest}",
            gone.len(),
            names.join(", ")
        ));
        gone.iter()
            .fold(note, |note, item| note.about(item.id()))
            .help("keep a withdrawn item with its `statusEndDate`, or say what it is `replacedBy`")
    });
}
