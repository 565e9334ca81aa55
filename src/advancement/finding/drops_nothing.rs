//! POL-034.

use crate::finding::{Ground, Rule, Severity};

/// A policy drops a rule that the policy beneath it does not have.
pub static DROPS_NOTHING: Rule = Rule {
    code: "POL-034",
    name: "drops-nothing",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A policy drops a rule that the policy beneath it does not have.",
    why: "A rule that was meant to go may still decide, under a selection that changed.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}, "drops": [{"code": "math:N.1"}]}"#
    ),
    good: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}, {"select": {"code": "math:N.1"}, "rule": {"works": {"atLeast": 1, "level": "4"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}, "drops": [{"code": "math:N.1"}]}"#
    ),
};
