//! What a product says over a framework where the framework itself is silent or wrong.

use std::collections::BTreeMap;

use super::{CognitiveDemand, Dimension, Ladder, Role};
use crate::ItemId;

/// How a framework is to be read: roles, dimensions, demand, bands and learner-facing statements
/// that win over what the framework says or leaves to a guess, and ladders.
///
/// Items that the framework does not have are passed over. Default: nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    pub(super) roles: BTreeMap<ItemId, Role>,
    pub(super) dimensions: BTreeMap<ItemId, Dimension>,
    pub(super) demands: BTreeMap<ItemId, CognitiveDemand>,
    pub(super) statements: BTreeMap<ItemId, String>,
    pub(super) bands: BandSource,
    pub(super) ladders: BTreeMap<ItemId, Ladder>,
}

/// From where the bands of a continuum come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum BandSource {
    /// From education levels if some item carries one, else from ancestors whose item type names
    /// a grade or a course.
    #[default]
    Automatic,
    /// From the education level of an item or of its nearest ancestor that carries one: CEDS
    /// codes, ranges such as `09-12`, and the usual spellings (`K`, `3`, `Grade 3`).
    EducationLevels,
    /// From the nearest ancestor of this item type whose title fits the pattern.
    Ancestor {
        /// The item type; case is disregarded.
        kind: String,
        /// The whole statement, with `*` for any text; none fits every title.
        title: Option<String>,
    },
    /// As listed, in order; each band holds the items named and what lies under them.
    Given(Vec<GivenBand>),
}

/// One band of [`BandSource::Given`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenBand {
    /// The short name, as in `03`.
    pub code: String,
    /// The name, as people read it.
    pub title: String,
    /// The items that it holds, with all that lies under them.
    pub items: Vec<ItemId>,
}

impl Reading {
    /// Says nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Says what an item is for.
    #[must_use]
    pub fn role(mut self, item: ItemId, role: Role) -> Self {
        self.roles.insert(item, role);
        self
    }

    /// Says to which dimension of learning an item belongs.
    #[must_use]
    pub fn dimension(mut self, item: ItemId, dimension: Dimension) -> Self {
        self.dimensions.insert(item, dimension);
        self
    }

    /// Says how demanding an item is.
    #[must_use]
    pub fn demand(mut self, item: ItemId, demand: CognitiveDemand) -> Self {
        self.demands.insert(item, demand);
        self
    }

    /// Says what a learner reads in place of the statement.
    #[must_use]
    pub fn learner_statement(mut self, item: ItemId, statement: impl Into<String>) -> Self {
        self.statements.insert(item, statement.into());
        self
    }

    /// Says what a competency means at each performance level. Of two ladders of one competency the
    /// later stands.
    #[must_use]
    pub fn ladder(mut self, ladder: Ladder) -> Self {
        self.ladders.insert(ladder.competency().clone(), ladder);
        self
    }

    /// Says from where the bands come.
    #[must_use]
    pub fn bands(mut self, source: BandSource) -> Self {
        self.bands = source;
        self
    }
}
