//! POL-035.

use crate::finding::{Ground, Rule, Severity};

/// A policy is in effect on no day.
pub static EMPTY_PERIOD: Rule = Rule {
    code: "POL-035",
    name: "empty-period",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "A policy is in effect on no day.",
    why: "It would never decide anything.",
    repair: "The policy is refused.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "effective": {"from": "2026-08-01", "until": "2026-07-31"}, "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "effective": {"from": "2025-08-01", "until": "2026-07-31"}, "rules": [{"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}}]}"#
    ),
};
