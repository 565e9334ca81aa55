//! White space stands around a code.

use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// White space stands around a code.
pub static SPACED_CODE: Rule = Rule {
    code: "CONS-005",
    name: "spaced-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `humanCodingScheme` that begins or ends with white space.",
    why: "It looks like the code and is another text: whoever looks for the code does not find the item.",
    repair: "The code is read as it is, white space and all.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "humanCodingScheme": "N.1 "}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "humanCodingScheme": "N.1"}]}"#,
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    for item in survey.framework.items() {
        let Some(code) = item.code() else { continue };
        if code.trim().len() == code.len() {
            continue;
        }
        let Some(site) = survey.site(item, "humanCodingScheme") else {
            continue;
        };
        findings.add(&SPACED_CODE, "", site, || {
            let what = match code.trim().is_empty() {
                true => "is nothing but",
                false if code.starts_with(char::is_whitespace) => "begins with",
                false => "ends with",
            };
            Note::new(format!("the code `{}` {what} white space", short(code)))
                .about(item.id())
                .help("take the white space away")
        });
    }
}
