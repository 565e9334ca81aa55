//! A document says another version of CASE than there is.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A document says another version of CASE than there is.
pub static UNKNOWN_CASE_VERSION: Rule = Rule {
    code: "CASE-024",
    name: "unknown-case-version",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Schema,
    finds: "A `caseVersion` other than `1.1`.",
    why: "The member is new in 1.1 and takes that word only; files of 1.0 do without it. Readers take the file for one of a version that they do not know.",
    repair: "The package is read as one of 1.0.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.0"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&UNKNOWN_CASE_VERSION, "", member.value, || {
        let note = Note::new(format!(
            "`caseVersion` is `{}`, expected `1.1`",
            short(text)
        ));
        let help = match text.trim() {
            "1" | "1.0" => "leave it out: files of CASE 1.0 do not say their version",
            _ => "write `1.1` for a file of CASE 1.1, and leave it out for one of 1.0",
        };
        named(note, member.object).help(help)
    });
}
