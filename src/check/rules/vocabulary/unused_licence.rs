//! A licence is defined, and nothing is under it.

use super::used::{Ids, defined, linked};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::DefinitionKind;

/// A licence is defined, and nothing is under it.
pub static UNUSED_LICENCE: Rule = Rule {
    code: "VOC-012",
    name: "unused-licence",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A licence among the definitions to which no `licenseURI` of the document or an item points.",
    why: "A licence that nothing names holds for nothing, and readers take the standards for unlicensed.",
    repair: "Document and items have the licence that they name, or none.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFLicenses": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Open",
  "licenseText": "May be copied and changed if Larkspur Schools is named."}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "licenseURI": {"title": "Open", "identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "uri": "https://larkspur.example/licence"}},
 "CFDefinitions": {"CFLicenses": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Open",
  "licenseText": "May be copied and changed if Larkspur Schools is named."}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let mut licences = defined(package, DefinitionKind::License).peekable();
    if licences.peek().is_none() || !findings.hears(&UNUSED_LICENCE) {
        return;
    }
    let objects = package.document().into_iter().chain(package.items());
    let used = Ids::of(objects.filter_map(|object| linked(object, "licenseURI")));
    for licence in licences.filter(|licence| !used.has(licence.identifier())) {
        let value = licence
            .origin()
            .and_then(|origin| package.json().value(origin));
        let Some(value) = value else { continue };
        let site = value.get("title").unwrap_or(value);
        findings.add(&UNUSED_LICENCE, "", site, || {
            Note::new(format!(
                "the licence `{}` is defined, and neither the document nor an item names it",
                short(licence.title())
            ))
            .about(short(licence.identifier()))
            .help("name it in `licenseURI` of the document")
        });
    }
}
