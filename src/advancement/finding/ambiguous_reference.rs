//! POL-002.

use crate::finding::{Ground, Rule, Severity};

/// A rule or a selection names a code that several items have.
pub static AMBIGUOUS_REFERENCE: Rule = Rule {
    code: "POL-002",
    name: "ambiguous-reference",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule or a selection names a code that several items have.",
    why: "Whichever item were taken, it would be a guess.",
    repair: "The policy is refused; the finding lists the candidates.",
    bad: rules!("1", r#"{"held": ["math:N.5"]}"#),
    good: rules!("1", r#"{"held": ["math:N.4"]}"#),
};
