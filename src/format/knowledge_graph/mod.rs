//! The Knowledge Graph: JSON lines of nodes and of relationships between them.
//!
//! Learning Commons publishes standards of the United States as a graph, one JSON object a line:
//! *nodes* (mostly standards) in one file and *relationships* in others. Of the relationships,
//! `buildsTowards` says that proficiency in one standard supports success in another, and is read
//! as an edge; `relatesTo` joins two that belong together without an order, and is read as a
//! [related](super::edges::Edges::related) pair. Other relationships (`hasChild`,
//! `hasStandardAlignment`) are passed over.
//!
//! | member | is read as |
//! |---|---|
//! | `type` | `node` or `relationship` |
//! | `identifier` of a node | what relationships call it; the graph's own, and not the one from CASE |
//! | `properties.caseIdentifierUUID` | the identifier of the item in its CASE file |
//! | `properties.statementCode` | its code |
//! | `properties.description`, `statementType`, `gradeLevel` | its statement, its type and its grades |
//! | `label` of a relationship | its type |
//! | `source_identifier`, `target_identifier` | what comes first, and what builds on it, by the graph's own identifiers |
//!
//! Relationships by themselves can be read too: where no input declares any node, what they join
//! goes by the graph's own identifiers. Lines may end in `\n` or `\r\n`; empty ones are passed over.
//! A line that cannot be read is left out and told, and the others are read. Members that are not
//! in the table may stand anywhere and say nothing here.

mod lines;
mod row;

use self::lines::read;
use super::edges::{Draft, Edges, EdgesError};
use crate::source::Limits;

/// Reads nodes and relationships that stand in one file. O(bytes).
///
/// # Errors
/// [`EdgesError`] if the input is past a limit, or no line of it is of the Knowledge Graph.
///
/// ```
/// use continua::format::knowledge_graph;
///
/// let lines = br#"{"type": "node", "identifier": "a", "properties": {"statementCode": "K.CC.A.1"}}
/// {"type": "node", "identifier": "b", "properties": {"statementCode": "K.CC.A.2"}}
/// {"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
/// {"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "z"}
/// "#;
/// let graph = knowledge_graph::from_slice(lines)?;
/// assert_eq!(graph.edges().len(), 1);
/// let finding = graph.reports()[0].iter().next().unwrap();
/// assert_eq!(finding.message(), "`z` is nothing that the file declares");
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Edges, EdgesError> {
    from_slices([bytes])
}

/// Reads several files together, as nodes and relationships are published apart. O(bytes).
///
/// # Errors
/// As [`from_slice`], of the first input at fault.
///
/// ```
/// use continua::format::knowledge_graph;
///
/// let nodes = br#"{"type": "node", "identifier": "a", "properties": {"caseIdentifierUUID": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}
/// {"type": "node", "identifier": "b", "properties": {"caseIdentifierUUID": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}"#;
/// let edges = br#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#;
/// let graph = knowledge_graph::from_slices([&nodes[..], edges])?;
/// let edge = graph.edges().next().unwrap();
/// assert_eq!(edge.before().item().to_string(), "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10");
/// assert_eq!(edge.input(), 1);
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
pub fn from_slices<'b>(inputs: impl IntoIterator<Item = &'b [u8]>) -> Result<Edges, EdgesError> {
    from_slices_with(inputs, &Limits::default())
}

/// The same within other limits: bytes are those of one input, depth and values those of one line.
///
/// # Errors
/// As [`from_slices`].
pub fn from_slices_with<'b>(
    inputs: impl IntoIterator<Item = &'b [u8]>,
    limits: &Limits,
) -> Result<Edges, EdgesError> {
    let mut draft = Draft::new("knowledge graph");
    for bytes in inputs {
        read(&mut draft, bytes, limits);
    }
    draft.stand_for_themselves();
    draft.finish()
}
