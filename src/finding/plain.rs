//! Keeps what an input quotes from steering the reader's terminal.

use std::fmt::Write as _;

/// A text in which every hidden character stands by its code point, so that it is one line and
/// shows what it holds.
pub(super) fn plain(text: String) -> String {
    if !text.contains(is_hidden) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character breaks or steers a line instead of standing in it: control characters, line
/// and paragraph separators, and those that turn the direction of what follows.
pub(super) fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_named() {
        for (text, expected) in [
            ("é `x`", "é `x`"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\nb\u{2028}", "a\\u{a}b\\u{2028}"),
            ("\u{202e}abc", "\\u{202e}abc"),
        ] {
            assert_eq!(plain(text.to_owned()), expected);
        }
    }
}
