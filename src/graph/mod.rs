//! Directed graphs over dense `u32` indices, held as compressed rows.
//!
//! The rows implement the visit traits of petgraph, so that its algorithms run on them; nothing of
//! petgraph is seen outside this room. Only algorithms without recursion are called: those that
//! recurse abort on a line of a hundred thousand nodes.

mod cycle;
mod reach;
mod rows;
mod seen;
mod strong;
mod visit;

pub(crate) use cycle::Cycle;
pub(crate) use reach::reach;
pub(crate) use rows::{Rows, Table, at, dense};
pub(crate) use seen::Seen;
