//! wrong-type.

use crate::finding::{Ground, Rule, Severity};

/// A value of another type than its member takes, or a row that is neither a node nor a
/// relationship.
pub static WRONG_TYPE: Rule = Rule {
    code: "EDGE-004",
    name: "wrong-type",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A value of another type than its member takes, or a row that is neither a node nor a relationship.",
    why: "Reading it as something else would change what comes before what.",
    repair: "The row, or what the value was to hold, is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": ["b"]}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
