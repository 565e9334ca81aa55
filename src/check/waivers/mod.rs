//! Waivers: which findings are accepted, and why.
//!
//! A file beside a framework, `math.waivers.json` beside `math.json`, says what its publisher
//! knows of and leaves as it is. Every waiver has a reason; one that nothing needs any more is a
//! finding itself. The form of the file is published as `docs/waivers.schema.json`:
//!
//! ```
//! use continua::check::{Profile, Waivers};
//!
//! let waivers = Waivers::from_slice(br#"{
//!     "continua-waivers": "1.0.0",
//!     "waivers": [
//!         {"rule": "CASE-008", "reason": "our portal reads `gradeBand`",
//!          "identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
//!         {"rule": "TREE", "reason": "the order is settled in the next release",
//!          "pointer": "/CFAssociations"}
//!     ]
//! }"#)?;
//! let profile = Profile::practice().waiving(&waivers);
//! let report = profile.check(br#"{"CFDocument": {"title": "Mathematics", "gradeBand": "K-2",
//!     "identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}"#);
//! let waived = report.waived().next().unwrap();
//! assert_eq!(waived.waiver().unwrap().reason(), "our portal reads `gradeBand`");
//! let unused = waivers.unused(&profile, [&report]);
//! assert_eq!(unused.iter().next().unwrap().place().pointer(), Some("/waivers/1"));
//! # Ok::<(), continua::check::WaiversError>(())
//! ```
//!
//! A waiver is for the hits of one rule (`"CASE-008"`) or of a group (`"TREE"`). A `pointer`
//! narrows it to what stands there or below, an `identifier` to what stands within the object of
//! that identifier. What blocks cannot be waived.

mod read;
mod rules;

use std::collections::HashSet;
use std::sync::Arc;

pub use self::rules::{
    CANNOT_BE_WAIVED, MISSING_MEMBER, NOT_WAIVERS, REPEATED_MEMBER, RULES, UNKNOWN_MEMBER,
    UNKNOWN_RULE, UNUSED_WAIVER, WRONG_TYPE,
};
use super::profile::scope_of;
use super::{Profile, UnknownRule};
use crate::finding::{Findings, Note, Report, Site, Waiver};
use crate::source::Json;

/// The version of the format of files of waivers that this library reads.
pub const FORMAT: semver::Version = semver::Version::new(1, 0, 0);

/// Which findings are accepted, and why. Cloning is O(1).
#[derive(Debug, Clone)]
pub struct Waivers {
    all: Arc<[Arc<Waiver>]>,
    json: Option<Json>,
    report: Report,
}

/// A text holds no waivers, or some that cannot be read. Holds all findings.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the waivers cannot be used: {} finding(s)", report.len())]
pub struct WaiversError {
    report: Report,
}

impl WaiversError {
    /// All findings.
    pub fn report(&self) -> &Report {
        &self.report
    }
}

impl Waiver {
    /// A waiver for all hits of a rule, named by its code, or of a group of rules.
    ///
    /// # Errors
    ///
    /// If there is no such rule or group.
    ///
    /// ```
    /// use continua::finding::Waiver;
    ///
    /// let waiver = Waiver::new("VOC-001", "dates as printed")?.at("/CFDocument");
    /// assert_eq!(waiver.code(), "VOC-001");
    /// assert!(Waiver::new("VOC-999", "no such rule").is_err());
    /// # Ok::<(), continua::check::UnknownRule>(())
    /// ```
    pub fn new(code: &str, reason: impl Into<String>) -> Result<Self, UnknownRule> {
        Ok(Self {
            scope: scope_of(code)?,
            reason: reason.into(),
            pointer: None,
            identifier: None,
            origin: None,
        })
    }
}

impl Waivers {
    /// These waivers. Of several that are for one hit, the first counts as used.
    pub fn of(waivers: impl IntoIterator<Item = Waiver>) -> Self {
        Self {
            all: waivers.into_iter().map(Arc::new).collect(),
            json: None,
            report: Findings::new().into_report(None),
        }
    }

    /// The waivers, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Waiver> {
        self.all.iter().map(AsRef::as_ref)
    }

    /// What was found on reading them that is no hindrance: waivers of unknown rules, and of what
    /// cannot be waived.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The waivers that none of these reports needed, as findings of [`UNUSED_WAIVER`] in the file
    /// of the waivers. The reports are those of checks with these waivers and this profile; a
    /// waiver for rules that the profile does not hear is passed over. O(findings + waivers).
    pub fn unused<'r>(
        &self,
        profile: &Profile,
        reports: impl IntoIterator<Item = &'r Report>,
    ) -> Report {
        let waived = reports.into_iter().flat_map(Report::waived);
        let used: HashSet<*const Waiver> = waived
            .filter_map(|finding| finding.waiver().map(std::ptr::from_ref))
            .collect();
        let mut findings = profile.clone().unfolded().findings();
        for waiver in self.all.iter() {
            if used.contains(&Arc::as_ptr(waiver)) || !profile.hears(waiver.scope) {
                continue;
            }
            let value = self.json.as_ref().zip(waiver.origin);
            let value = value.and_then(|(json, origin)| json.value(origin));
            let name = [waiver.code()];
            let site = value.map_or(Site::Built(&name), Site::Value);
            findings.add(&UNUSED_WAIVER, "", site, || {
                Note::new(format!(
                    "nothing is found any more that this waiver of `{}` is for",
                    waiver.code()
                ))
                .help("take it out")
            });
        }
        findings.into_report(self.json.as_ref().map(|json| json.source().clone()))
    }

    pub(super) fn shared(&self) -> Arc<[Arc<Waiver>]> {
        Arc::clone(&self.all)
    }
}
