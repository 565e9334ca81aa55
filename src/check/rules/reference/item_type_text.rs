//! The type of an item is one in its text and another in its link.

use crate::check::rules::links::{Link, inner};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The type of an item is one in its text and another in its link.
pub static ITEM_TYPE_TEXT: Rule = Rule {
    code: "REF-016",
    name: "item-type-text",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item whose `CFItemType` is neither the title of its `CFItemTypeURI` nor that of the definition that it names. Case, white space and a title that is cut do not count.",
    why: "Readers of the text and readers of the link take the item for two different things, say a heading and a target.",
    repair: "The text counts.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Learning Target",
  "CFItemTypeURI": {"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Strand",
  "CFItemTypeURI": {"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}}]}"#,
};

/// Titles of links are sometimes cut here.
const CUT: usize = 30;

/// Compares the type of an item with what a link like its own says, and the definition behind it.
pub(in crate::check) fn see<'a>(
    findings: &mut Findings,
    object: Value<'a>,
    kind: Value<'a>,
    link: Value<'a>,
    (alike, term): (Link<'a>, Option<Value<'a>>),
) {
    let title = alike.title.filter(|title| !inner(*title).is_empty());
    if title.is_some_and(|title| inner(title) == inner(kind)) {
        return;
    }
    let defined = term.and_then(|term| term.get("title"));
    let titles = [title, defined];
    let Some(text) = kind.as_str().filter(|text| !text.trim().is_empty()) else {
        return;
    };
    let same = |title: Value<'_>| title.as_str().is_none_or(|title| is_same(&text, &title));
    if !titles.into_iter().flatten().any(same)
        && let Some(named) = title.and_then(|_| link.get("title")).or(defined)
    {
        found(findings, object, kind, named);
    }
}

fn is_same(text: &str, title: &str) -> bool {
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let (text, title) = (plain(text), plain(title));
    text == title || (title.len() >= CUT && text.starts_with(&title))
}

fn found(findings: &mut Findings, object: Value<'_>, kind: Value<'_>, title: Value<'_>) {
    findings.add(&ITEM_TYPE_TEXT, "", kind, || {
        let (text, other) = (kind.as_str(), title.as_str());
        let note = Note::new(format!(
            "the item is of the type `{}`, and its `CFItemTypeURI` says `{}`",
            short(&text.unwrap_or_default()),
            short(&other.unwrap_or_default())
        ))
        .related("the other type", title)
        .help("say one type in both");
        named(note, object)
    });
}
