//! A back link of a stand-alone resource stands in a package.

use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::schema::{Class, Field};
use crate::source::Value;

/// A back link of a stand-alone resource stands in a package.
pub static BACK_LINK_IN_PACKAGE: Rule = Rule {
    code: "CASE-013",
    name: "back-link-in-package",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "The `CFDocumentURI` of an item or an association, or the `CFPackageURI` of a document, inside a package.",
    why: "They belong to resources that are sent one by one; in a package the schema has no place for them. Most writers leave them in, and readers pass over them.",
    repair: "The member is kept in the file and not read.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "CFDocumentURI": {"title": "Mathematics", "identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10",
   "uri": "https://example.org/CFDocuments/0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    field: &'static Field,
    object: Value<'_>,
    key: Value<'_>,
) {
    let habit = format!("{}.{}", class.name, field.name);
    findings.add(&BACK_LINK_IN_PACKAGE, &habit, key, || {
        let (noun, name) = (class.noun, field.name);
        let note = Note::new(format!("`{name}` of {noun} stands in a package"));
        named(note, object).help("leave it out of packages")
    });
}
