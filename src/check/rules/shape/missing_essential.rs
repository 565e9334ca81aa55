//! A member is missing without which nothing comes of the object.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

use crate::check::rules::named;

/// A member is missing without which nothing comes of the object.
pub static MISSING_ESSENTIAL: Rule = Rule {
    code: "CASE-005",
    name: "missing-essential",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Schema,
    finds: "An item without `identifier` or `fullStatement`, an association without type or ends, a document without `title`: absent or null, or empty where the schema has a form for it.",
    why: "What lacks an identifier cannot be referred to by any association, evidence or rule; an association without an end says nothing.",
    repair: "An item, a rubric or a criterion without identifier is left out of the framework. Other objects are read with what they have.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    object: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    let null = object.get(field.name);
    findings.add(&MISSING_ESSENTIAL, &habit, null.unwrap_or(object), || {
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
    findings.add(&MISSING_ESSENTIAL, &habit, value, || {
        let note = Note::new(format!("`{}` of {} is empty", field.name, class.noun));
        match value.parent() {
            Some(object) => named(note, object),
            None => note,
        }
    });
}
