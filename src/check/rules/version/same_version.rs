//! The package changed and the version did not.

use std::cmp::Ordering;

use crate::check::against::{Versions, order};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The package changed and the version did not.
pub static SAME_VERSION: Rule = Rule {
    code: "VER-008",
    name: "same-version",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A document with the same `version` as before, although something in the package changed.",
    why: "Nobody can say which of the two they have adopted, aligned to or tested against.",
    repair: "The version is reported as it stands.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.0"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.0"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 100."}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.0"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20."}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.1"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 100."}]}]"#,
};

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    let Some((was, now)) = versions.documents() else {
        return;
    };
    let (Some(was), Some(site)) = (was.get("version"), now.get("version")) else {
        return;
    };
    let (Some(was), Some(now)) = (was.as_str(), Value::as_str(site)) else {
        return;
    };
    let same = !now.trim().is_empty() && order(&was, &now) == Some(Ordering::Equal);
    if same && findings.hears(&SAME_VERSION) && versions.is_changed() {
        findings.add(&SAME_VERSION, "", site, || {
            Note::new(format!(
                "the package changed since the previous version, and both are version `{}`",
                short(&now)
            ))
            .help("give the changed package a version of its own")
        });
    }
}
