//! repeated-identifier.

use crate::finding::{Ground, Rule, Severity};

/// A node whose identifier, or the identifier of whose item, stands earlier.
pub static REPEATED_IDENTIFIER: Rule = Rule {
    code: "EDGE-006",
    name: "repeated-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A node whose identifier, or the identifier of whose item, stands earlier.",
    why: "It is not clear of which of the two an edge speaks.",
    repair: "The first declaration counts.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.3"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
