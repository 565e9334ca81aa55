//! POL-020.

use crate::finding::{Ground, Rule, Severity};

/// Rules that wait for each other in a circle, so that none of their targets can be held first.
pub static CIRCLE_OF_RULES: Rule = Rule {
    code: "POL-020",
    name: "circle-of-rules",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Rules that wait for each other in a circle, so that none of their targets can be held first.",
    why: "Nobody meets any of them, but for whom one of the targets is credited by somebody else.",
    repair: "The rules stand; none of them supports itself.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"code": "math:N.1"}, "rule": {"held": ["math:N.2"]}},
  {"select": {"code": "math:N.2"}, "rule": {"held": ["math:N.1"]}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"code": "math:N.2"}, "rule": {"held": ["math:N.1"]}}]}"#
    ),
};
