//! One thing before another.

use std::fmt;

use super::spot::Spot;
use super::{Edges, Node};
use crate::finding::Place;

/// Two nodes, and where it is said of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct EdgeData {
    pub(super) ends: (u32, u32),
    pub(super) spot: Spot,
}

/// One thing before another, as a file says it.
///
/// ```
/// use continua::format::knowledge_graph;
///
/// let line = br#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#;
/// let graph = knowledge_graph::from_slice(line)?;
/// let edge = graph.edges().next().unwrap();
/// assert_eq!((edge.before().id(), edge.after().id()), ("a", "b"));
/// assert_eq!(edge.place().position().unwrap().line, 1);
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Edge<'e> {
    pub(super) edges: &'e Edges,
    pub(super) before: Node<'e>,
    pub(super) after: Node<'e>,
    pub(super) spot: Spot,
}

impl<'e> Edge<'e> {
    /// What comes first.
    pub fn before(self) -> Node<'e> {
        self.before
    }

    /// What builds on it.
    pub fn after(self) -> Node<'e> {
        self.after
    }

    /// Where it stands in its input.
    pub fn place(self) -> Place {
        self.edges.place(self.spot)
    }

    /// In which input it stands, from 0.
    pub fn input(self) -> u32 {
        self.spot.input
    }
}

impl fmt::Debug for Edge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edge")
            .field("before", &self.before.id())
            .field("after", &self.after.id())
            .finish_non_exhaustive()
    }
}
