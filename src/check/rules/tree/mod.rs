//! How items lie under each other.

pub(in crate::check) mod deep_tree;
pub(in crate::check) mod document_wide_numbers;
pub(in crate::check) mod guessed_role;
pub(in crate::check) mod negative_number;
pub(in crate::check) mod no_parent;
pub(in crate::check) mod no_root;
pub(in crate::check) mod several_parents;
pub(in crate::check) mod sibling_order;
pub(in crate::check) mod top_and_under;
pub(in crate::check) mod tree_cycle;
pub(in crate::check) mod type_out_of_depth;
pub(in crate::check) mod unnumbered_siblings;

pub use self::deep_tree::DEEP_TREE;
pub use self::document_wide_numbers::DOCUMENT_WIDE_NUMBERS;
pub use self::guessed_role::GUESSED_ROLE;
pub use self::negative_number::NEGATIVE_NUMBER;
pub use self::no_parent::NO_PARENT;
pub use self::no_root::NO_ROOT;
pub use self::several_parents::SEVERAL_PARENTS;
pub use self::sibling_order::SIBLING_ORDER;
pub use self::top_and_under::TOP_AND_UNDER;
pub use self::tree_cycle::TREE_CYCLE;
pub use self::type_out_of_depth::TYPE_OUT_OF_DEPTH;
pub use self::unnumbered_siblings::UNNUMBERED_SIBLINGS;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &TREE_CYCLE,
    &SIBLING_ORDER,
    &UNNUMBERED_SIBLINGS,
    &GUESSED_ROLE,
    &SEVERAL_PARENTS,
    &TOP_AND_UNDER,
    &NO_PARENT,
    &NO_ROOT,
    &NEGATIVE_NUMBER,
    &DEEP_TREE,
    &DOCUMENT_WIDE_NUMBERS,
    &TYPE_OUT_OF_DEPTH,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    sibling_order::check(package, findings);
    negative_number::check(package, findings);
    document_wide_numbers::check(package, findings);
    // Without its tree, positions say nothing.
    if !package.readout().problems.is_empty() {
        return;
    }
    guessed_role::check(package, findings);
    several_parents::check(package, findings);
    no_parent::check(package, findings);
    deep_tree::check(package, findings);
    type_out_of_depth::check(package, findings);
}
