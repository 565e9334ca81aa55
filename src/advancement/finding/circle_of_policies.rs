//! POL-033.

use crate::finding::{Ground, Rule, Severity};

/// Policies build on each other in a circle.
pub static CIRCLE_OF_POLICIES: Rule = Rule {
    code: "POL-033",
    name: "circle-of-policies",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Policies build on each other in a circle.",
    why: "None of them says what it is that they change.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "extends": {"identifier": "school", "version": "*"}}, {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}}"#
    ),
    good: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}}"#
    ),
};
