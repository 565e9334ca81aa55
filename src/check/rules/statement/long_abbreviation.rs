//! The short form of a statement is not shorter.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// The short form of a statement is not shorter.
pub static LONG_ABBREVIATION: Rule = Rule {
    code: "TEXT-014",
    name: "long-abbreviation",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "An `abbreviatedStatement` that is longer than the `fullStatement`, or that repeats one of more than 60 characters.",
    why: "Readers show the short form where there is little room; or the two were put in each other's place.",
    repair: "Both texts are kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "abbreviatedStatement": "Count forward to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count forward to 20.", "abbreviatedStatement": "Count to 20."}]}"#,
};

/// What fits into one line needs no shorter form, and some writers repeat it.
const LINE: usize = 60;

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let full = said.text.trim();
    let short = said.item.abbreviated().unwrap_or_default().trim();
    if full.is_empty() || short.len() < full.len() {
        return;
    }
    let (long, length) = (full.chars().count(), short.chars().count());
    let (habit, message) = if short == full && long > LINE {
        (
            "same",
            "`abbreviatedStatement` repeats the statement".to_owned(),
        )
    } else if length > long {
        (
            "longer",
            format!("`abbreviatedStatement` has {length} characters, the statement {long}"),
        )
    } else {
        return;
    };
    said.add_at(
        findings,
        "abbreviatedStatement",
        &LONG_ABBREVIATION,
        habit,
        || Note::new(message).help("shorten it, or leave it out"),
    );
}
