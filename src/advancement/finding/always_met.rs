//! POL-014.

use crate::finding::{Ground, Rule, Severity};

/// A rule that is met without anything being shown, as where it asks only for prerequisites of a target that has none.
pub static ALWAYS_MET: Rule = Rule {
    code: "POL-014",
    name: "always-met",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that is met without anything being shown, as where it asks only for prerequisites of a target that has none.",
    why: "Every learner would count as having demonstrated it.",
    repair: "The rule stands, and is met by everybody.",
    bad: chain!(r#"{"prerequisites": "required"}"#),
    good: chain!(
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"prerequisites": "required"}]}"#
    ),
};
