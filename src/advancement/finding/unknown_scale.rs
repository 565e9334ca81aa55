//! POL-005.

use crate::finding::{Ground, Rule, Severity};

/// A policy names a scale that is not there.
pub static UNKNOWN_SCALE: Rule = Rule {
    code: "POL-005",
    name: "unknown-scale",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A policy names a scale that is not there.",
    why: "Without it no level of a rule has a meaning.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "fuor", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
};
