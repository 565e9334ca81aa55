//! POL-009.

use crate::finding::{Ground, Rule, Severity};

/// A rule is nested more than 64 levels deep.
pub static TOO_DEEP: Rule = Rule {
    code: "POL-009",
    name: "too-deep",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule is nested more than 64 levels deep.",
    why: "No teacher could follow it.",
    repair: "The policy is refused.",
    bad: r#"{"all": [{"all": [ … ]}]}"#,
    good: r#"{"all": [ … ]}"#,
};
