//! POL-007.

use crate::finding::{Ground, Rule, Severity};

/// A selection of a policy selects no competency.
pub static SELECTS_NOTHING: Rule = Rule {
    code: "POL-007",
    name: "selects-nothing",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A selection of a policy selects no competency.",
    why: "The rule decides nothing; a word is probably misspelt.",
    repair: "The rule is kept and decides nothing.",
    bad: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"strand": "Numbr"}, "rule": {"works": {"atLeast": 3, "level": "3"}}}]}"#
    ),
    good: overlay!(
        r#""policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "3"}}},
  {"select": {"strand": "Number"}, "rule": {"works": {"atLeast": 3, "level": "3"}}}]}"#
    ),
};
