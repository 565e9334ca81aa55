//! What a published learning progression says comes before what: [`Edges`].
//!
//! Several publishers give away maps of how content builds on content, each in a form of its own.
//! A reader for each form makes the same value of it:
//!
//! | form | reader |
//! |---|---|
//! | the Knowledge Graph's JSON lines, `buildsTowards` | [`knowledge_graph`](super::knowledge_graph) |
//! | the coherence map's JSON, `edges` | [`coherence_map`](super::coherence_map) |
//!
//! [`Format::guess`] tells which form some bytes have. `precedes` in a CASE file is read with its
//! framework: [`Progression::from_associations`](crate::progression::Progression::from_associations).
//!
//! [`Edges::progression`] gives a progression of the file by itself, and [`Edges::resolve`] one of
//! the targets of frameworks at hand, with what had to be left out. What is imported so is
//! *recommended*; an embedder who trusts a source raises it with
//! [`raise`](crate::progression::ProgressionBuilder::raise). Several maps are
//! [merged](crate::progression::Progression::merge), and
//! [`contradictions`](crate::progression::Progression::contradictions) tells where they disagree.
//!
//! ```
//! use continua::format::coherence_map;
//! use continua::framework::{Framework, ItemDraft, Library};
//!
//! let map = coherence_map::from_slice(br#"{
//!     "domains": {"1": {"grade": "K", "ordinal": "CC"}},
//!     "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}},
//!     "standards": {
//!         "1": {"ccmathcluster_id": "1", "ordinal": "1"},
//!         "2": {"ccmathcluster_id": "1", "ordinal": "2"}
//!     },
//!     "edges": [{"from": "1", "to": "2"}]
//! }"#)?;
//! let mut builder = Framework::builder("doc", "Sample")?;
//! let tens = builder.item(ItemDraft::new("t", "Count by tens.")?.code("K.CC.A.1"));
//! let onward = builder.item(ItemDraft::new("o", "Count on.")?.code("K.CC.A.2"));
//! let library = Library::of([("math", builder.build()?)])?;
//!
//! let resolved = map.resolve(&library);
//! assert!(resolved.left_out.is_empty());
//! assert_eq!(resolved.progression.direct_before(&onward).collect::<Vec<_>>(), [&tens]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod draft;
mod edge;
mod error;
mod framework;
mod guess;
mod list;
mod node;
mod resolve;
pub mod rule;
mod spot;

pub(super) use self::draft::{Draft, NodeDraft};
pub use self::edge::Edge;
pub use self::error::EdgesError;
pub use self::guess::Format;
pub use self::list::Edges;
pub use self::node::Node;
pub use self::resolve::{LeftOut, LeftOutReason, ResolvedEdges};
pub(super) use self::spot::Spot;
