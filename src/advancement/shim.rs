//! Stand-ins until the room of evidence is there.
#![allow(missing_docs, reason = "stand-ins that go away")]
use serde::{Deserialize, Serialize};
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Practice,
    Formative,
    Summative,
    Placement,
    Moderation,
    Accountability,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    Independent,
    Accommodated,
    Scaffolded,
    Modified,
}
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ModalityName(pub String);
