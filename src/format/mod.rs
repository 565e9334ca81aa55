//! File formats: documents as they were published, and their readers.
//!
//! A reader accepts what is found in the wild, keeps everything, and makes a
//! [`Framework`](crate::framework::Framework) of a file of standards, or [`Edges`](edges::Edges) of
//! a published progression. What is wrong with a file of standards is not said here but by its
//! check, in the room above; what is wrong with a progression stands beside its edges.

pub mod case;
pub mod coherence_map;
pub mod edges;
pub mod knowledge_graph;
