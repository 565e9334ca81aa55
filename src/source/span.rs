//! Where something stands in a text.

use std::fmt;
use std::ops::Range;

/// A stretch of a text: byte offsets from its beginning, half open.
///
/// ```
/// use continua::source::Span;
///
/// let span = Span::new(2, 5);
/// assert_eq!(span.len(), 3);
/// assert_eq!(&"abcdefg"[span.range()], "cde");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to, and without, `end`.
    ///
    /// ```
    /// # use continua::source::Span;
    /// assert_eq!(Span::new(3, 4), Span { start: 3, end: 4 });
    /// ```
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The place before the byte at `offset`, of no length.
    ///
    /// ```
    /// # use continua::source::Span;
    /// assert!(Span::at(7).is_empty());
    /// ```
    pub const fn at(offset: u32) -> Self {
        Self::new(offset, offset)
    }

    /// How many bytes long it is.
    ///
    /// ```
    /// # use continua::source::Span;
    /// assert_eq!(Span::new(3, 10).len(), 7);
    /// ```
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether all of `other` lies within it.
    ///
    /// ```
    /// # use continua::source::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(3, 9)));
    /// assert!(!Span::new(0, 9).contains(Span::new(3, 10)));
    /// ```
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The offsets as a range, for slicing a text.
    ///
    /// ```
    /// # use continua::source::Span;
    /// assert_eq!("teacher".get(Span::new(0, 5).range()), Some("teach"));
    /// ```
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What stands between its first and its last byte, such as the quotes of a string.
    pub(super) const fn inside(self) -> Self {
        Self::new(self.start + 1, self.end.saturating_sub(1))
    }
}

/// A place in a text as people name it: line and column, both counted from 1.
///
/// A line ends after `\n`, so also after `\r\n`. The column counts Unicode scalar values, not
/// bytes; a letter with a combining accent is two.
///
/// ```
/// use continua::source::{Position, Source};
///
/// let source = Source::new("één\ntwee");
/// assert_eq!(source.position(6), Position { line: 2, column: 1 });
/// assert_eq!(source.position(6).to_string(), "line 2 column 1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1 in Unicode scalar values.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}", self.line, self.column)
    }
}
