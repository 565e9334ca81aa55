//! What one competency rests on, as it is stated and as a progression holds it.

use std::fmt;
use std::sync::Arc;

use crate::graph::dense;
use crate::id::ItemId;

use super::competencies::Competencies;
use super::progression::Inner;
use super::source::{Provenance, RequirementSource, Statement, Strength};

/// One statement of what comes before a competency: alternative *ways*, each a set of competencies
/// that are needed together.
///
/// "Before 4.A, either 3.A and 3.B, or 3.C" is one requirement of two ways. Several requirements
/// of one competency all hold: it is ready when each of them has a way wholly held.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Requirement, RequirementSource, Strength};
///
/// let id = |text: &str| ItemId::new(text);
/// let requirement = Requirement::new(id("4.A")?)
///     .way([id("3.A")?, id("3.B")?])
///     .way([id("3.C")?])
///     .recommended()
///     .because("fractions rest on equal shares")
///     .from_source(RequirementSource::named("our mathematics team"));
/// assert_eq!(requirement.strength(), Strength::Recommended);
/// assert_eq!(requirement.ways().len(), 2);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Requirement {
    pub(super) target: ItemId,
    pub(super) ways: Vec<Vec<ItemId>>,
    pub(super) statement: Statement,
    pub(super) origin: Option<u32>,
}

impl Requirement {
    /// A requirement of `target` without ways so far: required, stated by code.
    ///
    /// One that never gets a way says nothing. A way of no members can always be taken.
    pub fn new(target: ItemId) -> Self {
        Self {
            target,
            ways: Vec::new(),
            statement: Statement {
                source: RequirementSource::Code,
                strength: Strength::Required,
                rationale: None,
            },
            origin: None,
        }
    }

    /// Adds a way: competencies that are needed together. Any one way is enough.
    #[must_use]
    pub fn way(mut self, members: impl IntoIterator<Item = ItemId>) -> Self {
        self.ways.push(members.into_iter().collect());
        self
    }

    /// Says that this is usually best, rather than that it gates what is offered.
    #[must_use]
    pub fn recommended(self) -> Self {
        self.with_strength(Strength::Recommended)
    }

    /// Says how strongly it is meant; [`Strength::Required`] if nothing is said.
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.statement.strength = strength;
        self
    }

    /// Says why.
    #[must_use]
    pub fn because(mut self, rationale: impl Into<Arc<str>>) -> Self {
        self.statement.rationale = Some(rationale.into());
        self
    }

    /// Says who states it; [`RequirementSource::Code`] if nothing is said.
    #[must_use]
    pub fn from_source(mut self, source: RequirementSource) -> Self {
        self.statement.source = source;
        self
    }

    /// Says which value of a document it was read from.
    #[must_use]
    pub fn with_origin(mut self, origin: u32) -> Self {
        self.origin = Some(origin);
        self
    }

    /// What the requirement is of.
    pub fn target(&self) -> &ItemId {
        &self.target
    }

    /// The ways, in the order in which they were given.
    pub fn ways(&self) -> &[Vec<ItemId>] {
        &self.ways
    }

    /// How strongly it is meant.
    pub fn strength(&self) -> Strength {
        self.statement.strength
    }

    /// Who states it, how strongly and why.
    pub fn provenance(&self) -> Provenance<'_> {
        Provenance {
            statement: &self.statement,
            origin: self.origin,
        }
    }
}

/// A requirement as a progression holds it: stated by one or several sources.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, Requirement, Strength};
///
/// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
/// let stated = Requirement::new(b.clone()).way([a.clone()]);
/// let progression = Progression::builder()
///     .require(stated.clone().recommended())
///     .require(stated)
///     .build();
/// let requirement = progression.requirements(&b).next().unwrap();
/// assert_eq!(requirement.ways().next().unwrap().collect::<Vec<_>>(), [&a]);
/// assert_eq!(requirement.strength(), Strength::Required);
/// assert_eq!(requirement.provenance().len(), 2);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone, Copy)]
pub struct RequirementRef<'a> {
    pub(super) inner: &'a Inner,
    pub(super) record: u32,
}

impl<'a> RequirementRef<'a> {
    /// What the requirement is of.
    pub fn target(self) -> &'a ItemId {
        self.inner.name(self.inner.needs.target(self.record))
    }

    /// The ways in the order in which they were given, each with its members in the order of the
    /// progression. Any one way is enough.
    pub fn ways(self) -> impl ExactSizeIterator<Item = Competencies<'a>> + use<'a> {
        let ways = self.inner.needs.ways(self.record);
        let ways = ways.start as usize..ways.end as usize;
        ways.map(move |way| {
            let members = self.inner.needs.members(dense(way));
            Competencies::new(self.inner, members.to_vec())
        })
    }

    /// How strongly it is meant: required if any source means it so.
    pub fn strength(self) -> Strength {
        if self.inner.is_required(self.record) {
            Strength::Required
        } else {
            Strength::Recommended
        }
    }

    /// Every statement of it, in the order in which they were added; equal ones once.
    pub fn provenance(self) -> impl ExactSizeIterator<Item = Provenance<'a>> + Clone + use<'a> {
        self.inner.statements.row(self.record)
    }
}

impl fmt::Debug for RequirementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequirementRef")
            .field("target", &self.target())
            .field("ways", &self.ways().collect::<Vec<_>>())
            .field("provenance", &self.provenance().collect::<Vec<_>>())
            .finish()
    }
}

impl From<RequirementRef<'_>> for Vec<Requirement> {
    /// One requirement for each statement.
    fn from(requirement: RequirementRef<'_>) -> Self {
        let target = requirement.target();
        let ways: Vec<Vec<ItemId>> = requirement
            .ways()
            .map(|way| way.cloned().collect())
            .collect();
        let stated = requirement.provenance();
        stated
            .map(|said| Requirement {
                target: target.clone(),
                ways: ways.clone(),
                statement: said.statement.clone(),
                origin: said.origin,
            })
            .collect()
    }
}
