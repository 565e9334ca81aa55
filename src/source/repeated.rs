//! Member names that stand twice in one object, found while reading.

use super::escape::unescape;
use super::json::Node;
use super::lex::word_at;
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

/// The name that a key means.
pub(super) fn name_of(text: &str, key: Node) -> Cow<'_, str> {
    let inside = key.start as usize + 1..(key.end as usize).saturating_sub(1);
    let inside = text.get(inside).unwrap_or_default();
    if key.escaped() {
        Cow::Owned(unescape(inside))
    } else {
        Cow::Borrowed(inside)
    }
}

/// Whether a key means `name`.
#[inline]
pub(super) fn is_name(text: &str, key: Node, name: &str) -> bool {
    if key.escaped() {
        return name_of(text, key) == name;
    }
    let inside = key.start as usize + 1..(key.end as usize).saturating_sub(1);
    inside.len() == name.len() && text.as_bytes().get(inside) == Some(name.as_bytes())
}

/// The keys of the object at an index, so far as it is read.
fn keys(nodes: &[Node], object: u32) -> impl Iterator<Item = (u32, Node)> + '_ {
    let mut at = object + 1;
    std::iter::from_fn(move || {
        let key = nodes.get(at as usize)?;
        let found = (at, *key);
        at = nodes.get(at as usize + 1)?.next;
        Some(found)
    })
}

/// The first key of an object that means `name`.
#[cold]
pub(super) fn earlier(text: &str, nodes: &[Node], object: u32, name: &str) -> Option<u32> {
    keys(nodes, object)
        .find(|(_, key)| is_name(text, *key, name))
        .map(|(at, _)| at)
}

/// What stands again among all members of a closed object past the first [`FEW`], which were
/// looked at while reading.
#[cold]
pub(super) fn among_many(text: &str, nodes: &[Node], object: u32, found: &mut Vec<Repetition>) {
    let mut names: Vec<_> = keys(nodes, object)
        .enumerate()
        .map(|(place, (at, key))| (name_of(text, key), at, place))
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
