//! POL-003.

use crate::finding::{Ground, Rule, Severity};

/// Two rules select one competency by equally specific selections.
pub static SELECTOR_TIE: Rule = Rule {
    code: "POL-003",
    name: "selector-tie",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Two rules select one competency by equally specific selections.",
    why: "Which of the two decides would depend on their order.",
    repair: "The policy is refused; the finding names both.",
    bad: r#"[{"select": {"kind": "Expectation"}, "rule": A}, {"select": {"kind": "Expectation"}, "rule": B}]"#,
    good: r#"[{"select": {"kind": "Expectation"}, "rule": A}, {"select": {"kind": "Expectation", "band": "3"}, "rule": B}]"#,
};
