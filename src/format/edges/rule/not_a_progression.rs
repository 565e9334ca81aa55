//! not-a-progression.

use crate::finding::{Ground, Rule, Severity};

/// Lines of which none is a node or a relationship of the Knowledge Graph, or a document without
/// the `standards` and `edges` of a coherence map.
pub static NOT_A_PROGRESSION: Rule = Rule {
    code: "EDGE-001",
    name: "not-a-progression",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Practice,
    finds: "Lines of which none is a node or a relationship of the Knowledge Graph, or a document without the `standards` and `edges` of a coherence map.",
    why: "There is nothing in it that comes before anything else.",
    repair: "None.",
    bad: r#"{"standards": {}}"#,
    good: r#"{
  "domains": {"1": {"grade": "K", "ordinal": "CC"}},
  "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}},
  "standards": {"1": {"ccmathcluster_id": "1", "ordinal": "1"}, "2": {"ccmathcluster_id": "1", "ordinal": "2"}},
  "edges": []
}"#,
};
