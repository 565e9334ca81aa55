//! How a document is laid out, so that what is inserted looks like what stands around it.

use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::span::Span;
use super::value::Value;

/// The layout inside one object or array.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Before the first member or element, where there is none yet.
    pub(super) lead: String,
    /// After the last one, where there is none yet.
    pub(super) tail: String,
    /// Between two: the comma and the space around it.
    pub(super) between: String,
    /// Between a name and its value.
    pub(super) colon: String,
    lines: Option<Lines>,
}

/// How members and elements stand on lines of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lines {
    ending: &'static str,
    /// The space before each.
    indent: String,
    /// How much deeper the next level stands.
    unit: String,
}

impl Layout {
    /// The shortest.
    pub(super) fn plain() -> Self {
        Self {
            lead: String::new(),
            tail: String::new(),
            between: ",".to_owned(),
            colon: ":".to_owned(),
            lines: None,
        }
    }

    /// The layout inside an object or array, from what is inside it or else from what stands
    /// around it. O(depth).
    pub(super) fn inside(container: Value<'_>) -> Self {
        let colon = colon(container).to_owned();
        let Some((first, second)) = gaps(container) else {
            return Self::inside_empty(container, colon);
        };
        let lines = Lines::of(container);
        let between = match second {
            Some(gap) => gap.to_owned(),
            None if lines.is_none() && first.is_empty() => around(container),
            None => format!(",{first}"),
        };
        Self {
            lead: first.to_owned(),
            tail: String::new(),
            between,
            colon,
            lines,
        }
    }

    fn inside_empty(container: Value<'_>, colon: String) -> Self {
        let Some(outer) = container.parent().and_then(Lines::of) else {
            return Self {
                lead: String::new(),
                tail: String::new(),
                between: around(container),
                colon,
                lines: None,
            };
        };
        let indent = format!("{}{}", outer.indent, outer.unit);
        let lead = format!("{}{indent}", outer.ending);
        Self {
            tail: format!("{}{}", outer.ending, outer.indent),
            between: format!(",{lead}"),
            lead,
            colon,
            lines: Some(Lines { indent, ..outer }),
        }
    }

    /// The layout of a document around its root.
    pub(super) fn around_root(root: Value<'_>) -> Self {
        let lines = Lines::of(root).map(|lines| Lines {
            indent: String::new(),
            ..lines
        });
        Self {
            lines,
            ..Self::inside(root)
        }
    }

    /// A value as text, fit to stand inside.
    pub(super) fn render<T: Serialize + ?Sized>(
        &self,
        value: &T,
    ) -> Result<String, serde_json::Error> {
        match &self.lines {
            None => serde_json::to_string(value),
            Some(lines) => lines.render(value),
        }
    }
}

impl Lines {
    /// The lines inside an object or array, if what is inside stands on lines of its own.
    fn of(container: Value<'_>) -> Option<Self> {
        let (first, _) = gaps(container)?;
        let (before, indent) = first.rsplit_once('\n')?;
        let closing = closing_gap(container).rsplit('\n').next();
        let unit = indent.strip_prefix(closing.unwrap_or_default());
        Some(Self {
            ending: if before.ends_with('\r') { "\r\n" } else { "\n" },
            indent: indent.to_owned(),
            unit: unit.unwrap_or("  ").to_owned(),
        })
    }

    fn render<T: Serialize + ?Sized>(&self, value: &T) -> Result<String, serde_json::Error> {
        let mut bytes = Vec::new();
        let formatter = PrettyFormatter::with_indent(self.unit.as_bytes());
        value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter))?;
        let text = String::from_utf8_lossy(&bytes);
        // A line break never stands raw in a string, so each is one of the layout.
        Ok(text.replace('\n', &format!("{}{}", self.ending, self.indent)))
    }
}

/// The space before the first member or element, and what stands between the first two. O(1).
fn gaps(container: Value<'_>) -> Option<(&str, Option<&str>)> {
    let mut children = children(container);
    let first = children.next()?;
    let source = container.json().source();
    let lead = Span::new(container.span().start + 1, first.start);
    let between = children
        .next()
        .map(|second| Span::new(first.end, second.start));
    Some((source.slice(lead), between.map(|gap| source.slice(gap))))
}

/// The space before the closing bracket.
fn closing_gap(container: Value<'_>) -> &str {
    let inside = container.raw();
    let inside = inside
        .get(..inside.len().saturating_sub(1))
        .unwrap_or_default();
    let space = |character| matches!(character, ' ' | '\n' | '\r' | '\t');
    inside
        .get(inside.trim_end_matches(space).len()..)
        .unwrap_or_default()
}

/// The spans of members, names included, or of elements.
pub(super) fn children(container: Value<'_>) -> impl Iterator<Item = Span> + '_ {
    let members = container
        .members()
        .map(|member| Span::new(member.key.span().start, member.value.span().end));
    members.chain(container.elements().map(Value::span))
}

/// What stands between a name and its value in the nearest object that has any.
fn colon(container: Value<'_>) -> &str {
    let mut at = Some(container);
    while let Some(value) = at {
        if let Some(member) = value.members().next() {
            let gap = Span::new(member.key.span().end, member.value.span().start);
            return value.json().source().slice(gap);
        }
        at = value.parent();
    }
    let lines = Lines::of(container.json().root()).is_some();
    if lines { ": " } else { ":" }
}

/// What stands between two in the nearest object or array around that has two on one line.
fn around(container: Value<'_>) -> String {
    let mut at = container.parent();
    while let Some(value) = at {
        if let Some((_, Some(gap))) = gaps(value)
            && !gap.contains('\n')
        {
            return gap.to_owned();
        }
        at = value.parent();
    }
    let spaced = colon(container).ends_with(' ');
    if spaced { ", " } else { "," }.to_owned()
}
