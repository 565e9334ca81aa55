//! repeated-member.

use crate::finding::{Ground, Rule, Severity};

/// A member or column whose name stands more than once.
pub static REPEATED_MEMBER: Rule = Rule {
    code: "EVID-005",
    name: "repeated-member",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A member or column whose name stands more than once.",
    why: "Readers differ in which of them they take.",
    repair: "The first is read.",
    bad: r#"{"id": "e1", "id": "e2", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "N.1", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
