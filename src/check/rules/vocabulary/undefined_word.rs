//! A word or a link is not among the definitions of the file.

use std::collections::HashSet;

use super::site;
use super::used::{Ids, bare, defined, linked};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::{Package, lenient};
use crate::framework::DefinitionKind;
use crate::source::{Kind, Value};

/// A word or a link is not among the definitions of the file.
pub static UNDEFINED_WORD: Rule = Rule {
    code: "VOC-013",
    name: "undefined-word",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `CFItemType`, a subject of the document, or a link to a licence or a grouping that is not among the definitions of the file, which defines others of its kind. One finding for each type.",
    why: "Either the word is mistyped, or readers look for what it means and find nothing.",
    repair: "The word is read as it is; a link to nothing has no meaning.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Stand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Numbers", "CFItemType": "Strand"}],
 "CFDefinitions": {"CFItemTypes": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Strand"}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if package.definitions().is_none() || !findings.hears(&UNDEFINED_WORD) {
        return;
    }
    item_types(package, findings);
    subjects(package, findings);
    let documents = package.document().into_iter();
    links(
        package,
        findings,
        Link::LICENCE,
        documents.chain(package.items()),
    );
    links(package, findings, Link::GROUPING, package.associations());
}

fn item_types(package: &Package, findings: &mut Findings) {
    let titles: HashSet<&str> = defined(package, DefinitionKind::ItemType)
        .map(|definition| definition.title().trim())
        .collect();
    if titles.is_empty() {
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

/// A member that points at a definition.
#[derive(Clone, Copy)]
struct Link {
    kind: DefinitionKind,
    member: &'static str,
    noun: &'static str,
    list: &'static str,
}

impl Link {
    const LICENCE: Self = Self {
        kind: DefinitionKind::License,
        member: "licenseURI",
        noun: "licence",
        list: "CFLicenses",
    };
    const GROUPING: Self = Self {
        kind: DefinitionKind::AssociationGrouping,
        member: "CFAssociationGroupingURI",
        noun: "grouping",
        list: "CFAssociationGroupings",
    };
}

fn links<'p>(
    package: &'p Package,
    findings: &mut Findings,
    link: Link,
    objects: impl Iterator<Item = Value<'p>>,
) {
    let ids = Ids::of(defined(package, link.kind).map(|d| d.identifier().into()));
    if ids.is_empty() {
        return;
    }
    for object in objects {
        let Some(site) = object.get(link.member) else {
            continue;
        };
        let id = site.get("identifier").and_then(lenient::identifier);
        let Some(id) = id.filter(|id| !ids.has(id)) else {
            continue;
        };
        findings.add(&UNDEFINED_WORD, link.member, site, || {
            let Link {
                member, noun, list, ..
            } = link;
            let note = Note::new(format!(
                "`{member}` points to `{}`, which is no {noun} that the file defines",
                short(&id)
            ));
            named(note, object).help(format!("mend the link, or define the {noun} in `{list}`"))
        });
    }
}
