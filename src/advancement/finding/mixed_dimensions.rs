//! POL-004.

use crate::finding::{Ground, Rule, Severity};

/// Components or conditions of different dimensions of which some can stand in for others: points that are added up, so many of several, or one of several.
pub static MIXED_DIMENSIONS: Rule = Rule {
    code: "POL-004",
    name: "mixed-dimensions",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Components or conditions of different dimensions of which some can stand in for others: points that are added up, so many of several, or one of several.",
    why: "Habits of work and academic knowledge are reported beside each other, and never averaged; neither makes up for the other.",
    repair: "The policy is refused.",
    bad: habits!(
        r#"{"components": {"need": {"atLeast": 1}, "items": ["math:N.2", "habits:HW.1"]}}"#
    ),
    good: habits!(r#"{"components": {"need": "all", "items": ["math:N.2", "habits:HW.1"]}}"#),
};
