//! When two JSON values say the same.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::text::same_text;
use crate::source::{Kind, Value};

/// What is not content: what names a thing and says when or where it was served.
const APART: [&str; 5] = [
    "identifier",
    "uri",
    "lastChangeDateTime",
    "CFDocumentURI",
    "CFPackageURI",
];

/// The name of a member, the first by name, that says something else in the new object, but for
/// those that `but` names. What is empty is as if it were absent.
///
/// O(bytes log members).
pub(super) fn change<'a>(was: Value<'a>, now: Value<'a>, but: &[&str]) -> Option<Cow<'a, str>> {
    if was.raw() == now.raw() {
        return None;
    }
    let mut members = members(was, now).into_iter();
    let changed = members.find(|(name, (was, now))| {
        !but.contains(&&**name)
            && match (was, now) {
                (Some(was), Some(now)) => !same(*was, *now),
                (Some(only), None) | (None, Some(only)) => !is_empty(*only),
                (None, None) => false,
            }
    });
    changed.map(|(name, _)| name)
}

/// The members that are content, by name, as they stand in one object and in the other. Of
/// repeated ones the first counts.
type Members<'a> = BTreeMap<Cow<'a, str>, (Option<Value<'a>>, Option<Value<'a>>)>;

fn members<'a>(one: Value<'a>, other: Value<'a>) -> Members<'a> {
    let mut members = Members::new();
    for member in one.members() {
        if !APART.contains(&&*member.name) {
            let (slot, _) = members.entry(member.name).or_default();
            slot.get_or_insert(member.value);
        }
    }
    for member in other.members() {
        if !APART.contains(&&*member.name) {
            let (_, slot) = members.entry(member.name).or_default();
            slot.get_or_insert(member.value);
        }
    }
    members
}

/// Whether two values say the same: however they are set, and in whatever order lists of texts and
/// of things with identifiers stand. A link is the same if its identifier is.
pub(super) fn same(one: Value<'_>, other: Value<'_>) -> bool {
    let mut open = vec![(one, other)];
    while let Some((one, other)) = open.pop() {
        if one.raw() == other.raw() || is_empty(one) && is_empty(other) {
            continue;
        }
        let alike = one.kind() == other.kind()
            && match one.kind() {
                Kind::String => same_text(
                    &one.as_str().unwrap_or_default(),
                    &other.as_str().unwrap_or_default(),
                ),
                Kind::Array => lists(one, other, &mut open),
                Kind::Object => objects(one, other, &mut open),
                Kind::Number => one.as_i64().is_some() && one.as_i64() == other.as_i64(),
                Kind::Null | Kind::Bool => false,
            };
        if !alike {
            return false;
        }
    }
    true
}

/// Null, and what is empty, is as if it were absent.
pub(super) fn is_empty(value: Value<'_>) -> bool {
    match value.kind() {
        Kind::Null => true,
        Kind::String => value
            .as_str()
            .is_some_and(|text| text.trim_start().is_empty()),
        Kind::Array | Kind::Object => value.is_empty(),
        Kind::Bool | Kind::Number => false,
    }
}

/// Pairs the elements of two lists, if they are as many.
fn lists<'a>(one: Value<'a>, other: Value<'a>, open: &mut Vec<(Value<'a>, Value<'a>)>) -> bool {
    if one.len() != other.len() {
        return false;
    }
    open.extend(in_order(one).into_iter().zip(in_order(other)));
    true
}

/// The elements by their identifier or text, those of one by their place.
fn in_order(list: Value<'_>) -> Vec<Value<'_>> {
    let key = |value: &Value<'_>| match value.kind() {
        Kind::Object => identifier(*value).map(|id| id.to_lowercase()),
        _ => value.as_str().map(Cow::into_owned),
    };
    let mut all: Vec<Value<'_>> = list.elements().collect();
    all.sort_by_cached_key(key);
    all
}

fn identifier(value: Value<'_>) -> Option<Cow<'_, str>> {
    value.get("identifier")?.as_str()
}

fn objects<'a>(one: Value<'a>, other: Value<'a>, open: &mut Vec<(Value<'a>, Value<'a>)>) -> bool {
    let ids = identifier(one).zip(identifier(other));
    if ids.is_some_and(|(one, other)| !one.eq_ignore_ascii_case(&other)) {
        return false;
    }
    if is_link(one) && is_link(other) {
        return true;
    }
    members(one, other).into_values().all(|pair| match pair {
        (Some(one), Some(other)) => {
            open.push((one, other));
            true
        }
        (Some(only), None) | (None, Some(only)) => is_empty(only),
        (None, None) => true,
    })
}

/// Whether it only names another thing, by its identifier.
fn is_link(value: Value<'_>) -> bool {
    identifier(value).is_some()
        && value
            .members()
            .all(|member| matches!(&*member.name, "identifier" | "uri" | "title" | "targetType"))
}
