//! An item says nothing.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// An item says nothing.
pub static EMPTY_STATEMENT: Rule = Rule {
    code: "TEXT-001",
    name: "empty-statement",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `fullStatement` that is empty or all white space.",
    why: "There is nothing to teach, to show or to print.",
    repair: "The item is kept with an empty statement.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": " "}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&EMPTY_STATEMENT, "", member.value, || {
        let note = Note::new("the item has an empty statement");
        named(note, member.object).help("write the statement, or remove the item")
    });
}
