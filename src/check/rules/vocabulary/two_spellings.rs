//! One item type is written in two ways.

use std::collections::HashMap;

use super::site;
use super::used::{bare, defined};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{DefinitionKind, Item};

/// One item type is written in two ways.
pub static TWO_SPELLINGS: Rule = Rule {
    code: "VOC-015",
    name: "two-spellings",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `CFItemType` that differs from another, or from one that is defined, only in capitals, white space, marks or the plural.",
    why: "Products that go by the type show, count and filter only one of the two.",
    repair: "Each is a type of its own; capitals are disregarded where the role of an item is told from its type.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Learning Target"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "CFItemType": "learning targets"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Learning Target"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "CFItemType": "Learning Target"}]}"#,
};

/// A spelling, with the first item that has it; how many have it; and whether it is defined.
struct Spelling<'p> {
    text: &'p str,
    first: Option<Item<'p>>,
    count: u32,
    defined: bool,
}

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&TWO_SPELLINGS) {
        return;
    }
    let mut words: Vec<(String, Spelling<'_>)> = spellings(package)
        .into_iter()
        .map(|spelling| (bare(spelling.text), spelling))
        .filter(|(bare, _)| !bare.is_empty())
        .collect();
    // What is defined, then what is used most, is what the others are measured by.
    words.sort_by(|(a, one), (b, other)| {
        let rank = |s: &Spelling<'_>| (!s.defined, std::cmp::Reverse(s.count));
        (a, rank(one), one.text).cmp(&(b, rank(other), other.text))
    });
    for same in words.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(((_, usual), others)) = same.split_first() else {
            continue;
        };
        for (_, other) in others {
            // Two that are both defined are meant to be two.
            if !(usual.defined && other.defined) {
                found(package, findings, usual.text, other);
            }
        }
    }
}

/// The spellings in use, as they are, and those that are defined.
fn spellings(package: &Package) -> Vec<Spelling<'_>> {
    let mut all: Vec<Spelling<'_>> = Vec::new();
    let mut by_text: HashMap<&str, usize> = HashMap::new();
    let mut last: Option<(&str, usize)> = None;
    for item in package.readout().framework.items() {
        let Some(text) = item.kind() else { continue };
        let at = match last {
            Some((same, at)) if same == text => at,
            _ => *by_text.entry(text).or_insert(all.len()),
        };
        last = Some((text, at));
        match all.get_mut(at) {
            Some(spelling) => spelling.count += 1,
            None => all.push(Spelling {
                text,
                first: Some(item),
                count: 1,
                defined: false,
            }),
        }
    }
    for definition in defined(package, DefinitionKind::ItemType) {
        let text = definition.title();
        match by_text.get(text).and_then(|at| all.get_mut(*at)) {
            Some(spelling) => spelling.defined = true,
            None => all.push(Spelling {
                text,
                first: None,
                count: 0,
                defined: true,
            }),
        }
    }
    all
}

fn found(package: &Package, findings: &mut Findings, usual: &str, other: &Spelling<'_>) {
    let Some(item) = other.first else { return };
    let Some(value) = site(package, item, "CFItemType") else {
        return;
    };
    findings.add(&TWO_SPELLINGS, other.text, value, || {
        let items = match other.count {
            1 => "1 item is".to_owned(),
            count => format!("{count} items are"),
        };
        Note::new(format!(
            "{items} of type `{}`, expected `{}`, as it is written elsewhere in the file",
            short(other.text),
            short(usual)
        ))
        .about(item.id())
        .help("write the type in one way")
    });
}
