//! How items lie under each other.

pub(in crate::check) mod guessed_role;
pub(in crate::check) mod sibling_order;
pub(in crate::check) mod tree_cycle;
pub(in crate::check) mod unnumbered_siblings;

pub use self::guessed_role::GUESSED_ROLE;
pub use self::sibling_order::SIBLING_ORDER;
pub use self::tree_cycle::TREE_CYCLE;
pub use self::unnumbered_siblings::UNNUMBERED_SIBLINGS;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &TREE_CYCLE,
    &SIBLING_ORDER,
    &UNNUMBERED_SIBLINGS,
    &GUESSED_ROLE,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    sibling_order::check(package, findings);
    guessed_role::check(package, findings);
}
