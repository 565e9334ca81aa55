//! POL-016.

use crate::finding::{Ground, Rule, Severity};

/// A rule that works at the lowest level of its scale meet. Where such works are only counted, beside a condition on their level, nothing is found.
pub static LOWEST_LEVEL: Rule = Rule {
    code: "POL-016",
    name: "lowest-level",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that works at the lowest level of its scale meet. Where such works are only counted, beside a condition on their level, nothing is found.",
    why: "Every work reaches it, so that handing something in is enough.",
    repair: "The rule stands as it is.",
    bad: rules!("1", r#"{"works": {"atLeast": 2, "level": "1"}}"#),
    good: rules!("1", r#"{"works": {"atLeast": 2, "level": "3"}}"#),
};
