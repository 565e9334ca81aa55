//! What contradicts itself, or breaks a habit that the file keeps elsewhere.

pub(in crate::check) mod active_under_retired;
pub(in crate::check) mod childless_stem;
pub(in crate::check) mod code_gap;
pub(in crate::check) mod empty_group;
pub(in crate::check) mod foreign_code;
pub(in crate::check) mod grade_outside_parent;
pub(in crate::check) mod label_and_code;
pub(in crate::check) mod mark_and_code;
pub(in crate::check) mod missing_code;
pub(in crate::check) mod no_grade;
pub(in crate::check) mod other_language;
pub(in crate::check) mod period_outside_parent;
pub(in crate::check) mod repeated_code;
pub(in crate::check) mod repeated_mark;
pub(in crate::check) mod repeats_parent;
mod run;
mod sample;
pub(in crate::check) mod spaced_code;
pub(in crate::check) mod stale_document;
pub(in crate::check) mod status_and_dates;
pub(in crate::check) mod survey;

pub use self::active_under_retired::ACTIVE_UNDER_RETIRED;
pub use self::childless_stem::CHILDLESS_STEM;
pub use self::code_gap::CODE_GAP;
pub use self::empty_group::EMPTY_GROUP;
pub use self::foreign_code::FOREIGN_CODE;
pub use self::grade_outside_parent::GRADE_OUTSIDE_PARENT;
pub use self::label_and_code::LABEL_AND_CODE;
pub use self::mark_and_code::MARK_AND_CODE;
pub use self::missing_code::MISSING_CODE;
pub use self::no_grade::NO_GRADE;
pub use self::other_language::OTHER_LANGUAGE;
pub use self::period_outside_parent::PERIOD_OUTSIDE_PARENT;
pub use self::repeated_code::REPEATED_CODE;
pub use self::repeated_mark::REPEATED_MARK;
pub use self::repeats_parent::REPEATS_PARENT;
pub use self::spaced_code::SPACED_CODE;
pub use self::stale_document::STALE_DOCUMENT;
pub use self::status_and_dates::STATUS_AND_DATES;

use self::survey::Survey;
use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &FOREIGN_CODE,
    &CODE_GAP,
    &REPEATED_MARK,
    &REPEATED_CODE,
    &SPACED_CODE,
    &MISSING_CODE,
    &LABEL_AND_CODE,
    &MARK_AND_CODE,
    &GRADE_OUTSIDE_PARENT,
    &NO_GRADE,
    &STALE_DOCUMENT,
    &ACTIVE_UNDER_RETIRED,
    &PERIOD_OUTSIDE_PARENT,
    &CHILDLESS_STEM,
    &EMPTY_GROUP,
    &REPEATS_PARENT,
    &OTHER_LANGUAGE,
    &STATUS_AND_DATES,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(RULES) {
        return;
    }
    let Some(survey) = Survey::of(package) else {
        return;
    };
    foreign_code::check(&survey, findings);
    code_gap::check(&survey, findings);
    repeated_code::check(&survey, findings);
    spaced_code::check(&survey, findings);
    missing_code::check(&survey, findings);
    label_and_code::check(&survey, findings);
    mark_and_code::check(&survey, findings);
    grade_outside_parent::check(&survey, findings);
    no_grade::check(&survey, findings);
    stale_document::check(&survey, findings);
    active_under_retired::check(&survey, findings);
    period_outside_parent::check(&survey, findings);
    childless_stem::check(&survey, findings);
    empty_group::check(&survey, findings);
    repeats_parent::check(&survey, findings);
    other_language::check(&survey, findings);
    status_and_dates::check(&survey, findings);
}
