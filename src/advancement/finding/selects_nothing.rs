//! POL-007.

use crate::finding::{Ground, Rule, Severity};

/// A selection of a policy selects no competency.
pub static SELECTS_NOTHING: Rule = Rule {
    code: "POL-007",
    name: "selects-nothing",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A selection of a policy selects no competency.",
    why: "The rule decides nothing; a word is probably misspelt.",
    repair: "The rule is kept and decides nothing.",
    bad: r#"{"select": {"band": "Grade 33"}, "rule": A}"#,
    good: r#"{"select": {"band": "Grade 3"}, "rule": A}"#,
};
