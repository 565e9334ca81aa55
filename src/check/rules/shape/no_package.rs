//! A file holds no package.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::source::Value;

/// A file holds no package.
pub static NO_PACKAGE: Rule = Rule {
    code: "CASE-001",
    name: "no-package",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Schema,
    finds: "A JSON document in which no package stands: neither by itself, nor in an array, nor under `CFPackage` or `CFPackages`.",
    why: "There is no framework to read.",
    repair: "None.",
    bad: r#"{"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, root: Value<'_>) {
    findings.add(&NO_PACKAGE, "", root, || {
        let mut single = [
            "CFItem",
            "CFAssociation",
            "CFRubric",
            "fullStatement",
            "associationType",
        ]
        .into_iter();
        let note = Note::new("the file holds no package");
        if single.any(|name| root.get(name).is_some()) {
            note.help("this is one part of a package by itself; fetch the whole package")
        } else {
            note.help("a package is an object with `CFDocument`, `CFItems` and `CFAssociations`")
        }
    });
}
