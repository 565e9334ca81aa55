//! POL-032.

use crate::finding::{Ground, Rule, Severity};

/// A policy builds on another one that is given in no version that fits.
pub static OTHER_BASE_VERSION: Rule = Rule {
    code: "POL-032",
    name: "other-base-version",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A policy builds on another one that is given in no version that fits.",
    why: "Another version may ask for something else.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^2"}}"#
    ),
    good: overlay!(
        r#""bases": [{"identifier": "state", "version": "1.2.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}],
 "policy": {"identifier": "school", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1"}}"#
    ),
};
