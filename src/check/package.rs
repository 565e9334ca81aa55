//! Checks one package.

use super::rules::shape::no_identifier;
use super::rules::tree::tree_cycle;
use super::shape::Shape;
use super::{Profile, rules};
use crate::finding::{Findings, Report};
use crate::format::case::{Package, PackageProblem, schema};
use crate::source::Value;

impl Package {
    /// Everything that is wrong with the package, in document order.
    ///
    /// O(bytes) on packages without findings. The framework is read in passing, so that
    /// [`Package::framework`] costs nothing more.
    pub fn check(&self, profile: &Profile) -> Report {
        let mut findings = profile.findings();
        check(self, profile, &mut findings);
        findings.into_report(Some(self.json().source().clone()))
    }
}

pub(super) fn check(package: &Package, profile: &Profile, findings: &mut Findings) {
    findings.hush(profile.spares_adopted() && is_adopted(package));
    findings.set_package(Some(package.place()));
    let span = package.value().span();
    findings.add_repeated(package.json(), |object| span.contains(object.span()));
    let version = profile.version().unwrap_or(package.version());
    Shape::of(findings, version).object(package.value(), &schema::PACKAGE);
    impossible(package, findings);
    rules::check(package, findings);
    findings.set_package(None);
    findings.hush(false);
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

/// Whether the text of the document is settled.
fn is_adopted(package: &Package) -> bool {
    let status = package
        .document()
        .and_then(|document| document.get("adoptionStatus"));
    status
        .and_then(Value::as_str)
        .is_some_and(|status| status.eq_ignore_ascii_case("adopted"))
}
