//! contradiction.

use crate::finding::{Ground, Rule, Severity};

/// A record, or a work, whose identifier stands for another content already.
pub static CONTRADICTION: Rule = Rule {
    code: "EVID-010",
    name: "contradiction",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A record, or a work, whose identifier stands for another content already.",
    why: "Nothing says which of the two is right.",
    repair: "The first stands; the other is left out.",
    bad: "{\"id\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz\", \"performed\": \"2026-03-02\"}\n{\"id\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"2\", \"task\": \"quiz\", \"performed\": \"2026-03-02\"}",
    good: "{\"id\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"3\", \"task\": \"quiz\", \"performed\": \"2026-03-02\"}\n{\"id\": \"e2\", \"supersedes\": \"e1\", \"learner\": \"ana\", \"target\": \"N.1\", \"level\": \"2\", \"task\": \"quiz\", \"performed\": \"2026-03-02\"}",
};
