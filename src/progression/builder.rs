//! Building a progression from requirements of any source.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::graph::{Spans, Table, at, dense};
use crate::id::ItemId;

use super::batch::Batch;
use super::names::Names;
use super::needs::{Needs, NeedsBuilder};
use super::progression::{Inner, Progression};
use super::requirement::Requirement;
use super::source::{Provenance, RequirementSource, Statement, Strength};
use super::statements::{Statements, Word};

/// From how many ways on those that are known already are sought in order.
const MANY: u32 = 8;

/// How many owned requirements are taken in together.
const TOGETHER: usize = 64;

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
    names: Names,
    /// The target of each statement.
    targets: Vec<u32>,
    ways: Spans,
    members: Table,
    statements: Statements,
}

impl ProgressionBuilder {
    /// Adds a competency, if it is not there yet. O(1) on average.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "what a builder takes is given to it"
    )]
    pub fn competency(mut self, id: ItemId) -> Self {
        self.names.insert(&id);
        self
    }

    /// Adds a requirement, and the competencies that it names. O(its members, log for the order).
    #[must_use]
    pub fn require(mut self, requirement: Requirement) -> Self {
        self.extend([requirement]);
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
        self.statements.rewrite(|stated| {
            if source(&stated.source) {
                stated.strength = Strength::Required;
            }
        });
        self
    }

    /// Adds the competencies and requirements of a progression, with what is known of each.
    /// O(its size).
    #[must_use]
    pub fn merge(mut self, other: &Progression) -> Self {
        let inner = other.inner();
        let local: Vec<u32> = inner.ids().map(|id| self.intern(id)).collect();
        let there = |index: u32| local.get(at(index)).copied();
        for record in 0..inner.needs.record_count() {
            let Some(target) = there(inner.needs.target(record)) else {
                continue;
            };
            let ways = inner.needs.ways(record).map(|way| inner.needs.members(way));
            let ways = ways.map(|way| way.iter().filter_map(|m| there(*m)));
            self.state(target, ways, inner.statements.row(record));
        }
        self
    }

    /// Builds the progression and finds out what is learnable. Linear in competencies, ways and
    /// members, but for a logarithm where one competency has many requirements.
    pub fn build(self) -> Progression {
        let (names, folded) = Folded::of(self);
        Progression::from_inner(Inner::new(names, folded))
    }

    /// Adds requirements that are all stated alike, without an allocation for each: of each the
    /// competency that it is of, and its ways. For imports of many. O(names) on average.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, RequirementSource, Strength};
    ///
    /// let ids = ["counting", "adding", "multiplying"].map(|code| ItemId::new(code).unwrap());
    /// let each_on_the_one_before = ids.windows(2).map(|pair| (&pair[1], [[&pair[0]]]));
    /// let map = RequirementSource::named("map");
    /// let progression = Progression::builder()
    ///     .require_all(Strength::Recommended, map, each_on_the_one_before)
    ///     .build();
    /// assert_eq!(progression.layers().len(), 3);
    /// ```
    #[must_use]
    pub fn require_all<'i, W, M>(
        mut self,
        strength: Strength,
        source: RequirementSource,
        requirements: impl IntoIterator<Item = (&'i ItemId, W)>,
    ) -> Self
    where
        W: IntoIterator<Item = M>,
        M: IntoIterator<Item = &'i ItemId>,
    {
        let statement = &Statement {
            source,
            strength,
            rationale: None,
        };
        let word = self.statements.word(Provenance {
            statement,
            origin: None,
        });
        let mut requirements = requirements.into_iter();
        self.reserve(requirements.size_hint().0);
        let mut batch = Batch::default();
        let mut indices = Vec::new();
        loop {
            while !batch.is_full()
                && let Some((target, ways)) = requirements.next()
            {
                batch.push(target, ways);
            }
            if batch.is_empty() {
                return self;
            }
            self.take(&batch, std::iter::repeat(word), &mut indices);
            batch.clear();
        }
    }

    /// Makes room for so many more requirements of one way each.
    fn reserve(&mut self, requirements: usize) {
        self.targets.reserve(requirements);
        self.ways.reserve(requirements);
        self.members.reserve(requirements);
        self.statements.reserve(requirements);
    }

    /// Adds the requirements of a batch, each with what is said of it.
    fn take(
        &mut self,
        batch: &Batch<'_>,
        said: impl IntoIterator<Item = Word>,
        indices: &mut Vec<u32>,
    ) {
        self.names.settle(batch.names(), indices);
        for ((target, ways), word) in batch.requirements(indices).zip(said) {
            let ways = ways.map(|way| way.iter().copied());
            if self.keep(target, ways) {
                self.statements.only(word);
            }
        }
    }

    pub(super) fn intern(&mut self, id: &ItemId) -> u32 {
        self.names.insert(id)
    }

    /// Adds a statement of ways by their indices.
    pub(super) fn state<'p, W: IntoIterator<Item = u32>>(
        &mut self,
        target: u32,
        ways: impl IntoIterator<Item = W>,
        said: impl IntoIterator<Item = Provenance<'p>>,
    ) {
        if self.keep(target, ways) {
            self.statements.push(said);
        }
    }

    /// Keeps the ways of a statement; false if there are none, which says nothing.
    #[inline]
    fn keep<W: IntoIterator<Item = u32>>(
        &mut self,
        target: u32,
        ways: impl IntoIterator<Item = W>,
    ) -> bool {
        let first = self.members.len();
        let mut known = None;
        for way in ways {
            self.members.extend(way);
            self.end_way(first, &mut known);
        }
        let last = self.members.len();
        if last > first {
            self.ways.push(last);
            self.targets.push(target);
        }
        last > first
    }

    /// Keeps a way in canonical form: members ascending and once, each way of a statement once.
    fn end_way(&mut self, first: u32, known: &mut Option<BTreeSet<Vec<u32>>>) {
        self.members.end_ascending();
        let last = self.members.len() - 1;
        if last == first {
            return;
        }
        let way = self.members.row(last);
        let mut earlier = (first..last).map(|way| self.members.row(way));
        let new = if last - first < MANY {
            earlier.all(|other| other != way)
        } else {
            known
                .get_or_insert_with(|| earlier.map(<[u32]>::to_vec).collect())
                .insert(way.to_vec())
        };
        if !new {
            self.members.pop();
        }
    }

    fn statement_ways(&self, statement: u32) -> impl Iterator<Item = &[u32]> {
        self.ways.row(statement).map(|way| self.members.row(way))
    }
}

impl Extend<Requirement> for ProgressionBuilder {
    fn extend<I: IntoIterator<Item = Requirement>>(&mut self, requirements: I) {
        let mut requirements = requirements.into_iter().peekable();
        let mut indices = Vec::new();
        while requirements.peek().is_some() {
            let some: Vec<Requirement> = requirements.by_ref().take(TOGETHER).collect();
            let mut batch = Batch::default();
            for requirement in &some {
                batch.push(&requirement.target, &requirement.ways);
            }
            let said = some.iter().map(Requirement::provenance);
            let said: Vec<Word> = said.map(|said| self.statements.word(said)).collect();
            self.take(&batch, said, &mut indices);
        }
    }
}

impl Extend<ItemId> for ProgressionBuilder {
    fn extend<I: IntoIterator<Item = ItemId>>(&mut self, competencies: I) {
        self.names.extend(competencies);
    }
}

impl fmt::Debug for ProgressionBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProgressionBuilder")
            .field("competencies", &self.names.len())
            .field("statements", &self.targets.len())
            .finish_non_exhaustive()
    }
}

/// Statements folded into records, target by target.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) needs: Needs,
    pub(super) statements: Statements,
}

impl Folded {
    fn of(builder: ProgressionBuilder) -> (Names, Self) {
        let n = dense(builder.names.len());
        if builder.targets.is_sorted_by(|one, next| one < next) {
            // One statement a target, in their order: all is in place.
            let ProgressionBuilder {
                names,
                targets,
                ways,
                members,
                mut statements,
            } = builder;
            statements.shrink_to_fit();
            let needs = NeedsBuilder::of(n, targets, ways, members).build();
            return (names, Self { needs, statements });
        }
        let by_target = builder.targets.iter().copied().zip(0..);
        let by_target = Table::group(n, by_target);
        let mut folding = Folding {
            builder: &builder,
            needs: NeedsBuilder::with_capacity(
                builder.targets.len(),
                at(builder.members.len()),
                builder.members.cells().len(),
            ),
            statements: Statements::over(&builder.statements),
        };
        for target in 0..n {
            match by_target.row(target) {
                only @ ([] | [_]) => folding.record(only),
                several => fold(&builder, several)
                    .iter()
                    .for_each(|same| folding.record(same)),
            }
            folding.needs.end_target();
        }
        let folded = Self {
            needs: folding.needs.build(),
            statements: folding.statements,
        };
        (builder.names, folded)
    }
}

struct Folding<'b> {
    builder: &'b ProgressionBuilder,
    needs: NeedsBuilder,
    statements: Statements,
}

impl Folding<'_> {
    /// Adds statements of the same ways as one record.
    fn record(&mut self, same: &[u32]) {
        if let Some(first) = same.first() {
            let ways = self.builder.statement_ways(*first);
            self.needs.record(ways.map(|way| way.iter().copied()));
            self.statements.join(&self.builder.statements, same);
        }
    }
}

/// Groups the statements of one target that have the same ways, whatever the order of these.
fn fold(builder: &ProgressionBuilder, statements: &[u32]) -> Vec<Vec<u32>> {
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
