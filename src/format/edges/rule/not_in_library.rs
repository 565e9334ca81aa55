//! not-in-library.

use crate::finding::{Ground, Rule, Severity};

/// An end of which the library has neither the identifier nor the code.
pub static NOT_IN_LIBRARY: Rule = Rule {
    code: "EDGE-012",
    name: "not-in-library",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An end of which the library has neither the identifier nor the code.",
    why: "The edge speaks of standards that are not at hand, or that another version of the framework names otherwise.",
    repair: "The edge is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.22"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.2"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
