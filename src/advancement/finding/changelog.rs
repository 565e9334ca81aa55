//! POL-036.

use crate::finding::{Ground, Rule, Severity};

/// The changelog of a policy does not tell of its version, or is not in order.
pub static CHANGELOG: Rule = Rule {
    code: "POL-036",
    name: "changelog",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "The changelog of a policy does not tell of its version, or is not in order.",
    why: "People look there for what has changed.",
    repair: "It is kept as it stands.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.1.0", "scale": "four", "changelog": [{"version": "1.0.0", "date": "2025-08-01", "changes": ["the first"]}], "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.1.0", "scale": "four", "changelog": [{"version": "1.1.0", "date": "2026-01-15", "changes": ["two works, not one"]}, {"version": "1.0.0", "date": "2025-08-01", "changes": ["the first"]}], "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
};
