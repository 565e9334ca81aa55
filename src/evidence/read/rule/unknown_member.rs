//! unknown-member.

use crate::finding::{Ground, Rule, Severity};

/// A member or column that the format does not have.
pub static UNKNOWN_MEMBER: Rule = Rule {
    code: "EVID-004",
    name: "unknown-member",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A member or column that the format does not have.",
    why: "It is mostly a slip of the pen, and what it was to say is lost.",
    repair: "The member is not read; the rest of the record is.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "tsk": "quiz", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
