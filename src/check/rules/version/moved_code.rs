//! A code belongs to another item than before.

use std::collections::HashMap;

use crate::check::against::Versions;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::{Framework, Item};

use super::code_of;

/// A code belongs to another item than before.
pub static MOVED_CODE: Rule = Rule {
    code: "VER-005",
    name: "moved-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A code that one item had in the previous version and another has in the new one, where it is unique in both and the one does not replace the other.",
    why: "Grade books, lesson plans and spreadsheets name targets by their codes, and now mean another target.",
    repair: "The code names the item that has it now.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.2", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Add within 20."}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.2", "fullStatement": "Add within 20."}]}]"#,
};

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    if !findings.hears(&MOVED_CODE) {
        return;
    }
    let (before, after) = (
        unique_codes(versions.before()),
        unique_codes(versions.after()),
    );
    for now in versions.after().items() {
        let Some(code) = code_of(now) else { continue };
        let holds =
            |codes: &HashMap<_, Option<Item<'_>>>| codes.get(code).is_some_and(Option::is_some);
        let Some(was) = before
            .get(code)
            .copied()
            .flatten()
            .filter(|_| holds(&after))
        else {
            continue;
        };
        if was.id() == now.id() || versions.replaces(now, was) || versions.is_renamed(was, now) {
            continue;
        }
        let value = versions.value(now.origin());
        let Some(site) = value.and_then(|value| value.get("humanCodingScheme")) else {
            continue;
        };
        findings.add(&MOVED_CODE, "", site, || {
            Note::new(format!(
                "the code `{}` was that of `{}`, `{}`",
                short(code),
                was.id(),
                short(was.statement())
            ))
            .about(now.id())
            .about(was.id())
            .help(
                "give what is new a code of its own, or say that the one is `replacedBy` the other",
            )
        });
    }
}

/// The item of each code, or none for codes of several.
fn unique_codes(framework: &Framework) -> HashMap<&str, Option<Item<'_>>> {
    let mut codes = HashMap::new();
    for item in framework.items() {
        if let Some(code) = code_of(item) {
            codes
                .entry(code)
                .and_modify(|first| *first = None)
                .or_insert(Some(item));
        }
    }
    codes
}
