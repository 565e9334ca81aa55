//! The rules under which an overlay is judged.

use crate::finding::{Ground, Rule, Severity, ShapeRules};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $word:literal, $severity:ident, $blocking:literal,
        finds $finds:literal, why $why:literal, repair $repair:literal,
        bad $bad:literal, good $good:literal;)*) => {
        $(
            $(#[$doc])*
            pub static $name: Rule = Rule {
                code: $code,
                name: $word,
                severity: Severity::$severity,
                blocking: $blocking,
                ground: Ground::Practice,
                finds: $finds,
                why: $why,
                repair: $repair,
                bad: $bad,
                good: $good,
            };
        )*

        /// All rules of overlays, by code.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// The text is JSON, and no overlay at all.
    NOT_AN_OVERLAY = "OVER-001", "not-an-overlay", Error, true,
        finds "a text whose root is not an object",
        why "nothing can be read from it",
        repair "none",
        bad r"[]",
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0"}"#;
    /// The version of the format is missing or not one that this library reads.
    FORMAT_VERSION = "OVER-002", "format-version", Error, true,
        finds "a member `continua` that is missing, no version, or of a major version that is not read here",
        why "what the members mean depends on the version of the format",
        repair "none",
        bad r#"{"continua": "9.0.0", "identifier": "o", "version": "1.0.0"}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0"}"#;
    /// A member that must be there is not.
    MISSING = "OVER-003", "missing-member", Error, true,
        finds "a member that must be there and is not",
        why "a rule or a requirement without its parts says nothing",
        repair "none",
        bad r#"{"continua": "1.0.0", "identifier": "o"}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0"}"#;
    /// A value of another type, or a word outside its vocabulary.
    WRONG_TYPE = "OVER-004", "wrong-type", Error, true,
        finds "a value of another type than its member takes, or a word outside its vocabulary",
        why "reading it as something else would change what is decided",
        repair "none",
        bad r#"{"continua": "1.0.0", "identifier": "o", "version": "one"}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0"}"#;
    /// A member that the format does not have.
    UNKNOWN_MEMBER = "OVER-005", "unknown-member", Error, false,
        finds "a member that the format does not have; of a newer minor version it is a warning",
        why "it is mostly a slip of the pen, and what it was to say is lost",
        repair "the member is kept and passed over",
        bad r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "titel": "T"}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "title": "T"}"#;
    /// A member that stands twice.
    REPEATED_MEMBER = "OVER-006", "repeated-member", Error, true,
        finds "a member whose name stands earlier in the same object",
        why "two readers of the file would decide differently",
        repair "none",
        bad r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "title": "A", "title": "B"}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "title": "A"}"#;
    /// A rule, or a part of one, that this version of the library does not know.
    UNKNOWN_RULE = "OVER-007", "unknown-rule", Error, true,
        finds "a kind of rule, or a member within a rule, that is not known here",
        why "passing over a condition would let through what it was to hold back",
        repair "none",
        bad r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "policy": {"identifier": "p", "version": "1.0.0", "scale": "s", "rules": [{"select": {"all": true}, "rule": {"seatTime": 120}}]}}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0", "policy": {"identifier": "p", "version": "1.0.0", "scale": "s", "rules": [{"select": {"all": true}, "rule": {"attested": {"role": "teacher"}}}]}}"#;
    /// A framework that is expected and not in the library.
    NO_FRAMEWORK = "OVER-010", "no-framework", Error, true,
        finds "a framework that the overlay expects and the library does not have under that name, or has with another identifier",
        why "every reference into it would point nowhere, or somewhere else",
        repair "none",
        bad r#"{"frameworks": {"maths": {}}} where the library has `math`"#,
        good r#"{"frameworks": {"math": {}}}"#;
    /// A framework of another version than is expected.
    OTHER_VERSION = "OVER-011", "other-version", Warning, false,
        finds "a framework whose version is a semantic version and does not fit the one that is expected",
        why "codes may have moved to other targets between versions",
        repair "the framework is used as it is",
        bad r#"{"frameworks": {"math": {"version": "^2.0"}}} where its version is 1.2.0"#,
        good r#"{"frameworks": {"math": {"version": "^1.2"}}}"#;
    /// A framework of the overlay's own that cannot be built or added.
    OWN_FRAMEWORK = "OVER-012", "own-framework", Error, true,
        finds "a framework of the overlay's own with an item that stands twice, or whose name or items the library has already",
        why "two items of one identifier could not be told apart",
        repair "none",
        bad r#"{"own": [{"name": "math", "identifier": "h", "title": "Habits"}]} where the library has `math`"#,
        good r#"{"own": [{"name": "habits", "identifier": "h", "title": "Habits"}]}"#;
    /// A reference that names no item.
    UNKNOWN_REFERENCE = "OVER-013", "unknown-reference", Error, true,
        finds "a reference that names no item of the library",
        why "what was to be said of that item would be lost",
        repair "none",
        bad r#"{"statements": {"math:NUM.11": "I can count"}}"#,
        good r#"{"statements": {"math:NUM.1": "I can count"}}"#;
    /// A reference that names several items.
    AMBIGUOUS_REFERENCE = "OVER-014", "ambiguous-reference", Error, true,
        finds "a reference by a code that several items have",
        why "it is not clear of which item something is said",
        repair "none",
        bad r#"{"statements": {"A.1": "I can count"}} where two items have the code"#,
        good r#"{"statements": {"math:A.1": "I can count"}}"#;
    /// A selection that selects nothing.
    EMPTY_SELECTION = "OVER-015", "empty-selection", Warning, false,
        finds "a selection that selects no item of the library",
        why "what it was to say is said of nothing",
        repair "it is passed over",
        bad r#"{"scope": [{"select": {"strand": "Numbr"}, "as": "priority"}]}"#,
        good r#"{"scope": [{"select": {"strand": "Number"}, "as": "priority"}]}"#;
    /// Two statements of one item that are equally specific and say different things.
    TIE = "OVER-016", "tie", Error, true,
        finds "two statements of equally specific selections that say different things of one item",
        why "it is not clear which of the two holds",
        repair "none",
        bad r#"{"roles": [{"select": {"kind": "Cluster"}, "role": "group"}, {"select": {"kind": "Cluster"}, "role": "target"}]}"#,
        good r#"{"roles": [{"select": {"kind": "Cluster"}, "role": "group"}, {"select": {"code": "NUM.1"}, "role": "target"}]}"#;
    /// A requirement that names something that is no target.
    NOT_A_TARGET = "OVER-017", "not-a-target", Warning, false,
        finds "a requirement on, or of, an item that is not in the role of a target",
        why "a progression speaks of targets only",
        repair "the requirement is passed over",
        bad r#"{"progressions": [{"requirements": [{"target": "NUM", "ways": [["NUM.1"]]}]}]} where `NUM` is a strand"#,
        good r#"{"progressions": [{"requirements": [{"target": "NUM.2", "ways": [["NUM.1"]]}]}]}"#;
}

/// The rules under which members are read.
pub(super) static SHAPE: ShapeRules = ShapeRules {
    missing: &MISSING,
    wrong_type: &WRONG_TYPE,
    unknown: &UNKNOWN_MEMBER,
};
