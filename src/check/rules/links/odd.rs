//! Links of which something is not plainly right, looked at closely.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Link, Target, inner, is_held};
use crate::check::rules::identity::{link_title, link_uri};
use crate::check::rules::names::{Key, Names, Noun};
use crate::finding::Findings;
use crate::format::case::{Package, lenient};
use crate::framework::Item;
use crate::source::Value;

/// A link of which something is not plainly right.
pub(super) struct Odd<'a> {
    pub(super) member: &'static str,
    pub(super) identifier: Value<'a>,
    pub(super) link: Link<'a>,
    pub(super) target: Target<'a>,
    pub(super) uri: bool,
    pub(super) title: bool,
}

/// Whether the title may be one of the thing: a text of it, perhaps cut, or one that begins with
/// its code. Of a title with escapes the text before the first is compared.
pub(super) fn title_fits(title: Value<'_>, target: Target<'_>) -> bool {
    let written = inner(title);
    let start = if title.has_escapes() {
        written.split('\\').next().unwrap_or_default()
    } else {
        written
    };
    if start.is_empty() {
        return true;
    }
    match target {
        Target::Item(item) => {
            let fits = |own: &str| own.starts_with(start);
            let begins = |code: &str| fits(code) || !code.is_empty() && start.starts_with(code);
            // Codes stand close together, and the other texts far apart.
            item.code().is_some_and(begins)
                || fits(item.statement())
                || item.alternative_label().is_some_and(fits)
                || item.abbreviated().is_some_and(fits)
                || item.enumeration().is_some_and(fits)
        }
        Target::Term(_, term) => term
            .get("title")
            .is_none_or(|own| inner(own).starts_with(start)),
        Target::Document | Target::Elsewhere => true,
    }
}

pub(super) fn look_closely(
    package: &Package,
    names: &Names<'_>,
    odd: &[Odd<'_>],
    findings: &mut Findings,
) {
    if odd.iter().any(|odd| odd.uri) {
        let by_uri = by_uri(package, odd);
        for odd in odd.iter().filter(|odd| odd.uri) {
            if let Some(uri) = odd.link.uri
                && let Some((noun, object)) = other_by_uri(package, names, &by_uri, odd, uri)
            {
                link_uri::found(findings, odd.member, (odd.identifier, uri), (noun, object));
            }
        }
    }
    if odd.iter().any(|odd| odd.title) {
        let by_title = by_title(package);
        for odd in odd.iter().filter(|odd| odd.title) {
            if let Some(title) = odd.link.title
                && let Some(other) = other_by_title(&by_title, odd, title)
            {
                link_title::found(findings, odd.member, (odd.identifier, title), other);
            }
        }
    }
}

/// Items by URI, where some link does not end with its identifier.
fn by_uri<'a>(package: &'a Package, odd: &[Odd<'_>]) -> HashMap<&'a str, Item<'a>> {
    let mut by_uri = HashMap::with_capacity(odd.len());
    for item in package.readout().framework.items() {
        if let Some(uri) = item.uri() {
            by_uri.entry(uri).or_insert(item);
        }
    }
    by_uri
}

/// The other thing of the package that the URI of a link names.
fn other_by_uri<'a>(
    package: &'a Package,
    names: &Names<'a>,
    by_uri: &HashMap<&'a str, Item<'a>>,
    odd: &Odd<'a>,
    uri: Value<'a>,
) -> Option<(Noun, Value<'a>)> {
    let text = uri.as_str()?;
    let own = match odd.target {
        Target::Item(item) => item.uri().map(Into::into),
        Target::Term(_, term) => term.get("uri").and_then(Value::as_str),
        Target::Document => package
            .document()
            .and_then(|d| d.get("uri"))
            .and_then(Value::as_str),
        Target::Elsewhere => None,
    };
    if text.is_empty() || own.is_some_and(|own| own == text) || is_held(uri, odd.identifier) {
        return None;
    }
    let object = |at: Option<u32>| at.and_then(|at| package.json().value(at));
    if let Some(item) = by_uri.get(text.as_ref()) {
        return Some((Noun::Item, object(item.origin())?));
    }
    // The document of a thing may well stand in its URI.
    let parts = text.rsplit(['/', ':', '=', '?', '#', '&']);
    let named = parts.filter(|part| !part.is_empty()).find_map(|part| {
        names
            .find(&Key::of(part))
            .filter(|named| named.0 != Noun::Document)
    })?;
    Some((named.0, object(Some(named.1))?))
}

/// What bears a text: one thing, or several.
type ByTitle<'a> = HashMap<(Noun, Cow<'a, str>), Option<Value<'a>>>;

fn by_title(package: &Package) -> ByTitle<'_> {
    let mut by_title = ByTitle::new();
    for item in package.readout().framework.items() {
        let Some(object) = item.origin().and_then(|at| package.json().value(at)) else {
            continue;
        };
        let texts = [
            Some(item.statement()),
            item.code(),
            item.abbreviated(),
            item.alternative_label(),
        ];
        for text in texts.into_iter().flatten() {
            bear(&mut by_title, (Noun::Item, text.into()), object);
        }
    }
    let Some(definitions) = package.definitions() else {
        return by_title;
    };
    for (member, noun) in Noun::DEFINITIONS {
        for object in lenient::objects(definitions.get(member)) {
            if let Some(title) = object.get("title").and_then(Value::as_str) {
                bear(&mut by_title, (noun, title), object);
            }
        }
    }
    by_title
}

fn bear<'a>(by_title: &mut ByTitle<'a>, key: (Noun, Cow<'a, str>), object: Value<'a>) {
    by_title
        .entry(key)
        .and_modify(|bearer| {
            if *bearer != Some(object) {
                *bearer = None;
            }
        })
        .or_insert(Some(object));
}

/// The other thing that the title of a link names.
fn other_by_title<'a>(
    by_title: &ByTitle<'a>,
    odd: &Odd<'a>,
    title: Value<'a>,
) -> Option<Value<'a>> {
    let (noun, own) = match odd.target {
        Target::Item(item) => (Noun::Item, item.origin()?),
        Target::Term(noun, term) => (noun, term.index()),
        Target::Document | Target::Elsewhere => return None,
    };
    let other = by_title.get(&(noun, title.as_str()?)).copied().flatten()?;
    (other.index() != own).then_some(other)
}
