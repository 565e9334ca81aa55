//! Directed graphs over dense `u32` indices, held as compressed rows.
//!
//! The rows implement the visit traits of petgraph, so that its algorithms run on them; nothing of
//! petgraph is seen outside this room. Only algorithms without recursion are called: those that
//! recurse abort on a line of a hundred thousand nodes.

mod cycle;
mod reach;
mod rows;
mod seen;
mod short_cut;
mod shuffle;
mod sketch;
mod spans;
mod sparse;
mod strong;
mod visit;
mod weak;

pub(crate) use cycle::Cycle;
pub(crate) use reach::{reach, reach_within};
pub(crate) use rows::{Rows, Table, at, dense};
pub(crate) use seen::Seen;
pub(crate) use short_cut::ShortCut;
pub(crate) use sketch::Size;
pub(crate) use spans::Spans;
pub(crate) use sparse::Sparse;
pub(crate) use weak::weak_parts;
