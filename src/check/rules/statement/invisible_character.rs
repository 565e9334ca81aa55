//! A statement holds a character that cannot be seen.

use super::said::{Said, around, is_plain};
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// A statement holds a character that cannot be seen.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    code: "TEXT-009",
    name: "invisible-character",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A non-breaking space, a soft hyphen, a zero-width character outside of emoji and of the scripts that need it, a byte order mark or a mark of direction in a statement or a code.",
    why: "Searches and comparisons miss the text, and nobody sees why.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count\u00a0to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let code = said.item.code().unwrap_or_default();
    for (member, text) in [("fullStatement", said.text), ("humanCodingScheme", code)] {
        if is_plain(text) {
            continue;
        }
        let hidden = text
            .char_indices()
            .find_map(|(at, char)| Some((at, char, name(char, text)?)));
        if let Some((at, char, name)) = hidden {
            said.add_at(findings, member, &INVISIBLE_CHARACTER, name, || {
                let code = u32::from(char);
                let near = around(text, at);
                Note::new(format!(
                    "`{member}` holds {name}, U+{code:04X}, in `{near}`"
                ))
                .help("remove it, or write a plain space")
            });
        }
    }
}

/// What to call a character that should be seen and is not.
fn name(char: char, text: &str) -> Option<&'static str> {
    Some(match char {
        // French sets narrow and wide ones before its marks.
        '\u{a0}' | '\u{202f}' if is_french(text) => return None,
        '\u{a0}' | '\u{202f}' => "a non-breaking space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        // Joiners shape letters of many scripts, and emoji.
        '\u{200c}' | '\u{200d}' if !is_latin(text) => return None,
        '\u{200c}' | '\u{200d}' => "a zero-width joiner",
        '\u{feff}' => "a byte order mark",
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' if is_latin(text) => {
            "a mark of direction"
        }
        _ => return None,
    })
}

fn is_french(text: &str) -> bool {
    let marks = [":", ";", "?", "!", "\u{bb}"];
    marks.iter().any(|mark| {
        text.contains(&format!("\u{a0}{mark}")) || text.contains(&format!("\u{202f}{mark}"))
    })
}

/// Whether all letters are of Latin blocks.
fn is_latin(text: &str) -> bool {
    text.chars()
        .all(|char| char < '\u{250}' || matches!(char, '\u{2000}'..='\u{206f}' | '\u{feff}'))
}
