//! What lies in a package says that it belongs to another document.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// What lies in a package says that it belongs to another document.
pub static OTHER_DOCUMENT: Rule = Rule {
    code: "ID-013",
    name: "other-document",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `CFDocumentURI` of an item or association, or a `CFPackageURI` of the document, with another identifier than that of the document of the package.",
    why: "Readers that file things by this link put them into another framework, or leave them out of this one.",
    repair: "What lies in the package belongs to its document.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFDocumentURI": {"title": "Mathematics", "identifier": "4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70", "uri": "https://larkspur.example/4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFDocumentURI": {"title": "Mathematics", "identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "uri": "https://larkspur.example/0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    habit: &str,
    member: &str,
    identifier: Value<'_>,
    own: Option<Value<'_>>,
) {
    findings.add(&OTHER_DOCUMENT, habit, identifier, || {
        let id = identifier.as_str().unwrap_or_default();
        let note = Note::new(format!(
            "`{member}` names the document `{}`, which is not that of the package",
            short(&id)
        ))
        .about(short(&id))
        .help("name the document of the package, or leave the link out: inside a package it says nothing more");
        match own {
            Some(own) => note.related("the document of the package", own),
            None => note,
        }
    });
}
