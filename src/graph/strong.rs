//! Strongly connected parts.

use petgraph::algo::kosaraju_scc;

use super::rows::Rows;

impl Rows {
    /// Every strongly connected part in topological order: a part stands before all parts that
    /// it leads to. Members stand in ascending order. O(nodes + edges).
    pub(crate) fn strong_order(&self) -> Vec<Vec<u32>> {
        // Kosaraju's algorithm gives the parts in reverse topological order, and does not recurse.
        let mut parts = kosaraju_scc(self);
        parts.reverse();
        for part in &mut parts {
            part.sort_unstable();
        }
        parts
    }

    /// The strongly connected parts that hold a cycle: those of several nodes, and single nodes
    /// that lead to themselves. Ordered by their least member, members ascending.
    /// O(nodes + edges).
    pub(crate) fn strong_parts(&self) -> Vec<Vec<u32>> {
        let mut parts = self.strong_order();
        parts.retain(|part| self.is_circular(part));
        parts.sort_unstable();
        parts
    }

    /// Whether a strongly connected part holds a cycle.
    pub(crate) fn is_circular(&self, part: &[u32]) -> bool {
        match part {
            [] => false,
            [only] => self.after(*only).any(|next| next == *only),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_those_with_cycles_by_least_member() {
        let edges = [(0, 1), (5, 4), (4, 5), (1, 2), (2, 1), (2, 3), (6, 6)];
        let rows = Rows::from_edges(8, &edges);
        assert_eq!(rows.strong_parts(), [vec![1, 2], vec![4, 5], vec![6]]);
    }

    #[test]
    fn the_order_of_parts_is_topological() {
        let rows = Rows::from_edges(4, &[(3, 2), (2, 0), (0, 2), (0, 1)]);
        assert_eq!(rows.strong_order(), [vec![3], vec![0, 2], vec![1]]);
    }
}
