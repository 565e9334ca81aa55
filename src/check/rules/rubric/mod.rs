//! Rubrics and scales.

mod blank_level;
mod dangling_item;
mod equal_scores;
mod group_item;
mod level_order;
mod missing_item;
mod missing_score;
mod missing_weight;
mod negative_number;
mod no_criteria;
mod no_levels;
mod other_parent;
mod positions;
mod same_level;
pub(in crate::check) mod score_precision;
mod scores_not_monotone;
mod single_level;
mod uneven_levels;
mod view;
mod weight_sum;

pub use self::blank_level::BLANK_LEVEL;
pub use self::dangling_item::DANGLING_ITEM;
pub use self::equal_scores::EQUAL_SCORES;
pub use self::group_item::GROUP_ITEM;
pub use self::level_order::LEVEL_ORDER;
pub use self::missing_item::MISSING_ITEM;
pub use self::missing_score::MISSING_SCORE;
pub use self::missing_weight::MISSING_WEIGHT;
pub use self::negative_number::NEGATIVE_NUMBER;
pub use self::no_criteria::NO_CRITERIA;
pub use self::no_levels::NO_LEVELS;
pub use self::other_parent::OTHER_PARENT;
pub use self::positions::POSITIONS;
pub use self::same_level::SAME_LEVEL;
pub use self::score_precision::SCORE_PRECISION;
pub use self::scores_not_monotone::SCORES_NOT_MONOTONE;
pub use self::single_level::SINGLE_LEVEL;
pub use self::uneven_levels::UNEVEN_LEVELS;
pub use self::weight_sum::WEIGHT_SUM;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &SCORE_PRECISION,
    &NO_CRITERIA,
    &NO_LEVELS,
    &SINGLE_LEVEL,
    &BLANK_LEVEL,
    &SAME_LEVEL,
    &POSITIONS,
    &LEVEL_ORDER,
    &SCORES_NOT_MONOTONE,
    &EQUAL_SCORES,
    &MISSING_SCORE,
    &NEGATIVE_NUMBER,
    &MISSING_WEIGHT,
    &WEIGHT_SUM,
    &OTHER_PARENT,
    &DANGLING_ITEM,
    &MISSING_ITEM,
    &GROUP_ITEM,
    &UNEVEN_LEVELS,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let rubrics = view::rubrics(package);
    if rubrics.is_empty() {
        return;
    }
    no_criteria::check(&rubrics, findings);
    no_levels::check(&rubrics, findings);
    single_level::check(&rubrics, findings);
    blank_level::check(&rubrics, findings);
    same_level::check(&rubrics, findings);
    positions::check(&rubrics, findings);
    level_order::check(&rubrics, findings);
    scores_not_monotone::check(&rubrics, findings);
    equal_scores::check(&rubrics, findings);
    missing_score::check(&rubrics, findings);
    negative_number::check(&rubrics, findings);
    missing_weight::check(&rubrics, findings);
    weight_sum::check(&rubrics, findings);
    other_parent::check(&rubrics, findings);
    dangling_item::check(package, &rubrics, findings);
    missing_item::check(&rubrics, findings);
    group_item::check(package, &rubrics, findings);
    uneven_levels::check(&rubrics, findings);
}
