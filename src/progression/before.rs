//! What comes before and after a competency.

use crate::graph::reach;
use crate::id::ItemId;

use super::competencies::Competencies;
use super::progression::{Inner, Progression};

impl Progression {
    /// The members of every way of a competency: what it may rest on directly. O(the answer, log
    /// for its order).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (a, b, c) = (id("a")?, id("b")?, id("c")?);
    /// let progression: Progression = [
    ///     Requirement::new(b.clone()).way([a.clone()]),
    ///     Requirement::new(c.clone()).way([b.clone()]),
    /// ]
    /// .into_iter()
    /// .collect();
    /// assert_eq!(progression.direct_before(&c).collect::<Vec<_>>(), [&b]);
    /// assert_eq!(progression.before(&c).collect::<Vec<_>>(), [&b, &a]);
    /// assert_eq!(progression.direct_after(&a).collect::<Vec<_>>(), [&b]);
    /// assert_eq!(progression.after(&a).collect::<Vec<_>>(), [&b, &c]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn direct_before(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, target| {
            ascending(inner.needs.direct(target).to_vec())
        })
    }

    /// The competencies of which some way has this one as a member. O(the answer, log for its
    /// order).
    pub fn direct_after(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, member| {
            ascending(dependents(inner, member).collect())
        })
    }

    /// Everything that a competency may rest on, directly or through others, whichever ways are
    /// taken: nearest first. The competency itself is left out, also where a circle leads back to
    /// it. O(the answer and its requirements).
    pub fn before(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, target| {
            reach(target, inner.len(), |target| {
                inner.needs.direct(target).iter().copied()
            })
        })
    }

    /// Everything that may rest on a competency, directly or through others: nearest first. The
    /// competency itself is left out. O(the answer and the requirements that name it).
    pub fn after(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, member| {
            reach(member, inner.len(), |member| dependents(inner, member))
        })
    }

    pub(super) fn answer(
        &self,
        id: &ItemId,
        query: impl FnOnce(&Inner, u32) -> Vec<u32>,
    ) -> Competencies<'_> {
        let inner = self.inner();
        let Some(index) = inner.index(id) else {
            return Competencies::none(inner);
        };
        Competencies::new(inner, query(inner, index))
    }
}

/// The targets of the ways that a competency is a member of, repeats included.
pub(super) fn dependents(inner: &Inner, member: u32) -> impl Iterator<Item = u32> {
    let needs = &inner.needs;
    let ways = needs.uses(member).iter();
    ways.map(|way| needs.target(needs.record_of(*way)))
}

fn ascending(mut indices: Vec<u32>) -> Vec<u32> {
    indices.sort_unstable();
    indices.dedup();
    indices
}
