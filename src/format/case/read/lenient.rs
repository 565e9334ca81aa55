//! Values read for what they mean, where they are not of the type that the standard has.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::Score;
use crate::framework::Given;
use crate::source::{Elements, Kind, Value};

/// A text: a string, the digits of a number, or what an object calls itself. Nothing for an empty
/// one.
#[inline]
pub(crate) fn text(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value.kind() {
        Kind::String => value.as_str().filter(|text| !text.is_empty()),
        Kind::Number => value.number_text().map(Cow::Borrowed),
        Kind::Object => named(value),
        _ => None,
    }
}

/// What an object that stands in place of a text says.
pub(crate) fn named(value: Value<'_>) -> Option<Cow<'_, str>> {
    let names = ["name", "title"].into_iter();
    names
        .filter_map(|name| value.get(name)?.as_str())
        .find(|text| !text.is_empty())
}

/// The same, by its place where it is written as it is meant.
pub(super) fn given(value: Value<'_>) -> Option<Given<'_>> {
    match value.plain() {
        Some(span) if span.is_empty() => None,
        Some(span) => Some(Given::At(span)),
        None => text(value).map(Given::Itself),
    }
}

/// A text for its own sake: an empty one is one too.
pub(super) fn statement(value: Value<'_>) -> Option<Given<'_>> {
    let empty = || value.as_str().map(Given::Itself);
    given(value).or_else(empty)
}

/// Each of a list of texts, or the one text that stands in place of the list.
pub(super) fn texts<'a>(value: Value<'a>, mut each: impl FnMut(Cow<'a, str>)) {
    if value.kind() == Kind::Array {
        value.elements().filter_map(text).for_each(each);
    } else if let Some(text) = text(value) {
        each(text);
    }
}

/// A whole number, or the text of one.
#[inline]
pub(crate) fn integer(value: Value<'_>) -> Option<i32> {
    match value.kind() {
        Kind::Number => i32::try_from(value.as_i64()?).ok(),
        Kind::String => value.as_str()?.trim().parse().ok(),
        _ => None,
    }
}

/// A number, or the text of one, if it is no finer than a millionth.
pub(super) fn score(value: Value<'_>) -> Option<Score> {
    match value.kind() {
        Kind::Number => value.number_text()?.parse().ok(),
        Kind::String => value.as_str()?.trim().parse().ok(),
        _ => None,
    }
}

/// A date, or the date of a date with a time.
pub(super) fn date(value: Value<'_>) -> Option<Date> {
    let text = value.as_str()?;
    let day = text.trim();
    let day = day.split_once(['T', 't', ' ']).map_or(day, |(day, _)| day);
    if day.len() == 10 {
        day.parse().ok()
    } else {
        None
    }
}

/// An identifier without white space around it.
#[inline]
pub(crate) fn identifier(value: Value<'_>) -> Option<Cow<'_, str>> {
    let text = text(value)?;
    if let [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return Some(text);
    }
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return Some(text);
    }
    (!trimmed.is_empty()).then(|| Cow::Owned(trimmed.to_owned()))
}

/// The objects of a list, or the one object that stands in place of the list.
pub(crate) fn objects(value: Option<Value<'_>>) -> Objects<'_> {
    match value {
        Some(value) if value.kind() == Kind::Array => Objects::Many(value.elements()),
        Some(value) if value.kind() == Kind::Object => Objects::One(Some(value)),
        _ => Objects::One(None),
    }
}

/// The elements of a list, or one value, or none.
#[derive(Debug, Clone)]
pub(crate) enum Objects<'a> {
    One(Option<Value<'a>>),
    Many(Elements<'a>),
}

impl<'a> Iterator for Objects<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        match self {
            Self::One(value) => value.take(),
            Self::Many(elements) => elements.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self {
            Self::One(value) => usize::from(value.is_some()),
            Self::Many(elements) => elements.len(),
        };
        (left, Some(left))
    }
}

impl ExactSizeIterator for Objects<'_> {}
