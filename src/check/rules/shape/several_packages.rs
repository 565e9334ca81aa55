//! A file holds several packages where one was asked for.

use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::File;

/// A file holds several packages where one was asked for.
pub static SEVERAL_PACKAGES: Rule = Rule {
    code: "CASE-004",
    name: "several-packages",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "More than one package in a file of which one package was asked for. Checking a file never finds this.",
    why: "Which of them is meant cannot be told.",
    repair: "None.",
    bad: r#"[{"CFDocument": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}},
 {"CFDocument": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, file: &File) {
    let [_, second, ..] = file.packages() else {
        return;
    };
    findings.add(&SEVERAL_PACKAGES, "", second.value(), || {
        let count = file.packages().len();
        Note::new(format!("the file holds {count} packages, expected one"))
            .help("read it as a file of several packages and choose one")
    });
}
