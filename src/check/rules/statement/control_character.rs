//! A text holds a control character.

use super::broken::Found;
use super::said::around;
use crate::finding::{Ground, Note, Rule, Severity};

/// A text holds a control character.
pub static CONTROL_CHARACTER: Rule = Rule {
    code: "TEXT-002",
    name: "control-character",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A control character other than a tab or a line break in a text of an item or of the document.",
    why: "A character that cannot be seen mostly stands where another was lost: `\\f` of `\\frac` written without a second backslash becomes a form feed. Some readers refuse the file.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Add $\frac{1}{2}$ and $\frac{1}{3}$."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Add $\\frac{1}{2}$ and $\\frac{1}{3}$."}]}"#,
};

/// Looks at one text, which is not plain.
pub(super) fn look(found: &mut Found<'_>, text: &str) {
    // Within a character of more bytes none is one of ASCII.
    let Some(at) = text.bytes().position(is_control) else {
        return;
    };
    let mut chars = text.get(at..).unwrap_or_default().chars();
    let char = chars.next().unwrap_or_default();
    let escaped =
        matches!(char, '\u{8}' | '\u{c}') && chars.next().is_some_and(char::is_alphabetic);
    let member = found.member;
    let habit = if escaped { "escaped" } else { member };
    found.add(&CONTROL_CHARACTER, habit, || {
        let code = u32::from(char);
        let near = around(text, at);
        let note = Note::new(format!(
            "`{member}` holds the control character U+{code:04X} in `{near}`"
        ));
        note.help(if escaped {
            "write a backslash of the text as `\\\\`; a single one begins an escape of JSON"
        } else {
            "write the character that is meant, or remove it"
        })
    });
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')
}
