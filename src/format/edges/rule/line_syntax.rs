//! line-syntax.

use crate::finding::{Ground, Rule, Severity};

/// A line that is no JSON object.
pub static LINE_SYNTAX: Rule = Rule {
    code: "EDGE-002",
    name: "line-syntax",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A line that is no JSON object.",
    why: "What the line was to say is lost: a standard, with every edge from and to it, or an edge.",
    repair: "The line is left out; the others are read.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
