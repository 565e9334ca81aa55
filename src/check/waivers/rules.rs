//! The rules under which a file of waivers is judged.

use crate::finding::{ShapeRules, rules};

// The examples are held against a document with a member that the standard does not have.
rules! {
    /// A waiver that nothing needs.
    UNUSED_WAIVER = "WAIV-001", "unused-waiver", Warning, false,
        finds "A waiver for which nothing was found, of rules that the profile hears.",
        why "It would hide a fault that comes back later, and its reason is no longer true.",
        repair "Nothing is waived by it.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "TREE-003", "reason": "one list only"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
    /// A waiver of a rule that there is not.
    UNKNOWN_RULE = "WAIV-002", "unknown-rule", Error, false,
        finds "A waiver whose `rule` is neither the code of a rule nor of a group of rules.",
        why "What was to be accepted is complained of all the same.",
        repair "The waiver is passed over.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-8", "reason": "our portal reads it"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
    /// A text that holds no waivers.
    NOT_WAIVERS = "WAIV-003", "not-waivers", Error, true,
        finds "A text whose root is not an object, or of a major version of the format that is not read here.",
        why "What its members mean is not known.",
        repair "None.",
        bad r#"{"continua-waivers": "9.0.0", "waivers": []}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": []}"#;
    /// A member that must be there is not.
    MISSING_MEMBER = "WAIV-004", "missing-member", Error, true,
        finds "A member that must be there and is not: the version, the list, the `rule` or the `reason` of a waiver.",
        why "A waiver without a reason tells nobody whether it still holds.",
        repair "None.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
    /// A value that cannot be read as what its member holds.
    WRONG_TYPE = "WAIV-005", "wrong-type", Error, true,
        finds "A value of another type than its member takes, a blank `reason`, or a `pointer` that is no JSON pointer.",
        why "It is not clear what the waiver is for.",
        repair "None.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": " "}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
    /// A member that the format does not have.
    UNKNOWN_MEMBER = "WAIV-006", "unknown-member", Error, true,
        finds "A member that the format does not have.",
        why "Passing over a member that was to narrow a waiver would accept more than was meant.",
        repair "None.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it", "pointr": "/CFDocument"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it", "pointer": "/CFDocument"}]}"#;
    /// A member that stands twice.
    REPEATED_MEMBER = "WAIV-007", "repeated-member", Error, true,
        finds "A member whose name stands earlier in the same object.",
        why "Two readers of the file would accept different things.",
        repair "None.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "rule": "TREE", "reason": "our portal reads it"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
    /// A waiver of what cannot be waived.
    CANNOT_BE_WAIVED = "WAIV-008", "cannot-be-waived", Warning, false,
        finds "A waiver of a rule that blocks.",
        why "A file that cannot be used stays so, whatever is accepted.",
        repair "The waiver is passed over.",
        bad r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "TREE-001", "reason": "a circle is fine"}]}"#,
        good r#"{"continua-waivers": "1.0.0", "waivers": [{"rule": "CASE-008", "reason": "our portal reads it"}]}"#;
}

/// The rules under which members are read.
pub(super) static SHAPE: ShapeRules = ShapeRules {
    missing: &MISSING_MEMBER,
    wrong_type: &WRONG_TYPE,
    unknown: &UNKNOWN_MEMBER,
};
