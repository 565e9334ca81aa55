//! POL-022.

use crate::finding::{Ground, Rule, Severity};

/// A rule that cannot be met but by an average of all works, or by a share of more than half of them,
/// where no attempt takes the place of an earlier one.
pub static PUNISHED_ATTEMPTS: Rule = Rule {
    code: "POL-022",
    name: "punished-attempts",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that cannot be met but by an average of all works, or by a share of more than half of them, where no attempt takes the place of an earlier one.",
    why: "First attempts are part of learning: an average holds them against the learner for good, whatever was learned since. Averages are `mean`, `weightedLatest` where the newest work counts for less than a third, and `betaBinomial` where more than half of all works must be good. Of a `median`, a `mode` and a `powerLaw` about as many good works make up for early ones as there are of them, and `decaying` follows the newest works.",
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
