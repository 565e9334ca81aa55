//! A file lists documents and holds no package.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::Value;

/// A file lists documents and holds no package.
pub static ONLY_DOCUMENTS: Rule = Rule {
    code: "CASE-002",
    name: "only-documents",
    severity: Severity::Warning,
    blocking: true,
    ground: Ground::Schema,
    finds: "A list of documents (`CFDocuments`), as a server gives it, and no package.",
    why: "The list says which frameworks there are; none of them is in the file.",
    repair: "None.",
    bad: r#"{"CFDocuments": [{"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, list: Value<'_>) {
    findings.add(&ONLY_DOCUMENTS, "", list, || {
        let count = list.len();
        let ending = if count == 1 { "" } else { "s" };
        Note::new(format!(
            "the file lists {count} document{ending} and holds no package"
        ))
        .help("fetch the package of each from its `CFPackageURI`")
    });
}
