//! A statement has a slip that no reader takes for meant.

use super::said::{Said, around};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A statement has a slip that no reader takes for meant.
pub static SLIP_OF_THE_PEN: Rule = Rule {
    code: "TEXT-016",
    name: "slip-of-the-pen",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A small word that stands twice (\"the the\"), a comma or a full stop after a space, or two commas.",
    why: "It is print that one would have put right, and a space before a comma often shows that something between them was lost, as the sign `<`.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let hits = [
        ("a word twice", doubled(said.text)),
        ("a space before a mark", spaced(said.text)),
        ("two commas", said.text.find(",,")),
    ];
    for (what, at) in hits {
        let Some(at) = at else {
            continue;
        };
        said.add(findings, &SLIP_OF_THE_PEN, what, || {
            let near = around(said.text, at);
            Note::new(format!("the statement has {what} in `{near}`"))
                .help("read the sentence again; perhaps something is missing")
        });
    }
}

/// Where a small word stands again that never stands twice.
fn doubled(text: &str) -> Option<usize> {
    const SMALL: [&str; 16] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to",
        "with", "their",
    ];
    let mut before: Option<&str> = None;
    for word in text.split(' ') {
        if before == Some(word) && SMALL.contains(&word) {
            return Some(word.as_ptr().addr() - text.as_ptr().addr());
        }
        before = Some(word);
    }
    None
}

/// Where a comma, or a full stop that ends something, follows a space.
fn spaced(text: &str) -> Option<usize> {
    text.match_indices(" ,")
        .chain(text.match_indices(" ."))
        .find_map(|(at, mark)| {
            let after = text.get(at + mark.len()..)?.chars().next();
            let before = text.get(..at)?.chars().next_back();
            // As in "count on: 1, 2, ..." and ".5"; and not after a formula or an open quotation.
            let spread = text.get(at + mark.len()..)?.trim_start().starts_with('.');
            let ends = after.is_none_or(char::is_whitespace) && !spread;
            (ends && before.is_some_and(char::is_alphabetic)).then_some(at)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips() {
        assert_eq!(doubled("Count to to 20."), Some(9));
        assert_eq!(doubled("Compare two two-digit numbers, and and"), Some(35));
        assert_eq!(doubled("a variable a and a"), None);
        assert_eq!(spaced("using the symbols , and"), Some(17));
        assert_eq!(spaced("Add .5 and 1 ... 20"), None);
        assert_eq!(spaced("count on . . . , then stop"), None);
        assert_eq!(spaced("Count to ten ."), Some(12));
    }
}
