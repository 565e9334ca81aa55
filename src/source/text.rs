//! A text that is shared, with its lines.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::span::{Position, Span};

/// How many bytes lie between two counts of characters.
const BLOCK: usize = 256;

/// A text with the places of its lines.
///
/// Cloning is O(1) and shares the text. The table of lines is built when a place is first asked
/// for, in one pass over the text. Offsets are `u32`; of a text beyond 4 GiB no place past that
/// can be named, and [`Json`](super::Json) refuses it.
///
/// ```
/// use continua::source::Source;
///
/// let source = Source::new("code,level\r\nM.1,proficient\r\n");
/// assert_eq!(source.line(2), "M.1,proficient");
/// assert_eq!(source.position(16).to_string(), "line 2 column 5");
/// ```
#[derive(Clone)]
pub struct Source(Arc<Inner>);

struct Inner {
    text: String,
    lines: OnceLock<Lines>,
}

/// Bytes are no UTF-8 text.
///
/// ```
/// use continua::source::Source;
///
/// let error = Source::from_slice(b"name\ncaf\xE9").unwrap_err();
/// assert_eq!(error.to_string(), "invalid UTF-8: byte `0xE9`, at line 2 column 4");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid UTF-8: byte `0x{byte:02X}`, at {position}")]
pub struct Utf8Error {
    span: Span,
    position: Position,
    byte: u8,
    utf16: bool,
}

impl Utf8Error {
    /// The message without the place.
    pub(super) fn message(&self) -> String {
        format!("invalid UTF-8: byte `0x{:02X}`", self.byte)
    }

    /// The bytes that belong to no character.
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::from_slice(b"ab\xFFcd").unwrap_err().span().range(), 2..3);
    /// ```
    pub fn span(&self) -> Span {
        self.span
    }

    /// The line and column of the first such byte.
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::from_slice(b"ab\xFFcd").unwrap_err().position().column, 3);
    /// ```
    pub fn position(&self) -> Position {
        self.position
    }

    /// What to do about it.
    ///
    /// ```
    /// # use continua::source::Source;
    /// let help = Source::from_slice(b"\xFF\xFE{\0}\0").unwrap_err().help();
    /// assert!(help.contains("UTF-16"));
    /// ```
    pub fn help(&self) -> &'static str {
        if self.utf16 {
            "the file looks like UTF-16: save it as UTF-8 without a byte order mark"
        } else {
            "save the file as UTF-8; it is perhaps in Latin-1 or Windows-1252, or cut off"
        }
    }
}

impl Source {
    /// A text. A `String` is taken over without copying.
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::new("{}").text(), "{}");
    /// ```
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            text: text.into(),
            lines: OnceLock::new(),
        }))
    }

    /// The text that UTF-8 bytes spell. O(bytes).
    ///
    /// A byte order mark is a character like others here.
    ///
    /// # Errors
    ///
    /// If a byte belongs to no character, the first such.
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::from_slice(b"[1]")?.text(), "[1]");
    /// # Ok::<(), continua::source::Utf8Error>(())
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Result<Self, Utf8Error> {
        let mut text = String::with_capacity(bytes.len());
        let mut rest = bytes;
        // Each piece is copied while it is near, right after it was looked at.
        while let Some((piece, after)) = rest.split_at_checked(end_of_piece(rest)) {
            match std::str::from_utf8(piece) {
                Ok(piece) => text.push_str(piece),
                // The error is to name its place in the whole.
                Err(_) => return Self::from_vec(bytes.to_vec()),
            }
            if after.is_empty() {
                break;
            }
            rest = after;
        }
        Ok(Self::new(text))
    }

    /// The same of bytes that are taken over without copying.
    ///
    /// # Errors
    ///
    /// As [`Source::from_slice`].
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::from_vec(b"[1]".to_vec())?.text(), "[1]");
    /// # Ok::<(), continua::source::Utf8Error>(())
    /// ```
    pub fn from_vec(bytes: Vec<u8>) -> Result<Self, Utf8Error> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(text)),
            Err(error) => Err(utf8_error(error.as_bytes(), error.utf8_error())),
        }
    }

    /// The text, with a `?` for each byte that is not UTF-8, so that places stay. O(bytes).
    pub(crate) fn lossy(bytes: &[u8]) -> Self {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.extend(chunk.invalid().iter().map(|_| '?'));
        }
        Self::new(text)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The text of a span, empty if the span is not within the text or cuts a character.
    ///
    /// ```
    /// # use continua::source::{Source, Span};
    /// assert_eq!(Source::new("grade 7").slice(Span::new(6, 7)), "7");
    /// ```
    pub fn slice(&self, span: Span) -> &str {
        self.0.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset; past the text, those of its end; within a character,
    /// those of the character. O(log lines), however long the line.
    ///
    /// ```
    /// # use continua::source::{Position, Source};
    /// let source = Source::new("ab\nçd");
    /// assert_eq!(source.position(3), Position { line: 2, column: 1 });
    /// assert_eq!(source.position(5), Position { line: 2, column: 2 });
    /// assert_eq!(source.position(99), Position { line: 2, column: 3 });
    /// ```
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.0.text, offset)
    }

    /// The number of the line that holds a byte offset, counted from 1. O(log lines).
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::new("a\nb").line_of(2), 2);
    /// ```
    pub fn line_of(&self, offset: u32) -> u32 {
        self.lines().line_of(offset)
    }

    /// The text of a line, counted from 1, without its line ending; empty for a line that is not
    /// there. O(1).
    ///
    /// ```
    /// # use continua::source::Source;
    /// let source = Source::new("first\r\nsecond");
    /// assert_eq!(source.line(1), "first");
    /// assert_eq!(source.line(3), "");
    /// ```
    pub fn line(&self, number: u32) -> &str {
        let line = self.slice(self.line_span(number));
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The bytes of a line, counted from 1, with its line ending; the end of the text for a line
    /// that is not there. O(1).
    ///
    /// ```
    /// # use continua::source::{Source, Span};
    /// assert_eq!(Source::new("ab\ncd\n").line_span(2), Span::new(3, 6));
    /// ```
    pub fn line_span(&self, number: u32) -> Span {
        let starts = &self.lines().starts;
        let end = to_u32(self.0.text.len());
        let start_of = |index: usize| starts.get(index).copied().unwrap_or(end);
        match (number as usize).checked_sub(1) {
            Some(index) => Span::new(start_of(index), start_of(index + 1)),
            None => Span::at(0),
        }
    }

    /// How many lines there are; the empty text has one, and a line ending begins another.
    ///
    /// ```
    /// # use continua::source::Source;
    /// assert_eq!(Source::new("a\nb\n").line_count(), 3);
    /// ```
    pub fn line_count(&self) -> u32 {
        to_u32(self.lines().starts.len())
    }

    fn lines(&self) -> &Lines {
        self.0.lines.get_or_init(|| Lines::of(&self.0.text))
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.text == other.0.text
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    /// Abbreviated: a text may be long, and may be about learners.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({} bytes)", self.0.text.len())
    }
}

/// Where lines begin, and how many characters stand before each block.
struct Lines {
    starts: Vec<u32>,
    /// For each block of [`BLOCK`] bytes, the characters that begin before it. So a column in a
    /// line of megabytes is found without counting from the line's beginning.
    before: Vec<u32>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', bytes).map(|at| to_u32(at + 1)));
        let mut before = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut characters = 0;
        for chunk in bytes.chunks(BLOCK) {
            before.push(characters);
            characters += to_u32(characters_of(chunk));
        }
        before.push(characters);
        Self { starts, before }
    }

    fn line_of(&self, offset: u32) -> u32 {
        to_u32(self.starts.partition_point(|start| *start <= offset))
    }

    fn position(&self, text: &str, offset: u32) -> Position {
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(to_u32(offset));
        let start = self.starts.get(line as usize - 1).copied().unwrap_or(0);
        let column =
            self.characters_before(text, offset) - self.characters_before(text, start as usize);
        Position {
            line,
            column: column + 1,
        }
    }

    fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let block = offset / BLOCK;
        let counted = self.before.get(block).copied().unwrap_or(0);
        let rest = text.as_bytes().get(block * BLOCK..offset);
        counted + to_u32(rest.map_or(0, characters_of))
    }
}

/// How many characters begin in a stretch of UTF-8.
fn characters_of(bytes: &[u8]) -> usize {
    // Most stretches are ASCII, which is seen several bytes at once.
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The place after a stretch of UTF-8 from the beginning of a text, counted without a table.
pub(super) fn position_after(bytes: &[u8]) -> Position {
    let line_start = bytes
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let line = bytes.split(|byte| *byte == b'\n').count();
    let column = characters_of(bytes.get(line_start..).unwrap_or_default()) + 1;
    Position {
        line: to_u32(line),
        column: to_u32(column),
    }
}

/// A length as an offset; texts past 4 GiB have no places past that.
pub(super) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Where to divide UTF-8, not within a character.
fn end_of_piece(bytes: &[u8]) -> usize {
    const PIECE: usize = 64 * 1024;
    let ends = (PIECE - 3..=PIECE).rev();
    ends.take(4)
        .find(|end| bytes.get(*end).is_some_and(|byte| byte & 0xC0 != 0x80))
        .unwrap_or(bytes.len())
}

#[cold]
fn utf8_error(bytes: &[u8], error: std::str::Utf8Error) -> Utf8Error {
    let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let start = to_u32(good.len());
    let length = error
        .error_len()
        .unwrap_or_else(|| bytes.len() - good.len());
    Utf8Error {
        span: Span::new(start, start.saturating_add(to_u32(length))),
        position: position_after(good),
        byte: bytes.get(good.len()).copied().unwrap_or_default(),
        utf16: bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every offset of a text, counted the slow way.
    fn slowly(text: &str, offset: usize) -> Position {
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices() {
            if at + character.len_utf8() > offset {
                break;
            }
            if character == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        Position { line, column }
    }

    #[test]
    fn positions_equal_slow_counting_across_blocks() {
        for unit in ["é", "a\r\n", "12345€\n", "𝄞x", "\n"] {
            let text = unit.repeat(2_600 / unit.len());
            let source = Source::new(text.as_str());
            for offset in 0..text.len() + 3 {
                let expected = slowly(&text, offset);
                assert_eq!(
                    source.position(to_u32(offset)),
                    expected,
                    "{unit:?} {offset}"
                );
            }
        }
    }

    #[test]
    fn texts_of_many_pieces_are_read_whole() {
        for unit in ["a", "é", "a€", "𝄞x"] {
            let text = unit.repeat(200_000 / unit.len());
            let source = Source::from_slice(text.as_bytes()).unwrap();
            assert!(source.text() == text, "{unit}");
            let mut bytes = text.into_bytes();
            let at = bytes.len();
            bytes.extend(b"\xFFand more");
            let error = Source::from_slice(&bytes).unwrap_err();
            assert_eq!(error.span().range(), at..at + 1, "{unit}");
            assert_eq!(error, Source::from_vec(bytes).unwrap_err());
        }
        let stray = vec![0x80; 200_000];
        let error = Source::from_slice(&stray).unwrap_err();
        assert_eq!(error, Source::from_vec(stray).unwrap_err());
    }

    #[test]
    fn the_empty_text_has_one_line() {
        let source = Source::new("");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!((source.line_count(), source.line(1)), (1, ""));
        assert_eq!(source.line(0), "");
    }

    #[test]
    fn lines_split_as_by_the_standard_library() {
        let text = "a\r\n\nb\rc\n";
        let source = Source::new(text);
        let lines: Vec<_> = (1..source.line_count()).map(|n| source.line(n)).collect();
        assert_eq!(lines, text.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_character_cut_off_is_an_error_at_its_first_byte() {
        let error = Source::from_slice(b"\n\xE2\x82").unwrap_err();
        assert_eq!(error.span(), Span::new(1, 3));
        assert_eq!(error.position(), Position { line: 2, column: 1 });
        assert!(!error.help().contains("UTF-16"));
    }
}
