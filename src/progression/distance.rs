//! How far things lie before and after a competency.

use crate::graph::{Seen, at, reach_within};
use crate::id::ItemId;

use super::before::dependents;
use super::competencies::Competencies;
use super::progression::{Inner, Progression};

impl Progression {
    /// Everything that a competency may rest on within so many steps, each with the fewest steps
    /// that lead down to it, nearest first; `u32::MAX` for no bound. A step leads from a competency
    /// to a member of one of its ways. Breadth-first: O(the answer and its requirements).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (a, b, c) = (id("a")?, id("b")?, id("c")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .require(Requirement::new(c.clone()).way([b.clone()]))
    ///     .build();
    /// let before: Vec<_> = progression.before_within(&c, u32::MAX).collect();
    /// assert_eq!(before, [(&b, 1), (&a, 2)]);
    /// assert_eq!(progression.after_within(&a, 1).collect::<Vec<_>>(), [(&b, 1)]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn before_within(
        &self,
        id: &ItemId,
        steps: u32,
    ) -> impl ExactSizeIterator<Item = (&ItemId, u32)> {
        self.within(id, steps, |inner, target| {
            inner.needs.direct(target).to_vec()
        })
    }

    /// Everything that may rest on a competency within so many steps, each with the fewest steps
    /// that lead up to it, nearest first; `u32::MAX` for no bound. O(the answer and the
    /// requirements that name it).
    pub fn after_within(
        &self,
        id: &ItemId,
        steps: u32,
    ) -> impl ExactSizeIterator<Item = (&ItemId, u32)> {
        self.within(id, steps, |inner, member| {
            dependents(inner, member).collect::<Vec<u32>>()
        })
    }

    /// Whether one competency may rest on another, directly or through others, whichever ways are
    /// taken: the transitive closure, one pair at a time. Looks back from the later one, and not
    /// beneath what comes before the earlier one where nothing goes round in a circle:
    /// O(what lies between).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (a, b, c) = (id("a")?, id("b")?, id("c")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(b.clone()).way([a.clone()]))
    ///     .require(Requirement::new(c.clone()).way([b.clone()]))
    ///     .build();
    /// assert!(progression.comes_before(&a, &c) && !progression.comes_before(&c, &a));
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn comes_before(&self, earlier: &ItemId, later: &ItemId) -> bool {
        let inner = self.inner();
        let (Some(earlier), Some(later)) = (inner.index(earlier), inner.index(later)) else {
            return false;
        };
        if earlier == later {
            return false;
        }
        // Without alternatives what is learnable stands in the order of learning.
        let ordered = !inner.needs.has_alternatives() && inner.learnable.contains(at(later));
        let mut seen = Seen::new(inner.len());
        let mut pending = vec![later];
        while let Some(target) = pending.pop() {
            for member in inner.needs.direct(target) {
                if *member == earlier {
                    return true;
                }
                if ordered && inner.rank(*member) < inner.rank(earlier) {
                    continue;
                }
                if seen.insert(*member) {
                    pending.push(*member);
                }
            }
        }
        false
    }

    /// How many competencies may rest on one, directly or through others, exactly. O(they and the
    /// requirements that name them). For all competencies at once see
    /// [`gateways`](Self::gateways).
    pub fn reach(&self, id: &ItemId) -> usize {
        self.after(id).len()
    }

    /// The parts that hang together: competencies that no requirement joins, directly or through
    /// others, stand apart. Ordered by their first member. Near O(size).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("4.NF")?).way([id("3.NF")?]))
    ///     .competency(id("4.G")?)
    ///     .build();
    /// let sizes: Vec<usize> = progression.components().map(|part| part.len()).collect();
    /// assert_eq!(sizes, [2, 1]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn components(&self) -> impl ExactSizeIterator<Item = Competencies<'_>> {
        let inner = self.inner();
        let edges = (0..inner.len()).flat_map(|target| {
            let members = inner.needs.direct(target).iter();
            members.map(move |member| (*member, target))
        });
        let parts = crate::graph::weak_parts(inner.len(), edges);
        parts
            .into_iter()
            .map(move |part| Competencies::new(inner, part))
    }

    fn within<I: IntoIterator<Item = u32>>(
        &self,
        id: &ItemId,
        steps: u32,
        mut next: impl FnMut(&Inner, u32) -> I,
    ) -> std::vec::IntoIter<(&ItemId, u32)> {
        let inner = self.inner();
        let found = inner.index(id).map_or_else(Vec::new, |index| {
            reach_within(index, inner.len(), steps, |node| next(inner, node))
        });
        let named = found
            .into_iter()
            .map(|(index, steps)| (inner.name(index), steps));
        named.collect::<Vec<_>>().into_iter()
    }
}
