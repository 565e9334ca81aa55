//! A text was read in another encoding than it was written in.

use super::broken::Found;
use super::said::around;
use crate::finding::{Ground, Note, Rule, Severity};

/// A text was read in another encoding than it was written in.
pub static GARBLED_TEXT: Rule = Rule {
    code: "TEXT-003",
    name: "garbled-text",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "UTF-8 that was read as Windows-1252 or Latin-1 (`â€™` for an apostrophe, `Ã©` for `é`), or the mark U+FFFD of a character that could not be read.",
    why: "Learners and parents read the wrong letters, and where the mark stands the letter is lost.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Use a letterâ€™s sound."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Use a letter’s sound."}]}"#,
};

/// Looks at one text, which is not plain.
pub(super) fn look(found: &mut Found<'_>, text: &str) {
    let Some((at, lost)) = first(text) else {
        return;
    };
    let member = found.member;
    let habit = if lost { "lost" } else { "misread" };
    found.add(&GARBLED_TEXT, habit, || {
        let near = around(text, at);
        if lost {
            Note::new(format!(
                "`{member}` holds U+FFFD, the mark of a lost character, in `{near}`"
            ))
            .help("put back the character from the source")
        } else {
            Note::new(format!(
                "`{member}` was read in another encoding than it was written in: `{near}`"
            ))
            .help("read the source as UTF-8, and write the texts anew")
        }
    });
}

/// The first garbled character, and whether it is lost.
fn first(text: &str) -> Option<(usize, bool)> {
    let mut at = 0;
    loop {
        // Garble begins past ASCII, which most texts are nearly throughout.
        let mut rest = text.as_bytes().iter().skip(at);
        at += rest.position(|byte| !byte.is_ascii())?;
        let mut chars = text.get(at..)?.chars();
        let char = chars.next()?;
        if char == '\u{fffd}' {
            return Some((at, true));
        }
        if is_misread(char, chars.next()) {
            return Some((at, false));
        }
        at += char.len_utf8();
    }
}

/// Whether two characters are what the first bytes of one of UTF-8 look like in Windows-1252 or
/// Latin-1. Only pairs that no language writes.
fn is_misread(char: char, next: Option<char>) -> bool {
    let Some(next) = next else {
        return is_c1(char);
    };
    match char {
        'Â' => ('\u{a0}'..='\u{bf}').contains(&next),
        'Ã' => ('\u{a0}'..='\u{bf}').contains(&next) || "€ƒ†‡ˆ‰Š‹Œ™š›œžŸ‚„".contains(next),
        'â' => next == '€' || is_c1(next),
        'ã' => "€‚ƒ".contains(next) || is_c1(next),
        'ð' => next == 'Ÿ' || is_c1(next),
        'ï' => next == '»',
        _ => is_c1(char),
    }
}

/// What bytes of Windows-1252 become that are read as Latin-1. The next line is one that some
/// systems write on purpose.
fn is_c1(char: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&char) && char != '\u{85}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_many_languages_are_no_garble() {
        for text in [
            "NÃO, SÃO PAULO",
            "Âge, âge",
            "„Spaß“ und „Ä“",
            "El Ñandú",
            "« Â »",
            "ã",
            "ïve",
            "日本語",
            "Привет",
            "50 °C ± 1",
            "ð",
            "naïve",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
        for (text, expected) in [
            ("caf\u{c3}\u{a9}", (3, false)),
            ("don\u{e2}\u{20ac}\u{2122}t", (3, false)),
            ("20\u{c2}\u{b0}", (2, false)),
            ("don\u{92}t", (3, false)),
            ("\u{e2}\u{80}\u{99}", (0, false)),
            ("a\u{fffd}", (1, true)),
        ] {
            assert_eq!(first(text), Some(expected), "{text}");
        }
    }
}
