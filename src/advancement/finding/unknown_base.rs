//! POL-031.

use crate::finding::{Ground, Rule, Severity};

/// A policy builds on another one that is not given.
pub static UNKNOWN_BASE: Rule = Rule {
    code: "POL-031",
    name: "unknown-base",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A policy builds on another one that is not given.",
    why: "Without it nobody knows what is asked of learners.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "states", "version": "^1"}}"#
    ),
    good: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}}"#
    ),
};
