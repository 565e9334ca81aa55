//! Why a text is no JSON.

use super::span::{Position, Span};
use super::text::{Utf8Error, position_after, to_u32};

/// A text is no JSON document, or is past a limit.
///
/// Reading stops at the first such place, since what follows a broken place means nothing.
///
/// ```
/// use continua::source::{Json, JsonErrorKind};
///
/// let error = Json::parse(b"{\n  \"title\": }").unwrap_err();
/// assert_eq!(error.kind(), JsonErrorKind::Unexpected);
/// assert_eq!(error.to_string(), "unexpected `}`, expected a value, at line 2 column 12");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}, at {}", .0.message, .0.position)]
pub struct JsonError(Box<Detail>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Detail {
    kind: JsonErrorKind,
    span: Span,
    position: Position,
    message: String,
    help: Option<&'static str>,
}

/// What is wrong with a text that is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// More bytes than the limit.
    TooLong,
    /// More objects and arrays inside one another than the limit.
    TooDeep,
    /// More values than the limit.
    TooManyValues,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A byte order mark at the beginning.
    ByteOrderMark,
    /// Nothing, or nothing but white space.
    Empty,
    /// Something that JSON does not allow in this place.
    Unexpected,
    /// A comma before a closing bracket.
    TrailingComma,
    /// The text ends within a value.
    CutOff,
    /// More text after the document's one value.
    TrailingText,
    /// A control character, such as a line break or a tab, unescaped in a string.
    ControlCharacter,
    /// A backslash followed by something that it cannot escape.
    Escape,
    /// Half of an escaped pair of UTF-16 surrogates.
    LoneSurrogate,
    /// A number that is not written as JSON numbers are.
    Number,
}

impl JsonError {
    /// What is wrong.
    pub fn kind(&self) -> JsonErrorKind {
        self.0.kind
    }

    /// The message without the place.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let error = Json::parse(b"[1 2]").unwrap_err();
    /// assert_eq!(error.message(), "unexpected `2`, expected `,` or `]`");
    /// ```
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The bytes at fault; of no length at the end of a text that is cut off.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"[True]").unwrap_err().span().range(), 1..5);
    /// ```
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// Line and column of the beginning of the span.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"[\n 1,\n]").unwrap_err().position().line, 3);
    /// ```
    pub fn position(&self) -> Position {
        self.0.position
    }

    /// What to do about it, where that is known.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let error = Json::parse(b"\xEF\xBB\xBF{}").unwrap_err();
    /// assert_eq!(error.help(), Some("save the file as UTF-8 without a byte order mark"));
    /// ```
    pub fn help(&self) -> Option<&'static str> {
        self.0.help
    }

    #[cold]
    pub(super) fn of(Fault(fault): &Fault, text: &str) -> Self {
        let span = fault.span;
        let before = text.as_bytes().get(..span.start as usize);
        Self(Box::new(Detail {
            kind: fault.kind,
            span,
            position: position_after(before.unwrap_or(text.as_bytes())),
            message: message(fault, text),
            help: help(fault.kind, text.get(span.range()).unwrap_or_default()),
        }))
    }

    /// Past the limit of bytes; the place is where the limit falls, counted in the part before.
    #[cold]
    pub(super) fn too_long(bytes: &[u8], limit: u32) -> Self {
        let before = bytes.get(..limit as usize).unwrap_or(bytes);
        let message = format!("{} bytes are past the limit of {limit}", bytes.len());
        Self(Box::new(Detail {
            kind: JsonErrorKind::TooLong,
            span: Span::new(limit, to_u32(bytes.len())),
            position: position_after(before),
            message,
            help: help(JsonErrorKind::TooLong, ""),
        }))
    }
}

impl From<Utf8Error> for JsonError {
    fn from(error: Utf8Error) -> Self {
        Self(Box::new(Detail {
            kind: JsonErrorKind::NotUtf8,
            span: error.span(),
            position: error.position(),
            message: error.message(),
            help: Some(error.help()),
        }))
    }
}

/// What the parser says about a place, before it becomes an error.
#[derive(Debug, Clone, Copy)]
struct Parts {
    kind: JsonErrorKind,
    span: Span,
    /// What could have stood there, or which limit was passed.
    expected: Expected,
}

/// The same, small, so that what succeeds is not slowed by what might have failed.
#[derive(Debug, Clone)]
pub(super) struct Fault(Box<Parts>);

impl Fault {
    pub(super) fn new(kind: JsonErrorKind, span: Span, expected: Expected) -> Self {
        Self(Box::new(Parts {
            kind,
            span,
            expected,
        }))
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Expected {
    Nothing,
    One(&'static str),
    Limit(u32),
}

fn message(fault: &Parts, text: &str) -> String {
    use JsonErrorKind as K;
    let found = quoted(text.get(fault.span.range()).unwrap_or_default());
    let expected = match fault.expected {
        Expected::One(expected) => format!(", expected {expected}"),
        Expected::Limit(limit) => format!(" past the limit of {limit}"),
        Expected::Nothing => String::new(),
    };
    match fault.kind {
        K::TooLong => format!("more bytes{expected}"),
        K::TooDeep => format!("objects and arrays inside one another{expected}"),
        K::TooManyValues => format!("more values{expected}"),
        K::NotUtf8 => format!("invalid UTF-8{expected}"),
        K::ByteOrderMark => format!("a byte order mark{expected}"),
        K::Empty => format!("no text{expected}"),
        K::Unexpected => format!("unexpected {found}{expected}"),
        K::TrailingComma => format!("a comma before {found}{expected}"),
        K::CutOff => format!("the text ends{expected}"),
        K::TrailingText => format!("{found} after the end of the document{expected}"),
        K::ControlCharacter => format!("control character {found} in a string{expected}"),
        K::Escape => format!("unknown escape {found} in a string{expected}"),
        K::LoneSurrogate => format!("half of a surrogate pair {found} in a string{expected}"),
        K::Number => format!("malformed number {found}{expected}"),
    }
}

/// Input in backticks; control characters and the like by their code point.
fn quoted(found: &str) -> String {
    let mut characters = found.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) if only.is_control() || (only.is_whitespace() && only != ' ') => {
            format!("`U+{:04X}`", u32::from(only))
        }
        _ => format!("`{found}`"),
    }
}

fn help(kind: JsonErrorKind, found: &str) -> Option<&'static str> {
    use JsonErrorKind as K;
    Some(match kind {
        K::TooLong | K::TooDeep | K::TooManyValues => {
            "raise the limit if the document is meant to be so large"
        }
        K::ByteOrderMark => "save the file as UTF-8 without a byte order mark",
        K::Empty => "the file is empty; the shortest package is an object: `{}`",
        K::TrailingComma => "remove the comma",
        K::CutOff => "the file is perhaps cut off; fetch or save it again",
        K::TrailingText => "one file holds one document; JSON Lines are read elsewhere",
        K::ControlCharacter => match found {
            "\n" | "\r" => "write a line break in a string as `\\n`",
            "\t" => "write a tab in a string as `\\t`",
            _ => "write control characters in strings as `\\u` and four hexadecimal digits",
        },
        K::Escape => "after a backslash stands one of `\"\\/bfnrtu`; write a backslash as `\\\\`",
        K::LoneSurrogate => "write the character itself, or both halves of the pair",
        K::Number => return number_help(found),
        K::NotUtf8 | K::Unexpected => return unexpected_help(found),
    })
}

fn number_help(found: &str) -> Option<&'static str> {
    let digits = found.strip_prefix(['-', '+']).unwrap_or(found);
    if found.starts_with('+') || digits.starts_with('+') {
        Some("remove the plus sign")
    } else if digits.starts_with('.') {
        Some("write a zero before the point")
    } else if digits.starts_with("0x") || digits.starts_with("0X") {
        Some("write the number in decimal digits")
    } else if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        Some("remove the leading zeros")
    } else if digits.ends_with('.') {
        Some("write digits after the point, or no point")
    } else if digits.ends_with(['e', 'E', '+', '-']) {
        Some("write digits in the exponent")
    } else {
        None
    }
}

fn unexpected_help(found: &str) -> Option<&'static str> {
    match found {
        "'" => Some("JSON strings stand in double quotes"),
        "\u{201C}" | "\u{201D}" => Some("use straight double quotes"),
        "/" | "#" => Some("JSON has no comments"),
        "True" | "TRUE" => Some("write `true`"),
        "False" | "FALSE" => Some("write `false`"),
        "None" | "NULL" | "Null" | "nil" | "undefined" => Some("write `null`"),
        "NaN" | "Infinity" => Some("JSON has no such number; write `null` or leave it out"),
        _ if found.starts_with(['+', '.']) => number_help(found),
        "<" => Some("the file looks like HTML or XML; perhaps an error page was saved"),
        _ => None,
    }
}
