//! What points at something.

pub(in crate::check) mod between_others;
pub(in crate::check) mod both_ways;
pub(in crate::check) mod dangling_end;
pub(in crate::check) mod document_as_item;
pub(in crate::check) mod duplicate_association;
mod ends;
pub(in crate::check) mod item_type_text;
pub(in crate::check) mod malformed_extension;
pub(in crate::check) mod outside_origin;
pub(in crate::check) mod parent_as_equal;
pub(in crate::check) mod replaced_again;
pub(in crate::check) mod replaced_in_force;
pub(in crate::check) mod replacement_circle;
pub(in crate::check) mod self_loop;
pub(in crate::check) mod undefined_term;
pub(in crate::check) mod unknown_association_type;
pub(in crate::check) mod wrong_kind;

pub use self::between_others::BETWEEN_OTHERS;
pub use self::both_ways::BOTH_WAYS;
pub use self::dangling_end::DANGLING_END;
pub use self::document_as_item::DOCUMENT_AS_ITEM;
pub use self::duplicate_association::DUPLICATE_ASSOCIATION;
pub use self::item_type_text::ITEM_TYPE_TEXT;
pub use self::malformed_extension::MALFORMED_EXTENSION;
pub use self::outside_origin::OUTSIDE_ORIGIN;
pub use self::parent_as_equal::PARENT_AS_EQUAL;
pub use self::replaced_again::REPLACED_AGAIN;
pub use self::replaced_in_force::REPLACED_IN_FORCE;
pub use self::replacement_circle::REPLACEMENT_CIRCLE;
pub use self::self_loop::SELF_LOOP;
pub use self::undefined_term::UNDEFINED_TERM;
pub use self::unknown_association_type::UNKNOWN_ASSOCIATION_TYPE;
pub use self::wrong_kind::END_OF_WRONG_KIND;

use super::names::Names;
use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &DANGLING_END,
    &DUPLICATE_ASSOCIATION,
    &UNKNOWN_ASSOCIATION_TYPE,
    &MALFORMED_EXTENSION,
    &OUTSIDE_ORIGIN,
    &BETWEEN_OTHERS,
    &END_OF_WRONG_KIND,
    &DOCUMENT_AS_ITEM,
    &SELF_LOOP,
    &BOTH_WAYS,
    &PARENT_AS_EQUAL,
    &REPLACED_AGAIN,
    &REPLACEMENT_CIRCLE,
    &REPLACED_IN_FORCE,
    &UNDEFINED_TERM,
    &ITEM_TYPE_TEXT,
];

pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    dangling_end::check(package, names, findings);
    duplicate_association::check(package, findings);
    outside_origin::check(package, findings);
    wrong_kind::check(package, names, findings);
    document_as_item::check(package, findings);
    self_loop::check(package, findings);
    both_ways::check(package, findings);
    parent_as_equal::check(package, findings);
    replaced_again::check(package, findings);
}
