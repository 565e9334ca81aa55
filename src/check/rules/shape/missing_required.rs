//! A member is missing that the standard requires.

use crate::finding::{Ground, Rule, Severity};

/// A member is missing that the standard requires.
pub static MISSING_REQUIRED: Rule = Rule {
    code: "CASE-006",
    name: "missing-required",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A required member that is absent or null, or empty where the schema has a form for it, and which a reader can do without: `uri`, `lastChangeDateTime`, `creator`, the title of a link, and the like.",
    why: "Strict readers refuse the file, and nobody can tell when an object last changed or where it is published.",
    repair: "The object is read without it.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "creator": "Larkspur Schools",
  "uri": "https://example.org/CFDocuments/0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-08-01T09:00:00Z"}}"#,
};
