//! From where an overlay takes the bands of the continuum.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::unit::{Unit, Visit, beside, origin};
use crate::advancement::{Origin, Selection};
use crate::source::Value;

/// The bands of the continuum, where the framework does not say or says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Bands {
    /// The span in words, as in `K-5`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<String>,
    /// From where the bands come, where they are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<BandsFrom>,
    /// The bands, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<BandEntry>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// From where bands come that are not listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum BandsFrom {
    /// From education levels if there are any, else from ancestors that name a grade or course.
    Automatic,
    /// From the education levels of items and their ancestors.
    EducationLevels,
    /// From the nearest ancestor of an item type whose statement fits a pattern.
    Ancestor(AncestorPattern),
}

/// The ancestors that stand for bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct AncestorPattern {
    /// The item type.
    pub kind: String,
    /// The whole statement, with `*` for any text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// One band that is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BandEntry {
    /// The short name, as in `03`.
    pub band: String,
    /// The name, as people read it; the short name where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The items that it holds, with all that lies under them.
    pub select: Selection,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Bands {
    /// Bands from somewhere in the framework.
    pub fn from(from: BandsFrom) -> Self {
        Self {
            from: Some(from),
            ..Self::default()
        }
    }

    /// The same bands with one more listed, after those that are.
    #[must_use]
    pub fn with(mut self, band: BandEntry) -> Self {
        self.of.push(band);
        self
    }
}

impl AncestorPattern {
    /// Ancestors of this item type, whatever their statement.
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            title: None,
        }
    }
}

impl BandEntry {
    /// A band of this short name that holds these items.
    pub fn new(band: impl Into<String>, select: impl Into<Selection>) -> Self {
        Self {
            band: band.into(),
            title: None,
            select: select.into(),
            extra: Extra::new(),
        }
    }
}

impl Unit for Bands {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        visit(value, &self.extra, &["span", "from", "of"]);
        for (value, band) in beside(value, "of", &self.of) {
            visit(value, &band.extra, &["band", "title", "select"]);
        }
    }

    fn fault(&self) -> Option<&'static str> {
        let said = usize::from(self.from.is_some()) + usize::from(!self.of.is_empty());
        (said != 1).then_some("bands are either listed in `of` or taken `from` somewhere")
    }
}
