//! The part of a line around a span, as a terminal shows it.

use unicode_width::UnicodeWidthChar;

use super::plain::is_hidden;
use crate::source::{Source, Span};

/// How many columns of a line are shown; files without line breaks have lines of megabytes.
const WIDTH: usize = 100;

/// How many columns a tab takes.
const TAB: &str = "    ";

/// The part of a line around a span.
pub(super) struct Window {
    pub(super) text: String,
    /// How many columns stand before the span.
    pub(super) indent: usize,
    /// How many columns the span takes, at least one.
    pub(super) length: usize,
}

impl Window {
    pub(super) fn of(source: &Source, line: u32, span: Span) -> Self {
        let all = source.line_span(line);
        let before = source.slice(Span::new(all.start, span.start));
        let inside = source.slice(Span::new(span.start, span.end.min(all.end)));
        let inside = inside.trim_end_matches(['\r', '\n']);
        let after = source.slice(Span::new(span.end.min(all.end), all.end));
        let after = after.trim_end();
        let (shown, length) = head(inside, WIDTH);
        let room = WIDTH.saturating_sub(length);
        let (lead, led) = tail(before, room.min(WIDTH / 2));
        let (trail, _) = head(after, room.saturating_sub(led));
        let cut = if lead.len() < before.len() {
            "... "
        } else {
            ""
        };
        let mut text = [cut, &printed(lead), &printed(shown), &printed(trail)].concat();
        text.truncate(text.trim_end().len());
        if shown.len() < inside.len() || trail.len() < after.len() {
            text.push_str(" ...");
        }
        Self {
            text,
            indent: cut.len() + led,
            length: length.max(1),
        }
    }
}

/// The first characters that fit into so many columns, and how many those take.
fn head(text: &str, room: usize) -> (&str, usize) {
    let mut taken = 0;
    for (at, character) in text.char_indices() {
        let wide = width(character);
        if taken + wide > room {
            return (text.get(..at).unwrap_or_default(), taken);
        }
        taken += wide;
    }
    (text, taken)
}

/// The last characters that fit into so many columns, and how many those take.
fn tail(text: &str, room: usize) -> (&str, usize) {
    let mut taken = 0;
    for (at, character) in text.char_indices().rev() {
        let wide = width(character);
        if taken + wide > room {
            let start = at + character.len_utf8();
            return (text.get(start..).unwrap_or_default(), taken);
        }
        taken += wide;
    }
    (text, taken)
}

/// How many columns a character takes as it is [printed].
fn width(character: char) -> usize {
    match character {
        '\t' => TAB.len(),
        _ if is_hidden(character) => 1,
        _ => character.width().unwrap_or(1),
    }
}

/// The text without what would move or turn the text around it.
fn printed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => out.push_str(TAB),
            _ if character.is_control() => out.push(' '),
            _ if is_hidden(character) => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(line: &str, marked: &str) -> (String, usize, usize) {
        let start = line.find(marked).unwrap();
        let at = |byte: usize| u32::try_from(byte).unwrap();
        let span = Span::new(at(start), at(start + marked.len()));
        let window = Window::of(&Source::new(line), 1, span);
        (window.text, window.indent, window.length)
    }

    #[test]
    fn marks_stand_under_what_they_mark() {
        assert_eq!(window("\t\"a\": 1", "1"), ("    \"a\": 1".to_owned(), 9, 1));
        assert_eq!(
            window("\"数学\": \"算\"", "\"算\""),
            ("\"数学\": \"算\"".to_owned(), 8, 4)
        );
        // A combining accent takes no column, and a change of direction is shown.
        assert_eq!(window("e\u{301}x", "x").1, 1);
        assert_eq!(window("a\u{202e}x", "x"), ("a\u{fffd}x".to_owned(), 2, 1));
    }

    #[test]
    fn long_lines_are_cut_on_both_sides() {
        let line = format!("{}X{}", "ü".repeat(200), "字".repeat(200));
        let (text, indent, length) = window(&line, "X");
        assert_eq!((indent, length), (54, 1));
        assert_eq!(text.chars().nth(indent), Some('X'));
        assert!(text.starts_with("... ") && text.ends_with(" ..."));
        let (text, _, length) = window(&line, "字字字");
        assert_eq!(length, 6, "{text}");
    }
}
