//! unknown-target.

use crate::finding::{Ground, Rule, Severity};

/// A code that no item of the library has.
pub static UNKNOWN_TARGET: Rule = Rule {
    code: "EVID-006",
    name: "unknown-target",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A code that no item of the library has.",
    why: "The evidence speaks of something that is not there.",
    repair: "The record is left out.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "N.99", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
