//! no-identifier.

use crate::finding::{Ground, Rule, Severity};

/// A node without an identifier that can be used, or a standard for which no code can be put
/// together.
pub static NO_IDENTIFIER: Rule = Rule {
    code: "EDGE-005",
    name: "no-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A node without an identifier that can be used, or a standard for which no code can be put together.",
    why: "No edge can speak of it, and it resolves to no target.",
    repair: "It is left out.",
    bad: r#"{
  "domains": {"1": {"grade": "K", "ordinal": "CC"}},
  "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}},
  "standards": {"1": {"ccmathcluster_id": "9", "ordinal": "1"}, "2": {"ccmathcluster_id": "1", "ordinal": "2"}},
  "edges": []
}"#,
    good: r#"{
  "domains": {"1": {"grade": "K", "ordinal": "CC"}},
  "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}},
  "standards": {"1": {"ccmathcluster_id": "1", "ordinal": "1"}, "2": {"ccmathcluster_id": "1", "ordinal": "2"}},
  "edges": []
}"#,
};
