//! bad-value.

use crate::finding::{Ground, Rule, Severity};

/// A value that is not of its kind, such as a date that is none, or values that do not go together.
pub static BAD_VALUE: Rule = Rule {
    code: "EVID-003",
    name: "bad-value",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A value that is not of its kind, such as a date that is none, or values that do not go together.",
    why: "A guess at what was meant might change a decision.",
    repair: "The record is left out.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "03/02/2026"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
