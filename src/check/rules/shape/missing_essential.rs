//! A member is missing without which nothing comes of the object.

use crate::finding::{Ground, Rule, Severity};

/// A member is missing without which nothing comes of the object.
pub static MISSING_ESSENTIAL: Rule = Rule {
    code: "CASE-005",
    name: "missing-essential",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Schema,
    finds: "An item without `identifier` or `fullStatement`, an association without type or ends, a document without `title`: absent or null, or empty where the schema has a form for it.",
    why: "What lacks an identifier cannot be referred to by any association, evidence or rule; an association without an end says nothing.",
    repair: "An item, a rubric or a criterion without identifier is left out of the framework. Other objects are read with what they have.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};
