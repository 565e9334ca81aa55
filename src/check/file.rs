//! Checks a file with its packages and what wraps them.

use super::rules::shape::{no_package, only_documents, wrapper, wrong_type};
use super::shape::Shape;
use super::{Profile, package};
use crate::finding::{Findings, Report};
use crate::format::case::{File, schema};

impl File {
    /// Everything that is wrong with the file and the packages in it, in document order.
    ///
    /// O(bytes) on files without findings.
    ///
    /// ```
    /// use continua::check::Profile;
    /// use continua::format::case::File;
    ///
    /// let report = File::from_slice(b"{}")?.check(&Profile::practice());
    /// assert!(report.blocking().next().is_some());
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn check(&self, profile: &Profile) -> Report {
        let mut findings = profile.findings();
        check(self, profile, &mut findings);
        findings.into_report(Some(self.json().source().clone()))
    }
}

fn check(file: &File, profile: &Profile, findings: &mut Findings) {
    for value in file.strays() {
        wrong_type::stray(findings, value);
    }
    missing_package(file, findings);
    wrapper::check(file, findings);
    if let Some(list) = file.document_list() {
        for document in list.elements() {
            Shape::alone(findings).object(document, &schema::DOCUMENT);
        }
    }
    let packages = file.packages();
    findings.add_repeated(file.json(), |object| {
        !packages
            .iter()
            .any(|package| package.value().span().contains(object.span()))
    });
    for package in packages {
        package::check(package, profile, findings);
    }
}

/// Adds that there is no package, if so.
pub(super) fn missing_package(file: &File, findings: &mut Findings) {
    if !file.packages().is_empty() {
        return;
    }
    match file.document_list() {
        Some(list) => only_documents::found(findings, list),
        None => no_package::found(findings, file.json().root()),
    }
}
