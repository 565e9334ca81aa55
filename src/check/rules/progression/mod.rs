//! What comes before what.

pub(in crate::check) mod against_bands;
pub(in crate::check) mod isolated_target;
mod precedes;
pub(in crate::check) mod redundant_requirement;
pub(in crate::check) mod requirement_on_kin;
pub(in crate::check) mod skipped_requirement;
pub(in crate::check) mod unlearnable_core;

pub use self::against_bands::AGAINST_BANDS;
pub use self::isolated_target::ISOLATED_TARGET;
pub use self::redundant_requirement::REDUNDANT_REQUIREMENT;
pub use self::requirement_on_kin::REQUIREMENT_ON_KIN;
pub use self::skipped_requirement::SKIPPED_REQUIREMENT;
pub use self::unlearnable_core::UNLEARNABLE_CORE;

use self::precedes::Precedes;
use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &UNLEARNABLE_CORE,
    &SKIPPED_REQUIREMENT,
    &AGAINST_BANDS,
    &REQUIREMENT_ON_KIN,
    &REDUNDANT_REQUIREMENT,
    &ISOLATED_TARGET,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(RULES) || !package.readout().problems.is_empty() {
        return;
    }
    // Most files say nothing of what comes before what, and cost one look at each association.
    let Some(precedes) = Precedes::of(package) else {
        return;
    };
    skipped_requirement::check(&precedes, findings);
    against_bands::check(&precedes, findings);
    requirement_on_kin::check(&precedes, findings);
    if findings.hears_any(&[&UNLEARNABLE_CORE, &REDUNDANT_REQUIREMENT]) {
        let rows = precedes.rows();
        unlearnable_core::check(&precedes, &rows, findings);
        redundant_requirement::check(&precedes, &rows, findings);
    }
    isolated_target::check(&precedes, findings);
}
