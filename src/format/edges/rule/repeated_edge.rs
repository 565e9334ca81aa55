//! repeated-edge.

use crate::finding::{Ground, Rule, Severity};

/// An edge that stands earlier between the same two things in the same direction.
pub static REPEATED_EDGE: Rule = Rule {
    code: "EDGE-009",
    name: "repeated-edge",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An edge that stands earlier between the same two things in the same direction.",
    why: "Whoever counts the edges, or takes one of the two away, is misled.",
    repair: "It counts once.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
