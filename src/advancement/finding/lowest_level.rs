//! POL-016.

use crate::finding::{Ground, Rule, Severity};

/// A condition that asks for the lowest level of its scale.
pub static LOWEST_LEVEL: Rule = Rule {
    code: "POL-016",
    name: "lowest-level",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A condition that asks for the lowest level of its scale.",
    why: "Every work reaches it, so that handing something in is enough.",
    repair: "The condition stands as it is.",
    bad: rules!("1", r#"{"works": {"atLeast": 2, "level": "1"}}"#),
    good: rules!("1", r#"{"works": {"atLeast": 2, "level": "3"}}"#),
};
