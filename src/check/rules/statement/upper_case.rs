//! A target is all upper case.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Role;

/// A target is all upper case.
pub static UPPER_CASE: Rule = Rule {
    code: "TEXT-015",
    name: "upper-case-target",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target of four words or more without a lower-case letter.",
    why: "It reads like shouting and is harder to read, and what is a name or an abbreviation is lost.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "COUNT ALOUD TO 20 BY TWOS."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count aloud to 20 by twos."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    const LEAST: usize = 15;
    let text = said.text;
    let upper = text.chars().filter(|char| char.is_uppercase()).count();
    if upper >= LEAST
        && !text.chars().any(char::is_lowercase)
        && text.split_whitespace().nth(3).is_some()
        && said.item.role() == Role::Target
    {
        said.add(findings, &UPPER_CASE, "", || {
            let text = short(text);
            Note::new(format!("the target `{text}` is all upper case"))
                .help("write it as a sentence")
        });
    }
}
