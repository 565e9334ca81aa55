//! POL-009.

use crate::finding::{Ground, Rule, Severity};

/// A rule is nested more than 32 levels deep.
pub static TOO_DEEP: Rule = Rule {
    code: "POL-009",
    name: "too-deep",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule is nested more than 32 levels deep.",
    why: "No teacher could follow it.",
    repair: "The policy is refused.",
    bad: rules!(
        "1",
        r#"{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"any": [{"attested": {"role": "teacher"}}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}]}"#
    ),
    good: rules!("1", r#"{"attested": {"role": "teacher"}}"#),
};
