//! A bracket or a quotation mark has no partner.

use super::said::{Said, around};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A bracket or a quotation mark has no partner.
pub static UNBALANCED_MARK: Rule = Rule {
    code: "TEXT-013",
    name: "unbalanced-mark",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A round bracket or a double quotation mark in a statement that is opened and not closed, or closed and not opened. Marks of lists (`a)`), intervals (`[0, 1)`), inches (`5\"`) and formulas in TeX are passed over.",
    why: "It is not clear where the aside or the quotation ends; often a part of the statement is missing.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20 (by twos or fives."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20 (by twos or fives)."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    if let Some((mark, at)) = lone(said.text) {
        let habit = if matches!(mark, '(' | ')') {
            "bracket"
        } else {
            "quotation"
        };
        said.add(findings, &UNBALANCED_MARK, habit, || {
            let near = around(said.text, at);
            Note::new(format!("the mark `{mark}` has no partner in `{near}`"))
                .help("close what is open, or remove the mark")
        });
    }
}

/// The first mark without a partner, and where.
fn lone(text: &str) -> Option<(char, usize)> {
    // Formulas and intervals have brackets of their own ways.
    if text.contains(['\\', '$', '[', ']']) {
        return None;
    }
    bracket(text).or_else(|| quotation(text))
}

fn bracket(text: &str) -> Option<(char, usize)> {
    let mut open: Vec<usize> = Vec::new();
    let mut word = String::new();
    for (at, char) in text.char_indices() {
        match char {
            '(' => open.push(at),
            ')' if open.pop().is_none() && !is_list_mark(&word) => return Some((')', at)),
            _ => {}
        }
        if char.is_alphanumeric() {
            // Marks of lists are short; no more need be known.
            if word.len() < 8 {
                word.push(char);
            }
        } else {
            word.clear();
        }
    }
    open.first().map(|at| ('(', *at))
}

/// As `a`, `12` or `iii` before a closing bracket.
fn is_list_mark(word: &str) -> bool {
    word.chars().count() == 1
        || word.bytes().all(|byte| byte.is_ascii_digit())
        || word
            .bytes()
            .all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
}

fn quotation(text: &str) -> Option<(char, usize)> {
    let (mut straight, mut curly) = (None, None);
    let mut before = ' ';
    for (at, char) in text.char_indices() {
        match char {
            // As in 5 inches.
            '"' if before.is_ascii_digit() && straight.is_none() => {}
            '"' => straight = if straight.is_some() { None } else { Some(at) },
            // German closes with the mark that English opens with.
            '\u{201e}' => return None,
            '\u{201c}' if curly.is_none() => curly = Some(at),
            '\u{201d}' => curly = None,
            _ => {}
        }
        before = char;
    }
    let straight = straight.map(|at| ('"', at));
    straight.or_else(|| curly.map(|at| ('\u{201c}', at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("Count (by twos", Some(('(', 6))),
            ("Count by twos)", Some((')', 13))),
            ("a) count; ii) write; 3) read", None),
            ("the interval [0, 1)", None),
            ("Say \"twenty", Some(('"', 4))),
            ("Say \"twenty\" aloud", None),
            ("Cut a 5\" board", None),
            ("Say \u{201c}twenty", Some(('\u{201c}', 4))),
            ("Sage \u{201e}zwanzig\u{201c}", None),
        ] {
            assert_eq!(lone(text), expected, "{text}");
        }
    }
}
