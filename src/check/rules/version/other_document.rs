//! The new file holds another document.

use crate::DocumentId;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::{File, Package};

/// The new file holds another document.
pub static OTHER_DOCUMENT: Rule = Rule {
    code: "VER-001",
    name: "other-document",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A new version whose document has another identifier than the previous one, or a file in which a document of the previous file is missing. Nothing further is compared.",
    why: "A document that changes its identifier is another one to every reader: links, adoptions and evidence stay with the old one.",
    repair: "The two are taken for different documents.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
 {"CFDocument": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]"#,
};

const HELP: &str =
    "keep the identifier of the document over its versions; nothing else was compared";

pub(in crate::check) fn found(
    findings: &mut Findings,
    new: &Package,
    was: &DocumentId,
    now: &DocumentId,
) {
    let document = new.document();
    let Some(site) = document.and_then(|document| document.get("identifier")) else {
        return;
    };
    findings.add(&OTHER_DOCUMENT, "identifier", site, || {
        Note::new(format!(
            "the document is `{now}`, expected `{was}` as before"
        ))
        .about(now)
        .about(was)
        .help(HELP)
    });
}

/// A document of the previous file is in none of the packages.
pub(in crate::check) fn gone(findings: &mut Findings, new: &File, was: &DocumentId) {
    findings.add(&OTHER_DOCUMENT, "gone", new.json().root(), || {
        Note::new(format!("the file no longer holds the document `{was}`"))
            .about(was)
            .help("keep the document, with an end date if it is withdrawn")
    });
}
