//! The tree of a framework: who lies under whom, in order.

use std::collections::HashSet;

use crate::graph::{Rows, Table};

/// Children and parents by dense index. Several parents are allowed; there is no cycle.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    children: Table,
    parents: Table,
    roots: Vec<u32>,
}

/// One statement that `child` lies under `parent`, or under the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) child: u32,
    pub(super) parent: Option<u32>,
    pub(super) sequence: Option<i32>,
}

/// The items of one cycle, each lying under the next; and how many items lie on cycles with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TreeCycle {
    pub(super) items: Vec<u32>,
    pub(super) part: u32,
}

impl Tree {
    /// Builds the tree of `count` items. Links that say the same again are folded. O(n log n).
    ///
    /// Roots are what lies under the document, in order, then what has no parent at all.
    pub(super) fn new(count: u32, links: &[Link]) -> Result<Self, Vec<TreeCycle>> {
        let mut ordered = without_repeats(links);
        let up = ordered
            .iter()
            .filter_map(|link| Some((link.child, link.parent?)));
        let parents = Table::group(count, up);
        // A missing number sorts last; the sort is stable, so that the file decides between equals.
        ordered.sort_by_key(|link| (link.sequence.is_none(), link.sequence));
        let down = ordered
            .iter()
            .filter_map(|link| Some((link.parent?, link.child)));
        let children = Table::group(count, down);
        if !ends(&children, &parents) {
            return Err(cycles(count, links));
        }
        let mut rooted = vec![false; count as usize];
        let mut roots = Vec::new();
        let tops = ordered
            .iter()
            .filter(|link| link.parent.is_none())
            .map(|link| link.child);
        let orphans = (0..count).filter(|item| parents.row(*item).is_empty());
        for item in tops.chain(orphans) {
            if let Some(seen) = rooted.get_mut(item as usize)
                && !std::mem::replace(seen, true)
            {
                roots.push(item);
            }
        }
        Ok(Self {
            children,
            parents,
            roots,
        })
    }

    /// The tree in which no item lies under another. O(n).
    pub(super) fn flat(count: u32) -> Self {
        Self {
            children: Table::group(count, std::iter::empty()),
            parents: Table::group(count, std::iter::empty()),
            roots: (0..count).collect(),
        }
    }

    pub(super) fn children(&self, item: u32) -> &[u32] {
        self.children.row(item)
    }

    pub(super) fn parents(&self, item: u32) -> &[u32] {
        self.parents.row(item)
    }

    pub(super) fn roots(&self) -> &[u32] {
        &self.roots
    }

    /// Whether some line of parents leads from `item` to `above`. O(ancestors).
    pub(super) fn lies_under(&self, item: u32, above: u32) -> bool {
        let mut seen = HashSet::new();
        let mut open: Vec<u32> = self.parents(item).to_vec();
        while let Some(next) = open.pop() {
            if next == above {
                return true;
            }
            if seen.insert(next) {
                open.extend_from_slice(self.parents(next));
            }
        }
        false
    }

    /// All items once, each before what lies under it, in the order of the tree; with the depth
    /// at which it is first met. O(n).
    pub(super) fn walk(&self) -> Vec<(u32, u32)> {
        let mut seen = vec![false; self.children.len() as usize];
        let mut open: Vec<(u32, u32)> = self.roots.iter().rev().map(|root| (*root, 1)).collect();
        let mut out = Vec::with_capacity(seen.len());
        while let Some((item, depth)) = open.pop() {
            let Some(seen) = seen.get_mut(item as usize) else {
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            out.push((item, depth));
            open.extend(
                self.children(item)
                    .iter()
                    .rev()
                    .map(|child| (*child, depth + 1)),
            );
        }
        out
    }
}

/// The links, of those that say the same only the first. O(n log n), without hashing.
fn without_repeats(links: &[Link]) -> Vec<&Link> {
    let key = |at: &u32| {
        links
            .get(*at as usize)
            .map(|link| (link.child, link.parent, *at))
    };
    let count = u32::try_from(links.len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..count).collect();
    order.sort_unstable_by_key(key);
    let pair = |at: &u32| key(at).map(|(child, parent, _)| (child, parent));
    order.dedup_by_key(|at| pair(at));
    order.sort_unstable();
    order
        .iter()
        .filter_map(|at| links.get(*at as usize))
        .collect()
}

/// Whether every line of parents comes to an end. O(n).
fn ends(children: &Table, parents: &Table) -> bool {
    let mut left: Vec<usize> = (0..parents.len())
        .map(|item| parents.row(item).len())
        .collect();
    let mut open: Vec<u32> = (0..parents.len())
        .filter(|item| parents.row(*item).is_empty())
        .collect();
    let mut ended = 0;
    while let Some(item) = open.pop() {
        ended += 1;
        for child in children.row(item) {
            if let Some(left) = left.get_mut(*child as usize) {
                *left -= 1;
                if *left == 0 {
                    open.push(*child);
                }
            }
        }
    }
    ended == parents.len()
}

/// One shortest cycle for each strongly connected part that has one.
fn cycles(count: u32, links: &[Link]) -> Vec<TreeCycle> {
    let up: Vec<(u32, u32)> = links
        .iter()
        .filter_map(|l| Some((l.child, l.parent?)))
        .collect();
    let graph = Rows::from_edges(count, &up);
    let parts = graph.strong_parts().into_iter();
    let cycles = parts.filter_map(|part| {
        let cycle = graph.shortest_cycle(&part)?;
        let part = u32::try_from(part.len()).unwrap_or(u32::MAX);
        Some(TreeCycle {
            items: cycle.nodes,
            part,
        })
    });
    cycles.collect()
}
