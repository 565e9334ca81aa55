//! The rules under which an overlay is judged.

use crate::finding::{ShapeRules, rules};

/// An overlay with these members.
macro_rules! overlay {
    ($members:literal) => {
        concat!(
            r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0",
 "#,
            $members,
            "}"
        )
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
        bad r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0",
 "scales": [{"identifier": "two", "title": "Two levels", "levels": [
  {"identifier": "no", "title": "Not yet", "value": "0"}, {"identifier": "yes", "title": "Shown", "value": "1"}]}],
 "policy": {"identifier": "p", "version": "1.0.0", "scale": "two", "rules": [{"select": {"all": true}, "rule": {"seatTime": 120}}]}}"#,
        good r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0",
 "scales": [{"identifier": "two", "title": "Two levels", "levels": [
  {"identifier": "no", "title": "Not yet", "value": "0"}, {"identifier": "yes", "title": "Shown", "value": "1"}]}],
 "policy": {"identifier": "p", "version": "1.0.0", "scale": "two", "rules": [{"select": {"all": true}, "rule": {"attested": {"role": "teacher"}}}]}}"#;
    /// Something is said twice.
    REPEATED_ENTRY = "OVER-008", "repeated-entry", Advice, false,
        finds "an entry that is as specific as an earlier one and says the same of the same items",
        why "whoever changes one of the two later makes them contradict each other",
        repair "the first stands",
        bad overlay!(r#""scope": [{"select": {"code": "math:N.1"}, "as": "priority"},
  {"select": {"code": "N.1"}, "as": "priority"}]"#),
        good overlay!(r#""scope": [{"select": {"code": "math:N.1"}, "as": "priority"}]"#);
    /// Targets rest on each other in a circle.
    UNLEARNABLE_CORE = "OVER-009", "unlearnable-core", Error, false,
        finds "requirements of which each rests on the next and the last on the first, with what the frameworks say where it is taken too",
        why "a learner can begin with none of these targets, and is never offered what rests on them",
        repair "the requirements are kept; none of these targets is ever ready to learn",
        bad overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.2", "ways": [["math:N.1"]]},
  {"target": "math:N.1", "ways": [["math:N.2"]]}]}]"#),
        good overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.2", "ways": [["math:N.1"]]}]}]"#);
    /// A framework that is expected and not in the library.
    NO_FRAMEWORK = "OVER-010", "no-framework", Error, true,
        finds "a framework that the overlay expects and the library does not have under that name, or has with another identifier",
        why "every reference into it would point nowhere, or somewhere else",
        repair "none",
        bad overlay!(r#""frameworks": {"maths": {}}, "statements": {"N.1": "I can count."}"#),
        good overlay!(r#""frameworks": {"math": {}}, "statements": {"N.1": "I can count."}"#);
    /// A framework of another version than is expected.
    OTHER_VERSION = "OVER-011", "other-version", Warning, false,
        finds "a framework whose version is a semantic version and does not fit the one that is expected",
        why "codes may have moved to other targets between versions",
        repair "the framework is used as it is",
        bad overlay!(r#""frameworks": {"math": {"version": "^2.0"}}, "statements": {"N.1": "I can count."}"#),
        good overlay!(r#""frameworks": {"math": {"version": "^1.0"}}, "statements": {"N.1": "I can count."}"#);
    /// A framework of the overlay's own that cannot be built or added.
    OWN_FRAMEWORK = "OVER-012", "own-framework", Error, true,
        finds "a framework of the overlay's own with an item that stands twice, or whose name or items the library has already",
        why "two items of one identifier could not be told apart",
        repair "none",
        bad overlay!(r#""own": [{"name": "math", "identifier": "h", "title": "Habits", "items": [
  {"identifier": "hw1", "code": "HW.1", "statement": "I keep at it."}]}]"#),
        good overlay!(r#""own": [{"name": "habits", "identifier": "h", "title": "Habits", "items": [
  {"identifier": "hw1", "code": "HW.1", "statement": "I keep at it."}]}],
 "statements": {"HW.1": "I go on."}"#);
    /// A reference that names no item.
    UNKNOWN_REFERENCE = "OVER-013", "unknown-reference", Error, true,
        finds "a reference that names no item of the library",
        why "what was to be said of that item would be lost",
        repair "none",
        bad overlay!(r#""statements": {"math:N.11": "I can count."}"#),
        good overlay!(r#""statements": {"math:N.1": "I can count."}"#);
    /// A reference that names several items.
    AMBIGUOUS_REFERENCE = "OVER-014", "ambiguous-reference", Error, true,
        finds "a reference by a code that several items have",
        why "it is not clear of which item something is said",
        repair "none",
        bad overlay!(r#""statements": {"math:N.5": "I can count by tens."}"#),
        good overlay!(r#""statements": {"d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e66": "I can count by tens."}"#);
    /// A selection that selects nothing.
    EMPTY_SELECTION = "OVER-015", "empty-selection", Warning, false,
        finds "a selection that selects no item of the library",
        why "what it was to say is said of nothing",
        repair "it is passed over",
        bad overlay!(r#""scope": [{"select": {"strand": "Numbr"}, "as": "priority"}]"#),
        good overlay!(r#""scope": [{"select": {"strand": "Number"}, "as": "priority"}]"#);
    /// Two statements of one item that are equally specific and say different things.
    TIE = "OVER-016", "tie", Error, true,
        finds "two statements of equally specific selections that say different things of one item",
        why "it is not clear which of the two holds",
        repair "none",
        bad overlay!(r#""scope": [{"select": {"band": "KG"}, "as": "priority"},
  {"select": {"band": "Kindergarten"}, "as": "supporting"}]"#),
        good overlay!(r#""scope": [{"select": {"band": "KG"}, "as": "priority"},
  {"select": {"code": "math:N.1"}, "as": "supporting"}]"#);
    /// A requirement that names something that is no target.
    NOT_A_TARGET = "OVER-017", "not-a-target", Warning, false,
        finds "a requirement on, or of, an item that is not in the role of a target, or a ladder of one",
        why "progressions and ladders speak of targets only",
        repair "the requirement or the ladder is passed over",
        bad overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.2", "ways": [["math:N"]]}]}]"#),
        good overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.2", "ways": [["math:N.1"]]}]}]"#);
    /// A text for learners of something that is no target.
    STATEMENT_OF_NO_TARGET = "OVER-018", "statement-of-no-target", Warning, false,
        finds "a text for learners of an item that is not in the role of a target",
        why "learners meet targets only, and never read it",
        repair "the text is kept",
        bad overlay!(r#""statements": {"math:N": "I know numbers."}"#),
        good overlay!(r#""statements": {"math:N.1": "I can count."}"#);
    /// An entry without which nothing would be otherwise.
    CHANGES_NOTHING = "OVER-019", "changes-nothing", Advice, false,
        finds "an entry that says what stands without it: what the framework or a less specific entry says already, or what more specific ones overrule everywhere",
        why "it hides that something else was meant, or that the framework says so by now",
        repair "it is kept",
        bad overlay!(r#""roles": [{"select": {"code": "math:N.1"}, "role": "target"}]"#),
        good overlay!(r#""roles": [{"select": {"code": "math:N"}, "role": "target"}]"#);
    /// A framework of which nothing is said.
    UNUSED_FRAMEWORK = "OVER-020", "unused-framework", Advice, false,
        finds "a framework that the overlay expects or brings along and of which it says nothing",
        why "the overlay is bound to it for nothing, or a part of the overlay is missing",
        repair "it is part of the library all the same",
        bad overlay!(r#""frameworks": {"math": {}}"#),
        good overlay!(r#""frameworks": {"math": {}}, "statements": {"math:N.1": "I can count."}"#);
    /// What is learned later is to come first.
    AGAINST_BANDS = "OVER-021", "against-the-bands", Warning, false,
        finds "a requirement of which every way has a target of a later band than its own, as one of grade 1 for one of kindergarten",
        why "a learner of the earlier band is never ready",
        repair "the requirement is followed as it is",
        bad overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.2", "ways": [["math:N.4"]]}]}]"#),
        good overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.4", "ways": [["math:N.2"]]}]}]"#);
    /// The framework has another order.
    CONTRADICTS_FRAMEWORK = "OVER-022", "contradicts-framework", Warning, false,
        finds "a requirement that makes a circle with what a framework says, where the overlay does not take that",
        why "one of the two has the order wrong, and teachers who read the framework see the other",
        repair "the overlay stands",
        bad overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.1", "ways": [["math:N.2"]]}]}]"#),
        good overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.3", "ways": [["math:N.1"]]}]}]"#);
    /// A requirement that another includes.
    REQUIREMENT_WITHOUT_EFFECT = "OVER-023", "requirement-without-effect", Advice, false,
        finds "a requirement of the overlay that another of the same target includes and that is no stronger: said twice, recommended where it is required, or taken from the framework as well",
        why "what it was to say is not what holds",
        repair "both are kept; the stronger holds",
        bad overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.3", "ways": [["math:N.2"]]},
  {"target": "math:N.3", "ways": [["math:N.2"]], "strength": "recommended"}]}]"#),
        good overlay!(r#""progressions": [{"requirements": [
  {"target": "math:N.3", "ways": [["math:N.2"]]}]}]"#);
    /// The rungs of a ladder cannot be told apart, or say nothing.
    LADDER = "OVER-024", "ladder", Error, true,
        finds "a ladder with two rungs of one identifier, or with a rung without a statement",
        why "a work names the rung of its task by identifier, and a rung without a statement says nothing of what is to be shown",
        repair "none",
        bad overlay!(r#""ladders": [{"of": "math:N.1", "rungs": [
  {"identifier": "1", "statement": "I count to 10."},
  {"identifier": "1", "statement": "I count to 20."}]}]"#),
        good overlay!(r#""ladders": [{"of": "math:N.1", "rungs": [
  {"identifier": "1", "statement": "I count to 10."},
  {"identifier": "2", "statement": "I count to 20."}]}]"#);
    /// The rubric from which a ladder is to come does not give it.
    LADDER_RUBRIC = "OVER-025", "ladder-rubric", Error, true,
        finds "a ladder from a rubric or criterion that no framework of the library has, that judges another item, or that has no levels; or from a rubric of which no criterion or several judge the item",
        why "it is not known what the competency means at each performance level",
        repair "none",
        bad overlay!(r#""ladders": [{"of": "math:N.1", "from": {"rubric": "counting"}}]"#),
        good overlay!(r#""ladders": [{"of": "math:N.1", "rungs": [
  {"identifier": "1", "statement": "I count to 10."}]}]"#);
}

/// The rules under which members are read.
pub(super) static SHAPE: ShapeRules = ShapeRules {
    missing: &MISSING,
    wrong_type: &WRONG_TYPE,
    unknown: &UNKNOWN_MEMBER,
};
