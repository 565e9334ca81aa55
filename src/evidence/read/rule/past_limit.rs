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
    bad: "{\"id\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz 1\", \"performed\": \"2026-03-01\"}\n{\"id\": \"e2\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz 2\", \"performed\": \"2026-03-02\"}\n{\"id\": \"e3\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz 3\", \"performed\": \"2026-03-03\"}",
    good: "{\"id\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz 1\", \"performed\": \"2026-03-01\"}\n{\"id\": \"e2\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz 2\", \"performed\": \"2026-03-02\"}",
};
