//! POL-011.

use crate::finding::{Ground, Rule, Severity};

/// A rule asks for the prerequisites of a progression, and none was given.
pub static NO_PROGRESSION: Rule = Rule {
    code: "POL-011",
    name: "no-progression",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule asks for the prerequisites of a progression, and none was given.",
    why: "Without a progression it would be met by everybody.",
    repair: "The policy is refused.",
    bad: rules!(
        "2",
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"prerequisites": "required"}]}"#
    ),
    good: chain!(
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"prerequisites": "required"}]}"#
    ),
};
