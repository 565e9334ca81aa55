//! POL-008.

use crate::finding::{Ground, Rule, Severity};

/// A rule asks for none, or for more than there are.
pub static IMPOSSIBLE_COUNT: Rule = Rule {
    code: "POL-008",
    name: "impossible-count",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule asks for none, or for more than there are.",
    why: "Nobody could meet it, or everybody would without showing anything.",
    repair: "The policy is refused.",
    bad: rules!(
        "1",
        r#"{"atLeast": {"k": 3, "of": [{"works": {"atLeast": 2, "level": "3"}}, {"attested": {"role": "teacher"}}]}}"#
    ),
    good: rules!(
        "1",
        r#"{"atLeast": {"k": 2, "of": [{"works": {"atLeast": 2, "level": "3"}}, {"attested": {"role": "teacher"}}]}}"#
    ),
};
