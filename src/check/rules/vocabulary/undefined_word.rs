//! A word is not among the definitions of the file.

use std::collections::HashSet;

use super::site;
use super::used::{Ids, bare, defined, linked};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::DefinitionKind;
use crate::source::Kind;

/// A word is not among the definitions of the file.
pub static UNDEFINED_WORD: Rule = Rule {
    code: "VOC-013",
    name: "undefined-word",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `CFItemType` that is not among the item types that the file defines, if it defines at least two, or a subject of the document that is not among its subjects. One finding for each type.",
    why: "Either the word is mistyped, or readers look for what it means and find nothing.",
    repair: "The word is read as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Stand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c22", "title": "Learning Target"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Strand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c22", "title": "Learning Target"}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if package.definitions().is_none() || !findings.hears(&UNDEFINED_WORD) {
        return;
    }
    item_types(package, findings);
    subjects(package, findings);
}

fn item_types(package: &Package, findings: &mut Findings) {
    let titles: HashSet<&str> = defined(package, DefinitionKind::ItemType)
        .map(|definition| definition.title().trim())
        .collect();
    // One definition is no vocabulary.
    if titles.len() < 2 {
        return;
    }
    let mut others: Option<(HashSet<String>, Ids)> = None;
    let mut last = ("", true);
    for item in package.readout().framework.items() {
        let Some(kind) = item.kind().map(str::trim).filter(|kind| !kind.is_empty()) else {
            continue;
        };
        if kind != last.0 {
            last = (kind, titles.contains(kind));
        }
        if last.1 {
            continue;
        }
        // Another spelling is found by another rule, and a link may lead to a definition.
        let (spelt, ids) = others.get_or_insert_with(|| {
            let ids = defined(package, DefinitionKind::ItemType).map(|d| d.identifier().into());
            (
                titles.iter().map(|title| bare(title)).collect(),
                Ids::of(ids),
            )
        });
        let value = item
            .origin()
            .and_then(|origin| package.json().value(origin));
        let link = value.and_then(|value| linked(value, "CFItemTypeURI"));
        if spelt.contains(&bare(kind)) || link.is_some_and(|link| ids.has(&link)) {
            continue;
        }
        let Some(site) = site(package, item, "CFItemType") else {
            continue;
        };
        findings.add(&UNDEFINED_WORD, &format!("type.{kind}"), site, || {
            Note::new(format!(
                "the item type `{}` is none of those that the file defines",
                short(kind)
            ))
            .about(item.id())
            .help("mend the word, or define it in `CFItemTypes`")
        });
    }
}

fn subjects(package: &Package, findings: &mut Findings) {
    let spelt: HashSet<String> = defined(package, DefinitionKind::Subject)
        .map(|definition| bare(definition.title()))
        .collect();
    let subjects = package
        .document()
        .and_then(|document| document.get("subject"));
    let Some(subjects) = subjects.filter(|_| !spelt.is_empty()) else {
        return;
    };
    let one = (subjects.kind() == Kind::String).then_some(subjects);
    for subject in one.into_iter().chain(subjects.elements()) {
        let Some(text) = subject.as_str().filter(|text| !text.trim().is_empty()) else {
            continue;
        };
        if spelt.contains(&bare(&text)) {
            continue;
        }
        findings.add(&UNDEFINED_WORD, "subject", subject, || {
            Note::new(format!(
                "the subject `{}` is none of those that the file defines",
                short(&text)
            ))
            .help("mend the word, or define it in `CFSubjects`")
        });
    }
}
