//! POL-021.

use crate::finding::{Ground, Rule, Severity};

/// A rule that asks to hold a target, or has one as a component, for which the policy has no rule.
pub static UNDECIDED_CONDITION: Rule = Rule {
    code: "POL-021",
    name: "undecided-condition",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule that asks to hold a target, or has one as a component, for which the policy has no rule.",
    why: "Nobody can demonstrate that target; only a credit from elsewhere meets the condition.",
    repair: "The condition stands.",
    bad: overlay!(
        r#""scope": [{"select": {"code": "math:N.1"}, "as": "notAssessed"}],
 "policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"code": "math:N.2"}, "rule": {"held": ["math:N.1"]}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"code": "math:N.2"}, "rule": {"held": ["math:N.1"]}}]}"#
    ),
};
