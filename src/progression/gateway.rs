//! Gateways: what much depends on.

use std::cmp::Reverse;
use std::fmt;

use crate::graph::{Rows, Size, at};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::progression::{Inner, Progression};

/// How closely to look when the reach of all competencies is estimated.
///
/// ```
/// use continua::progression::Sketch;
///
/// let sketch = Sketch::seeded(7).with_ranks(402);
/// assert_eq!(sketch.relative_error(), 0.05);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sketch {
    seed: u64,
    ranks: u32,
}

impl Sketch {
    /// A sketch of 102 ranks, off by a tenth as a rule. The same seed gives the same answer on
    /// every platform.
    pub const fn seeded(seed: u64) -> Self {
        Self { seed, ranks: 102 }
    }

    /// Keeps so many ranks a competency, at least 3: four times as many halve the error.
    #[must_use]
    pub const fn with_ranks(self, ranks: u32) -> Self {
        let ranks = if ranks < 3 { 3 } else { ranks };
        Self { ranks, ..self }
    }

    /// The relative standard error of what is not exact, at most: `1 / sqrt(ranks - 2)`.
    pub fn relative_error(self) -> f64 {
        1.0 / f64::from(self.ranks.saturating_sub(2).max(1)).sqrt()
    }
}

impl Default for Sketch {
    fn default() -> Self {
        Self::seeded(0)
    }
}

/// How many competencies may rest on each one, estimated for all of them at once.
///
/// Made by [`Progression::gateways`].
#[derive(Clone)]
pub struct Gateways<'a> {
    inner: &'a Inner,
    sketch: Sketch,
    sizes: Vec<Size>,
}

/// One competency and how many others may rest on it.
#[derive(Clone, Copy)]
pub struct Gateway<'a> {
    inner: &'a Inner,
    index: u32,
    size: Size,
}

impl Progression {
    /// How many competencies may rest on each one, directly or through others, whichever ways are
    /// taken: to find the *gateways* that much depends on.
    ///
    /// Exact where fewer than the ranks of the sketch rest on one; else estimated, with the
    /// relative standard error that the sketch tells. Exact for one competency:
    /// [`reach`](Self::reach); what depends on one so that no other way leads round it:
    /// [`out_of_reach_without`](Self::out_of_reach_without).
    ///
    /// The size estimation of E. Cohen, *Size-estimation framework with applications to transitive
    /// closure and reachability* (1997). O(ranks × size); exact answers for all would be quadratic.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement, Sketch};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]))
    ///     .require(Requirement::new(id("c")?).way([id("a")?]))
    ///     .build();
    /// let gateways = progression.gateways(Sketch::seeded(7));
    /// let first = gateways.most().next().unwrap();
    /// assert_eq!((first.id(), first.reach(), first.is_exact()), (&id("a")?, 2, true));
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn gateways(&self, sketch: Sketch) -> Gateways<'_> {
        let inner = self.inner();
        let mut edges = Vec::new();
        for target in 0..inner.len() {
            let members = inner.needs.direct(target).iter();
            edges.extend(members.map(|member| (*member, target)));
        }
        let rows = Rows::from_edges(inner.len(), &edges);
        Gateways {
            inner,
            sketch,
            sizes: rows.reach_sizes(sketch.ranks, sketch.seed),
        }
    }
}

impl<'a> Gateways<'a> {
    /// The sketch that they come from.
    pub fn sketch(&self) -> Sketch {
        self.sketch
    }

    /// One competency; none for what is not part of the progression. O(1) on average.
    pub fn of(&self, id: &ItemId) -> Option<Gateway<'a>> {
        self.at(self.inner.index(id)?)
    }

    /// All of them, those that most rests on first; of equal ones in the order of the progression.
    /// O(size, log for the order).
    pub fn most(&self) -> impl ExactSizeIterator<Item = Gateway<'a>> + use<'a> {
        let mut all: Vec<Gateway<'a>> = (0..self.inner.len()).filter_map(|i| self.at(i)).collect();
        all.sort_by_key(|gateway| Reverse(gateway.reach()));
        all.into_iter()
    }

    fn at(&self, index: u32) -> Option<Gateway<'a>> {
        Some(Gateway {
            inner: self.inner,
            index,
            size: *self.sizes.get(at(index))?,
        })
    }
}

impl<'a> Gateway<'a> {
    /// The competency.
    pub fn id(self) -> &'a ItemId {
        self.inner.name(self.index)
    }

    /// How many others may rest on it.
    pub fn reach(self) -> u64 {
        self.size.size.saturating_sub(1)
    }

    /// Whether the number is exact, not estimated.
    pub fn is_exact(self) -> bool {
        self.size.exact
    }
}

impl fmt::Debug for Gateway<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway")
            .field("id", &self.id())
            .field("reach", &self.reach())
            .field("exact", &self.is_exact())
            .finish()
    }
}

impl fmt::Debug for Gateways<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = Competencies::new(self.inner, (0..self.inner.len()).collect());
        f.debug_map()
            .entries(all.zip(&self.sizes).map(|(id, size)| (id, size.size - 1)))
            .finish()
    }
}
