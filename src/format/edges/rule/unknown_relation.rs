//! unknown-relation.

use crate::finding::{Ground, Rule, Severity};

/// A type of relationship that is not known here.
pub static UNKNOWN_RELATION: Rule = Rule {
    code: "EDGE-011",
    name: "unknown-relation",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A type of relationship that is not known here.",
    why: "It may be misspelt, and tell an order that is lost.",
    repair: "The relationship is passed over.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsToward", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
