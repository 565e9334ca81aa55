//! ambiguous-code.

use crate::finding::{Ground, Rule, Severity};

/// An end whose code several items of the library have, and whose identifier none has.
pub static AMBIGUOUS_CODE: Rule = Rule {
    code: "EDGE-013",
    name: "ambiguous-code",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An end whose code several items of the library have, and whose identifier none has.",
    why: "A guess would join the wrong ones. Some states use one code for a standard in several courses.",
    repair: "The edge is left out.",
    bad: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.5"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    good: r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "N.1"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "N.5", "caseIdentifierUUID": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e66"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
};
