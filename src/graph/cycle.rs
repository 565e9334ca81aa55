//! One shortest cycle of a strongly connected part.

use super::rows::{Rows, Table, at, dense};

/// How many edges the search looks at before it is content with the shortest cycle found so far.
///
/// No way is known to find a shortest directed cycle in linear time; small parts and parts with
/// short cycles, which is what real files hold, stay far below.
const PATIENCE: u64 = 20_000_000;

/// A cycle: each node leads to the next, and the last to the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cycle {
    /// The nodes, from the least one that the search began at.
    pub(crate) nodes: Vec<u32>,
    /// Whether no shorter one exists; false only where a very large part ended the search early.
    pub(crate) shortest: bool,
}

impl Rows {
    /// One shortest cycle within the nodes of `part`, or none where they hold no cycle.
    ///
    /// Of several equally short ones, that found from the earliest member of `part`. Breadth-first
    /// from each member; a member done with is removed, with all that then lies on no cycle, so
    /// that a part that is one plain cycle costs O(part), others O(part × edges) at worst, ended
    /// early after some ten million edges.
    pub(crate) fn shortest_cycle(&self, part: &[u32]) -> Option<Cycle> {
        self.shortest_cycle_within(part, PATIENCE)
    }

    fn shortest_cycle_within(&self, part: &[u32], patience: u64) -> Option<Cycle> {
        let mut search = Search::new(self, part, patience);
        let mut best: Option<Vec<u32>> = None;
        let mut shortest = true;
        for start in 0..search.len() {
            if best.as_ref().is_some_and(|cycle| cycle.len() == 1) {
                break;
            }
            if search.is_out(start) {
                continue;
            }
            if search.patience == 0 && best.is_some() {
                shortest = false;
                break;
            }
            let bound = best.as_ref().map_or(u32::MAX, |cycle| dense(cycle.len()));
            if let Some(cycle) = search.through(start, bound) {
                best = Some(cycle);
            }
            search.remove(start);
        }
        let nodes = best?
            .into_iter()
            .filter_map(|local| part.get(at(local)).copied());
        Some(Cycle {
            nodes: nodes.collect(),
            shortest,
        })
    }
}

/// The part relabelled to `0..n`, and the columns that each walk uses again.
struct Search {
    after: Table,
    before: Table,
    out: Vec<bool>,
    /// How many edges from nodes that are not out lead here.
    incoming: Vec<u32>,
    outgoing: Vec<u32>,
    /// The walk that last saw a node, and from where.
    seen: Vec<(u32, u32)>,
    patience: u64,
}

impl Search {
    fn new(rows: &Rows, part: &[u32], patience: u64) -> Self {
        let mut order: Vec<(u32, u32)> = part.iter().copied().zip(0..).collect();
        order.sort_unstable();
        let local = |node: u32| {
            let place = order.binary_search_by_key(&node, |(node, _)| *node).ok()?;
            order.get(place).map(|(_, local)| *local)
        };
        let mut edges = Vec::new();
        for (node, from) in part.iter().zip(0..) {
            let inside = rows.after(*node).filter_map(local);
            edges.extend(inside.map(|to| (from, to)));
        }
        let n = dense(part.len());
        let after = Table::group(n, edges.iter().copied());
        let before = Table::group(n, edges.iter().map(|(a, b)| (*b, *a)));
        let lengths = |table: &Table| (0..n).map(|row| dense(table.row(row).len())).collect();
        let (incoming, outgoing) = (lengths(&before), lengths(&after));
        let size = part.len();
        Self {
            after,
            before,
            out: vec![false; size],
            incoming,
            outgoing,
            seen: vec![(u32::MAX, u32::MAX); size],
            patience,
        }
    }

    fn len(&self) -> u32 {
        self.after.len()
    }

    fn is_out(&self, node: u32) -> bool {
        self.out.get(at(node)).copied().unwrap_or(true)
    }

    /// The shortest cycle through `start` with fewer than `bound` nodes.
    fn through(&mut self, start: u32, bound: u32) -> Option<Vec<u32>> {
        let mut level = vec![start];
        let mut length = 1;
        while length < bound && !level.is_empty() {
            let mut following = Vec::new();
            for node in level {
                for next in self.after.row(node) {
                    self.patience = self.patience.saturating_sub(1);
                    if *next == start {
                        return Some(self.trace(start, node));
                    }
                    if self.out.get(at(*next)) == Some(&false)
                        && let Some(seen) = self.seen.get_mut(at(*next))
                        && seen.0 != start
                    {
                        *seen = (start, node);
                        following.push(*next);
                    }
                }
            }
            level = following;
            length += 1;
        }
        None
    }

    /// The way that the walk from `start` took to `end`.
    fn trace(&self, start: u32, end: u32) -> Vec<u32> {
        let mut cycle = Vec::new();
        let mut node = end;
        while node != start {
            cycle.push(node);
            let Some((_, from)) = self.seen.get(at(node)) else {
                break;
            };
            node = *from;
        }
        cycle.push(start);
        cycle.reverse();
        cycle
    }

    /// Takes a node out, and then whatever has nothing before it or nothing after it.
    fn remove(&mut self, node: u32) {
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            let Some(out) = self.out.get_mut(at(node)) else {
                continue;
            };
            if std::mem::replace(out, true) {
                continue;
            }
            for (table, counts) in [
                (&self.after, &mut self.incoming),
                (&self.before, &mut self.outgoing),
            ] {
                for next in table.row(node) {
                    if let Some(count) = counts.get_mut(at(*next)) {
                        *count = count.saturating_sub(1);
                        if *count == 0 {
                            pending.push(*next);
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(n: u32) -> Vec<u32> {
        (0..n).collect()
    }

    #[test]
    fn the_shorter_of_two_cycles_is_found() {
        let edges = [(0, 1), (1, 2), (2, 3), (3, 0), (2, 4), (4, 2)];
        let rows = Rows::from_edges(5, &edges);
        let cycle = rows.shortest_cycle(&all(5)).unwrap();
        assert_eq!(cycle.nodes, [2, 4]);
        assert!(cycle.shortest);
        let without = rows.shortest_cycle(&[0, 1, 2, 3]).unwrap();
        assert_eq!(without.nodes, [0, 1, 2, 3]);
    }

    #[test]
    fn a_node_that_leads_to_itself_is_a_cycle_and_a_line_is_none() {
        let rows = Rows::from_edges(3, &[(0, 1), (1, 2), (2, 2), (1, 0)]);
        assert_eq!(rows.shortest_cycle(&all(3)).unwrap().nodes, [2]);
        assert_eq!(rows.shortest_cycle(&[1, 2]).unwrap().nodes, [2]);
        assert_eq!(Rows::from_edges(2, &[(0, 1)]).shortest_cycle(&[0, 1]), None);
        assert_eq!(rows.shortest_cycle(&[]), None);
    }

    #[test]
    fn one_large_plain_cycle_takes_linear_time() {
        let n = 200_000;
        let edges: Vec<_> = (0..n).map(|a| (a, (a + 1) % n)).collect();
        let cycle = Rows::from_edges(n, &edges).shortest_cycle(&all(n)).unwrap();
        assert_eq!(cycle.nodes.len(), 200_000);
        assert!(cycle.shortest);
    }

    #[test]
    fn an_early_end_is_said() {
        // Two long cycles that share an edge, the shorter one found later.
        let edges = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (3, 1)];
        let rows = Rows::from_edges(5, &edges);
        assert!(!rows.shortest_cycle_within(&all(5), 3).unwrap().shortest);
        assert_eq!(rows.shortest_cycle(&all(5)).unwrap().nodes, [1, 2, 3]);
    }
}
