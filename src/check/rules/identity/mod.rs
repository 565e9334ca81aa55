//! What names things, and whether it names one thing only.

pub(in crate::check) mod malformed_identifier;
pub(in crate::check) mod repeated_identifier;

pub use self::malformed_identifier::MALFORMED_IDENTIFIER;
pub use self::repeated_identifier::REPEATED_IDENTIFIER;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[&MALFORMED_IDENTIFIER, &REPEATED_IDENTIFIER];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    repeated_identifier::check(package, findings);
}
