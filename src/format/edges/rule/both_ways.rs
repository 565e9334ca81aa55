//! both-ways.

use crate::finding::{Ground, Rule, Severity};

/// Two things of which each is said to come before the other.
pub static BOTH_WAYS: Rule = Rule {
    code: "EDGE-010",
    name: "both-ways",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two things of which each is said to come before the other.",
    why: "Neither can be learned first, and what builds on them is never ready.",
    repair: "Both edges are kept, and the progression tells the core that they make.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "b", "target_identifier": "a"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
