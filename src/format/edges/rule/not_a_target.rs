//! not-a-target.

use crate::finding::{Ground, Rule, Severity};

/// An end that is an item of the library and no target, as a group.
pub static NOT_A_TARGET: Rule = Rule {
    code: "EDGE-014",
    name: "not-a-target",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An end that is an item of the library and no target, as a group.",
    why: "A progression speaks of targets only.",
    repair: "The edge is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
