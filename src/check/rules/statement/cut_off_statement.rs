//! A statement is cut off.

use super::said::{Said, is_closed};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::format::case::Package;

/// A statement is cut off.
pub static CUT_OFF_STATEMENT: Rule = Rule {
    code: "TEXT-004",
    name: "cut-off-statement",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A statement that ends in \"...\" or in an English word like \"the\", without anything below it that goes on; or statements without a full stop that are exactly as long as the limit of many a database, as 255 characters, and none of the package is longer.",
    why: "The end of what a learner is to show is lost.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Explain how a graph of a table of values shows the"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Explain how a graph of a table of values shows the change."}]}"#,
};

/// Lengths at which databases and tables cut off, and how many statements must be as long before
/// it is no chance.
const LIMITS: [(usize, usize); 19] = [
    (60, 3),
    (64, 3),
    (80, 3),
    (100, 3),
    (120, 3),
    (128, 3),
    (150, 3),
    (200, 2),
    (250, 2),
    (254, 1),
    (255, 1),
    (256, 1),
    (500, 1),
    (512, 1),
    (1000, 1),
    (1024, 1),
    (2000, 1),
    (4000, 1),
    (4096, 1),
];

/// Looks at a statement. `longest` is the length of the longest that was looked at.
pub(super) fn look(said: Said<'_>, longest: &mut usize, findings: &mut Findings) {
    // A text has no more characters than bytes.
    if said.text.len() > *longest {
        *longest = length(said.text).max(*longest);
    }
    if let Some(end) = open_end(said.text)
        && said.item.children().len() == 0
        && (!end.is_ascii() || end == "..." || said.is_english())
    {
        said.add(findings, &CUT_OFF_STATEMENT, "open", || {
            Note::new(format!("the statement ends with `{end}`"))
                .help("complete the statement from its source")
        });
    }
}

/// Looks at all statements together, when each was looked at.
pub(super) fn look_at_longest(package: &Package, longest: usize, findings: &mut Findings) {
    let limit = LIMITS.iter().find(|(length, _)| *length == longest);
    if let Some((limit, least)) = limit {
        at_limit(package, findings, *limit, *least);
    }
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The longest statements of the package, if they stop short.
fn at_limit(package: &Package, findings: &mut Findings, limit: usize, least: usize) {
    let items = package.readout().framework.items();
    let cut: Vec<Said<'_>> = items
        .map(|item| Said::of(package, item))
        .filter(|said| length(said.text) == limit && !is_closed(said.text))
        .collect();
    if cut.len() < least {
        return;
    }
    for said in cut {
        said.add(findings, &CUT_OFF_STATEMENT, "limit", || {
            let text = said.text;
            let end = text.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
            let end = text.get(end..).unwrap_or_default();
            Note::new(format!(
                "the statement stops at `...{end}`, after exactly {limit} characters, and none is longer"
            ))
            .help("complete the statement from its source")
        });
    }
}

/// What a statement ends with that cannot be its end.
fn open_end(text: &str) -> Option<&'static str> {
    const LEAST: usize = 24;
    let text = text.trim_end();
    // A few words and dots are a heading over what follows in the file.
    if text.len() < LEAST {
        return None;
    }
    for dots in ["...", "\u{2026}"] {
        if let Some(before) = text.strip_suffix(dots) {
            return (!is_series(before)).then_some(dots);
        }
    }
    let words = ["the", "its", "their", "between"].into_iter();
    words.into_iter().find(|word| {
        let before = text.strip_suffix(word).unwrap_or_default();
        // As in "the articles a, an and the".
        let named = [",", " and", " or", "/"];
        before.ends_with(' ') && !named.iter().any(|end| before.trim_end().ends_with(end))
    })
}

/// Whether the dots after this go on with a series, as in "1, 2, 3, ...".
fn is_series(before: &str) -> bool {
    let before = before.trim_end();
    let near = before.char_indices().rev().nth(16).map_or(0, |(at, _)| at);
    let near = before.get(near..).unwrap_or_default();
    before.ends_with(|char: char| !char.is_alphabetic()) || near.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        for (text, expected) in [
            ("Explain how a table of values shows...", Some("...")),
            (
                "Explain how a table of values is made \u{2026}",
                Some("\u{2026}"),
            ),
            ("Count forward by twos from 2: 2, 4, 6, ...", None),
            ("Name things that are red, blue, green...", None),
            ("The learner can...", None),
            ("Tell nouns by the articles a, an and the", None),
            ("Describe the relationship between", Some("between")),
            ("Describe what the sun does for their", Some("their")),
            ("Describe how people bathe", None),
            ("Wenden die Regeln der Addition an", None),
        ] {
            assert_eq!(open_end(text), expected, "{text}");
        }
    }
}
