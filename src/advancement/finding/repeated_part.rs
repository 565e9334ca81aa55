//! POL-017.

use crate::finding::{Ground, Rule, Severity};

/// A condition that stands twice among the parts of a rule.
pub static REPEATED_PART: Rule = Rule {
    code: "POL-017",
    name: "repeated-part",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A condition that stands twice among the parts of a rule.",
    why: "In a count of parts it counts twice; elsewhere a part that was meant is probably missing.",
    repair: "Both stand.",
    bad: rules!(
        "1",
        r#"{"atLeast": {"k": 2, "of": [{"works": {"atLeast": 2, "level": "3"}}, {"works": {"atLeast": 2, "level": "3"}}, {"attested": {"role": "teacher"}}]}}"#
    ),
    good: rules!(
        "1",
        r#"{"atLeast": {"k": 2, "of": [{"works": {"atLeast": 2, "level": "3"}}, {"works": {"atLeast": 3, "level": "2"}}, {"attested": {"role": "teacher"}}]}}"#
    ),
};
