//! A text has white space where none is meant.

use super::said::{Said, around};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A text has white space where none is meant.
pub static STRAY_SPACE: Rule = Rule {
    code: "TEXT-008",
    name: "stray-space",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "White space at the ends of a statement, a label or a code, two spaces between words, a tab, or a line break in a statement of one paragraph.",
    why: "Texts that look the same are not, so that searches and comparisons miss them; print shows the gap.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count  to 20. "}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

const MEMBERS: [&str; 3] = [
    "humanCodingScheme",
    "abbreviatedStatement",
    "alternativeLabel",
];

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let item = said.item;
    ends(said, findings, "fullStatement", said.text);
    let others = [item.code(), item.abbreviated(), item.alternative_label()];
    for (member, text) in MEMBERS.into_iter().zip(others) {
        ends(said, findings, member, text.unwrap_or_default());
    }
    if let Some((habit, at)) = inside(said.text) {
        said.add(findings, &STRAY_SPACE, habit, || {
            let near = around(said.text, at);
            Note::new(format!("the statement has {habit} in `{near}`"))
                .help("put one space between words")
        });
    }
}

fn ends(said: Said<'_>, findings: &mut Findings, member: &'static str, text: &str) {
    let trimmed = text.trim();
    if trimmed.len() == text.len() || trimmed.is_empty() {
        return;
    }
    let place = if text.starts_with(char::is_whitespace) {
        "begins"
    } else {
        "ends"
    };
    said.add_at(findings, member, &STRAY_SPACE, member, || {
        Note::new(format!("`{member}` {place} with white space"))
            .help("remove the white space at the ends")
    });
}

/// What the text has between its words, and where.
fn inside(text: &str) -> Option<(&'static str, usize)> {
    let text = text.trim_end();
    let start = text.len() - text.trim_start().len();
    // A text with an empty line is of several paragraphs, which are laid out as they are.
    let laid_out = ["- ", "* ", "+ "]
        .iter()
        .any(|mark| text.trim_start().starts_with(mark));
    let one =
        !laid_out && !text.contains("\n\n") && !text.contains("\n\r\n") && !text.contains("\n-");
    let mut before = 'a';
    for (at, char) in text.char_indices().filter(|(at, _)| *at >= start) {
        match char {
            '\t' if one => return Some(("a tab", at)),
            '\n' | '\r' if one => return Some(("a line break", at)),
            ' ' if before == ' ' && one => return Some(("two spaces", at)),
            _ => {}
        }
        // Two spaces after a full stop are an old habit of typists, and meant.
        let typed = char == ' ' && matches!(before, '.' | '?' | '!' | ':');
        before = if typed { 'a' } else { char };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_words() {
        for (text, expected) in [
            ("Count to 20.", None),
            ("Count  to 20.", Some(("two spaces", 6))),
            ("Count.  Then write.", None),
            ("Count\tto", Some(("a tab", 5))),
            ("Count\r\nto", Some(("a line break", 5))),
            ("Count:\r\n\r\n-   by  twos", None),
            ("  Count ", None),
        ] {
            assert_eq!(inside(text), expected, "{text:?}");
        }
    }
}
