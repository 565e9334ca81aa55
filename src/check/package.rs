//! Checks one package.

use super::Profile;
use super::rules::{
    dangling_end, duplicate_association, guessed_role, no_identifier, repeated_identifier,
    sibling_order, tree_cycle,
};
use super::shape::Shape;
use crate::finding::{Findings, Report};
use crate::format::case::{Package, PackageProblem, schema};

impl Package {
    /// Everything that is wrong with the package, in document order.
    ///
    /// O(bytes) on packages without findings. The framework is read in passing, so that
    /// [`Package::framework`] costs nothing more.
    pub fn check(&self, profile: &Profile) -> Report {
        let mut findings = profile.findings();
        check(self, &mut findings);
        findings.into_report(Some(self.json().source().clone()))
    }
}

pub(super) fn check(package: &Package, findings: &mut Findings) {
    findings.set_package(Some(package.place()));
    let span = package.value().span();
    findings.add_repeated(package.json(), |object| span.contains(object.span()));
    Shape::of(findings, package.version()).object(package.value(), &schema::PACKAGE);
    impossible(package, findings);
    repeated_identifier::check(package, findings);
    dangling_end::check(package, findings);
    duplicate_association::check(package, findings);
    sibling_order::check(package, findings);
    guessed_role::check(package, findings);
    findings.set_package(None);
}

/// Adds what makes a framework impossible.
pub(super) fn impossible(package: &Package, findings: &mut Findings) {
    for problem in &package.readout().problems {
        match problem {
            PackageProblem::NoDocument | PackageProblem::NoIdentifier => {
                no_identifier::found(findings, package);
            }
            PackageProblem::TreeCycle { items, part } => {
                tree_cycle::found(findings, package, items, *part);
            }
        }
    }
}
