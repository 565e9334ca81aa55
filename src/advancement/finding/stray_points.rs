//! POL-019.

use crate::finding::{Ground, Rule, Severity};

/// Points for an item that is none of the components.
pub static STRAY_POINTS: Rule = Rule {
    code: "POL-019",
    name: "stray-points",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Points for an item that is none of the components.",
    why: "They are never added, and the sum that was meant cannot be reached.",
    repair: "The points are passed over.",
    bad: rules!(
        "1",
        r#"{"components": {"need": {"points": 3, "each": {"math:N.2": 2, "math:N.3": 1, "math:N.4": 1}}, "items": ["math:N.2", "math:N.3"]}}"#
    ),
    good: rules!(
        "1",
        r#"{"components": {"need": {"points": 3, "each": {"math:N.2": 2, "math:N.3": 1, "math:N.4": 1}}, "items": ["math:N.2", "math:N.3", "math:N.4"]}}"#
    ),
};
