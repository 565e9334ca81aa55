//! A statement is no more than a code.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Role;

/// A statement is no more than a code.
pub static ONLY_CODE: Rule = Rule {
    code: "TEXT-006",
    name: "only-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A target whose statement is its `humanCodingScheme` and nothing else.",
    why: "The item can be named, and nobody learns what is to be shown.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "N.K.2", "humanCodingScheme": "N.K.2"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "humanCodingScheme": "N.K.2"}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let (item, text) = (said.item, said.text.trim());
    if item.code().is_some_and(|code| code.trim() == text)
        && is_code(text)
        && item.role() == Role::Target
    {
        said.add(findings, &ONLY_CODE, "", || {
            let text = short(text);
            Note::new(format!("the statement of a target is its code `{text}`"))
                .help("write what a learner is to show")
        });
    }
}

/// Whether a text looks like a code: a word may be the name of a skill.
fn is_code(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && text.contains(|char: char| char.is_ascii_digit() || matches!(char, '.' | '_' | ':'))
}
