//! What points at something.

pub(in crate::check) mod dangling_end;
pub(in crate::check) mod duplicate_association;
pub(in crate::check) mod malformed_extension;
pub(in crate::check) mod unknown_association_type;

pub use self::dangling_end::DANGLING_END;
pub use self::duplicate_association::DUPLICATE_ASSOCIATION;
pub use self::malformed_extension::MALFORMED_EXTENSION;
pub use self::unknown_association_type::UNKNOWN_ASSOCIATION_TYPE;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &DANGLING_END,
    &DUPLICATE_ASSOCIATION,
    &UNKNOWN_ASSOCIATION_TYPE,
    &MALFORMED_EXTENSION,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    dangling_end::check(package, findings);
    duplicate_association::check(package, findings);
}
