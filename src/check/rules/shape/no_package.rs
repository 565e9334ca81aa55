//! A file holds no package.

use super::single_resource;
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
    if let Some(what) = single_resource::told(root) {
        return single_resource::found(findings, root, what);
    }
    findings.add(&NO_PACKAGE, "", root, || {
        Note::new("the file holds no package")
            .help("a package is an object with `CFDocument`, `CFItems` and `CFAssociations`")
    });
}
