//! POL-010.

use crate::finding::{Ground, Rule, Severity};

/// A condition on another competency names an item that is not a target.
pub static NOT_A_TARGET: Rule = Rule {
    code: "POL-010",
    name: "not-a-target",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A condition on another competency names an item that is not a target.",
    why: "Only targets are decided, so it could never be held.",
    repair: "The policy is refused.",
    bad: rules!("1", r#"{"held": ["math:N"]}"#),
    good: rules!("1", r#"{"held": ["math:N.2"]}"#),
};
