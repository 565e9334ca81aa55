//! POL-006.

use crate::finding::{Ground, Rule, Severity};

/// A rule asks for a level that its scale does not have.
pub static UNKNOWN_LEVEL: Rule = Rule {
    code: "POL-006",
    name: "unknown-level",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule asks for a level that its scale does not have.",
    why: "Nobody could reach it.",
    repair: "The policy is refused.",
    bad: rules!("1", r#"{"works": {"atLeast": 2, "level": "5"}}"#),
    good: rules!("1", r#"{"works": {"atLeast": 2, "level": "4"}}"#),
};
