//! What is found in policies: one rule a file.
//!
//! The examples are overlays, judged against the framework of the examples, which stands at the
//! top of the page of findings.

/// An overlay with the scale of the examples and these members.
macro_rules! overlay {
    ($members:literal) => {
        concat!(
            r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0",
 "scales": [{"identifier": "four", "title": "Four levels", "levels": [
  {"identifier": "1", "title": "Beginning", "value": "1"}, {"identifier": "2", "title": "Developing", "value": "2"},
  {"identifier": "3", "title": "Proficient", "value": "3"}, {"identifier": "4", "title": "Extending", "value": "4"}]}],
 "#,
            $members,
            "}"
        )
    };
}

/// An overlay whose policy decides one target by this rule, and all others by works; with more
/// members before it.
macro_rules! rules {
    ($target:literal, $rule:literal) => {
        rules!($target, $rule, "")
    };
    ($target:literal, $rule:literal, $members:literal) => {
        concat!(
            r#"{"continua": "1.0.0", "identifier": "o", "version": "1.0.0",
 "scales": [{"identifier": "four", "title": "Four levels", "levels": [
  {"identifier": "1", "title": "Beginning", "value": "1"}, {"identifier": "2", "title": "Developing", "value": "2"},
  {"identifier": "3", "title": "Proficient", "value": "3"}, {"identifier": "4", "title": "Extending", "value": "4"}]}],
"#,
            $members,
            r#" "policy": {"identifier": "p", "version": "1.0.0", "scale": "four", "rules": [
  {"select": {"all": true}, "rule": {"works": {"atLeast": 2, "level": "2"}}},
  {"select": {"code": "math:N."#,
            $target,
            r#""}, "rule": "#,
            $rule,
            "}]}}"
        )
    };
}

/// The same beside a progression, in which `N.1` comes before `N.2`.
macro_rules! chain {
    ($rule:literal) => {
        rules!(
            "1",
            $rule,
            r#" "progressions": [{"requirements": [{"target": "math:N.2", "ways": [["math:N.1"]]}]}],
"#
        )
    };
}

/// The same beside a framework of habits of work.
macro_rules! habits {
    ($rule:literal) => {
        rules!(
            "1",
            $rule,
            r#" "own": [{"name": "habits", "identifier": "h", "title": "Habits of work", "items": [
  {"identifier": "hw1", "code": "HW.1", "statement": "I keep at it.", "role": "target", "dimension": "habitsOfWork"}]}],
"#
        )
    };
}

mod always_met;
mod ambiguous_reference;
mod changelog;
mod circle_of_policies;
mod circle_of_rules;
mod drops_nothing;
mod due_dates;
mod empty_period;
mod habits;
mod idle_part;
mod impossible_count;
mod lowest_level;
mod mixed_dimensions;
mod never_met;
mod no_components;
mod no_progression;
mod not_a_target;
mod one_work;
mod other_base_version;
mod practice_counted;
mod punished_attempts;
mod repeated_part;
mod selector_tie;
mod selects_nothing;
mod stray_points;
mod too_deep;
mod unbound_targets;
mod undecided_condition;
mod unknown_base;
mod unknown_level;
mod unknown_reference;
mod unknown_scale;
mod withheld;

pub use always_met::ALWAYS_MET;
pub use ambiguous_reference::AMBIGUOUS_REFERENCE;
pub use changelog::CHANGELOG;
pub use circle_of_policies::CIRCLE_OF_POLICIES;
pub use circle_of_rules::CIRCLE_OF_RULES;
pub use drops_nothing::DROPS_NOTHING;
pub use due_dates::DUE_DATES;
pub use empty_period::EMPTY_PERIOD;
pub use habits::HABITS;
pub use idle_part::IDLE_PART;
pub use impossible_count::IMPOSSIBLE_COUNT;
pub use lowest_level::LOWEST_LEVEL;
pub use mixed_dimensions::MIXED_DIMENSIONS;
pub use never_met::NEVER_MET;
pub use no_components::NO_COMPONENTS;
pub use no_progression::NO_PROGRESSION;
pub use not_a_target::NOT_A_TARGET;
pub use one_work::ONE_WORK;
pub use other_base_version::OTHER_BASE_VERSION;
pub use practice_counted::PRACTICE_COUNTED;
pub use punished_attempts::PUNISHED_ATTEMPTS;
pub use repeated_part::REPEATED_PART;
pub use selector_tie::SELECTOR_TIE;
pub use selects_nothing::SELECTS_NOTHING;
pub use stray_points::STRAY_POINTS;
pub use too_deep::TOO_DEEP;
pub use unbound_targets::UNBOUND_TARGETS;
pub use undecided_condition::UNDECIDED_CONDITION;
pub use unknown_base::UNKNOWN_BASE;
pub use unknown_level::UNKNOWN_LEVEL;
pub use unknown_reference::UNKNOWN_REFERENCE;
pub use unknown_scale::UNKNOWN_SCALE;
pub use withheld::WITHHELD;

/// All of them, by code.
pub static ALL: [&crate::finding::Rule; 33] = [
    &UNKNOWN_REFERENCE,
    &AMBIGUOUS_REFERENCE,
    &SELECTOR_TIE,
    &MIXED_DIMENSIONS,
    &UNKNOWN_SCALE,
    &UNKNOWN_LEVEL,
    &SELECTS_NOTHING,
    &IMPOSSIBLE_COUNT,
    &TOO_DEEP,
    &NOT_A_TARGET,
    &NO_PROGRESSION,
    &NO_COMPONENTS,
    &NEVER_MET,
    &ALWAYS_MET,
    &IDLE_PART,
    &LOWEST_LEVEL,
    &REPEATED_PART,
    &UNBOUND_TARGETS,
    &STRAY_POINTS,
    &CIRCLE_OF_RULES,
    &UNDECIDED_CONDITION,
    &PUNISHED_ATTEMPTS,
    &ONE_WORK,
    &PRACTICE_COUNTED,
    &DUE_DATES,
    &WITHHELD,
    &HABITS,
    &UNKNOWN_BASE,
    &OTHER_BASE_VERSION,
    &CIRCLE_OF_POLICIES,
    &DROPS_NOTHING,
    &EMPTY_PERIOD,
    &CHANGELOG,
];
