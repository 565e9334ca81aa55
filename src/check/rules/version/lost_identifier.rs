//! An unchanged item has a new identifier.

use crate::check::against::Versions;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

use super::name_of;

/// An unchanged item has a new identifier.
pub static LOST_IDENTIFIER: Rule = Rule {
    code: "VER-002",
    name: "lost-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item whose code and statement are those of an item of the previous version, under another identifier, with no `replacedBy` between them. Statements are the same in any case of letters and whatever white space, quotes and dashes they are set with.",
    why: "Everything that refers to the item, such as alignments, requirements and evidence, loses it, although nothing about it changed.",
    repair: "The item is taken for a new one, and the old one for gone.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]}]"#,
};

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    for (was, now) in &versions.renamed {
        let value = versions.value(now.origin());
        let Some(site) = value.and_then(|value| value.get("identifier")) else {
            continue;
        };
        findings.add(&LOST_IDENTIFIER, "", site, || {
            Note::new(format!(
                "{} had the identifier `{}`, and is `{}` now",
                name_of(*now),
                was.id(),
                now.id()
            ))
            .about(now.id())
            .about(was.id())
            .help("keep the identifier that it had, or say `replacedBy` if it means another thing")
        });
    }
}
