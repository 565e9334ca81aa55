//! Puts the policy of an overlay together, and tells what is found of it where it is said.

use std::collections::BTreeMap;

use super::{Overlay, Scope};
use crate::ItemId;
use crate::advancement::{Origin, Policy, PolicyDefinition, WrittenPolicy};
use crate::finding::{Finding, Place, Report};
use crate::framework::{Library, Scale};
use crate::progression::Progression;

impl Overlay {
    /// The policy over those of the overlays beneath, unless something blocks it, and what was
    /// found: in this overlay first, and then in each of those beneath.
    pub(super) fn compile(
        &self,
        library: &Library,
        progression: &Progression,
        scope: &BTreeMap<ItemId, Scope>,
        beneath: &[Self],
    ) -> (Option<Policy>, Vec<Report>) {
        let Some(written) = self.whole_policy().or_else(|| nothing_decided(self)) else {
            return (None, Vec::new());
        };
        let among = self.all_bases(beneath);
        let told = |report: &Report, made: Option<&PolicyDefinition>| {
            let origin = |name: Option<&str>| written.origin_of(name, &among, made);
            self.told(report, &origin, beneath)
        };
        let definition = match written.put_together(&among) {
            Ok(definition) => definition,
            Err(error) => return (None, told(error.report(), None)),
        };
        let scales = [self].into_iter().chain(beneath).flat_map(Self::scales);
        let scales: Vec<Scale> = scales.cloned().collect();
        let not_assessed = scope
            .iter()
            .filter(|(_, scope)| **scope == Scope::NotAssessed);
        let not_assessed = not_assessed.map(|(id, _)| id.clone()).collect();
        let compiled = Policy::compile_without(
            &definition,
            library,
            &scales,
            // One that no source was given for would be met by everybody.
            Some(progression).filter(|_| !self.body.progressions.is_empty()),
            &not_assessed,
        );
        match compiled {
            Ok(policy) => {
                let found = told(policy.report(), Some(&definition));
                (Some(policy), found)
            }
            Err(error) => (None, told(error.report(), Some(&definition))),
        }
    }

    /// The policies on which that of this overlay may build: its own bases first.
    fn all_bases(&self, beneath: &[Self]) -> Vec<WrittenPolicy> {
        let others = (1..).zip(beneath).flat_map(|(at, other)| {
            let own = other.whole_policy().into_iter();
            let all = own.chain(other.bases().to_vec());
            all.map(move |policy| policy.of_overlay(at))
        });
        self.bases().iter().cloned().chain(others).collect()
    }

    /// What was found of a policy, by the overlay that says it.
    fn told(
        &self,
        report: &Report,
        origin: &dyn Fn(Option<&str>) -> Origin,
        beneath: &[Self],
    ) -> Vec<Report> {
        let origin_of = |names: &[String]| origin(names.get(1).map(String::as_str));
        let overlays = (0..).zip([self].into_iter().chain(beneath));
        let told = overlays.map(|(number, overlay)| {
            let said_here = |finding: &Finding| match finding.place() {
                Place::Built { ids } => origin_of(ids).beneath() == number,
                Place::Document { .. } => number == 0,
            };
            report.only(said_here).placed(overlay.source(), |names| {
                let origin = origin_of(names);
                origin.index().filter(|_| origin.beneath() == number)?;
                Some(match names.get(2) {
                    Some(text) => overlay.site_of(origin, text),
                    None => overlay.site(origin),
                })
            })
        });
        told.collect()
    }

    /// What was found while it was read, and this.
    pub(super) fn after_reading(&self, report: Report) -> Report {
        match self.findings_so_far() {
            Some(earlier) => earlier.and(&report),
            None => report,
        }
    }
}

/// A policy that decides nothing, for an overlay without one.
fn nothing_decided(overlay: &Overlay) -> Option<WrittenPolicy> {
    let scale = overlay.scales().first().map(|scale| scale.id().clone());
    let scale = scale.or_else(|| "none".parse().ok())?;
    let version = overlay.version().clone();
    Some(PolicyDefinition::new("none".parse().ok()?, version, scale).into())
}
