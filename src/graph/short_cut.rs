//! Edges that say what longer ways say already.

use super::rows::{Rows, at};

/// How many edges are looked at in all. No linear way is known; real progressions, whose edges are
/// mostly between neighbours, stay far below.
const PATIENCE: u64 = 20_000_000;

/// An edge of which a longer way leads from its beginning to its end too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ShortCut {
    pub(crate) before: u32,
    pub(crate) after: u32,
    /// The last node before `after` on a longer way.
    pub(crate) via: u32,
}

/// The short cuts of a graph, by their ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortCuts {
    pub(crate) found: Vec<ShortCut>,
    /// Whether there are no others; false only where a very large graph ended the search early.
    pub(crate) complete: bool,
}

impl Rows {
    /// The edges that follow from others: what its transitive reduction leaves out (Aho, Garey and
    /// Ullman, 1972). On a circle nothing follows from anything.
    ///
    /// Leaving all of them out keeps what can be reached from what. Looks from each node back to
    /// what comes before what comes before it, no further than its earliest neighbour:
    /// O(edges × what lies between), ended early after some twenty million edges.
    pub(crate) fn short_cuts(&self) -> ShortCuts {
        self.short_cuts_within(PATIENCE)
    }

    fn short_cuts_within(&self, patience: u64) -> ShortCuts {
        let mut search = Search::new(self, patience);
        let mut found = Vec::new();
        for target in 0..self.len() {
            search.above(target, &mut found);
        }
        found.sort_unstable();
        ShortCuts {
            found,
            complete: search.patience > 0,
        }
    }
}

struct Search<'r> {
    rows: &'r Rows,
    /// The place of each node's part in topological order.
    place: Vec<u32>,
    /// In which round a node was last seen.
    seen: Vec<u32>,
    /// In which round a node was directly before the target.
    direct: Vec<u32>,
    open: Vec<(u32, u32)>,
    patience: u64,
}

impl<'r> Search<'r> {
    fn new(rows: &'r Rows, patience: u64) -> Self {
        let mut place = vec![0; at(rows.len())];
        for (number, part) in (0..).zip(rows.strong_order()) {
            for member in part {
                if let Some(slot) = place.get_mut(at(member)) {
                    *slot = number;
                }
            }
        }
        Self {
            rows,
            place,
            seen: vec![u32::MAX; at(rows.len())],
            direct: vec![u32::MAX; at(rows.len())],
            open: Vec::new(),
            patience,
        }
    }

    fn place(&self, node: u32) -> u32 {
        self.place.get(at(node)).copied().unwrap_or_default()
    }

    fn above(&mut self, target: u32, found: &mut Vec<ShortCut>) {
        let before = self.rows.before(target);
        if before.len() < 2 {
            return;
        }
        let mut lowest = u32::MAX;
        self.open.clear();
        for node in before {
            if self.place(node) == self.place(target) {
                return;
            }
            lowest = lowest.min(self.place(node));
            if let Some(slot) = self.direct.get_mut(at(node)) {
                *slot = target;
            }
            self.open.push((node, node));
        }
        while let Some((node, via)) = self.open.pop() {
            for next in self.rows.before(node) {
                self.patience = self.patience.saturating_sub(1);
                if self.patience == 0 {
                    return;
                }
                let inside = self.place(next) == self.place(node);
                let slot = self.seen.get_mut(at(next));
                if inside || slot.as_ref().is_none_or(|slot| **slot == target) {
                    continue;
                }
                if let Some(slot) = slot {
                    *slot = target;
                }
                if self.direct.get(at(next)) == Some(&target) {
                    found.push(ShortCut {
                        before: next,
                        after: target,
                        via,
                    });
                }
                if self.place(next) > lowest {
                    self.open.push((next, via));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_longer_ways_is_found_and_a_circle_is_left_alone() {
        let edges = [(0, 1), (1, 2), (0, 2), (2, 3), (0, 3), (3, 4), (4, 3)];
        let cuts = Rows::from_edges(5, &edges).short_cuts();
        let found = cuts
            .found
            .iter()
            .map(|cut| (cut.before, cut.after, cut.via));
        assert_eq!(found.collect::<Vec<_>>(), [(0, 2, 1)]);
        assert!(cuts.complete);
    }

    #[test]
    fn an_early_end_is_said() {
        let edges = [(0, 1), (1, 2), (0, 2)];
        let rows = Rows::from_edges(3, &edges);
        assert!(!rows.short_cuts_within(1).complete);
        assert_eq!(rows.short_cuts().found.len(), 1);
    }
}
