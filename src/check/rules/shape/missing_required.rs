//! A member is missing that the standard requires.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

use crate::check::rules::named;

/// A member is missing that the standard requires.
pub static MISSING_REQUIRED: Rule = Rule {
    code: "CASE-006",
    name: "missing-required",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A required member that is absent or null, or empty where the schema has a form for it, and which a reader can do without: `uri`, `lastChangeDateTime`, `creator`, the title of a link, and the like.",
    why: "Strict readers refuse the file, and nobody can tell when an object last changed or where it is published.",
    repair: "The object is read without it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "creator": "Larkspur Schools",
  "uri": "https://example.org/CFDocuments/0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-08-01T09:00:00Z"}}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    object: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    let null = object.get(field.name);
    findings.add(&MISSING_REQUIRED, &habit, null.unwrap_or(object), || {
        let (noun, name) = (class.noun, field.name);
        let note = Note::new(match null {
            Some(_) => format!("`{name}` of {noun} is null"),
            None => format!("{noun} has no `{name}`"),
        });
        named(note, object)
    });
}

/// The member is there and empty.
pub(in crate::check) fn empty(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    value: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    findings.add(&MISSING_REQUIRED, &habit, value, || {
        let note = Note::new(format!("`{}` of {} is empty", field.name, class.noun));
        match value.parent() {
            Some(object) => named(note, object),
            None => note,
        }
    });
}
