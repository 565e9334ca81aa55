//! Policies that are ready to decide.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use super::node::Node;
use super::{Filter, Fingerprint, PolicyDefinition, PolicyError};
use crate::finding::Report;
use crate::framework::{Competency, Library, Scale};
use crate::graph::{Rows, Table};
use crate::mastery::Settings;
use crate::progression::Progression;
use crate::{ItemId, PolicyId};

/// A policy compiled for a library: which rule decides which competency.
///
/// Owned, immutable, `Send + Sync`; a clone is O(1). Made by [`Policy::compile`], or by an overlay.
///
/// ```
/// use continua::advancement::{Binding, Policy, PolicyContext, PolicyDefinition, Rule, Selection};
/// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// let target = builder.item(ItemDraft::new("n1", "Count to 20.")?.code("N.1"));
/// let library = Library::of([("math", builder.build()?)])?;
/// let scale = Scale::new("s", "Shown", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "s".parse()?)
///     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
/// let policy = Policy::compile(&definition, &PolicyContext::new(&library).with_scales([scale]))?;
///
/// let mut log = EvidenceLog::new();
/// log.append(Evidence::new(
///     "e1".parse()?, "ana".parse()?, target.clone(), LevelId::new("yes")?,
///     "counting".parse()?, "2026-03-02".parse()?,
/// ))?;
/// let standing = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
/// assert_eq!(standing.decision(&target).unwrap().outcome().name(), "demonstrated");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Policy(pub(super) Arc<Compiled>);

/// What a policy is compiled with.
#[derive(Debug, Clone)]
pub struct PolicyContext<'a> {
    pub(super) library: &'a Library,
    pub(super) scales: Vec<Scale>,
    pub(super) progression: Option<&'a Progression>,
    pub(super) not_assessed: BTreeSet<ItemId>,
}

impl<'a> PolicyContext<'a> {
    /// Only the library. The scales that its frameworks bring along can be named by rules.
    pub fn new(library: &'a Library) -> Self {
        let scales = library
            .frameworks()
            .flat_map(|(_, framework)| framework.scales());
        Self {
            library,
            scales: scales.cloned().collect(),
            progression: None,
            not_assessed: BTreeSet::new(),
        }
    }

    /// The same with these scales as well.
    #[must_use]
    pub fn with_scales(mut self, scales: impl IntoIterator<Item = Scale>) -> Self {
        self.scales.extend(scales);
        self
    }

    /// The same with a progression, for rules over prerequisites.
    #[must_use]
    pub fn with_progression(mut self, progression: &'a Progression) -> Self {
        self.progression = Some(progression);
        self
    }

    /// The same, making no decision of these competencies.
    #[must_use]
    pub fn without(mut self, not_assessed: impl IntoIterator<Item = ItemId>) -> Self {
        self.not_assessed.extend(not_assessed);
        self
    }
}

pub(super) struct Compiled {
    pub(super) definition: PolicyDefinition,
    pub(super) library: Library,
    pub(super) scales: Vec<Scale>,
    /// All targets of the library, and what else rules look at.
    pub(super) ids: Vec<ItemId>,
    pub(super) index: HashMap<ItemId, u32>,
    /// The rule of each competency that has one.
    pub(super) bound: Vec<Option<Bound>>,
    /// Competencies with a rule, those before which stand what they look at; circles together.
    pub(super) parts: Vec<Vec<u32>>,
    pub(super) circular: Vec<bool>,
    /// In which part each competency stands, for those that stand in one.
    pub(super) part_of: Vec<Option<u32>>,
    /// For each competency, those whose rules look at it.
    pub(super) dependents: Table,
    pub(super) fingerprint: Fingerprint,
    pub(super) report: Report,
}

/// The rule of one competency.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) node: Node,
    /// The different filters of the rule.
    pub(super) filters: Vec<Filter>,
    pub(super) binding: u32,
    pub(super) scale: u32,
    pub(super) settings: Settings,
}

impl Compiled {
    pub(super) fn rows(ids: &[ItemId], bound: &[Option<Bound>]) -> Rows {
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let mut edges = Vec::new();
        for (at, bound) in (0u32..).zip(bound) {
            let Some(bound) = bound else { continue };
            let mut looked_at = Vec::new();
            bound.node.competencies(&mut looked_at);
            edges.extend(looked_at.into_iter().map(|other| (other, at)));
        }
        Rows::from_edges(count, &edges)
    }

    pub(super) fn bound(&self, at: u32) -> Option<&Bound> {
        self.bound.get(at as usize)?.as_ref()
    }

    /// Whether a rule asks how long ago something was shown.
    pub(super) fn asks_for_freshness(&self) -> bool {
        let mut filters = self.bound.iter().flatten().flat_map(|bound| &bound.filters);
        filters.any(|filter| filter.fresh_days.is_some())
    }

    pub(super) fn scale(&self, bound: &Bound) -> Option<&Scale> {
        self.scales.get(bound.scale as usize)
    }

    pub(super) fn id(&self, at: u32) -> Option<&ItemId> {
        self.ids.get(at as usize)
    }

    pub(super) fn competency(&self, at: u32) -> Option<Competency<'_>> {
        self.library.competency(self.id(at)?)
    }
}

impl Policy {
    /// Finds in a library everything of which a policy speaks.
    ///
    /// O(bindings × targets + size of the rules).
    ///
    /// # Errors
    /// [`PolicyError`] with all findings if a scale, a level or a reference is not there, two
    /// rules tie for one competency, dimensions are mixed, or a count cannot be reached.
    pub fn compile(
        definition: &PolicyDefinition,
        context: &PolicyContext<'_>,
    ) -> Result<Self, PolicyError> {
        super::compile::compile(definition, context, &|_| None, None)
    }

    /// The identifier.
    pub fn id(&self) -> &PolicyId {
        &self.0.definition.id
    }

    /// The version.
    pub fn version(&self) -> &semver::Version {
        &self.0.definition.version
    }

    /// The policy as it is written down.
    pub fn definition(&self) -> &PolicyDefinition {
        &self.0.definition
    }

    /// The library for which it was compiled.
    pub fn library(&self) -> &Library {
        &self.0.library
    }

    /// The fingerprint of what it decides by: its definition, and the frameworks.
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }

    /// What was found that does not block.
    pub fn report(&self) -> &Report {
        &self.0.report
    }

    /// The competencies that it decides, in the order of the library.
    pub fn competencies(&self) -> impl Iterator<Item = Competency<'_>> {
        let decided = (0u32..)
            .zip(&self.0.bound)
            .filter(|(_, bound)| bound.is_some());
        decided.filter_map(|(at, _)| self.0.competency(at))
    }

    /// The rule that decides a competency, as it is written down. O(1).
    pub fn rule(&self, competency: &ItemId) -> Option<&super::Rule> {
        let bound = self.0.bound(*self.0.index.get(competency)?)?;
        self.0
            .definition
            .bindings
            .get(bound.binding as usize)
            .map(|binding| &binding.rule)
    }

    /// The scale on which a competency is decided. O(1).
    pub fn scale(&self, competency: &ItemId) -> Option<&Scale> {
        self.0.scale(self.0.bound(*self.0.index.get(competency)?)?)
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("id", self.id())
            .field("version", self.version())
            .field("competencies", &self.competencies().count())
            .finish_non_exhaustive()
    }
}
