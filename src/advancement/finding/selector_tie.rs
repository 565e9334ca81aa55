//! POL-003.

use crate::finding::{Ground, Rule, Severity};

/// Two rules select one competency by equally specific selections, or two entries say differently what it is made of.
pub static SELECTOR_TIE: Rule = Rule {
    code: "POL-003",
    name: "selector-tie",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Two rules select one competency by equally specific selections, or two entries say differently what it is made of.",
    why: "Which of the two decides would depend on their order.",
    repair: "The policy is refused; the finding names both.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"all": true}, "rule": {"works": {"atLeast": 3, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"band": "KG"}, "rule": {"works": {"atLeast": 3, "level": "3"}}}]}"#
    ),
};
