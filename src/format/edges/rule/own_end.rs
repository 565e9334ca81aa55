//! own-end.

use crate::finding::{Ground, Rule, Severity};

/// An edge from a thing to itself, by its own identifier or by that of the target for which both
/// ends stand.
pub static OWN_END: Rule = Rule {
    code: "EDGE-008",
    name: "own-end",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An edge from a thing to itself, by its own identifier or by that of the target for which both ends stand.",
    why: "Nothing comes before itself; it could never be learned.",
    repair: "The edge is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "a"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
