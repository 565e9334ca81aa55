//! Reads a whole value through `serde`, and tells its first fault in plain words at its place.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use super::{did_you_mean, short};
use crate::source::{Source, Span, Value};

/// Why a value could not be read, and where in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Untyped {
    pub(crate) kind: UntypedKind,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) span: Span,
}

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UntypedKind {
    Missing,
    UnknownMember,
    UnknownWord,
    Other,
}

/// Reads a value as `T`.
pub(crate) fn typed<T: DeserializeOwned>(value: Value<'_>, source: &Source) -> Result<T, Untyped> {
    let text = value.raw();
    serde_json::from_str(text).map_err(|error| explain(&error, text, value.span(), source))
}

fn explain(error: &serde_json::Error, text: &str, whole: Span, source: &Source) -> Untyped {
    let full = error.to_string();
    let message = full
        .rsplit_once(" at line ")
        .map_or(full.as_str(), |(message, _)| message);
    let end = offset(text, error.line(), error.column());
    let (kind, message, help) = plain(message);
    Untyped {
        kind,
        message,
        help,
        span: span_before(text, end, whole, source),
    }
}

/// The byte that line and column of a slice name. `serde_json` counts columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (start + column).min(text.len())
}

/// The value or name that ends where the reader stopped, or the whole where that is not clear.
fn span_before(text: &str, end: usize, whole: Span, source: &Source) -> Span {
    let Some(read) = text
        .get(..end)
        .map(str::trim_end)
        .filter(|read| !read.is_empty())
    else {
        return whole;
    };
    let start = if read.ends_with('"') {
        let body = read.len() - 1;
        read.get(..body)
            .and_then(|body| body.rfind('"'))
            .unwrap_or(body)
    } else {
        let mark = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r' | ',' | ':' | '[' | '{');
        let inner = read.trim_end_matches(['}', ']', ',']);
        if inner.len() < read.len() {
            return whole;
        }
        read.rfind(mark).map_or(0, |at| at + 1)
    };
    let at = |byte: usize| {
        u32::try_from(byte)
            .ok()
            .and_then(|byte| whole.start.checked_add(byte))
    };
    match (at(start), at(read.len())) {
        (Some(start), Some(end)) if !source.slice(Span::new(start, end)).is_empty() => {
            Span::new(start, end)
        }
        _ => whole,
    }
}

/// Says what `serde` says without naming types of the program.
fn plain(message: &str) -> (UntypedKind, String, Option<String>) {
    if let Some(name) = quoted(message, "missing field ") {
        return (
            UntypedKind::Missing,
            format!("the member `{name}` is missing"),
            None,
        );
    }
    if let Some(name) = quoted(message, "unknown field ") {
        let help = suggestion(name, message);
        let message = format!("there is no member `{}` here", short(name));
        return (UntypedKind::UnknownMember, message, help);
    }
    if let Some(name) = quoted(message, "unknown variant ") {
        let help = suggestion(name, message);
        let message = format!(
            "`{}` is not one of the words that may stand here",
            short(name)
        );
        return (UntypedKind::UnknownWord, message, help);
    }
    let other = match message.split_once(", expected ") {
        Some((found, expected)) => {
            let found = found
                .trim_start_matches("invalid type: ")
                .trim_start_matches("invalid value: ")
                .trim_start_matches("invalid length ");
            format!("{}, expected {}", kind_of(found), kind_of(expected))
        }
        None if message.starts_with("data did not match any variant") => {
            "this has none of the forms that may stand here".to_owned()
        }
        None => message.to_owned(),
    };
    (UntypedKind::Other, other, None)
}

fn quoted<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    message
        .strip_prefix(start)?
        .strip_prefix('`')?
        .split('`')
        .next()
}

/// "did you mean", from the names that `serde` lists after "expected".
fn suggestion(name: &str, message: &str) -> Option<String> {
    let (_, expected) = message.split_once(", expected ")?;
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    if let Some(near) = did_you_mean(name, names.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    Some(format!(
        "it may be {}",
        names
            .iter()
            .map(|n| format!("`{n}`"))
            .collect::<Vec<_>>()
            .join(", ")
    ))
}

fn kind_of(words: &str) -> Cow<'_, str> {
    let plain = match words {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        "a string" | "string" => "text",
        "sequence" | "a sequence" => "a list",
        "map" | "a map" => "an object",
        "a boolean" => "true or false",
        _ if words.starts_with("struct ") => "an object",
        _ if words.starts_with("enum ") || words.starts_with("variant ") => "another form",
        _ => return Cow::Borrowed(words.strip_prefix("string ").unwrap_or(words)),
    };
    Cow::Borrowed(plain)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::source::Json;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only read")]
        at_least: u32,
        #[expect(dead_code, reason = "only read")]
        word: Option<Word>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Word {
        Latest,
        Highest,
    }

    fn fault(text: &str) -> (String, String) {
        let json = Json::parse(text.as_bytes()).unwrap();
        let fault = typed::<Sample>(json.root(), json.source()).unwrap_err();
        (fault.message, json.source().slice(fault.span).to_owned())
    }

    #[test]
    fn faults_in_plain_words_at_their_places() {
        let case = |text: &str| fault(text);
        let (message, at) = case("{\n \"atLeast\": \"é\" }");
        assert_eq!(
            (message.as_str(), at.as_str()),
            ("\"é\", expected a whole number from 0", "\"é\"")
        );
        let (message, at) = case("{ \"atLeast\": 1, \"wort\": 2 }");
        assert_eq!(
            (message.as_str(), at.as_str()),
            ("there is no member `wort` here", "\"wort\"")
        );
        let (message, at) = case("{ \"atLeast\": 1, \"word\": \"latst\" }");
        assert!(message.starts_with("`latst` is not one"), "{message}");
        assert_eq!(at, "\"latst\"");
        let (message, at) = case("{ }");
        assert_eq!(
            (message.as_str(), at.as_str()),
            ("the member `atLeast` is missing", "{ }")
        );
    }
}
