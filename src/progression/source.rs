//! Where a requirement comes from, and how strongly it is meant.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::id::{AssociationId, FrameworkName, OverlayId};

/// How strongly a requirement is meant.
///
/// To a teacher: *required* is what must be in place before a target is offered, *recommended* is
/// the order that is usually best. Neither ever withholds recognition of mastery that was shown.
///
/// ```
/// use continua::progression::Strength;
///
/// assert!(Strength::Recommended < Strength::Required);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Strength {
    /// Usually best, as most published progressions mean it.
    Recommended,
    /// Gates what is offered.
    Required,
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Recommended => "recommended",
            Self::Required => "required",
        })
    }
}

/// Who says that something comes before something else.
///
/// ```
/// use continua::OverlayId;
/// use continua::progression::RequirementSource;
///
/// let source = RequirementSource::Overlay(OverlayId::new("district")?);
/// assert_eq!(source.to_string(), "overlay `district`");
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum RequirementSource {
    /// The embedder's own code.
    #[default]
    Code,
    /// An overlay.
    Overlay(OverlayId),
    /// An association of a framework.
    Association {
        /// The name under which the library holds the framework.
        framework: FrameworkName,
        /// The association, where the file names it.
        association: Option<AssociationId>,
    },
    /// Any other source, by a name of the embedder's choice.
    Named(Arc<str>),
}

impl RequirementSource {
    /// A source by a name of the embedder's choice, as in `coherence map`.
    pub fn named(name: impl Into<Arc<str>>) -> Self {
        Self::Named(name.into())
    }
}

impl fmt::Display for RequirementSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code => f.write_str("code"),
            Self::Overlay(id) => write!(f, "overlay `{id}`"),
            Self::Association {
                framework,
                association: Some(association),
            } => write!(f, "association `{association}` of `{framework}`"),
            Self::Association { framework, .. } => write!(f, "an association of `{framework}`"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

/// What a source says of a requirement, but for the place where it says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Statement {
    pub(super) source: RequirementSource,
    pub(super) strength: Strength,
    pub(super) rationale: Option<Arc<str>>,
}

/// One statement of a requirement: by whom, how strongly, and why. A view: it borrows what states
/// it and is `Copy`.
///
/// A requirement that several sources state in the same words has several of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Provenance<'a> {
    pub(super) statement: &'a Statement,
    pub(super) origin: Option<u32>,
}

impl Statement {
    /// A recommendation, as most published progressions mean their edges.
    pub(crate) fn recommended(source: RequirementSource, rationale: Option<Arc<str>>) -> Self {
        Self {
            source,
            strength: Strength::Recommended,
            rationale,
        }
    }
}

impl<'a> Provenance<'a> {
    /// Who states it.
    pub fn source(self) -> &'a RequirementSource {
        &self.statement.source
    }

    /// How strongly this source means it.
    pub fn strength(self) -> Strength {
        self.statement.strength
    }

    /// Why, in the source's words.
    pub fn rationale(self) -> Option<&'a str> {
        self.statement.rationale.as_deref()
    }

    /// The index of the value in the document it was read from, for a finding's place.
    pub fn origin(self) -> Option<u32> {
        self.origin
    }
}
