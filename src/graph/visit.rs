//! The visit traits of petgraph, by which its algorithms see [`Rows`].

use std::iter::Copied;
use std::ops::Range;
use std::slice::Iter;

use fixedbitset::FixedBitSet;
use petgraph::Direction;
use petgraph::visit::{
    GraphBase, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCompactIndexable,
    NodeCount, NodeIndexable, Visitable,
};

use super::rows::{Rows, at, dense};

impl GraphBase for Rows {
    type EdgeId = (u32, u32);
    type NodeId = u32;
}

impl<'a> IntoNeighbors for &'a Rows {
    type Neighbors = Copied<Iter<'a, u32>>;

    fn neighbors(self, a: u32) -> Self::Neighbors {
        self.after(a)
    }
}

impl<'a> IntoNeighborsDirected for &'a Rows {
    type NeighborsDirected = Copied<Iter<'a, u32>>;

    fn neighbors_directed(self, n: u32, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Direction::Outgoing => self.after(n),
            Direction::Incoming => self.before(n),
        }
    }
}

impl IntoNodeIdentifiers for &Rows {
    type NodeIdentifiers = Range<u32>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        0..self.len()
    }
}

impl NodeCount for Rows {
    fn node_count(&self) -> usize {
        at(self.len())
    }
}

impl NodeIndexable for Rows {
    fn node_bound(&self) -> usize {
        at(self.len())
    }

    fn to_index(&self, a: u32) -> usize {
        at(a)
    }

    fn from_index(&self, i: usize) -> u32 {
        dense(i)
    }
}

impl NodeCompactIndexable for Rows {}

impl Visitable for Rows {
    type Map = FixedBitSet;

    fn visit_map(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(at(self.len()))
    }

    fn reset_map(&self, map: &mut FixedBitSet) {
        map.clear();
        map.grow(at(self.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use petgraph::algo::toposort;

    #[test]
    fn petgraph_sorts_the_rows() {
        let rows = Rows::from_edges(4, &[(3, 1), (1, 0), (0, 2)]);
        assert_eq!(toposort(&rows, None).unwrap(), [3, 1, 0, 2]);
    }

    #[test]
    fn petgraph_sorts_a_line_of_a_million() {
        let edges: Vec<_> = (0..999_999).map(|a| (a, a + 1)).collect();
        let rows = Rows::from_edges(1_000_000, &edges);
        assert_eq!(toposort(&rows, None).unwrap().len(), 1_000_000);
    }
}
