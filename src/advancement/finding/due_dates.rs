//! POL-025.

use crate::finding::{Ground, Rule, Severity};

/// A rule for which the order of works matters, under settings that order them by when they were due.
pub static DUE_DATES: Rule = Rule {
    code: "POL-025",
    name: "due-dates",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule for which the order of works matters, under settings that order them by when they were due.",
    why: "What counts is what was shown and when it was shown: a due date, or work handed in late, says nothing of what was learned.",
    repair: "The rule stands as it is.",
    bad: overlay!(
        r#" "policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "settings": {"order": "due"}, "rules": [{"select": {"all": true}, "rule": {"estimate": {"by": {"inARow": {"n": 3}}, "atLeast": "3"}}}]}"#
    ),
    good: overlay!(
        r#" "policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [{"select": {"all": true}, "rule": {"estimate": {"by": {"inARow": {"n": 3}}, "atLeast": "3"}}}]}"#
    ),
};
