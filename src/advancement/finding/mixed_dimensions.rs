//! POL-004.

use crate::finding::{Ground, Rule, Severity};

/// Points of components of different dimensions are added up.
pub static MIXED_DIMENSIONS: Rule = Rule {
    code: "POL-004",
    name: "mixed-dimensions",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Points of components of different dimensions are added up.",
    why: "Habits of work and academic knowledge are reported beside each other, and never averaged.",
    repair: "The policy is refused.",
    bad: r#"{"components": {"need": {"points": 10, "each": {"math:3.OA.7": 6, "habits:HW.1": 4}}, "items": ["math:3.OA.7", "habits:HW.1"]}}"#,
    good: r#"{"components": {"need": "all", "items": ["math:3.OA.7", "habits:HW.1"]}}"#,
};
