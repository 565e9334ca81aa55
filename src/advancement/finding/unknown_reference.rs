//! POL-001.

use crate::finding::{Ground, Rule, Severity};

/// A rule or a selection of a policy names an item that no framework has.
pub static UNKNOWN_REFERENCE: Rule = Rule {
    code: "POL-001",
    name: "unknown-reference",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule or a selection of a policy names an item that no framework has.",
    why: "A rule about nothing would be met by nobody, or silently skipped.",
    repair: "The policy is refused.",
    bad: rules!("1", r#"{"held": ["math:N.22"]}"#),
    good: rules!("1", r#"{"held": ["math:N.2"]}"#),
};
