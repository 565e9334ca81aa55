//! POL-012.

use crate::finding::{Ground, Rule, Severity};

/// A rule asks for components of a competency that has none.
pub static NO_COMPONENTS: Rule = Rule {
    code: "POL-012",
    name: "no-components",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A rule asks for components of a competency that has none.",
    why: "Nobody could meet it, or everybody would without showing anything.",
    repair: "The policy is refused.",
    bad: rules!("1", r#"{"components": {"need": "all", "children": true}}"#),
    good: rules!(
        "1",
        r#"{"components": {"need": "all", "items": ["math:N.2", "math:N.3"]}}"#
    ),
};
