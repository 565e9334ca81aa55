//! A thing of which a published progression speaks.

use std::fmt;

use super::Edges;
use super::spot::Spot;
use crate::ItemId;
use crate::finding::Place;

/// What is known of a thing.
#[derive(Debug, Clone)]
pub(super) struct NodeData {
    /// What edges call it.
    pub(super) id: Box<str>,
    /// What it is called without any framework.
    pub(super) item: Option<ItemId>,
    pub(super) code: Option<Box<str>>,
    pub(super) statement: Option<Box<str>>,
    pub(super) kind: Option<Box<str>>,
    pub(super) levels: Box<[Box<str>]>,
    /// Where it is declared, if it is.
    pub(super) spot: Option<Spot>,
}

impl NodeData {
    /// A thing that is named and not declared so far.
    pub(super) fn named(id: &str) -> Self {
        Self {
            id: id.into(),
            item: None,
            code: None,
            statement: None,
            kind: None,
            levels: Box::default(),
            spot: None,
        }
    }

    /// What people call it.
    pub(super) fn label(&self) -> &str {
        self.code.as_deref().unwrap_or(&self.id)
    }
}

/// A thing of which a published progression speaks: mostly a standard.
///
/// ```
/// use continua::format::knowledge_graph;
///
/// let line = br#"{"type": "node", "identifier": "n1", "properties": {"statementCode": "K.CC.A.1", "description": "Count by tens.", "gradeLevel": "[\"K\"]"}}"#;
/// let graph = knowledge_graph::from_slice(line)?;
/// let node = graph.node("n1").unwrap();
/// assert_eq!(node.code(), Some("K.CC.A.1"));
/// assert_eq!(node.statement(), Some("Count by tens."));
/// assert_eq!(node.levels().collect::<Vec<_>>(), ["K"]);
/// assert_eq!(node.item().to_string(), "n1");
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Node<'e> {
    pub(super) edges: &'e Edges,
    pub(super) data: &'e NodeData,
    pub(super) item: &'e ItemId,
}

impl<'e> Node<'e> {
    /// What the file's own edges call it.
    pub fn id(self) -> &'e str {
        &self.data.id
    }

    /// The identifier by which [`Edges::progression`] has it, and which is sought first in a
    /// library: the one from CASE where the file says it, else the file's own.
    pub fn item(self) -> &'e ItemId {
        self.item
    }

    /// The code that people know it by.
    pub fn code(self) -> Option<&'e str> {
        self.data.code.as_deref()
    }

    /// The type of thing that the file says it is, as `Standard` or `Cluster`.
    pub fn kind(self) -> Option<&'e str> {
        self.data.kind.as_deref()
    }

    /// What it says.
    pub fn statement(self) -> Option<&'e str> {
        self.data.statement.as_deref()
    }

    /// The grades that it is for, in the words of the file.
    pub fn levels(self) -> impl ExactSizeIterator<Item = &'e str> {
        self.data.levels.iter().map(|level| &**level)
    }

    /// Where it is declared; nowhere in a file that holds edges only.
    pub fn place(self) -> Option<Place> {
        Some(self.edges.place(self.data.spot?))
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Node")
            .field("id", &self.id())
            .field("item", self.item)
            .field("code", &self.code())
            .finish_non_exhaustive()
    }
}
