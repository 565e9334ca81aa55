//! What the texts say.

pub(in crate::check) mod empty_statement;

pub use self::empty_statement::EMPTY_STATEMENT;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[&EMPTY_STATEMENT];

pub(in crate::check) fn check(_package: &Package, _findings: &mut Findings) {}
