//! Compares two versions of one package: what was lost, and what changed without a word of it.
//!
//! Items are the same if their identifiers are, in whatever order they stand. Texts are the same
//! whatever white space, quotes, dashes and invisible characters they are set with; an unchanged
//! *statement* is one that is the same in any case of letters too.

mod content;
mod order;
mod text;
mod versions;

pub(in crate::check) use self::order::{dates, order};
pub(in crate::check) use self::versions::{Kept, Versions};

use std::collections::{HashMap, HashSet};

use super::Profile;
use super::rules::version;
use crate::DocumentId;
use crate::finding::{Findings, Report};
use crate::format::case::{File, Package, PackageProblem};

impl Package {
    /// Everything that went wrong between a previous version of the package and this one, with
    /// places in this one. What is wrong with this one by itself is for
    /// [`check`](Package::check) to say.
    ///
    /// Says nothing where one of them has no document with an identifier, which a check finds.
    /// O(bytes log n).
    ///
    /// ```
    /// use continua::check::Profile;
    /// use continua::format::case::Package;
    ///
    /// let previous = Package::from_slice(br#"{"CFDocument": {"identifier": "d"},
    ///     "CFItems": [{"identifier": "a", "humanCodingScheme": "N.1", "fullStatement": "Count."}]}"#)?;
    /// let new = Package::from_slice(br#"{"CFDocument": {"identifier": "d"},
    ///     "CFItems": [{"identifier": "b", "humanCodingScheme": "N.1", "fullStatement": "Count."}]}"#)?;
    /// let report = new.check_against(&previous, &Profile::practice());
    /// let finding = report.iter().next().unwrap();
    /// assert_eq!(finding.code(), "VER-002");
    /// assert_eq!(finding.message(), "`N.1` had the identifier `a`, and is `b` now");
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn check_against(&self, previous: &Package, profile: &Profile) -> Report {
        let mut findings = profile.findings();
        compare(previous, self, &mut findings);
        findings.into_report(Some(self.json().source().clone()))
    }
}

impl File {
    /// The same for each package of a file, held against the one of the same document in the
    /// previous file; where each file holds one package, against that.
    ///
    /// Of several packages of one document the first counts.
    ///
    /// A package without a counterpart is new, and nothing is said of it; that a document is gone
    /// is said.
    pub fn check_against(&self, previous: &File, profile: &Profile) -> Report {
        let mut findings = profile.findings();
        if let ([was], [now]) = (previous.packages(), self.packages()) {
            compare(was, now, &mut findings);
        } else {
            by_document(previous, self, &mut findings);
        }
        findings.into_report(Some(self.json().source().clone()))
    }
}

fn by_document(previous: &File, new: &File, findings: &mut Findings) {
    let mut now: HashMap<&DocumentId, &Package> = HashMap::new();
    for package in new.packages() {
        if let Some(id) = document(package) {
            now.entry(id).or_insert(package);
        }
    }
    let mut compared = HashSet::new();
    for was in previous.packages() {
        let Some(id) = document(was).filter(|id| compared.insert(*id)) else {
            continue;
        };
        match now.get(id) {
            Some(now) => compare(was, now, findings),
            None => version::other_document::gone(findings, new, id),
        }
    }
}

/// The identifier of the document, if it has one.
fn document(package: &Package) -> Option<&DocumentId> {
    let readout = package.readout();
    let nameless = |problem: &PackageProblem| !matches!(problem, PackageProblem::TreeCycle { .. });
    (!readout.problems.iter().any(nameless)).then(|| readout.framework.document().id())
}

fn compare(previous: &Package, new: &Package, findings: &mut Findings) {
    let (Some(was), Some(now)) = (document(previous), document(new)) else {
        return;
    };
    findings.set_package(Some(new.place()));
    if was == now {
        version::check(&Versions::of(previous, new), findings);
    } else {
        version::other_document::found(findings, new, was, now);
    }
    findings.set_package(None);
}
