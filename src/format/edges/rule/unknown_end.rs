//! unknown-end.

use crate::finding::{Ground, Rule, Severity};

/// An edge with an end that the file does not declare.
pub static UNKNOWN_END: Rule = Rule {
    code: "EDGE-007",
    name: "unknown-end",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An edge with an end that the file does not declare.",
    why: "What comes before a standard is lost, and it seems ready to be taken up earlier than it is.",
    repair: "The edge is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "c"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
