//! What names things, and whether it names one thing only.

pub(in crate::check) mod malformed_identifier;
pub(in crate::check) mod padded_identifier;
pub(in crate::check) mod repeated_identifier;
pub(in crate::check) mod uuid_version;
pub(in crate::check) mod wrong_case;

pub use self::malformed_identifier::MALFORMED_IDENTIFIER;
pub use self::padded_identifier::PADDED_IDENTIFIER;
pub use self::repeated_identifier::REPEATED_IDENTIFIER;
pub use self::uuid_version::UUID_VERSION;
pub use self::wrong_case::WRONG_CASE;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &MALFORMED_IDENTIFIER,
    &REPEATED_IDENTIFIER,
    &WRONG_CASE,
    &UUID_VERSION,
    &PADDED_IDENTIFIER,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    repeated_identifier::check(package, findings);
}
