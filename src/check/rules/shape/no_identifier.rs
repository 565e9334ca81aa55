//! A package has no document, or a document without identifier.

use super::unusable_document;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;

/// A package has no document, or a document without identifier.
pub static NO_IDENTIFIER: Rule = Rule {
    code: "CASE-003",
    name: "no-document-identifier",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Schema,
    finds: "A package without `CFDocument`, or one whose `identifier` is absent, empty or cannot be used.",
    why: "The top of the tree is what lies under the document by its identifier, and nobody can say which framework an item belongs to.",
    repair: "None.",
    bad: r#"{"CFDocument": {"title": "Mathematics"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, package: &Package) {
    match package.document() {
        None => findings.add(&NO_IDENTIFIER, "", package.value(), || {
            let note = Note::new("the package has no document");
            if package.value().get("CFItem").is_some() {
                return note.help(
                    "this is what a server has of the associations of one item; fetch the whole package",
                );
            }
            note.help(
                "add `CFDocument` with the `identifier` under which the framework is published",
            )
        }),
        Some(document) => {
            let site = document.get("identifier").unwrap_or(document);
            if unusable_document::is_one(site) {
                return unusable_document::found(findings, site);
            }
            findings.add(&NO_IDENTIFIER, "", site, || {
                Note::new("the document has no identifier")
                    .help("add the `identifier` under which the framework is published")
            });
        }
    }
}
