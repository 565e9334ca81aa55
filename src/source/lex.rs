//! The words of JSON: white space, strings, numbers and literals, bytewise.
//!
//! Every function takes the bytes and an offset and gives the offset past what it read. The text
//! is known to be UTF-8, and no word ends within a character.

use wide::{CmpEq, CmpLt, i8x16};

use super::error::{Expected, Fault, JsonErrorKind};
use super::span::Span;
use super::text::to_u32;

const ONES: u64 = 0x0101_0101_0101_0101;

type Lexed<T> = Result<T, Fault>;

/// Eight bytes at an offset, the first lowest; nothing where fewer are left.
#[inline]
pub(super) fn word_at(bytes: &[u8], at: usize) -> Option<u64> {
    let word = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*word))
}

/// Past white space.
#[inline]
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(byte) if *byte <= b' ' => long_space(bytes, at),
        _ => at,
    }
}

fn long_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        while word_at(bytes, at) == Some(ONES * u64::from(b' ')) {
            at += 8;
        }
        match bytes.get(at) {
            Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
    }
}

/// From after the opening quote to after the closing one, and whether there are escapes.
#[inline]
pub(super) fn string(bytes: &[u8], start: usize) -> Lexed<(usize, bool)> {
    let (mut at, mut escaped) = (start, false);
    loop {
        let (mut special, mut end) = (special_at(bytes, at), at + CHUNK);
        while special != 0 {
            let found = at + special.trailing_zeros() as usize;
            match bytes.get(found) {
                Some(b'"') => return Ok((found + 1, escaped)),
                Some(b'\\') => {
                    escaped = true;
                    if let Some(b'/') = bytes.get(found + 1) {
                        // Some writers escape every slash of every address.
                        special &= special - 1;
                        continue;
                    }
                    let after = escape(bytes, found)?;
                    end = end.max(after);
                    // What belongs to the escape is not special.
                    special &= u32::MAX.checked_shl(to_u32(after - at)).unwrap_or(0);
                }
                _ => return Err(bad_string(bytes, found)),
            }
        }
        at = end;
    }
}

/// Past what stands for itself in a string: to a quote, a backslash, a control character or the
/// end.
#[inline]
pub(super) fn past_plain(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let special = special_at(bytes, at);
        if special != 0 {
            return (at + special.trailing_zeros() as usize).min(bytes.len());
        }
        at += CHUNK;
    }
}

/// How many bytes of a string are looked at together.
const CHUNK: usize = 16;

/// A bit for each of the bytes from `at` on that [does not stand for itself](special); the end of
/// the text does not either.
#[inline]
fn special_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(chunk) => special(chunk),
        None => special_near_end(bytes, at),
    }
}

#[cold]
fn special_near_end(bytes: &[u8], at: usize) -> u32 {
    let mut rest = bytes.iter().skip(at);
    special(&std::array::from_fn(|_| {
        rest.next().copied().unwrap_or_default()
    }))
}

/// A bit for each byte that does not stand for itself in a string.
#[inline]
fn special(chunk: &[u8; CHUNK]) -> u32 {
    const fn each(byte: u8) -> i8x16 {
        i8x16::new([byte.cast_signed(); CHUNK])
    }
    // With the highest bit turned, signed numbers stand in the order of the bytes.
    const TURN: u8 = 0x80;
    let bytes = i8x16::new(chunk.map(u8::cast_signed));
    let quote = bytes.cmp_eq(each(b'"'));
    let backslash = bytes.cmp_eq(each(b'\\'));
    let control = (bytes ^ each(TURN)).cmp_lt(each(b' ' ^ TURN));
    (quote | backslash | control).move_mask().cast_unsigned()
}

/// What is wrong with a string from `at` on: a control character, or that it does not end.
#[cold]
fn bad_string(bytes: &[u8], at: usize) -> Fault {
    let mut rest = bytes.iter().enumerate().skip(at);
    let control = rest.find(|(_, byte)| **byte < b' ' || **byte == b'"');
    match control {
        Some((at, byte)) if *byte < b' ' => {
            let span = Span::new(to_u32(at), to_u32(at + 1));
            fault(JsonErrorKind::ControlCharacter, span, Expected::Nothing)
        }
        _ => cut_off(bytes, "the rest of a string"),
    }
}

/// Past one escape, or a pair of them that spells one character.
#[inline]
fn escape(bytes: &[u8], at: usize) -> Lexed<usize> {
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => unicode_escape(bytes, at),
        _ => Err(bad_escape(bytes, at, 1)),
    }
}

#[cold]
fn unicode_escape(bytes: &[u8], at: usize) -> Lexed<usize> {
    match four_digits(bytes, at + 2).ok_or_else(|| bad_escape(bytes, at, 5))? {
        0xD800..=0xDBFF => {
            if bytes.get(at + 6..at + 8) == Some(b"\\u") {
                let second = four_digits(bytes, at + 8);
                match second.ok_or_else(|| bad_escape(bytes, at + 6, 5))? {
                    0xDC00..=0xDFFF => return Ok(at + 12),
                    _ => return Err(lone_surrogate(at)),
                }
            }
            let rest = bytes.get(at + 6..).unwrap_or_default();
            if b"\\u".starts_with(rest) {
                return Err(cut_off(bytes, "the rest of a string"));
            }
            Err(lone_surrogate(at))
        }
        0xDC00..=0xDFFF => Err(lone_surrogate(at)),
        _ => Ok(at + 6),
    }
}

/// Four hexadecimal digits.
pub(super) fn four_digits(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.iter().try_fold(0, |value, byte| {
        Some(value << 4 | char::from(*byte).to_digit(16)?)
    })
}

/// Past a number, which begins at `at` with a digit or a minus.
#[inline]
pub(super) fn number(bytes: &[u8], start: usize) -> Lexed<usize> {
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    at = match bytes.get(at) {
        Some(b'0') => at + 1,
        Some(b'1'..=b'9') => digits(bytes, at + 1),
        _ => return Err(bad_number(bytes, start, at)),
    };
    if bytes.get(at) == Some(&b'.') {
        at = some_digits(bytes, start, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = some_digits(bytes, start, at)?;
    }
    match bytes.get(at) {
        Some(byte) if is_wordy(*byte) => Err(bad_number(bytes, start, at)),
        _ => Ok(at),
    }
}

#[inline]
fn digits(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

fn some_digits(bytes: &[u8], start: usize, at: usize) -> Lexed<usize> {
    match digits(bytes, at) {
        end if end > at => Ok(end),
        _ => Err(bad_number(bytes, start, at)),
    }
}

/// What goes on a word or number that has begun, for naming it whole in a message.
const fn is_wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-' | b'.')
}

/// Something that cannot stand here: the whole word or the one character.
#[cold]
pub(super) fn unexpected(bytes: &[u8], at: usize, expected: &'static str) -> Fault {
    if at >= bytes.len() {
        return cut_off(bytes, expected);
    }
    let span = word_span(bytes, at);
    fault(JsonErrorKind::Unexpected, span, Expected::One(expected))
}

/// The text ends where something was expected.
#[cold]
pub(super) fn cut_off(bytes: &[u8], expected: &'static str) -> Fault {
    let end = Span::at(to_u32(bytes.len()));
    fault(JsonErrorKind::CutOff, end, Expected::One(expected))
}

#[cold]
pub(super) fn fault(kind: JsonErrorKind, span: Span, expected: Expected) -> Fault {
    Fault::new(kind, span, expected)
}

/// The word or character at an offset; of long words a part that shows which.
pub(super) fn word_span(bytes: &[u8], at: usize) -> Span {
    let rest = bytes.get(at..).unwrap_or_default();
    let mut length = rest
        .iter()
        .take(32)
        .take_while(|byte| is_wordy(**byte))
        .count();
    if length == 0 {
        length = 1;
        while rest.get(length).is_some_and(|byte| byte & 0xC0 == 0x80) {
            length += 1;
        }
    }
    Span::new(to_u32(at), to_u32((at + length).min(bytes.len())))
}

#[cold]
fn bad_number(bytes: &[u8], start: usize, at: usize) -> Fault {
    if at >= bytes.len() {
        return cut_off(bytes, "a digit");
    }
    let span = word_span(bytes, start);
    fault(JsonErrorKind::Number, span, Expected::Nothing)
}

/// An escape that is none; `most` is how many bytes after the backslash could belong to it.
#[cold]
fn bad_escape(bytes: &[u8], at: usize, most: usize) -> Fault {
    if at + most >= bytes.len() && !bytes.iter().skip(at + 1).any(|byte| *byte == b'"') {
        return cut_off(bytes, "the rest of a string");
    }
    let mut end = (at + 1 + most).min(bytes.len());
    if let Some(quote) = bytes
        .get(at + 2..end)
        .and_then(|b| b.iter().position(|b| *b == b'"'))
    {
        end = at + 2 + quote;
    }
    while bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end += 1;
    }
    let span = Span::new(to_u32(at), to_u32(end));
    fault(JsonErrorKind::Escape, span, Expected::Nothing)
}

#[cold]
fn lone_surrogate(at: usize) -> Fault {
    let span = Span::new(to_u32(at), to_u32(at + 6));
    fault(JsonErrorKind::LoneSurrogate, span, Expected::Nothing)
}
