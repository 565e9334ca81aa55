//! What a learner is ready for, and what is open to them.

use crate::graph::at;
use crate::id::ItemId;

use super::competencies::Competencies;
use super::held::Held;

impl Held {
    /// What comes next: competencies that are not held and of which every requirement, required
    /// and recommended, has a way wholly held.
    ///
    /// On a state this is the outer fringe of knowledge space theory (Falmagne and Doignon,
    /// *Learning Spaces*, 2011). Nothing that is held out of order hides anything here: what is
    /// missing beneath a held competency blocks nothing else. An unlearnable competency is never
    /// ready; see [`open`](Self::open). O(competencies and their ways).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("5.A")?).way([id("4.A")?]))
    ///     .require(Requirement::new(id("5.B")?).way([id("5.A")?]))
    ///     .competency(id("2.G")?)
    ///     .build();
    /// let transferred_in = progression.held([id("5.A")?]);
    /// let ready: Vec<_> = transferred_in.ready().map(ToString::to_string).collect();
    /// assert_eq!(ready, ["4.A", "5.B", "2.G"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn ready(&self) -> Competencies<'_> {
        let (inner, held) = (self.inner(), self.bits());
        let mut ready = Vec::new();
        let last_needed = inner.last_needed();
        let blocks = inner.learnable.as_slice().iter().zip(held.as_slice());
        for ((learnable, held_block), block) in blocks.zip(0u32..) {
            // The bits of what can be learned and is not held, lowest first.
            let mut rest = learnable & !held_block;
            while rest != 0 {
                let target = block * usize::BITS + rest.trailing_zeros();
                // Most of what is not ready lacks what it needs last: one look tells.
                let last = last_needed.get(at(target)).copied().unwrap_or(target);
                let lacks = last != target && !held.contains(at(last));
                if !lacks && inner.needs.is_supported(target, held) {
                    ready.push(target);
                }
                rest &= rest - 1;
            }
        }
        Competencies::new(inner, ready)
    }

    /// What may be taken up against a recommendation: competencies that are neither held nor ready,
    /// and of which nothing required is missing.
    ///
    /// Unlearnable competencies are found here once nothing required of them is missing, so that a
    /// faulty circle of recommendations hides nothing from anyone.
    /// O(competencies and their ways).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("b")?).way([id("a")?]).recommended())
    ///     .require(Requirement::new(id("c")?).way([id("a")?]))
    ///     .build();
    /// let nothing = progression.held([]);
    /// assert_eq!(nothing.open().map(ToString::to_string).collect::<Vec<_>>(), ["b"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn open(&self) -> Competencies<'_> {
        let all = 0..self.inner().len();
        let open = all.filter(|target| self.offer(*target) == Some(false));
        Competencies::new(self.inner(), open.collect())
    }

    /// Whether a competency is one of those that are [`ready`](Self::ready). O(its ways).
    pub fn is_ready(&self, id: &ItemId) -> bool {
        let index = self.inner().index(id);
        index.and_then(|index| self.offer(index)) == Some(true)
    }

    /// Whether a competency is one of those that are [`open`](Self::open). O(its ways).
    pub fn is_open(&self, id: &ItemId) -> bool {
        let index = self.inner().index(id);
        index.and_then(|index| self.offer(index)) == Some(false)
    }

    /// Ready (true), open (false), or neither.
    fn offer(&self, target: u32) -> Option<bool> {
        let (inner, held) = (self.inner(), self.bits());
        if held.contains(at(target)) {
            return None;
        }
        if inner.needs.is_supported(target, held) {
            return Some(inner.learnable.contains(at(target)));
        }
        let mut required = inner
            .needs
            .records(target)
            .filter(|record| inner.is_required(*record));
        let open = required.all(|record| inner.needs.is_met(record, held));
        open.then_some(false)
    }
}
