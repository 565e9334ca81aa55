//! What the texts say.

mod broken;
mod bundled_targets;
mod control_character;
mod cut_off_statement;
pub(in crate::check) mod empty_statement;
mod garbled_text;
mod html_in_statement;
mod invisible_character;
mod long_abbreviation;
mod markdown_in_statement;
mod not_measurable;
mod not_transferable;
mod only_code;
mod said;
mod same_in_band;
mod same_sibling;
mod sentence;
mod slip_of_the_pen;
mod stray_space;
mod tex_in_statement;
mod unbalanced_mark;
mod upper_case;
mod verbs;

pub use self::bundled_targets::BUNDLED_TARGETS;
pub use self::control_character::CONTROL_CHARACTER;
pub use self::cut_off_statement::CUT_OFF_STATEMENT;
pub use self::empty_statement::EMPTY_STATEMENT;
pub use self::garbled_text::GARBLED_TEXT;
pub use self::html_in_statement::HTML_IN_STATEMENT;
pub use self::invisible_character::INVISIBLE_CHARACTER;
pub use self::long_abbreviation::LONG_ABBREVIATION;
pub use self::markdown_in_statement::MARKDOWN_IN_STATEMENT;
pub use self::not_measurable::NOT_MEASURABLE;
pub use self::not_transferable::NOT_TRANSFERABLE;
pub use self::only_code::ONLY_CODE;
pub use self::same_in_band::SAME_IN_BAND;
pub use self::same_sibling::SAME_SIBLING;
pub use self::slip_of_the_pen::SLIP_OF_THE_PEN;
pub use self::stray_space::STRAY_SPACE;
pub use self::tex_in_statement::TEX_IN_STATEMENT;
pub use self::unbalanced_mark::UNBALANCED_MARK;
pub use self::upper_case::UPPER_CASE;

use self::said::Said;
use self::sentence::Sentence;
use crate::finding::{Findings, Rule};
use crate::format::case::Package;
use crate::framework::{Item, Role, RoleBasis};

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &EMPTY_STATEMENT,
    &CONTROL_CHARACTER,
    &GARBLED_TEXT,
    &CUT_OFF_STATEMENT,
    &SAME_SIBLING,
    &ONLY_CODE,
    &SAME_IN_BAND,
    &STRAY_SPACE,
    &INVISIBLE_CHARACTER,
    &HTML_IN_STATEMENT,
    &MARKDOWN_IN_STATEMENT,
    &TEX_IN_STATEMENT,
    &UNBALANCED_MARK,
    &LONG_ABBREVIATION,
    &UPPER_CASE,
    &SLIP_OF_THE_PEN,
    &NOT_MEASURABLE,
    &BUNDLED_TARGETS,
    &NOT_TRANSFERABLE,
];

/// The rules that look at one statement, for the author.
const OF_STATEMENTS: [&Rule; 9] = [
    &STRAY_SPACE,
    &INVISIBLE_CHARACTER,
    &HTML_IN_STATEMENT,
    &MARKDOWN_IN_STATEMENT,
    &TEX_IN_STATEMENT,
    &UNBALANCED_MARK,
    &LONG_ABBREVIATION,
    &UPPER_CASE,
    &SLIP_OF_THE_PEN,
];

/// The rules on how targets are said.
const OF_TARGETS: [&Rule; 3] = [&NOT_MEASURABLE, &BUNDLED_TARGETS, &NOT_TRANSFERABLE];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    faults(package, findings);
    same_sibling::check(package, findings);
    same_in_band::check(package, findings);
    statements(package, findings);
    targets(package, findings);
}

/// One pass over all statements for what breaks them.
fn faults(package: &Package, findings: &mut Findings) {
    let readout = package.readout();
    let lost = findings.hears_any(&broken::RULES);
    let is_tree = readout.problems.is_empty();
    let cut_off = is_tree && findings.hears(&CUT_OFF_STATEMENT);
    if lost {
        broken::look_at_document(package, findings);
    }
    let mut longest = 0;
    for item in readout.framework.items() {
        let said = Said::of(package, item);
        if lost {
            broken::look_at_item(package, item, findings);
        }
        if cut_off {
            cut_off_statement::look(said, &mut longest, findings);
        }
        if is_tree {
            only_code::look(said, findings);
        }
    }
    if cut_off {
        cut_off_statement::look_at_longest(package, longest, findings);
    }
}

fn statements(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(&OF_STATEMENTS) {
        return;
    }
    for item in package.readout().framework.items() {
        let said = Said::of(package, item);
        stray_space::look(said, findings);
        invisible_character::look(said, findings);
        html_in_statement::look(said, findings);
        markdown_in_statement::look(said, findings);
        tex_in_statement::look(said, findings);
        unbalanced_mark::look(said, findings);
        long_abbreviation::look(said, findings);
        upper_case::look(said, findings);
        slip_of_the_pen::look(said, findings);
    }
}

/// Looks at how targets are said, those in English.
fn targets(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(&OF_TARGETS) || !package.readout().problems.is_empty() {
        return;
    }
    for item in package.readout().framework.items() {
        let said = Said::of(package, item);
        if is_target(item) && said.is_english() {
            let sentence = Sentence::of(&said.sentence());
            not_measurable::look(said, &sentence, findings);
            bundled_targets::look(said, &sentence, findings);
            not_transferable::look(said, &sentence, findings);
        }
    }
}

/// Whether an item is meant as a target: what is one by its place alone, and of a type of its own,
/// only if the type says as much.
fn is_target(item: Item<'_>) -> bool {
    const WORDS: [&str; 8] = [
        "standard",
        "target",
        "skill",
        "outcome",
        "objective",
        "expectation",
        "competenc",
        "component",
    ];
    let said = || {
        item.kind().is_none_or(|kind| {
            let kind = kind.to_ascii_lowercase();
            WORDS.iter().any(|word| kind.contains(word))
        })
    };
    item.role() == Role::Target && (item.role_basis() != RoleBasis::Position || said())
}
