//! POL-024.

use crate::finding::{Ground, Rule, Severity};

/// A rule that counts works that were done for practice.
pub static PRACTICE_COUNTED: Rule = Rule {
    code: "POL-024",
    name: "practice-counted",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that counts works that were done for practice.",
    why: "Practice and homework are for learning: who is judged by them no longer dares to fail, and help at home counts as mastery.",
    repair: "The rule stands as it is.",
    bad: rules!(
        "1",
        r#"{"works": {"atLeast": 2, "level": "3", "where": {"purposes": ["practice", "summative"]}}}"#
    ),
    good: rules!(
        "1",
        r#"{"works": {"atLeast": 2, "level": "3", "where": {"purposes": ["formative", "summative"]}}}"#
    ),
};
