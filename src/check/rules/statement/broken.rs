//! A look at the texts for what a reader loses: control characters and garble.

use super::said::is_plain;
use super::{CONTROL_CHARACTER, GARBLED_TEXT, control_character, garbled_text};
use crate::finding::{Findings, Note, Rule, short};
use crate::format::case::Package;
use crate::framework::Item;
use crate::source::Value;

/// A member whose text is looked at.
pub(super) struct Found<'c> {
    findings: &'c mut Findings,
    object: Option<Value<'c>>,
    pub(super) member: &'static str,
}

impl Found<'_> {
    pub(super) fn add(&mut self, rule: &'static Rule, habit: &str, note: impl FnOnce() -> Note) {
        let Some(object) = self.object else {
            return;
        };
        let Some(site) = object.get(self.member) else {
            return;
        };
        self.findings.add(rule, habit, site, || {
            let identifier = object.get("identifier").and_then(Value::as_str);
            match identifier {
                Some(id) if !id.is_empty() => note().about(short(&id)),
                _ => note(),
            }
        });
    }
}

/// The rules that look.
pub(super) const RULES: [&Rule; 2] = [&CONTROL_CHARACTER, &GARBLED_TEXT];

/// Looks at the texts of the document.
pub(super) fn look_at_document(package: &Package, findings: &mut Findings) {
    let document = package.document();
    for member in ["title", "description", "notes", "creator", "publisher"] {
        let value = document.and_then(|document| document.get(member));
        if let Some(text) = value.and_then(Value::as_str) {
            look(findings, member, &text, || document);
        }
    }
}

/// Looks at the texts of an item.
pub(super) fn look_at_item(package: &Package, item: Item<'_>, findings: &mut Findings) {
    let object = || package.json().value(item.origin()?);
    for (member, text) in texts(item) {
        look(findings, member, text, object);
    }
}

/// The texts of an item that people read.
fn texts(item: Item<'_>) -> [(&'static str, &str); 4] {
    [
        ("fullStatement", item.statement()),
        (
            "abbreviatedStatement",
            item.abbreviated().unwrap_or_default(),
        ),
        (
            "alternativeLabel",
            item.alternative_label().unwrap_or_default(),
        ),
        ("notes", item.notes().unwrap_or_default()),
    ]
}

fn look<'p>(
    findings: &mut Findings,
    member: &'static str,
    text: &str,
    object: impl FnOnce() -> Option<Value<'p>>,
) {
    if is_plain(text) {
        return;
    }
    let mut found = Found {
        findings,
        object: object(),
        member,
    };
    control_character::look(&mut found, text);
    garbled_text::look(&mut found, text);
}
