//! missing-member.

use crate::finding::{Ground, Rule, Severity};

/// A record without a member, or a row without a cell, that it must have.
pub static MISSING: Rule = Rule {
    code: "EVID-002",
    name: "missing-member",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A record without a member, or a row without a cell, that it must have.",
    why: "Evidence without its learner, target, task, day or result cannot be counted.",
    repair: "The record is left out.",
    bad: r#"{"id": "e1", "learner": "ana", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
