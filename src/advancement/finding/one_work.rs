//! POL-023.

use crate::finding::{Ground, Rule, Severity};

/// A rule that one work alone can meet, without anybody confirming it.
pub static ONE_WORK: Rule = Rule {
    code: "POL-023",
    name: "one-work",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that one work alone can meet, without anybody confirming it.",
    why: "One work says little: the task may have been easy, the day good, or the help more than was seen.",
    repair: "The rule stands as it is.",
    bad: rules!("1", r#"{"works": {"atLeast": 1, "level": "3"}}"#),
    good: rules!(
        "1",
        r#"{"all": [{"works": {"atLeast": 1, "level": "3"}}, {"attested": {"role": "teacher"}}]}"#
    ),
};
