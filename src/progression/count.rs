//! How many states and learning paths there are, up to a cap.

use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense, weak_parts};

use super::count_paths::paths;
use super::counters::Counters;
use super::needs::{Needs, NeedsBuilder};
use super::progression::{Inner, Progression};

/// How much a count does before it is content with "more than": about a second's work.
const EFFORT: u64 = 1 << 26;

/// A number, or that it is greater than another.
///
/// ```
/// use continua::progression::Count;
///
/// assert_eq!(Count::Exactly(15).exactly(), Some(15));
/// assert_eq!(Count::MoreThan(1_000).to_string(), "more than 1000");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// So many.
    Exactly(u64),
    /// More than so many: the cap, or what was counted when the count took too long.
    MoreThan(u64),
}

impl Count {
    /// The number, if it is known.
    pub fn exactly(self) -> Option<u64> {
        match self {
            Self::Exactly(number) => Some(number),
            Self::MoreThan(_) => None,
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(number) => write!(f, "{number}"),
            Self::MoreThan(number) => write!(f, "more than {number}"),
        }
    }
}

impl Progression {
    /// How many states there are, the empty one among them, up to a cap.
    ///
    /// To a teacher: in how many ways a class can differ in what its learners hold, if all learned
    /// in order. To a program: how many held sets [`is_state`](super::Held::is_state) accepts; for
    /// progressions without alternatives or circles the size of their ordinal space (Doignon and
    /// Falmagne, *Knowledge Spaces*, 1999), with alternatives of their learning space.
    ///
    /// Counted part by part, depth-first, each state once: O(states × what rests on one), up to the
    /// cap or for about a second. Past that the answer is [`Count::MoreThan`].
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Count, Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("c")?).way([id("a")?]).way([id("b")?]))
    ///     .build();
    /// // None; a; b; a and b; each of the last three with c.
    /// assert_eq!(progression.count_states(1_000), Count::Exactly(7));
    /// assert_eq!(progression.count_states(5), Count::MoreThan(5));
    /// assert_eq!(progression.count_learning_paths(1_000), Count::Exactly(4));
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn count_states(&self, cap: u64) -> Count {
        let mut total = Total::new(cap);
        let mut effort = EFFORT;
        for part in parts(self.inner()) {
            let (number, exact) = states(&part, cap, &mut effort);
            total.times(number);
            total.exact &= exact;
            if total.is_over() || !exact {
                break;
            }
        }
        total.count()
    }

    /// How many learning paths there are, up to a cap: orders in which everything that can be
    /// learned is learned, one after the other.
    ///
    /// The gradations of knowledge space theory; for progressions without alternatives or circles
    /// the linear extensions of an order. Counted part by part over the states of each number of
    /// members, and paths of several parts by how they can be interleaved:
    /// O(states of a part × its size), up to the cap or for about a second. Past that the answer is
    /// [`Count::MoreThan`].
    pub fn count_learning_paths(&self, cap: u64) -> Count {
        let mut total = Total::new(cap);
        let mut effort = EFFORT;
        let mut before = 0;
        for part in parts(self.inner()) {
            let (number, exact) = paths(&part, cap, &mut effort);
            total.times(number);
            total.exact &= exact;
            total.interleave(before, u64::from(part.len()));
            before += u64::from(part.len());
            if total.is_over() || !exact {
                break;
            }
        }
        total.count()
    }
}

/// A product that stops once it is past a cap.
struct Total {
    number: u128,
    cap: u64,
    exact: bool,
}

impl Total {
    fn new(cap: u64) -> Self {
        Self {
            number: 1,
            cap,
            exact: true,
        }
    }

    fn is_over(&self) -> bool {
        self.number > u128::from(self.cap)
    }

    /// Every factor is at least one, so that a product past the cap stays there.
    fn times(&mut self, factor: u64) {
        if !self.is_over() {
            self.number *= u128::from(factor);
        }
    }

    /// Times the ways to interleave `a` things in order with `b` others: `(a + b)! / (a! b!)`.
    fn interleave(&mut self, a: u64, b: u64) {
        let few = a.min(b);
        let mut ways = 1u128;
        for chosen in 1..=few {
            // The binomials of a + b over 1, 2, … grow up to the one that is sought.
            ways = ways * u128::from(a + b - few + chosen) / u128::from(chosen);
            if ways > u128::from(self.cap) {
                break;
            }
        }
        self.times(u64::try_from(ways).unwrap_or(u64::MAX));
    }

    fn count(&self) -> Count {
        match u64::try_from(self.number) {
            Ok(number) if number <= self.cap && self.exact => Count::Exactly(number),
            Ok(number) if number <= self.cap => Count::MoreThan(number.saturating_sub(1)),
            _ => Count::MoreThan(self.cap),
        }
    }
}

/// What can be learned, by the parts that hang together, each relabelled to `0..n`.
fn parts(inner: &Inner) -> impl Iterator<Item = Needs> {
    let needs = &inner.needs;
    let usable = |way: &u32| {
        let mut members = needs.members(*way).iter();
        members.all(|m| inner.learnable.contains(at(*m)))
    };
    let learnable = || inner.learnable.ones().map(dense);
    let ways = learnable().flat_map(|target| {
        let records = needs.records(target);
        let ways = records.flat_map(|record| needs.ways(record));
        ways.map(move |way| (way, target))
    });
    let ways = ways.filter(move |(way, _)| usable(way));
    let edges = ways.flat_map(|(way, target)| {
        let members = needs.members(way).iter();
        members.map(move |member| (*member, target))
    });
    let parts = weak_parts(inner.len(), edges).into_iter();
    let parts = parts.filter(|part| {
        let first = part.first().copied().unwrap_or(u32::MAX);
        inner.learnable.contains(at(first))
    });
    parts.map(move |part| {
        let local = |member: &u32| part.binary_search(member).ok().map(dense);
        let mut builder = NeedsBuilder::default();
        for target in &part {
            for record in needs.records(*target) {
                let ways = needs.ways(record).filter(usable);
                builder.record(ways.map(|way| needs.members(way).iter().filter_map(local)));
            }
            builder.end_target();
        }
        builder.build()
    })
}

/// How many states a part has, or at least has, and whether that is all.
///
/// One thing after another that could be taken is taken, and then left for good: each way to decide
/// ends at one state, and each state is one way to decide.
fn states(needs: &Needs, cap: u64, effort: &mut u64) -> (u64, bool) {
    let mut counters = Counters::new(needs, &FixedBitSet::new());
    let mut open: Vec<u32> = (0..needs.len())
        .filter(|target| counters.unmet(*target) == 0)
        .collect();
    // Where something was taken, and how much was open before.
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut place = 0;
    let mut number = 0u64;
    loop {
        if let Some(next) = open.get(place).copied() {
            taken.push((place, open.len()));
            for way in needs.uses(next) {
                let target = needs.target(needs.record_of(*way));
                if counters.fill(needs, *way) && counters.unmet(target) == 0 {
                    open.push(target);
                }
            }
            let work = dense(needs.uses(next).len()).saturating_add(1);
            *effort = effort.saturating_sub(u64::from(work));
            place += 1;
            continue;
        }
        number += 1;
        if number > cap || *effort == 0 {
            return (number, false);
        }
        let Some((last, size)) = taken.pop() else {
            return (number, true);
        };
        for way in open.get(last).map_or(&[][..], |last| needs.uses(*last)) {
            counters.drain(needs, *way);
        }
        open.truncate(size);
        place = last + 1;
    }
}
