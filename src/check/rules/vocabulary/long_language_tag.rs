//! A language is named by three letters where it has two.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// A language is named by three letters where it has two.
pub static LONG_LANGUAGE_TAG: Rule = Rule {
    code: "VOC-008",
    name: "long-language-tag",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `language` of three letters, such as `eng`, for a language that has a tag of two.",
    why: "BCP 47 takes the shortest code, and browsers and screen readers know only that one.",
    repair: "It is kept as it is, and compared as the short one.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "eng"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "en"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, site: Value<'_>, text: &str, two: &str) {
    findings.add(&LONG_LANGUAGE_TAG, text, site, || {
        let rest = text.get(3..).unwrap_or_default();
        Note::new(format!(
            "`language` is `{}`, expected `{two}{rest}`",
            short(text)
        ))
        .help(format!("write it as `{two}{rest}`"))
    });
}
