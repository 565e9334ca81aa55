//! Why a file is no file of packages, and a package no framework.

use std::fmt;

use super::{File, Package};
use crate::ItemId;
use crate::source::{JsonError, Source};

/// A file could not be read, or does not hold the one package that was asked for.
///
/// `report()` gives it as a report, with its place.
#[derive(Clone, thiserror::Error)]
#[error("{}", message(.0))]
pub struct FileError(Box<FileFault>);

#[derive(Debug, Clone)]
pub(crate) enum FileFault {
    /// Not JSON; with the text, where it is one.
    Json(JsonError, Option<Source>),
    /// None, or several.
    Packages(File),
}

fn message(fault: &FileFault) -> String {
    match fault {
        FileFault::Json(error, _) => error.to_string(),
        FileFault::Packages(file) => match file.packages().len() {
            0 if file.documents().len() > 0 => {
                "the file holds a list of documents and no package, expected one".to_owned()
            }
            0 => "the file holds no package, expected one".to_owned(),
            count => format!("the file holds {count} packages, expected one"),
        },
    }
}

impl FileError {
    pub(super) fn of(fault: FileFault) -> Self {
        Self(Box::new(fault))
    }

    pub(super) fn json(error: JsonError, source: Option<Source>) -> Self {
        Self::of(FileFault::Json(error, source))
    }

    pub(crate) fn fault(&self) -> &FileFault {
        &self.0
    }

    /// What is wrong with the JSON, if that is the fault.
    pub fn json_error(&self) -> Option<&JsonError> {
        match self.fault() {
            FileFault::Json(error, _) => Some(error),
            FileFault::Packages(_) => None,
        }
    }
}

impl fmt::Debug for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileError({self})")
    }
}

/// One thing that makes a framework of a package impossible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackageProblem {
    /// There is no `CFDocument`.
    #[error("the package has no document")]
    NoDocument,
    /// The `CFDocument` has no identifier, or one that cannot be used.
    #[error("the document has no identifier")]
    NoIdentifier,
    /// Items that lie under each other in a circle.
    #[error("{} items lie under each other in a circle", items.len())]
    TreeCycle {
        /// A shortest circle: each lies under the next, and the last under the first.
        items: Vec<ItemId>,
        /// How many items lie on circles with these.
        part: u32,
    },
}

/// A package makes no framework. All problems are listed.
///
/// `report()` gives them as a report, with their places.
#[derive(Clone, thiserror::Error)]
#[error("no framework: {}", list(.package))]
pub struct PackageError {
    package: Package,
}

impl PackageError {
    pub(super) fn new(package: Package) -> Self {
        Self { package }
    }

    /// The problems, at least one.
    pub fn problems(&self) -> &[PackageProblem] {
        &self.package.readout().problems
    }

    /// The package.
    pub fn package(&self) -> &Package {
        &self.package
    }
}

fn list(package: &Package) -> String {
    let problems = &package.readout().problems;
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    texts.join("; ")
}

impl fmt::Debug for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PackageError({self})")
    }
}
