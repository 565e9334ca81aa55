//! Words, dates and names that others define.

pub(in crate::check) mod bad_date;
pub(in crate::check) mod bad_iri;

pub use self::bad_date::BAD_DATE;
pub use self::bad_iri::BAD_IRI;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[&BAD_DATE, &BAD_IRI];

pub(in crate::check) fn check(_package: &Package, _findings: &mut Findings) {}
