//! Building a progression from requirements of any source.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use crate::graph::{Table, at, dense};
use crate::id::ItemId;

use super::needs::{Needs, NeedsBuilder, Spans};
use super::progression::{Inner, Progression};
use super::requirement::Requirement;
use super::source::{Provenance, RequirementSource, Strength};

/// Collects competencies and requirements, and builds a [`Progression`].
///
/// Building never fails. A competency that a requirement names is added where it is not there yet;
/// requirements that say the same are folded into one that keeps every statement; circles that make
/// competencies unlearnable are kept, and told by [`Progression::cores`].
///
/// The order in which competencies first appear is the order of every answer; of a requirement the
/// members of its ways come first, then its target.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, Requirement};
///
/// let id = |text: &str| ItemId::new(text);
/// let progression = Progression::builder()
///     .competency(id("counting")?)
///     .require(Requirement::new(id("adding")?).way([id("counting")?]))
///     .require(Requirement::new(id("multiplying")?).way([id("adding")?]))
///     .build();
/// assert_eq!(progression.len(), 3);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone, Default)]
pub struct ProgressionBuilder {
    ids: Vec<ItemId>,
    index: HashMap<ItemId, u32>,
    /// The target of each statement.
    targets: Vec<u32>,
    ways: Spans,
    members: Table,
    /// By whom each statement is made, as rows of `provenance`.
    stated: Spans,
    provenance: Vec<Provenance>,
}

impl ProgressionBuilder {
    /// Adds a competency, if it is not there yet. O(1) on average.
    #[must_use]
    pub fn competency(mut self, id: ItemId) -> Self {
        self.intern(id);
        self
    }

    /// Adds a requirement, and the competencies that it names. O(its members, log for the order).
    #[must_use]
    pub fn require(mut self, requirement: Requirement) -> Self {
        self.push(requirement);
        self
    }

    /// Makes every statement from `source` a required one.
    ///
    /// What is imported is recommended; this is how an embedder who trusts a source raises it. To
    /// raise one requirement only, add it again as a required one of your own.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement, RequirementSource, Strength};
    ///
    /// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
    /// let map = RequirementSource::named("map");
    /// let stated = Requirement::new(b.clone()).way([a]).recommended().from_source(map.clone());
    /// let progression = Progression::builder().require(stated).raise(|source| *source == map).build();
    /// assert_eq!(progression.requirements(&b).next().unwrap().strength(), Strength::Required);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    #[must_use]
    pub fn raise(mut self, mut source: impl FnMut(&RequirementSource) -> bool) -> Self {
        for stated in &mut self.provenance {
            if source(&stated.source) {
                stated.strength = Strength::Required;
            }
        }
        self
    }

    /// Adds the competencies and requirements of a progression, with what is known of each.
    /// O(its size).
    #[must_use]
    pub fn merge(mut self, other: &Progression) -> Self {
        let inner = other.inner();
        let local: Vec<u32> = inner
            .ids()
            .iter()
            .map(|id| self.intern(id.clone()))
            .collect();
        let there = |index: u32| local.get(at(index)).copied();
        for record in 0..inner.needs.record_count() {
            let Some(target) = there(inner.needs.target(record)) else {
                continue;
            };
            let ways = inner.needs.ways(record).map(|way| inner.needs.members(way));
            let ways: Vec<Vec<u32>> = ways
                .map(|way| way.iter().filter_map(|m| there(*m)).collect())
                .collect();
            self.state(target, ways, inner.provenance(record).iter().cloned());
        }
        self
    }

    /// Builds the progression and finds out what is learnable. Linear in competencies, ways and
    /// members, but for a logarithm where one competency has many requirements.
    pub fn build(self) -> Progression {
        let folded = Folded::of(&self);
        Progression::from_inner(Inner::new(self.ids, self.index, folded))
    }

    fn push(&mut self, requirement: Requirement) {
        let Requirement {
            target,
            ways,
            provenance,
        } = requirement;
        let mut local = Vec::with_capacity(ways.len());
        for way in ways {
            local.push(way.into_iter().map(|id| self.intern(id)).collect());
        }
        let target = self.intern(target);
        self.state(target, local, [provenance]);
    }

    pub(super) fn intern(&mut self, id: ItemId) -> u32 {
        if let Some(index) = self.index.get(&id) {
            return *index;
        }
        let index = dense(self.ids.len());
        self.index.insert(id.clone(), index);
        self.ids.push(id);
        index
    }

    /// Keeps a statement in canonical form: members ascending and once, each way once.
    pub(super) fn state(
        &mut self,
        target: u32,
        mut ways: Vec<Vec<u32>>,
        provenance: impl IntoIterator<Item = Provenance>,
    ) {
        if ways.is_empty() {
            return;
        }
        for way in &mut ways {
            way.sort_unstable();
            way.dedup();
        }
        if ways.len() > 1 {
            let mut seen = BTreeSet::new();
            ways.retain(|way| seen.insert(way.clone()));
        }
        for way in ways {
            self.members.push(way);
        }
        self.ways.push(self.members.len());
        self.targets.push(target);
        self.provenance.extend(provenance);
        self.stated.push(dense(self.provenance.len()));
    }

    fn statement_provenance(&self, statement: u32) -> &[Provenance] {
        let row = self.stated.row(statement);
        let row = at(row.start)..at(row.end);
        self.provenance.get(row).unwrap_or_default()
    }

    fn statement_ways(&self, statement: u32) -> impl Iterator<Item = &[u32]> {
        self.ways.row(statement).map(|way| self.members.row(way))
    }
}

impl Extend<Requirement> for ProgressionBuilder {
    fn extend<I: IntoIterator<Item = Requirement>>(&mut self, requirements: I) {
        for requirement in requirements {
            self.push(requirement);
        }
    }
}

impl Extend<ItemId> for ProgressionBuilder {
    fn extend<I: IntoIterator<Item = ItemId>>(&mut self, competencies: I) {
        for id in competencies {
            self.intern(id);
        }
    }
}

impl fmt::Debug for ProgressionBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProgressionBuilder")
            .field("competencies", &self.ids.len())
            .field("statements", &self.targets.len())
            .finish_non_exhaustive()
    }
}

/// Statements folded into records, target by target.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) needs: Needs,
    /// Where the statements of each record stand in `provenance`.
    pub(super) stated: Spans,
    pub(super) provenance: Vec<Provenance>,
}

impl Folded {
    fn of(builder: &ProgressionBuilder) -> Self {
        let n = dense(builder.ids.len());
        let by_target = builder.targets.iter().copied().zip(0..);
        let by_target = Table::group(n, by_target);
        let mut needs = NeedsBuilder::default();
        let mut stated = Spans::default();
        let mut provenance = Vec::with_capacity(builder.provenance.len());
        for target in 0..n {
            for record in fold(builder, by_target.row(target)) {
                let Some(first) = record.first() else {
                    continue;
                };
                let ways = builder.statement_ways(*first);
                needs.record(ways.map(|way| way.iter().copied()));
                let all = record
                    .iter()
                    .flat_map(|one| builder.statement_provenance(*one));
                let first = provenance.len();
                provenance.extend(all.cloned());
                if provenance.len() > first + 1 {
                    let repeated = provenance.split_off(first);
                    let mut seen = BTreeSet::new();
                    provenance.extend(repeated.into_iter().filter(|one| seen.insert(one.clone())));
                }
                stated.push(dense(provenance.len()));
            }
            needs.end_target();
        }
        Self {
            needs: needs.build(),
            stated,
            provenance,
        }
    }
}

/// Groups the statements of one target that have the same ways, whatever the order of these.
fn fold(builder: &ProgressionBuilder, statements: &[u32]) -> Vec<Vec<u32>> {
    if let [only] = statements {
        return vec![vec![*only]];
    }
    let mut place = BTreeMap::new();
    let mut records: Vec<Vec<u32>> = Vec::new();
    for statement in statements {
        let mut ways: Vec<&[u32]> = builder.statement_ways(*statement).collect();
        ways.sort_unstable();
        let place = *place.entry(ways).or_insert(records.len());
        match records.get_mut(place) {
            Some(record) => record.push(*statement),
            None => records.push(vec![*statement]),
        }
    }
    records
}
