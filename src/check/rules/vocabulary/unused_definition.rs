//! A type or a grouping is defined, and nothing is of it.

use std::collections::HashSet;

use super::used::{Ids, bare, defined, linked};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Definition, DefinitionKind};

/// A type or a grouping is defined, and nothing is of it.
pub static UNUSED_DEFINITION: Rule = Rule {
    code: "VOC-014",
    name: "unused-definition",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "An item type of which there is no item, or a grouping in which there is no association.",
    why: "It may be left over, or what belonged to it was lost.",
    repair: "It is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Strand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c22", "title": "Benchmark"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Strand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if package.definitions().is_none() || !findings.hears(&UNUSED_DEFINITION) {
        return;
    }
    let kinds: HashSet<&str> = package
        .readout()
        .framework
        .items()
        .filter_map(|item| item.kind().map(str::trim))
        .collect();
    let words: HashSet<String> = kinds.into_iter().map(bare).collect();
    let links = package
        .items()
        .filter_map(|item| linked(item, "CFItemTypeURI"));
    let ids = Ids::of(links);
    for definition in defined(package, DefinitionKind::ItemType) {
        if !words.contains(&bare(definition.title())) && !ids.has(definition.identifier()) {
            found(
                package,
                findings,
                definition,
                "item type",
                "no item is of it",
            );
        }
    }
    let links = package.associations();
    let ids = Ids::of(links.filter_map(|value| linked(value, "CFAssociationGroupingURI")));
    for definition in defined(package, DefinitionKind::AssociationGrouping) {
        if !ids.has(definition.identifier()) {
            found(
                package,
                findings,
                definition,
                "grouping",
                "no association is in it",
            );
        }
    }
}

fn found(
    package: &Package,
    findings: &mut Findings,
    definition: Definition<'_>,
    noun: &'static str,
    missing: &'static str,
) {
    let value = definition
        .origin()
        .and_then(|origin| package.json().value(origin));
    let Some(value) = value else { return };
    findings.add(
        &UNUSED_DEFINITION,
        noun,
        value.get("title").unwrap_or(value),
        || {
            Note::new(format!(
                "the {noun} `{}` is defined, and {missing}",
                short(definition.title())
            ))
            .about(short(definition.identifier()))
            .help("leave it out, unless it is for what is still to come")
        },
    );
}
