//! The rubrics of a package as they stand in the file.

use std::borrow::Cow;

use crate::Score;
use crate::format::case::{Package, lenient};
use crate::source::{Kind, Value};

/// A rubric.
pub(super) struct Rubric<'p> {
    pub(super) value: Value<'p>,
    pub(super) criteria: Vec<Criterion<'p>>,
}

/// A criterion of a rubric.
pub(super) struct Criterion<'p> {
    pub(super) value: Value<'p>,
    pub(super) weight: Option<Score>,
    pub(super) position: Option<i32>,
    pub(super) levels: Vec<Level<'p>>,
}

/// A level of a criterion.
#[derive(Clone, Copy)]
pub(super) struct Level<'p> {
    pub(super) value: Value<'p>,
    pub(super) score: Option<Score>,
    pub(super) position: Option<i32>,
}

/// The rubrics of a package. O(their size).
pub(super) fn rubrics(package: &Package) -> Vec<Rubric<'_>> {
    package.rubrics().filter_map(Rubric::of).collect()
}

impl<'p> Rubric<'p> {
    fn of(value: Value<'p>) -> Option<Self> {
        (value.kind() == Kind::Object).then(|| Self {
            value,
            criteria: objects(value, "CFRubricCriteria")
                .map(Criterion::of)
                .collect(),
        })
    }
}

impl<'p> Criterion<'p> {
    fn of(value: Value<'p>) -> Self {
        Self {
            value,
            weight: number(value, "weight"),
            position: position(value),
            levels: objects(value, "CFRubricCriterionLevels")
                .map(Level::of)
                .collect(),
        }
    }

    /// The levels by position, then as they stand in the file. O(n log n).
    pub(super) fn in_order(&self) -> Vec<Level<'p>> {
        let mut levels = self.levels.clone();
        levels.sort_by_key(|level| (level.position.is_none(), level.position));
        levels
    }
}

impl<'p> Level<'p> {
    fn of(value: Value<'p>) -> Self {
        Self {
            value,
            score: number(value, "score"),
            position: position(value),
        }
    }
}

fn objects<'p>(value: Value<'p>, name: &str) -> impl Iterator<Item = Value<'p>> {
    lenient::objects(value.get(name)).filter(|value| value.kind() == Kind::Object)
}

fn number(value: Value<'_>, name: &str) -> Option<Score> {
    text(value, name)?.parse().ok()
}

fn position(value: Value<'_>) -> Option<i32> {
    lenient::integer(value.get("position")?)
}

/// A text that says something.
pub(super) fn text<'p>(value: Value<'p>, name: &str) -> Option<Cow<'p, str>> {
    let text = lenient::text(value.get(name)?)?;
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return Some(text);
    }
    (!trimmed.is_empty()).then(|| Cow::Owned(trimmed.to_owned()))
}

/// Where a member stands, or the object where it is absent.
pub(super) fn site<'p>(value: Value<'p>, name: &str) -> Value<'p> {
    value.get(name).unwrap_or(value)
}

/// The link of a criterion to the item that it judges, and the identifier in it.
pub(super) fn item_link<'p>(criterion: &Criterion<'p>) -> Option<(Value<'p>, Cow<'p, str>)> {
    let link = criterion.value.get("CFItemURI")?;
    if link.kind() != Kind::Object {
        return None;
    }
    Some((link, text(link, "identifier")?))
}
