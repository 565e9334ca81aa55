//! The version is an earlier one than before.

use std::cmp::Ordering;

use crate::check::against::{Versions, order};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The version is an earlier one than before.
pub static EARLIER_VERSION: Rule = Rule {
    code: "VER-009",
    name: "earlier-version",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A document whose `version` is earlier than the previous one, where both are semantic versions or numbers between dots. Other texts are not ordered.",
    why: "Readers that take the highest version keep the old file; or the files are compared the wrong way round.",
    repair: "The version is reported as it stands.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.10"}},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.9"}}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.9"}},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "version": "1.10"}}]"#,
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
    if order(&now, &was) == Some(Ordering::Less) {
        findings.add(&EARLIER_VERSION, "", site, || {
            Note::new(format!(
                "the version is `{}`, expected a later one than before, `{}`",
                short(&now),
                short(&was)
            ))
            .help("count the version up, or swap the files if the other is the newer one")
        });
    }
}
