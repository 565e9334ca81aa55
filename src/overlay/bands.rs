//! From where an overlay takes the bands of the continuum.

use serde::{Deserialize, Serialize};

use super::select::empty;
use super::unit::{Unit, Visit, beside, origin};
use super::{Extra, Overlay};
use crate::ItemId;
use crate::advancement::{Origin, Selection};
use crate::finding::Findings;
use crate::framework::{BandSource, GivenBand, Library};
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

impl Overlay {
    /// From where readings take the bands.
    pub(super) fn bands(
        &self,
        bands: &Bands,
        library: &Library,
        findings: &mut Findings,
    ) -> BandSource {
        match &bands.from {
            Some(BandsFrom::EducationLevels) => return BandSource::EducationLevels,
            Some(BandsFrom::Ancestor(pattern)) => {
                return BandSource::Ancestor {
                    kind: pattern.kind.clone(),
                    title: pattern.title.clone(),
                };
            }
            Some(BandsFrom::Automatic) => return BandSource::Automatic,
            None => {}
        }
        if bands.of.is_empty() {
            return BandSource::Automatic;
        }
        let given = bands.of.iter().map(|band| GivenBand {
            code: band.band.clone(),
            title: band.title.clone().unwrap_or_else(|| band.band.clone()),
            items: match band.select.resolve(library) {
                Ok(matcher) => {
                    let items = library
                        .items()
                        .filter(|item| matcher.matches(library, *item));
                    let items: Vec<ItemId> = items.map(|item| item.id().clone()).collect();
                    if items.is_empty() {
                        empty(findings, self.site(bands.origin), &band.select, library);
                    }
                    items
                }
                Err(error) => {
                    self.unknown(findings, bands.origin, &error);
                    Vec::new()
                }
            },
        });
        BandSource::Given(given.collect())
    }
}
