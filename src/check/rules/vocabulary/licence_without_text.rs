//! A licence is defined without its terms.

use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::{Package, lenient};

/// A licence is defined without its terms.
pub static LICENCE_WITHOUT_TEXT: Rule = Rule {
    code: "VOC-011",
    name: "licence-without-text",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `licenseText` that is empty.",
    why: "Nobody can tell what may be done with the standards: copied, translated, built into a product.",
    repair: "Its description stands for the text, if it has one.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFLicenses": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Open", "licenseText": " "}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFLicenses": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Open",
  "licenseText": "May be copied and changed if Larkspur Schools is named."}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let licences = package
        .definitions()
        .and_then(|value| value.get("CFLicenses"));
    for licence in lenient::objects(licences) {
        let Some(site) = licence.get("licenseText") else {
            continue;
        };
        if !site.as_str().is_some_and(|text| text.trim().is_empty()) {
            continue;
        }
        findings.add(&LICENCE_WITHOUT_TEXT, "", site, || {
            let title = licence
                .get("title")
                .and_then(lenient::text)
                .unwrap_or_default();
            let note = Note::new(format!("the licence `{}` has no text", short(&title)));
            named(note, licence).help("write the terms, or the address at which they stand")
        });
    }
}
