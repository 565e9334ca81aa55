//! A member is missing that only the schema asks for.

use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

/// A member is missing that only the schema asks for.
pub static MISSING_FORMAL: Rule = Rule {
    code: "CASE-012",
    name: "missing-formal",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A definition without `hierarchyCode`, or an item type without `description`.",
    why: "Readers that hold a file against the schema refuse it; no other reader misses them.",
    repair: "The definition is read without it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFSubjects": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "title": "Mathematics",
  "uri": "https://example.org/CFSubjects/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "lastChangeDateTime": "2026-08-01T09:00:00Z"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFSubjects": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "title": "Mathematics", "hierarchyCode": "1",
  "uri": "https://example.org/CFSubjects/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "lastChangeDateTime": "2026-08-01T09:00:00Z"}]}}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    object: Value<'_>,
) {
    // A null is said by itself.
    if object.get(field.name).is_some() {
        return;
    }
    let habit = format!("{}.{}", class.name, field.name);
    findings.add(&MISSING_FORMAL, &habit, object, || {
        let (noun, name) = (class.noun, field.name);
        let note = Note::new(format!("{noun} has no `{name}`, which the schema requires"));
        named(note, object)
    });
}
