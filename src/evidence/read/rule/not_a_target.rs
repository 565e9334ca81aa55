//! not-a-target.

use crate::finding::{Ground, Rule, Severity};

/// Evidence on a group, a text or a course.
pub static NOT_A_TARGET: Rule = Rule {
    code: "EVID-009",
    name: "not-a-target",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Evidence on a group, a text or a course.",
    why: "Decisions are made about targets; evidence on anything else moves none.",
    repair: "The record is kept.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "N", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
