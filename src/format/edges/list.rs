//! The edges of a published progression.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::edge::EdgeData;
use super::node::NodeData;
use super::spot::{self, Spot};
use super::{Edge, Node};
use crate::finding::{Place, Report};
use crate::progression::{Progression, RequirementSource, Stated, Statement};
use crate::source::{Json, Source};

/// What a published progression says comes before what, with where it says so.
///
/// To an educator it is the arrows of a published map. To a program it is a list of edges between
/// the things of the file, each edge once and between two different things that the file knows;
/// what else there was is told in the [reports](Edges::reports). Owned, `Send + Sync`; a clone is
/// O(1).
///
/// ```
/// use continua::format::knowledge_graph;
///
/// let lines = br#"{"type": "node", "identifier": "a", "properties": {"statementCode": "K.CC.A.1"}}
/// {"type": "node", "identifier": "b", "properties": {"statementCode": "K.CC.A.2"}}
/// {"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
/// {"type": "relationship", "label": "relatesTo", "source_identifier": "b", "target_identifier": "a"}
/// "#;
/// let graph = knowledge_graph::from_slice(lines)?;
/// let codes = graph.edges().map(|edge| [edge.before().code(), edge.after().code()]);
/// assert_eq!(codes.collect::<Vec<_>>(), [[Some("K.CC.A.1"), Some("K.CC.A.2")]]);
/// assert_eq!(graph.related().len(), 1);
/// assert!(graph.reports()[0].is_empty());
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
#[derive(Clone)]
pub struct Edges {
    pub(super) inner: Arc<Inner>,
    pub(super) source: RequirementSource,
}

/// What was read.
pub(super) struct Inner {
    pub(super) inputs: Vec<(Source, Option<Json>)>,
    pub(super) reports: Vec<Report>,
    pub(super) ids: HashMap<Box<str>, u32>,
    pub(super) nodes: Vec<NodeData>,
    pub(super) edges: Vec<EdgeData>,
    pub(super) related: Vec<EdgeData>,
}

impl Edges {
    /// Who states it, in every requirement that is made of it: the name of the form it was read
    /// from, if nothing else is [said](Edges::from_source).
    pub fn source(&self) -> &RequirementSource {
        &self.source
    }

    /// Says who states it, as in `Student Achievement Partners`.
    ///
    /// ```
    /// use continua::format::knowledge_graph;
    /// use continua::progression::RequirementSource;
    ///
    /// let line = br#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#;
    /// let graph = knowledge_graph::from_slice(line)?;
    /// assert_eq!(graph.source().to_string(), "knowledge graph");
    /// let graph = graph.from_source(RequirementSource::named("our state"));
    /// assert_eq!(graph.source().to_string(), "our state");
    /// # Ok::<(), continua::format::edges::EdgesError>(())
    /// ```
    #[must_use]
    pub fn from_source(self, source: RequirementSource) -> Self {
        Self { source, ..self }
    }

    /// The things that the file knows, in the order in which it names them.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.inner.nodes.iter().filter_map(|data| self.view(data))
    }

    /// The thing that the file's edges call so. O(1) on average.
    pub fn node(&self, id: &str) -> Option<Node<'_>> {
        self.node_at(*self.inner.ids.get(id)?)
    }

    /// The edges, each once, in the order of the inputs.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = Edge<'_>> {
        let edges: Vec<Edge<'_>> = self.views(&self.inner.edges).collect();
        edges.into_iter()
    }

    /// The edge of this number, from 0: of a requirement that was made of it, its
    /// [origin](crate::progression::Provenance::origin). O(1).
    ///
    /// ```
    /// use continua::format::knowledge_graph;
    /// use continua::ItemId;
    ///
    /// let line = br#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#;
    /// let graph = knowledge_graph::from_slice(line)?;
    /// let progression = graph.progression();
    /// let b = ItemId::new("b").unwrap();
    /// let stated = progression.requirements(&b).next().unwrap().provenance().next().unwrap();
    /// assert_eq!(graph.edge(stated.origin().unwrap()).unwrap().before().id(), "a");
    /// # Ok::<(), continua::format::edges::EdgesError>(())
    /// ```
    pub fn edge(&self, number: u32) -> Option<Edge<'_>> {
        self.edge_of(self.inner.edges.get(number as usize)?)
    }

    /// The pairs that belong together without an order, each once. They are no part of a
    /// progression. O(pairs).
    pub fn related(&self) -> impl ExactSizeIterator<Item = Edge<'_>> {
        let pairs: Vec<Edge<'_>> = self.views(&self.inner.related).collect();
        pairs.into_iter()
    }

    /// What was found in each input, in the order of the inputs.
    pub fn reports(&self) -> &[Report] {
        &self.inner.reports
    }

    /// The texts of the inputs, as they were read; of one that is not all UTF-8 with a `?` for
    /// each byte that is not.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.inner.inputs.iter().map(|(text, _)| text)
    }

    /// The progression that the file makes by itself, of the [identifiers](Node::item) that it
    /// has. O(edges, log for the order).
    ///
    /// What is said to come before one thing is one way, of members needed together, and
    /// recommended. The things that no edge names are no part of it.
    pub fn progression(&self) -> Progression {
        let mut builder = Progression::builder();
        let mut stated = Stated::default();
        for (edge, number) in self.edges().zip(0..) {
            let ends = (edge.before.item.clone(), edge.after.item.clone());
            stated.edge(&mut builder, ends, self.said(number));
        }
        stated.state(&mut builder);
        builder.build()
    }

    /// What is said of every edge, and the origin of the edge of this number.
    pub(super) fn said(&self, number: u32) -> (Statement, Option<u32>) {
        let statement = Statement::recommended(self.source.clone(), None);
        (statement, Some(number))
    }

    /// Where a spot of these inputs is.
    pub(super) fn place(&self, spot: Spot) -> Place {
        match self.inner.inputs.get(spot.input as usize) {
            Some((text, json)) => spot::place(text, json.as_ref(), spot),
            None => Place::Built { ids: Vec::new() },
        }
    }

    fn views<'e>(&'e self, edges: &'e [EdgeData]) -> impl Iterator<Item = Edge<'e>> {
        edges.iter().filter_map(|edge| self.edge_of(edge))
    }

    fn edge_of(&self, edge: &EdgeData) -> Option<Edge<'_>> {
        Some(Edge {
            edges: self,
            before: self.node_at(edge.ends.0)?,
            after: self.node_at(edge.ends.1)?,
            spot: edge.spot,
        })
    }

    fn node_at(&self, index: u32) -> Option<Node<'_>> {
        self.view(self.inner.nodes.get(index as usize)?)
    }

    fn view<'e>(&'e self, data: &'e NodeData) -> Option<Node<'e>> {
        let item = data.item.as_ref()?;
        Some(Node {
            edges: self,
            data,
            item,
        })
    }
}

impl fmt::Debug for Edges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edges")
            .field("source", &self.source)
            .field("edges", &self.inner.edges.len())
            .field("related", &self.inner.related.len())
            .finish_non_exhaustive()
    }
}
