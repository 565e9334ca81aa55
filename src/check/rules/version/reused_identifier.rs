//! An identifier means another thing than before.

use crate::check::against::Versions;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

use super::name_of;

/// An identifier means another thing than before.
pub static REUSED_IDENTIFIER: Rule = Rule {
    code: "VER-003",
    name: "reused-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item with a code in both versions, of which neither code nor statement are the same, and whose statements have nothing in common: fewer than a fifth of the words of the shorter one are in the other, not counting words of up to three letters.",
    why: "Evidence and alignments of the old meaning are now read as those of the new one.",
    repair: "The item is taken for the same.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "G.4", "fullStatement": "Describe a solid by its faces."}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."},
   {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "humanCodingScheme": "G.4", "fullStatement": "Describe a solid by its faces."}]}]"#,
};

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    for kept in versions.kept.iter().filter(|kept| kept.reused) {
        let site = kept.now_value.get("identifier");
        findings.add(
            &REUSED_IDENTIFIER,
            "",
            site.unwrap_or(kept.now_value),
            || {
                Note::new(format!(
                    "the identifier of {} was that of {}, `{}`",
                    name_of(kept.now),
                    name_of(kept.was),
                    short(kept.was.statement())
                ))
                .about(kept.now.id())
                .help("give what is new an identifier of its own, and end the old item with a date")
            },
        );
    }
}
