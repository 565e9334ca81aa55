//! POL-027.

use crate::finding::{Ground, Rule, Severity};

/// A rule of an academic target that works cannot meet unless a habit of work or of mind is held.
pub static HABITS: Rule = Rule {
    code: "POL-027",
    name: "habits",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A rule of an academic target that works cannot meet unless a habit of work or of mind is held.",
    why: "Habits matter and are reported beside what was learned. As a condition of it they say of somebody who has learned it that they have not.",
    repair: "The rule stands as it is.",
    bad: habits!(
        r#"{"all": [{"works": {"atLeast": 2, "level": "3"}}, {"held": ["habits:HW.1"]}]}"#
    ),
    good: habits!(r#"{"works": {"atLeast": 2, "level": "3"}}"#),
};
