//! Rubrics and scales.

pub(in crate::check) mod score_precision;

pub use self::score_precision::SCORE_PRECISION;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[&SCORE_PRECISION];

pub(in crate::check) fn check(_package: &Package, _findings: &mut Findings) {}
