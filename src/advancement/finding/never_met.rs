//! POL-013.

use crate::finding::{Ground, Rule, Severity};

/// A rule that nobody can meet, which can be seen without any evidence: nothing passes its filter, its conditions contradict each other, or it waits for a target that nobody can reach.
pub static NEVER_MET: Rule = Rule {
    code: "POL-013",
    name: "never-met",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that nobody can meet, which can be seen without any evidence: nothing passes its filter, its conditions contradict each other, or it waits for a target that nobody can reach.",
    why: "Every learner stays at \"not yet\", whatever they show.",
    repair: "The rule stands, and is met by nobody.",
    bad: rules!(
        "1",
        r#"{"works": {"atLeast": 2, "level": "3", "where": {"purposes": []}}}"#
    ),
    good: rules!(
        "1",
        r#"{"works": {"atLeast": 2, "level": "3", "where": {"purposes": ["summative"]}}}"#
    ),
};
