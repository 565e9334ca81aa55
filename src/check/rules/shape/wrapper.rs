//! A package does not stand by itself.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::File;
use crate::source::Kind;

/// A package does not stand by itself.
pub static WRAPPER: Rule = Rule {
    code: "CASE-016",
    name: "wrapper",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Letter,
    finds: "A package under `CFPackage` or `CFPackages`, or in a list.",
    why: "A server that speaks CASE answers with the package by itself, and the schema has it at the top of the file. Readers that expect it there find nothing.",
    repair: "The packages inside are read.",
    bad: r#"{"CFPackage": {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn check(file: &File, findings: &mut Findings) {
    let root = file.json().root();
    if file
        .packages()
        .iter()
        .all(|package| package.value() == root)
    {
        return;
    }
    let around = root
        .members()
        .find(|member| matches!(&*member.name, "CFPackage" | "CFPackages"));
    let (site, message) = match around {
        Some(member) => {
            let what = match member.value.kind() {
                Kind::Array => "packages stand",
                _ => "a package stands",
            };
            let message = format!(
                "{what} under `{}`, expected a package by itself",
                member.name
            );
            (member.key, message)
        }
        None => (
            root,
            "packages stand in a list, expected a package by itself".to_owned(),
        ),
    };
    findings.add(&WRAPPER, "", site, || {
        Note::new(message).help("write the package itself at the top of the file, one a file")
    });
}
