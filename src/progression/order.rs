//! One order in which everything can be learned.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;

use crate::graph::at;
use crate::id::ItemId;

use super::competencies::Competencies;
use super::needs::Walk;
use super::progression::{Inner, Progression};

/// An order in which everything that can be learned is learned, and the rest beside it.
///
/// Made by [`Progression::order_by_key`].
#[derive(Clone)]
pub struct LearningOrder<'a> {
    inner: &'a Inner,
    learnable: Vec<u32>,
    unlearnable: Vec<u32>,
}

impl Progression {
    /// One order in which everything can be learned: each competency stands after one way of each
    /// of its requirements. Whenever several could be next, the one with the smallest key is; of
    /// equal keys the one that the progression got first.
    ///
    /// The topological order of Kahn (1962) with a priority queue, and with alternatives.
    /// O(size, log for the keys). The key is taken once of each competency.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("1.A")?).way([id("2.B")?]))
    ///     .competency(id("1.C")?)
    ///     .build();
    /// let order = progression.order_by_key(|id| id.to_string());
    /// let order: Vec<_> = order.learnable().map(ToString::to_string).collect();
    /// assert_eq!(order, ["1.C", "2.B", "1.A"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn order_by_key<K: Ord>(&self, key: impl FnMut(&ItemId) -> K) -> LearningOrder<'_> {
        let inner = self.inner();
        let keys: Vec<K> = inner.ids().map(key).collect();
        let mut by_key: Vec<(&K, u32)> = keys.iter().zip(0..).collect();
        by_key.sort();
        let mut place = vec![0u32; keys.len()];
        for ((_, index), number) in by_key.iter().zip(0..) {
            if let Some(place) = place.get_mut(at(*index)) {
                *place = number;
            }
        }
        let key = |index: u32| Reverse((place.get(at(index)).copied(), index));
        let mut walk = Walk::new(&inner.needs, None, None);
        let mut next: BinaryHeap<_> = walk.reached.drain(..).map(key).collect();
        let mut learnable = Vec::new();
        while let Some(Reverse((_, index))) = next.pop() {
            learnable.push(index);
            walk.step(index);
            next.extend(walk.reached.drain(..).map(key));
        }
        let rest = by_key.iter().map(|(_, index)| *index);
        let unlearnable = rest.filter(|index| !inner.learnable.contains(at(*index)));
        LearningOrder {
            inner,
            learnable,
            unlearnable: unlearnable.collect(),
        }
    }
}

impl<'a> LearningOrder<'a> {
    /// Everything that can be learned, in the order.
    pub fn learnable(&self) -> Competencies<'a> {
        Competencies::new(self.inner, self.learnable.clone())
    }

    /// What cannot be learned, by key alone.
    pub fn unlearnable(&self) -> Competencies<'a> {
        Competencies::new(self.inner, self.unlearnable.clone())
    }
}

impl fmt::Debug for LearningOrder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LearningOrder")
            .field("learnable", &self.learnable())
            .field("unlearnable", &self.unlearnable())
            .finish()
    }
}
