//! uneven-row.

use crate::finding::{Ground, Rule, Severity};

/// A row of a CSV file with more cells than its header.
pub static UNEVEN_ROW: Rule = Rule {
    code: "EVID-011",
    name: "uneven-row",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A row of a CSV file with more cells than its header.",
    why: "Cells have moved, mostly by a comma in a text without quotes, and nothing in the row is sure.",
    repair: "The row is left out; a row with fewer cells is read as if the last were empty.",
    bad: "id,learner,target,level,task,performed\ne1,ana,N.1,3,quiz, part 2,2026-03-02",
    good: "id,learner,target,level,task,performed\ne1,ana,N.1,3,\"quiz, part 2\",2026-03-02",
};
