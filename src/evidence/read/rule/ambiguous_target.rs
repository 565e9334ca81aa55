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
    bad: r#"{"id": "e1", "learner": "ana", "target": "N.2", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
