//! Strings as they are meant, from strings as they are written.

use super::lex;

/// The text that the inside of a string literal means; the literal is known to be right.
pub(super) fn unescape(inside: &str) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut at = 0;
    loop {
        // A literal that is right has nothing special inside but backslashes.
        let backslash = lex::past_plain(inside.as_bytes(), at);
        text.push_str(inside.get(at..backslash).unwrap_or_default());
        let Some(escaped) = inside.get(backslash + 1..) else {
            return text;
        };
        let (character, after) = one(escaped);
        text.push(character);
        at = inside.len() - after.len();
    }
}

/// The character that an escape means, from after its backslash, and what follows.
fn one(escaped: &str) -> (char, &str) {
    let mut characters = escaped.chars();
    let character = match characters.next() {
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return unicode(escaped),
        Some(itself) => itself,
        None => char::REPLACEMENT_CHARACTER,
    };
    (character, characters.as_str())
}

/// The same for `u` and four digits, and for two of those that spell one character.
fn unicode(escaped: &str) -> (char, &str) {
    let bytes = escaped.as_bytes();
    let first = lex::four_digits(bytes, 1).unwrap_or(0xFFFD);
    let (code, length) = if let 0xD800..=0xDBFF = first {
        let second = lex::four_digits(bytes, 7).unwrap_or(0xDC00);
        (0x1_0000 + ((first & 0x3FF) << 10 | second & 0x3FF), 11)
    } else {
        (first, 5)
    };
    let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    (character, escaped.get(length..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_their_characters() {
        assert_eq!(unescape(r"plain"), "plain");
        assert_eq!(unescape(r#"\"\\\/\b\f\n\r\t"#), "\"\\/\u{8}\u{c}\n\r\t");
        assert_eq!(unescape(r"a\u00E9\u20ac\uD834\uDD1Ez"), "aé€𝄞z");
    }
}
