//! Texts in a picture: cleaned, measured, wrapped, and escaped for XML.

use std::fmt::Write as _;

/// The text on one line, without what no viewer can show: runs of white space become one space;
/// control characters, overrides of the writing direction and non-characters are dropped.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if is_shown(c) {
            if gap {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

fn is_shown(c: char) -> bool {
    let code = u32::from(c);
    let turns = matches!(code, 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0xFEFF);
    let no_character = code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
    !c.is_control() && !turns && !no_character
}

/// The text for an element or an attribute of XML; line breaks stay, other control characters and
/// non-characters are dropped.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            _ if is_shown(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// The width of a character in thousandths of the font size, at least as wide as in Arial,
/// Helvetica, Liberation Sans, Roboto and Noto Sans.
fn thousandths(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | '\'' | ':' | ';' | '|' | '!' | ' ' => 300,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 420,
        's' | 'c' | 'z' | 'x' | 'k' | 'v' | 'y' | 'J' => 560,
        'm' | 'M' | 'W' | '%' | '…' | '—' => 1000,
        '@' => 1100,
        'w' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 800,
        'a'..='z' | '0'..='9' | '+' | '=' | '<' | '>' | '×' | '÷' | '~' => 620,
        'A'..='Z' | '&' => 735,
        ' '..='~' => 650,
        _ if is_zero_wide(c) => 0,
        _ if u32::from(c) < 0x1100 => 800,
        _ => 1150,
    }
}

/// Marks that are written over the character before them, and joiners.
fn is_zero_wide(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36F | 0x200B..=0x200D | 0xFE00..=0xFE0F | 0x1AB0..=0x1AFF)
}

/// How wide a text is at most, in pixels.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let thousandths: i64 = text.chars().map(|c| i64::from(thousandths(c))).sum();
    let weight = if bold { 110 } else { 100 };
    let pixels = (thousandths * i64::from(size) * weight + 99_999) / 100_000;
    i32::try_from(pixels).unwrap_or(i32::MAX)
}

/// The text in lines that are no wider than `room`, at most `most` of them; where that is not
/// enough the last ends in an ellipsis. A word that is too long is broken.
pub(super) fn wrap(text: &str, size: i32, bold: bool, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { 0 } else { line.len() };
        if joined > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if width(&line, size, bold) <= room {
            continue;
        }
        let rest = line.split_off(joined);
        if joined > 0 {
            lines.push(std::mem::take(&mut line));
        }
        line = broken(rest.trim_start(), size, bold, room, most, &mut lines);
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            shorten(last, size, bold, room);
        }
    }
    lines
}

/// Puts whole lines of a long word among the lines; what is left of it.
fn broken(
    word: &str,
    size: i32,
    bold: bool,
    room: i32,
    most: usize,
    lines: &mut Vec<String>,
) -> String {
    if width(word, size, bold) <= room {
        return word.to_owned();
    }
    let mut line = String::new();
    for c in word.chars() {
        line.push(c);
        if width(&line, size, bold) > room && line.chars().nth(1).is_some() && !is_zero_wide(c) {
            line.pop();
            lines.push(std::mem::take(&mut line));
            line.push(c);
            if lines.len() > most {
                break;
            }
        }
    }
    line
}

fn shorten(line: &mut String, size: i32, bold: bool, room: i32) {
    loop {
        let end = line.trim_end_matches([' ', ',', ';', '.', ':']).len();
        line.truncate(end);
        if width(line, size, bold) + width("…", size, bold) <= room || line.pop().is_none() {
            break;
        }
    }
    line.push('…');
}

/// Adds a line of text; writing to a `String` cannot fail.
pub(super) fn line(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_no_word() {
        let text = "Compare two fractions that have the same numerator or denominator";
        let lines = wrap(text, 12, false, 150, 9);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, 12, false) <= 150));
    }

    #[test]
    fn too_long_is_said() {
        let lines = wrap("one two three four five six seven eight", 12, false, 80, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], 12, false) <= 80);
        let word = wrap(&"x".repeat(100_000), 12, false, 80, 3);
        assert!(word.len() == 3 && word.iter().all(|line| width(line, 12, false) <= 80));
    }

    #[test]
    fn what_cannot_be_shown_is_dropped() {
        assert_eq!(clean("  a\u{0}\u{8}b \n\t c\u{202e}\u{fffe} "), "ab c");
        assert_eq!(
            xml("<a & \"b\"'\u{1}>"),
            "&lt;a &amp; &quot;b&quot;&#39;&gt;"
        );
    }
}
