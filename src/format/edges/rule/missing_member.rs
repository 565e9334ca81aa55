//! missing-member.

use crate::finding::{Ground, Rule, Severity};

/// A row or an edge without a member that it must have: its type, the type of a relationship, or
/// one of its ends.
pub static MISSING_MEMBER: Rule = Rule {
    code: "EDGE-003",
    name: "missing-member",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A row or an edge without a member that it must have: its type, the type of a relationship, or one of its ends.",
    why: "An edge without an end says nothing.",
    repair: "The row is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
