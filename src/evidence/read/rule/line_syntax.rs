//! line-syntax.

use crate::finding::{Ground, Rule, Severity};

/// A line that is no JSON object, or a row of a CSV file that cannot be read.
pub static LINE_SYNTAX: Rule = Rule {
    code: "EVID-001",
    name: "line-syntax",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A line that is no JSON object, or a row of a CSV file that cannot be read.",
    why: "What the line was to say is not counted for anybody.",
    repair: "The line is left out; the others are read.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
