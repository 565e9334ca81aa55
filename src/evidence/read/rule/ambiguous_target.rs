//! ambiguous-target.

use crate::finding::{Ground, Rule, Severity};

/// A code that several items have.
pub static AMBIGUOUS_TARGET: Rule = Rule {
    code: "EVID-007",
    name: "ambiguous-target",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A code that several items have.",
    why: "A guess would count the evidence for the wrong one.",
    repair: "The record is left out.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "N.5", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e66", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
