//! The identifier of a document cannot be used as one.

use super::unusable_identifier;
use crate::check::form;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::Value;

/// The identifier of a document cannot be used as one.
pub static UNUSABLE_DOCUMENT_IDENTIFIER: Rule = Rule {
    code: "CASE-021",
    name: "unusable-document-identifier",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "An `identifier` of a document that has a UUID in it, as the schema asks, and also a control character or more than 2,048 bytes.",
    why: "The top of the tree is what lies under the document by its identifier, and no association can name this one.",
    repair: "None.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10\u0007!", "title": "Mathematics"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

/// Whether the schema has nothing against the identifier of a document that cannot be used.
pub(in crate::check) fn is_one(identifier: Value<'_>) -> bool {
    identifier
        .as_str()
        .is_some_and(|text| form::holds_uuid(text.as_bytes()))
}

pub(in crate::check) fn found(findings: &mut Findings, identifier: Value<'_>) {
    findings.add(&UNUSABLE_DOCUMENT_IDENTIFIER, "", identifier, || {
        let text = identifier.as_str().unwrap_or_default();
        let why = unusable_identifier::why(&text);
        Note::new(format!("the identifier of the document {why}"))
            .help("leave nothing but the UUID")
    });
}
