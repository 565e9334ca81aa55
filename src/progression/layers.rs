//! Layers: how many steps of learning lie beneath each competency.

use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{Table, at};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::progression::{Inner, Progression};

/// The learnable competencies by *depth*: the least number of steps that must be taken before each.
///
/// To a teacher: layer 0 can be taken up by anybody, and nobody reaches layer 3 without having
/// learned something of each layer below it. Depth is that of the best choice among alternatives:
/// the greatest over the requirements of the least over their ways of what the members need. For
/// progressions without alternatives it is the length of the longest path beneath.
///
/// Made by [`Progression::layers`].
#[derive(Clone)]
pub struct Layers<'a> {
    inner: &'a Inner,
    /// Of each competency; `u32::MAX` for what cannot be learned.
    depth: Vec<u32>,
    layers: Table,
}

impl Progression {
    /// The learnable competencies by depth. O(size).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("adding")?).way([id("counting")?]))
    ///     .require(
    ///         Requirement::new(id("multiplying")?)
    ///             .way([id("adding")?])
    ///             .way([id("arrays")?]),
    ///     )
    ///     .build();
    /// let layers = progression.layers();
    /// assert_eq!(layers.len(), 2);
    /// // By way of arrays, which rest on nothing.
    /// assert_eq!(layers.depth(&id("multiplying")?), Some(1));
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn layers(&self) -> Layers<'_> {
        Layers::of(self.inner())
    }

    /// What rests on nothing: what is ready for a learner who holds nothing, layer 0. O(size).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .build();
    /// assert_eq!(progression.entry_points().collect::<Vec<_>>(), [&a]);
    /// assert_eq!(progression.capstones().collect::<Vec<_>>(), [&b]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn entry_points(&self) -> Competencies<'_> {
        let inner = self.inner();
        let nothing = FixedBitSet::new();
        let all = 0..inner.len();
        let entries = all.filter(|target| inner.needs.is_supported(*target, &nothing));
        Competencies::new(inner, entries.collect())
    }

    /// What nothing else rests on, whichever ways are taken: where a progression leads to.
    /// O(size).
    pub fn capstones(&self) -> Competencies<'_> {
        let inner = self.inner();
        let rests = |member: u32| {
            let mut above = super::before::dependents(inner, member);
            above.any(|target| target != member)
        };
        let capstones = (0..inner.len()).filter(|member| !rests(*member));
        Competencies::new(inner, capstones.collect())
    }
}

impl<'a> Layers<'a> {
    fn of(inner: &'a Inner) -> Self {
        let mut depth = vec![u32::MAX; at(inner.len())];
        let mut deepest = None;
        let order = inner.learning_order();
        for target in &order {
            // What comes later in the order lies as deep or deeper: it is not needed yet.
            let own = depth_of(inner, *target, &depth);
            deepest = deepest.max(Some(own));
            if let Some(slot) = depth.get_mut(at(*target)) {
                *slot = own;
            }
        }
        let number = deepest.map_or(0, |deepest: u32| deepest.saturating_add(1));
        let rows = depth.iter().copied().zip(0..);
        let layers = Table::group(number, rows);
        Self {
            inner,
            depth,
            layers,
        }
    }

    /// How many layers there are: one more than the greatest depth.
    pub fn len(&self) -> usize {
        at(self.layers.len())
    }

    /// Whether nothing can be learned.
    pub fn is_empty(&self) -> bool {
        self.layers.len() == 0
    }

    /// The depth of a competency: the least number of steps before it. None for what cannot be
    /// learned and for what is not part of the progression. O(1) on average.
    pub fn depth(&self, id: &ItemId) -> Option<u32> {
        let depth = *self.depth.get(at(self.inner.index(id)?))?;
        (depth != u32::MAX).then_some(depth)
    }

    /// The competencies of a depth, in the order of the progression; none beyond the deepest.
    pub fn layer(&self, depth: u32) -> Competencies<'a> {
        Competencies::new(self.inner, self.layers.row(depth).to_vec())
    }

    /// Each layer, from the entry points up.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Competencies<'a>> + '_ {
        let (inner, layers) = (self.inner, &self.layers);
        (0..self.len()).map(move |depth| {
            let depth = crate::graph::dense(depth);
            Competencies::new(inner, layers.row(depth).to_vec())
        })
    }

    /// A chain that gives a competency its depth: from an entry point up to it, each a member of
    /// the best way of the next, one of each layer. Of equal ones that of the earliest members.
    /// Empty for what has no depth. O(the ways of its members).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]))
    ///     .require(Requirement::new(id("c")?).way([id("b")?, id("x")?]))
    ///     .build();
    /// let layers = progression.layers();
    /// let chain: Vec<_> = layers.chain_to(&id("c")?).map(ToString::to_string).collect();
    /// assert_eq!(chain, ["a", "b", "c"]);
    /// assert_eq!(layers.longest_chains().count(), 1);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn chain_to(&self, id: &ItemId) -> Competencies<'a> {
        let index = self.inner.index(id);
        Competencies::new(
            self.inner,
            index.map_or_else(Vec::new, |index| self.chain(index)),
        )
    }

    /// A longest chain to each competency of the deepest layer, in their order: what takes longest
    /// however many things a learner takes up side by side. Each is sought when it is asked for.
    pub fn longest_chains(&self) -> impl ExactSizeIterator<Item = Competencies<'a>> + '_ {
        let deepest = self.layers.len().saturating_sub(1);
        let tops = self.layers.row(deepest).iter();
        tops.map(|top| Competencies::new(self.inner, self.chain(*top)))
    }

    fn chain(&self, top: u32) -> Vec<u32> {
        let depth = |target: u32| self.depth.get(at(target)).copied().unwrap_or(u32::MAX);
        let mut chain = Vec::new();
        if depth(top) == u32::MAX {
            return chain;
        }
        chain.push(top);
        let mut target = top;
        while depth(target) > 0 {
            let needs = &self.inner.needs;
            let own = depth(target);
            let mut records = needs.records(target);
            let critical =
                records.find(|record| record_depth(self.inner, *record, &self.depth) == own);
            let mut ways = critical.map_or(0..0, |record| needs.ways(record));
            let best = ways.find(|way| way_depth(needs.members(*way), &self.depth) == own);
            let members = best.map_or(&[][..], |way| needs.members(way));
            let Some(member) = members.iter().find(|m| depth(**m) + 1 == own) else {
                break;
            };
            target = *member;
            chain.push(target);
        }
        chain.reverse();
        chain
    }
}

impl fmt::Debug for Layers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

fn depth_of(inner: &Inner, target: u32, depth: &[u32]) -> u32 {
    let records = inner.needs.records(target);
    let depths = records.map(|record| record_depth(inner, record, depth));
    depths.max().unwrap_or(0)
}

fn record_depth(inner: &Inner, record: u32, depth: &[u32]) -> u32 {
    let ways = inner.needs.ways(record);
    let depths = ways.map(|way| way_depth(inner.needs.members(way), depth));
    depths.min().unwrap_or(u32::MAX)
}

/// The steps before and with the members of a way; none if it has none.
fn way_depth(members: &[u32], depth: &[u32]) -> u32 {
    let depths = members.iter().map(|m| depth.get(at(*m)).copied());
    let deepest = depths.map(|depth| depth.unwrap_or(u32::MAX)).max();
    deepest.map_or(0, |deepest| deepest.saturating_add(1))
}
