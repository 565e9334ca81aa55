//! POL-018.

use crate::finding::{Ground, Rule, Severity};

/// Targets in scope for which the policy has no rule, as one finding with their number.
pub static UNBOUND_TARGETS: Rule = Rule {
    code: "POL-018",
    name: "unbound-targets",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Targets in scope for which the policy has no rule, as one finding with their number.",
    why: "No learner ever gets a decision on them.",
    repair: "They are left open.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"band": "KG"}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
};
