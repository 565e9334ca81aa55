//! What is said of a member that is absent, null or empty and is missed, by whichever rule.

use crate::check::rules::named;
use crate::finding::{Findings, Note, Rule};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

/// The member is absent or null.
pub(in crate::check) fn found(
    findings: &mut Findings,
    rule: &'static Rule,
    class: &'static Class,
    field: &'static Field,
    object: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    let null = object.get(field.name);
    findings.add(rule, &habit, null.unwrap_or(object), || {
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
    rule: &'static Rule,
    class: &'static Class,
    field: &'static Field,
    value: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    findings.add(rule, &habit, value, || {
        let note = Note::new(format!("`{}` of {} is empty", field.name, class.noun));
        match value.parent() {
            Some(object) => named(note, object),
            None => note,
        }
    });
}
