//! What comes before what.

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[];

pub(in crate::check) fn check(_package: &Package, _findings: &mut Findings) {}
