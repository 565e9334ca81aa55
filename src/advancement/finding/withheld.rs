//! POL-026.

use crate::finding::{Ground, Rule, Severity};

/// A rule that works cannot meet unless something is held that comes directly before in the progression.
pub static WITHHELD: Rule = Rule {
    code: "POL-026",
    name: "withheld",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that works cannot meet unless something is held that comes directly before in the progression.",
    why: "What was shown was learned, in whatever order. What comes before decides what is offered next, and never whether demonstrated mastery is recognised.",
    repair: "The rule stands as it is.",
    bad: rules!(
        "2",
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"prerequisites": "required"}]}"#,
        r#" "progressions": [{"requirements": [{"target": "math:N.2", "ways": [["math:N.1"]]}]}],
"#
    ),
    good: rules!(
        "2",
        r#"{"works": {"atLeast": 2, "level": "3"}}"#,
        r#" "progressions": [{"requirements": [{"target": "math:N.2", "ways": [["math:N.1"]]}]}],
"#
    ),
};
