//! POL-015.

use crate::finding::{Ground, Rule, Severity};

/// A part of a rule that nobody can meet, beside others that can be met.
pub static IDLE_PART: Rule = Rule {
    code: "POL-015",
    name: "idle-part",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A part of a rule that nobody can meet, beside others that can be met.",
    why: "The rule promises another way that is none.",
    repair: "The part stands, and is met by nobody.",
    bad: rules!(
        "1",
        r#"{"any": [{"works": {"atLeast": 2, "level": "3"}}, {"works": {"atLeast": 3, "level": "2", "distinctBy": "task", "where": {"tasks": ["portfolio"]}}}]}"#
    ),
    good: rules!(
        "1",
        r#"{"any": [{"works": {"atLeast": 2, "level": "3"}}, {"works": {"atLeast": 3, "level": "2", "distinctBy": "task"}}]}"#
    ),
};
