//! A keyword stands twice in one item.

use super::site;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;

/// A keyword stands twice in one item.
pub static REPEATED_KEYWORD: Rule = Rule {
    code: "VOC-017",
    name: "repeated-keyword",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item with the same of `conceptKeywords` twice; capitals are disregarded.",
    why: "Counts of keywords go wrong, and another keyword may have been meant.",
    repair: "Both are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "conceptKeywords": ["counting", "Counting"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "conceptKeywords": ["counting", "number words"]}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears(&REPEATED_KEYWORD) {
        return;
    }
    let mut words = Vec::new();
    for item in package.readout().framework.items() {
        if item.keywords().len() < 2 {
            continue;
        }
        words.clear();
        words.extend(item.keywords().map(str::trim));
        words.sort_unstable_by(|a, b| lower(a).cmp(lower(b)));
        let again = words.windows(2).find_map(|pair| match pair {
            [a, b] if a.eq_ignore_ascii_case(b) && !a.is_empty() => Some(*b),
            _ => None,
        });
        if let Some(again) = again {
            found(package, findings, item, again);
        }
    }
}

fn lower(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|byte| byte.to_ascii_lowercase())
}

fn found(package: &Package, findings: &mut Findings, item: Item<'_>, again: &str) {
    let Some(list) = site(package, item, "conceptKeywords") else {
        return;
    };
    let is = |text: &str| text.trim().eq_ignore_ascii_case(again);
    let mut same = list
        .elements()
        .filter(|element| element.as_str().is_some_and(|text| is(&text)));
    let (first, second) = (same.next(), same.next());
    findings.add(&REPEATED_KEYWORD, "", second.unwrap_or(list), || {
        let note = Note::new(format!(
            "the keyword `{}` stands twice in one item",
            short(again)
        ))
        .about(item.id())
        .help("leave one of the two out");
        match first {
            Some(first) => note.related("stands first here", first),
            None => note,
        }
    });
}
