//! Errors of the readers as reports.

use super::file::missing_package;
use super::package::impossible;
use super::rules::shape::several_packages;
use crate::finding::{Findings, Report};
use crate::format::case::{FileError, FileFault, PackageError};

impl FileError {
    /// The error as a report, with its place.
    ///
    /// ```
    /// use continua::format::case::File;
    ///
    /// let error = File::from_slice(b"{\n  \"CFDocument\": ,\n}").unwrap_err();
    /// assert!(error.report().render("math.json").starts_with("\
    /// error[JSON-001]: unexpected `,`, expected a value
    ///  --> math.json:2:17
    ///   |
    /// 2 |   \"CFDocument\": ,
    ///   |                 ^
    /// "));
    /// ```
    pub fn report(&self) -> Report {
        let mut findings = Findings::new();
        match self.fault() {
            FileFault::Json(error, source) => {
                findings.add_syntax(error);
                findings.into_report(source.clone())
            }
            FileFault::Packages(file) => {
                missing_package(file, &mut findings);
                several_packages::found(&mut findings, file);
                findings.into_report(Some(file.json().source().clone()))
            }
        }
    }
}

impl PackageError {
    /// The problems as a report, with their places.
    ///
    /// ```
    /// use continua::format::case::Package;
    ///
    /// let package = Package::from_slice(br#"{"CFDocument": {"title": "Mathematics"}}"#)?;
    /// let report = package.framework().unwrap_err().report();
    /// assert_eq!(report.iter().next().unwrap().code(), "CASE-003");
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn report(&self) -> Report {
        let mut findings = Findings::new();
        findings.set_package(Some(self.package().place()));
        impossible(self.package(), &mut findings);
        findings.into_report(Some(self.package().json().source().clone()))
    }
}
