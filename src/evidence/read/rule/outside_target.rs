//! outside-target.

use crate::finding::{Ground, Rule, Severity};

/// A UUID that is the identifier of no item of the library.
pub static OUTSIDE_TARGET: Rule = Rule {
    code: "EVID-008",
    name: "outside-target",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A UUID that is the identifier of no item of the library.",
    why: "It is mostly of a framework that was not loaded; no decision is made about it.",
    repair: "The record is kept.",
    bad: r#"{"id": "e1", "learner": "ana", "target": "4b706da9-f2d9-401a-9522-aa7805de820d", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
    good: r#"{"id": "e1", "learner": "ana", "target": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "level": "3", "task": "quiz", "performed": "2026-03-02"}"#,
};
