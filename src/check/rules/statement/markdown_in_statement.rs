//! A plain text holds Markdown.

use super::said::{Said, around};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A plain text holds Markdown.
pub static MARKDOWN_IN_STATEMENT: Rule = Rule {
    code: "TEXT-011",
    name: "markdown-in-statement",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Marks of Markdown in a statement: `**bold**`, `*italic*`, a link, a heading, a table, or a backslash before a mark.",
    why: "Statements are plain text: readers that do not know of the marks show them as they are.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to **20**."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    if let Some((what, at)) = first(said.text) {
        said.add(findings, &MARKDOWN_IN_STATEMENT, "", || {
            let near = around(said.text, at);
            Note::new(format!(
                "the statement holds {what} of Markdown in `{near}`, expected plain text"
            ))
            .help("leave out the marks, unless all your readers know Markdown")
        });
    }
}

/// The first mark, what it is and where.
fn first(text: &str) -> Option<(&'static str, usize)> {
    if let Some(at) = text.find("](http") {
        return Some(("a link", at));
    }
    if let Some(at) = text.find("| --").or_else(|| text.find("|--")) {
        return Some(("a table", at));
    }
    if text.starts_with("# ") || text.starts_with("## ") {
        return Some(("a heading", 0));
    }
    if let Some(at) = emphasis(text, "**") {
        return Some(("bold type", at));
    }
    if let Some(at) = emphasis(text, "*").or_else(|| emphasis(text, "_")) {
        return Some(("italic type", at));
    }
    let escaped = ["\\#", "\\*", "\\@"].iter();
    let at = escaped.filter_map(|mark| text.find(mark)).min()?;
    Some(("an escape", at))
}

/// Where a mark opens at the beginning of a word and closes at the end of one.
fn emphasis(text: &str, mark: &str) -> Option<usize> {
    // A single star before a digit multiplies.
    let begins = |char: Option<char>| {
        char.is_some_and(|char| char.is_alphabetic() || (mark.len() > 1 && char.is_numeric()))
    };
    let mut open = None;
    for (at, _) in text.match_indices(mark) {
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + mark.len()..)?.chars().next();
        let word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        let opens = !word(before) && before != after && begins(after);
        let closes =
            !word(after) && before.is_some_and(|char| word(Some(char)) || ".,)?!".contains(char));
        match open {
            Some(open) if closes => return Some(open),
            _ if opens => open = Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("Count to **twenty**.", Some("bold type")),
            ("Count. *For example, to 20.*", Some("italic type")),
            ("Read _The Hare_ aloud", Some("italic type")),
            ("See [this](https://larkspur.example)", Some("a link")),
            ("title \\#1", Some("an escape")),
            ("Compute 3 * 4 * 5", None),
            ("Compute a*b*c", None),
            ("use snake_case_names", None),
            ("Fill in ____ and ____", None),
            ("5 ** 2", None),
            ("See the note*", None),
        ] {
            assert_eq!(first(text).map(|(what, _)| what), expected, "{text}");
        }
    }
}
