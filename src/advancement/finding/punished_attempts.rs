//! POL-022.

use crate::finding::{Ground, Rule, Severity};

/// A rule that cannot be met but by an average of all works, where no attempt takes the place of an earlier one.
pub static PUNISHED_ATTEMPTS: Rule = Rule {
    code: "POL-022",
    name: "punished-attempts",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that cannot be met but by an average of all works, where no attempt takes the place of an earlier one.",
    why: "First attempts are part of learning: an average holds them against the learner for good, whatever was learned since.",
    repair: "The rule stands as it is.",
    bad: rules!(
        "1",
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"estimate": {"by": "mean", "atLeast": "3"}}]}"#
    ),
    good: rules!(
        "1",
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"estimate": {"by": {"meanOfHighest": {"n": 3}}, "atLeast": "3"}}]}"#
    ),
};
