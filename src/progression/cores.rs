//! Why some competencies cannot be learned: the circles at the bottom of it.

use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{Cycle, Rows, Seen, Table, at, dense};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::needs::NeedsBuilder;
use super::progression::{Inner, Progression};

/// How many members a circular part may have for its core to be made as small as can be.
const DELETION_LIMIT: usize = 1_000;

/// A set of competencies of which each waits for another of the set, so that none can be learned
/// whatever else is held.
#[derive(Clone, Copy)]
pub struct Core<'a> {
    inner: &'a Inner,
    core: &'a CoreData,
}

impl<'a> Core<'a> {
    /// The members, in the order of the progression.
    pub fn members(self) -> Competencies<'a> {
        Competencies::new(self.inner, self.core.members.clone())
    }

    /// One shortest circle among the members: each comes before the next, and the last before the
    /// first.
    pub fn circle(self) -> Competencies<'a> {
        Competencies::new(self.inner, self.core.cycle.nodes.clone())
    }

    /// Whether the circle is known to be the shortest; false only where a very large core ended
    /// the search early.
    pub fn is_circle_shortest(self) -> bool {
        self.core.cycle.shortest
    }

    /// Whether no member can be left out. A circular part of more than 1,000 competencies is its
    /// own core, and this is false.
    pub fn is_minimal(self) -> bool {
        self.core.minimal
    }
}

impl fmt::Debug for Core<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("members", &self.members())
            .field("circle", &self.circle())
            .field("minimal", &self.is_minimal())
            .finish()
    }
}

/// A competency that is in no core and cannot be learned because of one or several.
#[derive(Clone, Copy)]
pub struct Blocked<'a> {
    inner: &'a Inner,
    target: u32,
}

impl<'a> Blocked<'a> {
    /// The competency.
    pub fn id(self) -> &'a ItemId {
        self.inner.name(self.target)
    }

    /// The cores that it waits for, in the order of [`Progression::cores`].
    pub fn cores(self) -> Vec<Core<'a>> {
        cores_behind(self.inner, self.target)
    }
}

impl fmt::Debug for Blocked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocked")
            .field("id", &self.id())
            .field("cores", &self.cores())
            .finish()
    }
}

impl Progression {
    /// Why some competencies are unlearnable: one core for each strongly connected part of the
    /// unlearnable ones that is still unlearnable when everything outside it counts as held.
    /// Ordered by their first member; empty if all can be learned.
    ///
    /// Parts are taken among what is unlearnable, over the requirements that are not met by what
    /// can be learned, so that a harmless circle is never named. The first call finds them, in
    /// O(size) but for the deletion within parts of up to 1,000 members; later calls are O(cores).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (a, b, c) = (id("a")?, id("b")?, id("c")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .require(Requirement::new(a.clone()).way([b.clone()]))
    ///     .require(Requirement::new(c.clone()).way([b.clone()]))
    ///     .build();
    /// let core = progression.cores().next().unwrap();
    /// assert_eq!(core.members().collect::<Vec<_>>(), [&a, &b]);
    /// let blocked = progression.blocked().next().unwrap();
    /// assert_eq!(blocked.id(), &c);
    /// assert_eq!(blocked.cores().len(), 1);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn cores(&self) -> impl ExactSizeIterator<Item = Core<'_>> {
        let inner = self.inner();
        inner
            .blockage()
            .cores
            .iter()
            .map(move |core| Core { inner, core })
    }

    /// The unlearnable competencies that are in no core, in the order of the progression.
    pub fn blocked(&self) -> impl ExactSizeIterator<Item = Blocked<'_>> {
        let inner = self.inner();
        let blocked = inner.blockage().blocked.iter();
        blocked.map(move |target| Blocked {
            inner,
            target: *target,
        })
    }

    /// The cores that make a competency unlearnable: one that it is a member of, and all that it
    /// waits for. Empty for what can be learned and for what is not part of the progression.
    pub fn blocked_by(&self, id: &ItemId) -> Vec<Core<'_>> {
        let inner = self.inner();
        inner
            .index(id)
            .map_or_else(Vec::new, |target| cores_behind(inner, target))
    }
}

fn cores_behind(inner: &Inner, target: u32) -> Vec<Core<'_>> {
    let blockage = inner.blockage();
    let places = blockage.behind(target);
    let cores = places
        .iter()
        .filter_map(|place| blockage.cores.get(at(*place)));
    cores.map(|core| Core { inner, core }).collect()
}

struct CoreData {
    members: Vec<u32>,
    cycle: Cycle,
    minimal: bool,
}

/// Everything that cannot be learned, and why.
///
/// Strongly connected parts of the unlearnable competencies stand in topological order. A part that
/// has no core and waits for just one other stands for that one, so that a long line behind a core
/// is looked through in one step.
#[derive(Default)]
pub(super) struct Blockage {
    cores: Vec<CoreData>,
    blocked: Vec<u32>,
    /// What cannot be learned, ascending, and the part of each.
    unlearnable: Vec<u32>,
    part: Vec<u32>,
    /// The part that each part stands for.
    stands_for: Vec<u32>,
    /// The parts that each part waits for, for those that stand for themselves.
    waits_for: Table,
    core_of: Vec<Option<u32>>,
}

impl Blockage {
    pub(super) fn of(inner: &Inner) -> Self {
        let all = 0..inner.len();
        let unlearnable = all.filter(|target| !inner.learnable.contains(at(*target)));
        let unlearnable: Vec<u32> = unlearnable.collect();
        if unlearnable.is_empty() {
            return Self::default();
        }
        let rows = waiting(inner, &unlearnable);
        let parts = rows.strong_order();
        let mut found = Self {
            part: vec![0; unlearnable.len()],
            unlearnable,
            ..Self::default()
        };
        let mut cores = Vec::new();
        for (part, place) in parts.iter().zip(0..) {
            for member in part {
                if let Some(slot) = found.part.get_mut(at(*member)) {
                    *slot = place;
                }
            }
            let core = find_core(inner, &found.unlearnable, &rows, part);
            found.wait(&rows, part, place, core.is_some());
            if let Some(core) = core {
                cores.push((core, place));
            }
        }
        found.core_of = vec![None; parts.len()];
        cores.sort_by(|(a, _), (b, _)| a.members.cmp(&b.members));
        for ((core, part), place) in cores.into_iter().zip(0..) {
            if let Some(slot) = found.core_of.get_mut(at(part)) {
                *slot = Some(place);
            }
            found.cores.push(core);
        }
        let mut in_core = FixedBitSet::with_capacity(at(inner.len()));
        in_core.extend(
            found
                .cores
                .iter()
                .flat_map(|core| &core.members)
                .map(|m| at(*m)),
        );
        let blocked = found.unlearnable.iter().copied();
        found.blocked = blocked
            .filter(|target| !in_core.contains(at(*target)))
            .collect();
        found
    }

    /// Notes what a part waits for. Parts come in topological order.
    fn wait(&mut self, rows: &Rows, part: &[u32], place: u32, has_core: bool) {
        let before = part.iter().flat_map(|member| rows.before(*member));
        let parts = before.filter_map(|member| self.part.get(at(member)).copied());
        let others = parts.filter(|other| *other != place);
        let others = others.filter_map(|other| self.stands_for.get(at(other)).copied());
        let mut others: Vec<u32> = others.collect();
        others.sort_unstable();
        others.dedup();
        match others.as_slice() {
            [only] if !has_core => self.stands_for.push(*only),
            _ => self.stands_for.push(place),
        }
        self.waits_for.push(others);
    }

    /// The cores that a competency is a member of or waits for, ascending.
    fn behind(&self, target: u32) -> Vec<u32> {
        let Ok(local) = self.unlearnable.binary_search(&target) else {
            return Vec::new();
        };
        let mut seen = Seen::new(self.waits_for.len());
        let mut pending: Vec<u32> = self.part.get(local).copied().into_iter().collect();
        let mut cores = Vec::new();
        while let Some(part) = pending.pop() {
            if !seen.insert(part) {
                continue;
            }
            cores.extend(self.core_of.get(at(part)).copied().flatten());
            pending.extend(self.waits_for.row(part));
        }
        cores.sort_unstable();
        cores
    }
}

/// The ways of the records of an unlearnable target that nothing learnable meets, each with its
/// unlearnable members by their place among the unlearnable.
fn open_records(inner: &Inner, unlearnable: &[u32], target: u32) -> Vec<Vec<Vec<u32>>> {
    let needs = &inner.needs;
    let records = needs.records(target);
    let unmet = records.filter(|record| !needs.is_met(*record, &inner.learnable));
    let place = |member: &u32| unlearnable.binary_search(member).ok().map(dense);
    let ways = |way| needs.members(way).iter().filter_map(place).collect();
    unmet
        .map(|record| needs.ways(record).map(ways).collect())
        .collect()
}

/// Which unlearnable competency waits for which, by their places among the unlearnable.
fn waiting(inner: &Inner, unlearnable: &[u32]) -> Rows {
    let mut edges = Vec::new();
    for (target, place) in unlearnable.iter().zip(0..) {
        let ways = open_records(inner, unlearnable, *target)
            .into_iter()
            .flatten();
        edges.extend(ways.flatten().map(|member| (member, place)));
    }
    edges.sort_unstable();
    edges.dedup();
    Rows::from_edges(dense(unlearnable.len()), &edges)
}

/// The core of one strongly connected part, if it is unlearnable by itself.
fn find_core(inner: &Inner, unlearnable: &[u32], rows: &Rows, part: &[u32]) -> Option<CoreData> {
    if !rows.is_circular(part) {
        return None;
    }
    let stuck = Stuck::of(inner, unlearnable, part);
    let all = stuck.unreached(&(0..dense(part.len())).map(at).collect());
    let global = |locals: &FixedBitSet| -> Vec<u32> {
        locals
            .ones()
            .filter_map(|local| part.get(local).copied())
            .collect()
    };
    let whole = global(&all);
    let mut cycle = rows.shortest_cycle(&whole)?;
    let mut members = all;
    let minimal = whole.len() <= DELETION_LIMIT;
    if minimal {
        // A shortest circle mostly is a core already, and a smaller set to begin with.
        let nodes = cycle
            .nodes
            .iter()
            .filter_map(|node| part.binary_search(node).ok());
        let on_cycle = stuck.unreached(&nodes.collect());
        if !on_cycle.is_clear() {
            members = on_cycle;
        }
        if !is_plain_cycle(rows, &global(&members)) {
            members = stuck.shrink(members);
        }
        cycle = rows.shortest_cycle(&global(&members))?;
    }
    let id = |node: &u32| unlearnable.get(at(*node)).copied();
    cycle.nodes = cycle.nodes.iter().filter_map(id).collect();
    Some(CoreData {
        members: global(&members).iter().filter_map(id).collect(),
        cycle,
        minimal,
    })
}

/// Whether each member waits for just one other, so that none can be left out.
fn is_plain_cycle(rows: &Rows, members: &[u32]) -> bool {
    members.iter().all(|member| {
        let before = rows.before(*member);
        before
            .filter(|node| members.binary_search(node).is_ok())
            .count()
            == 1
    })
}

/// A circular part by itself, relabelled to `0..n`; everything outside it counts as held.
struct Stuck {
    needs: super::needs::Needs,
}

impl Stuck {
    fn of(inner: &Inner, unlearnable: &[u32], part: &[u32]) -> Self {
        let mut builder = NeedsBuilder::default();
        let local = |member: u32| part.binary_search(&member).ok().map(dense);
        for member in part {
            let target = unlearnable.get(at(*member)).copied().unwrap_or(u32::MAX);
            for ways in open_records(inner, unlearnable, target) {
                builder.record(
                    ways.into_iter()
                        .map(|way| way.into_iter().filter_map(local)),
                );
            }
            builder.end_target();
        }
        Self {
            needs: builder.build(),
        }
    }

    /// What of `members` stays unlearnable if everything else counts as held.
    fn unreached(&self, members: &FixedBitSet) -> FixedBitSet {
        let mut given = FixedBitSet::with_capacity(at(self.needs.len()));
        given.insert_range(..);
        given.difference_with(members);
        let mut rest = members.clone();
        rest.grow(at(self.needs.len()));
        for reached in self.needs.closure(None, Some(&given)) {
            rest.remove(at(reached));
        }
        rest
    }

    /// An inclusion-minimal stuck set within a stuck set: leaves out each member in turn where
    /// something stays stuck without it.
    fn shrink(&self, mut members: FixedBitSet) -> FixedBitSet {
        for member in 0..at(self.needs.len()) {
            if !members.contains(member) {
                continue;
            }
            let mut fewer = members.clone();
            fewer.remove(member);
            let stuck = self.unreached(&fewer);
            if !stuck.is_clear() {
                members = stuck;
            }
        }
        members
    }
}
