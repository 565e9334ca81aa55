//! Requirements that say what longer ways say already, and a progression without them.

use std::fmt;

use crate::graph::{Rows, ShortCut};
use crate::id::ItemId;

use super::builder::ProgressionBuilder;
use super::progression::{Inner, Progression};
use super::source::Strength;

/// What a progression says twice: that one competency comes before another, although the steps
/// between say so already.
///
/// To an author: a map of the progression shows more lines than it says things. Only requirements
/// without alternatives are looked at, for only these always hold. A required step is redundant
/// only by other required steps; a recommended one by any. On a circle nothing follows from
/// anything.
///
/// Made by [`Progression::redundancy`].
#[derive(Clone)]
pub struct Redundancy<'a> {
    progression: &'a Progression,
    steps: Vec<(ShortCut, Strength)>,
    complete: bool,
}

/// One step that follows from others. A view: it borrows the progression and is `Copy`.
#[derive(Clone, Copy)]
pub struct RedundantStep<'a> {
    inner: &'a Inner,
    step: ShortCut,
    strength: Strength,
}

impl Progression {
    /// What is said twice, in the order of the later competencies, then of the earlier ones.
    ///
    /// The transitive reduction of Aho, Garey and Ullman (1972) of what has no alternatives.
    /// O(requirements × what lies between a competency and its earliest member), ended early after
    /// some twenty million steps, which is then said.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let (a, b, c) = (ItemId::new("a")?, ItemId::new("b")?, ItemId::new("c")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .require(Requirement::new(c.clone()).way([a.clone(), b.clone()]))
    ///     .build();
    /// let redundancy = progression.redundancy();
    /// let step = redundancy.iter().next().unwrap();
    /// assert_eq!((step.before(), step.after(), step.via()), (&a, &c, &b));
    /// let reduced = redundancy.reduced();
    /// assert_eq!(reduced.direct_before(&c).collect::<Vec<_>>(), [&b]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn redundancy(&self) -> Redundancy<'_> {
        let inner = self.inner();
        let all = single_steps(inner, |_| true);
        let required = single_steps(inner, |record| inner.is_required(record));
        let strict = rows(inner, &required).short_cuts();
        let mut steps: Vec<_> = strict
            .found
            .into_iter()
            .map(|cut| (cut, Strength::Required))
            .collect();
        let mut complete = strict.complete;
        if all != required {
            let loose = rows(inner, &all).short_cuts();
            let recommended = loose.found.into_iter().filter(|cut| {
                let step = (cut.before, cut.after);
                required.binary_search(&step).is_err()
            });
            steps.extend(recommended.map(|cut| (cut, Strength::Recommended)));
            complete &= loose.complete;
        }
        steps.sort_by_key(|(cut, _)| (cut.after, cut.before));
        Redundancy {
            progression: self,
            steps,
            complete,
        }
    }
}

fn rows(inner: &Inner, steps: &[(u32, u32)]) -> Rows {
    Rows::from_edges(inner.len(), steps)
}

/// Each member and target of the records without alternatives, ascending and once.
fn single_steps(inner: &Inner, keep: impl Fn(u32) -> bool) -> Vec<(u32, u32)> {
    let mut steps = Vec::new();
    for record in 0..inner.needs.record_count() {
        if inner.needs.ways(record).len() == 1 && keep(record) {
            let members = inner
                .needs
                .ways(record)
                .flat_map(|way| inner.needs.members(way));
            steps.extend(members.map(|member| (*member, inner.needs.target(record))));
        }
    }
    steps.sort_unstable();
    steps.dedup();
    steps
}

impl<'a> Redundancy<'a> {
    /// How many steps follow from others.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether there are no others; false only where a very large progression ended the search
    /// early.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Each step that follows from others.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = RedundantStep<'a>> + '_ {
        let inner = self.progression.inner();
        self.steps
            .iter()
            .map(move |(step, strength)| RedundantStep {
                inner,
                step: *step,
                strength: *strength,
            })
    }

    /// The progression without them: the same competencies, learnable the same, with the same
    /// states and so the same answers on every state. Of a held set that is no state, less may be
    /// missing directly beneath a competency, and so more ready. What else a requirement names
    /// stays, with who states it; one of which nothing is left is left out. O(size).
    pub fn reduced(&self) -> Progression {
        let inner = self.progression.inner();
        let redundant = |member: u32, target: u32| {
            let key = (target, member);
            let steps = &self.steps;
            steps
                .binary_search_by_key(&key, |(cut, _)| (cut.after, cut.before))
                .is_ok()
        };
        let mut builder = ProgressionBuilder::default();
        for id in inner.ids() {
            builder.intern(id);
        }
        for record in 0..inner.needs.record_count() {
            let target = inner.needs.target(record);
            let ways = inner.needs.ways(record);
            let mut kept: Vec<Vec<u32>> =
                ways.map(|way| inner.needs.members(way).to_vec()).collect();
            if let [only] = kept.as_mut_slice() {
                let size = only.len();
                only.retain(|member| !redundant(*member, target));
                if only.is_empty() && size > 0 {
                    continue;
                }
            }
            builder.state(target, kept, inner.statements.row(record));
        }
        builder.build()
    }
}

impl<'a> RedundantStep<'a> {
    /// What comes first.
    pub fn before(self) -> &'a ItemId {
        self.inner.name(self.step.before)
    }

    /// What comes after it.
    pub fn after(self) -> &'a ItemId {
        self.inner.name(self.step.after)
    }

    /// What lies between: the last before the later one on a longer way.
    pub fn via(self) -> &'a ItemId {
        self.inner.name(self.step.via)
    }

    /// How strongly the step is meant, and the steps that it follows from at least.
    pub fn strength(self) -> Strength {
        self.strength
    }
}

impl fmt::Debug for RedundantStep<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedundantStep")
            .field("before", &self.before())
            .field("via", &self.via())
            .field("after", &self.after())
            .field("strength", &self.strength)
            .finish()
    }
}

impl fmt::Debug for Redundancy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
