//! past-limit.

use crate::finding::{Ground, Rule, Severity};

/// An input that is longer than the limit that was set.
pub static PAST_LIMIT: Rule = Rule {
    code: "EVID-012",
    name: "past-limit",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "An input that is longer than the limit that was set.",
    why: "A reader without limits can be made to use all memory.",
    repair: "Nothing is read.",
    bad: "a file of more bytes than the limit",
    good: "the same file in parts, read into one log",
};
