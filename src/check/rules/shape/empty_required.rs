//! A text that the standard requires is empty.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A text that the standard requires is empty.
pub static EMPTY_REQUIRED: Rule = Rule {
    code: "CASE-017",
    name: "empty-member",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A required text without a form of its own that is empty: `creator`, the title of a link or of a definition, the text of a licence. The schema takes an empty text for a text.",
    why: "An empty text says no more than none at all.",
    repair: "It is read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "creator": ""}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "creator": "Larkspur Schools"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>) {
    findings.add(&EMPTY_REQUIRED, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        named(
            Note::new(format!("`{name}` of {noun} is empty")),
            member.object,
        )
    });
}
