//! A file holds one part of a package by itself.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::{Kind, Value};

/// A file holds one part of a package by itself.
pub static SINGLE_RESOURCE: Rule = Rule {
    code: "CASE-022",
    name: "single-resource",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Schema,
    finds: "An item, an association, a document, a rubric or a list of definitions by itself, as a server gives it to those who ask for that alone.",
    why: "There is no framework to read: neither what the item lies under nor what lies under it is in the file.",
    repair: "None.",
    bad: r#"{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

/// What gives each kind of resource away.
const SIGNS: [(&str, &str); 11] = [
    ("fullStatement", "an item"),
    ("associationType", "an association"),
    ("CFPackageURI", "a document"),
    ("CFRubricCriteria", "a rubric"),
    ("CFItem", "an item"),
    ("licenseText", "a licence"),
    ("CFConcepts", "a list of concepts"),
    ("CFSubjects", "a list of subjects"),
    ("CFItemTypes", "a list of item types"),
    ("CFLicenses", "a list of licences"),
    ("CFAssociationGroupings", "a list of groupings"),
];

/// What a file without packages holds in their place, if that can be told: it, or the first of
/// a list.
pub(in crate::check) fn told(root: Value<'_>) -> Option<&'static str> {
    let first = match root.kind() {
        Kind::Array => root.elements().next()?,
        _ => root,
    };
    let sign = SIGNS
        .into_iter()
        .find(|(name, _)| first.get(name).is_some())?;
    Some(sign.1)
}

pub(in crate::check) fn found(findings: &mut Findings, root: Value<'_>, what: &str) {
    findings.add(&SINGLE_RESOURCE, "", root, || {
        let message = match root.kind() {
            Kind::Array => format!("the file holds a list that begins with {what}, and no package"),
            _ => format!("the file holds {what} by itself, expected a package"),
        };
        Note::new(message)
            .help("fetch the whole package, which a server has under `CFPackages/` and the identifier of the document")
    });
}
