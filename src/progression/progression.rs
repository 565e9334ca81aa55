//! The progression itself: an owned, immutable value that clones in O(1).

use std::fmt;
use std::sync::{Arc, OnceLock};

use fixedbitset::FixedBitSet;

use crate::graph::{Rows, at, dense};
use crate::id::ItemId;

use super::builder::{Folded, ProgressionBuilder};
use super::circles::Circles;
use super::competencies::Competencies;
use super::cores::Blockage;
use super::names::Names;
use super::needs::Needs;
use super::requirement::{Requirement, RequirementRef};
use super::statements::Statements;

/// A learning progression: competencies, and what each of them rests on.
///
/// To a teacher it is the map of what comes before what, with alternatives where there are several
/// good ways. To a program it is an immutable AND/OR graph that is cheap to clone and to share.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, Requirement};
///
/// let id = |text: &str| ItemId::new(text);
/// let progression = Progression::builder()
///     .require(Requirement::new(id("adding")?).way([id("counting")?]))
///     .require(Requirement::new(id("multiplying")?).way([id("adding")?]).way([id("arrays")?]))
///     .build();
///
/// let held = progression.held([id("counting")?]);
/// let ready: Vec<String> = held.ready().map(ToString::to_string).collect();
/// assert_eq!(ready, ["adding", "arrays"]);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone)]
pub struct Progression(Arc<Inner>);

/// What a progression is made of, and what is found out about it once it is asked for.
pub(crate) struct Inner {
    names: Names,
    pub(super) needs: Needs,
    required: FixedBitSet,
    /// Who says what of each record.
    pub(super) statements: Statements,
    pub(super) learnable: FixedBitSet,
    /// The place of each learnable competency in one order in which all of them can be learned.
    rank: Vec<u32>,
    last_needed: OnceLock<Vec<u32>>,
    parts: OnceLock<Vec<u32>>,
    circles: OnceLock<Circles>,
    blockage: OnceLock<Blockage>,
}

impl Inner {
    pub(super) fn new(mut names: Names, folded: Folded) -> Self {
        let Folded { needs, statements } = folded;
        names.shrink_to_fit();
        let mut learnable = FixedBitSet::with_capacity(names.len());
        let mut rank = vec![u32::MAX; names.len()];
        for (target, place) in needs.closure(None, None).into_iter().zip(0..) {
            learnable.insert(at(target));
            if let Some(rank) = rank.get_mut(at(target)) {
                *rank = place;
            }
        }
        Self {
            names,
            needs,
            required: statements.required(),
            statements,
            learnable,
            rank,
            last_needed: OnceLock::new(),
            parts: OnceLock::new(),
            circles: OnceLock::new(),
            blockage: OnceLock::new(),
        }
    }

    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &ItemId> {
        self.names.ids().iter()
    }

    pub(super) fn id(&self, index: u32) -> Option<&ItemId> {
        self.names.ids().get(at(index))
    }

    /// The identifier of one of this progression's own indices.
    #[expect(
        clippy::indexing_slicing,
        reason = "a view is only ever made for an index of this progression"
    )]
    pub(super) fn name(&self, index: u32) -> &ItemId {
        &self.names.ids()[at(index)]
    }

    pub(super) fn index(&self, id: &ItemId) -> Option<u32> {
        self.names.index_of(id)
    }

    pub(super) fn len(&self) -> u32 {
        dense(self.names.len())
    }

    pub(super) fn is_required(&self, record: u32) -> bool {
        self.required.contains(at(record))
    }

    pub(super) fn rank(&self, target: u32) -> u32 {
        self.rank.get(at(target)).copied().unwrap_or(u32::MAX)
    }

    /// Of each learnable competency without a choice what it needs that comes last in the order of
    /// learning, and so is held least often; itself where there is none. O(size) when first asked.
    pub(super) fn last_needed(&self) -> &[u32] {
        self.last_needed.get_or_init(|| {
            let needed = |target: u32| {
                let members = self.needs.direct(target).iter().copied();
                let last = members.max_by_key(|member| self.rank(*member));
                last.filter(|_| self.needs.without_choice(target))
            };
            let all = 0..self.len();
            all.map(|target| needed(target).unwrap_or(target)).collect()
        })
    }

    /// Everything that can be learned, in one order in which it can be.
    pub(super) fn learning_order(&self) -> Vec<u32> {
        let mut order = vec![u32::MAX; self.learnable.count_ones(..)];
        for (target, rank) in (0..).zip(&self.rank) {
            if let Some(slot) = order.get_mut(at(*rank)) {
                *slot = target;
            }
        }
        order
    }

    /// The place of a learnable competency's strongly connected part in topological order.
    ///
    /// Without alternatives what is learnable lies on no circle, and the order of learning is
    /// topological already; the parts are sought only where that is not so.
    pub(super) fn part(&self, target: u32) -> u32 {
        if !self.needs.has_alternatives() {
            return self.rank(target);
        }
        let parts = self.parts.get_or_init(|| {
            let mut edges = Vec::new();
            for target in 0..self.len() {
                edges.extend(
                    self.needs
                        .direct(target)
                        .iter()
                        .map(|member| (*member, target)),
                );
            }
            let mut parts = vec![u32::MAX; self.names.len()];
            let rows = Rows::from_edges(self.len(), &edges);
            for (part, place) in rows.strong_order().into_iter().zip(0..) {
                for member in part {
                    if let Some(part) = parts.get_mut(at(member)) {
                        *part = place;
                    }
                }
            }
            parts
        });
        parts.get(at(target)).copied().unwrap_or(u32::MAX)
    }

    /// The harmless circles, sought when first asked for.
    pub(super) fn circles(&self) -> &Circles {
        self.circles.get_or_init(|| Circles::of(self))
    }

    pub(super) fn blockage(&self) -> &Blockage {
        self.blockage.get_or_init(|| Blockage::of(self))
    }
}

impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        self.names.ids() == other.names.ids()
            && self.needs == other.needs
            && self.statements == other.statements
    }
}

impl Progression {
    /// A builder of a new progression.
    pub fn builder() -> ProgressionBuilder {
        ProgressionBuilder::default()
    }

    pub(super) fn from_inner(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }

    /// Whether two are one and the same value, or equal. O(1) for clones, else O(size).
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self == other
    }

    /// A builder that holds everything of this progression, to add to. O(size).
    pub fn to_builder(&self) -> ProgressionBuilder {
        ProgressionBuilder::default().merge(self)
    }

    /// This progression together with another: every competency and requirement of both, those of
    /// this one first, equal requirements once with all their statements. O(size of both).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement, RequirementSource};
    ///
    /// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
    /// let from = |name: &str| {
    ///     let source = RequirementSource::named(name);
    ///     let stated = Requirement::new(b.clone()).way([a.clone()]).from_source(source);
    ///     Progression::builder().require(stated).build()
    /// };
    /// let merged = from("state").merge(&from("district"));
    /// let requirement = merged.requirements(&b).next().unwrap();
    /// assert_eq!(requirement.provenance().len(), 2);
    /// assert_eq!(merged.merge(&merged), merged);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        self.to_builder().merge(other).build()
    }

    /// How many competencies there are.
    pub fn len(&self) -> usize {
        self.0.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.names.ids().is_empty()
    }

    /// Whether a competency is part of the progression. O(1) on average.
    pub fn contains(&self, id: &ItemId) -> bool {
        self.0.index(id).is_some()
    }

    /// Every competency, in the order in which they were added.
    pub fn competencies(&self) -> Competencies<'_> {
        Competencies::new(&self.0, (0..self.0.len()).collect())
    }

    /// What a competency rests on: all of these must be met. None for an entry point, and for what
    /// is not part of the progression.
    pub fn requirements(&self, id: &ItemId) -> impl ExactSizeIterator<Item = RequirementRef<'_>> {
        let inner = &*self.0;
        let records = self
            .0
            .index(id)
            .map_or(0..0, |target| self.0.needs.records(target));
        let records = records.start as usize..records.end as usize;
        records.map(move |record| RequirementRef {
            inner,
            record: dense(record),
        })
    }

    /// Whether a competency can be reached from nothing, by steps that each have a way wholly held
    /// in every requirement, recommended ones too. False for what is not part of the progression.
    /// O(1) on average.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (a, b, c) = (id("a")?, id("b")?, id("c")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(a.clone()).way([b.clone()]))
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .competency(c.clone())
    ///     .build();
    /// assert!(progression.learnable(&c) && !progression.learnable(&a));
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn learnable(&self, id: &ItemId) -> bool {
        let index = self.0.index(id);
        index.is_some_and(|index| self.0.learnable.contains(at(index)))
    }

    /// How many competencies can be reached from nothing. O(size / 64).
    pub fn learnable_count(&self) -> usize {
        self.0.learnable.count_ones(..)
    }
}

/// Equal if both hold the same competencies, requirements and statements in the same order.
impl PartialEq for Progression {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for Progression {}

impl Default for Progression {
    fn default() -> Self {
        Self::builder().build()
    }
}

impl FromIterator<Requirement> for Progression {
    fn from_iter<I: IntoIterator<Item = Requirement>>(requirements: I) -> Self {
        let mut builder = Self::builder();
        builder.extend(requirements);
        builder.build()
    }
}

impl fmt::Debug for Progression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progression")
            .field("competencies", &self.len())
            .field("requirements", &self.0.needs.record_count())
            .field("learnable", &self.learnable_count())
            .finish()
    }
}
