//! Member names that stand twice in one object, found while reading.

use super::escape::unescape;
use super::lex::word_at;
use super::span::Span;
use super::tape::Tape;
use std::borrow::Cow;

/// Up to how many members a name is compared with those before it at once. Objects with more are
/// sorted when they close, so that their time stays in proportion.
pub(super) const FEW: u32 = 32;

/// A name that stands again, by the indices of object, name and first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repetition {
    pub(super) object: u32,
    pub(super) key: u32,
    pub(super) first: u32,
}

/// One of 64 bits for a name: equal names have equal bits, and others mostly not.
#[inline]
pub(super) fn bit(mixed: u64) -> u64 {
    1 << (mixed >> 58)
}

/// A number for a name: equal names have equal numbers, and others mostly not. The highest bits
/// tell most.
#[inline]
pub(super) fn mixed(name: &[u8]) -> u64 {
    let length = name.len();
    let (first, last) = match (word_at(name, 0), length.checked_sub(8)) {
        (Some(first), Some(at)) => (first, word_at(name, at).unwrap_or_default()),
        _ => (short(name), 0),
    };
    (first ^ last.rotate_left(23) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn short(name: &[u8]) -> u64 {
    name.iter()
        .fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The text that a string at a place means.
pub(super) fn text_of(text: &str, span: Span, escaped: bool) -> Cow<'_, str> {
    let inside = text.get(span.inside().range()).unwrap_or_default();
    if escaped {
        Cow::Owned(unescape(inside))
    } else {
        Cow::Borrowed(inside)
    }
}

/// Whether the string at a place means `name`.
#[inline]
pub(super) fn is_text(text: &str, span: Span, escaped: bool, name: &str) -> bool {
    if escaped {
        return text_of(text, span, true) == name;
    }
    let inside = span.inside().range();
    inside.len() == name.len() && text.as_bytes().get(inside) == Some(name.as_bytes())
}

/// A name, by its index, and whether it has escapes.
struct Key {
    index: u32,
    span: Span,
    escaped: bool,
}

/// The keys of the object at an index, so far as it is read.
fn keys(tape: &Tape, object: u32) -> impl Iterator<Item = Key> + '_ {
    let mut at = object + 1;
    std::iter::from_fn(move || {
        let index = tape.has(at).then_some(at)?;
        let node = tape.node(index);
        at = tape.next(index + 1);
        Some(Key {
            index,
            span: tape.span(index, node),
            escaped: node.escaped(),
        })
    })
}

/// The first key of an object that means `name`.
#[cold]
pub(super) fn earlier(text: &str, tape: &Tape, object: u32, name: &str) -> Option<u32> {
    keys(tape, object)
        .find(|key| is_text(text, key.span, key.escaped, name))
        .map(|key| key.index)
}

/// What stands again among all members of a closed object past the first [`FEW`], which were
/// looked at while reading.
#[cold]
pub(super) fn among_many(text: &str, tape: &Tape, object: u32, found: &mut Vec<Repetition>) {
    let mut names: Vec<_> = keys(tape, object)
        .enumerate()
        .map(|(place, key)| (text_of(text, key.span, key.escaped), key.index, place))
        .collect();
    names.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let many = FEW as usize;
    for same in names.chunk_by(|a, b| a.0 == b.0) {
        let Some(((_, first, _), again)) = same.split_first() else {
            continue;
        };
        found.extend(
            again
                .iter()
                .filter(|name| name.2 >= many)
                .map(|name| Repetition {
                    object,
                    key: name.1,
                    first: *first,
                }),
        );
    }
}
