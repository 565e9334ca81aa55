//! What is wrong with the progression that an overlay makes, and what nothing is said of.

use std::collections::BTreeSet;

use super::rules::{
    AGAINST_BANDS, CONTRADICTS_FRAMEWORK, REQUIREMENT_WITHOUT_EFFECT, UNLEARNABLE_CORE,
    UNUSED_FRAMEWORK,
};
use super::{Overlay, ProgressionFrom};
use crate::advancement::{Origin, Policy};
use crate::finding::{Findings, Note, Site, short};
use crate::framework::{Item, Library};
use crate::progression::{
    Core, Progression, Provenance, Requirement, RequirementRef, RequirementSource, Strength,
};
use crate::{FrameworkName, ItemId};

/// How many members of a circle are named.
const NAMED: usize = 5;

/// Up to how many requirements of one target are compared with each other.
const COMPARED: usize = 100;

impl Overlay {
    /// Judges the progression. `own` are the requirements that the overlay lists.
    pub(super) fn judge(
        &self,
        library: &Library,
        progression: &Progression,
        own: &[Requirement],
        findings: &mut Findings,
    ) {
        for core in progression.cores() {
            let site = self.core_site(progression, core);
            circle(library, core, site, findings);
        }
        if own.is_empty() {
            return;
        }
        self.contradictions(library, progression, own, findings);
        let mut seen = BTreeSet::new();
        for target in own.iter().map(Requirement::target) {
            if seen.insert(target) {
                let records: Vec<RequirementRef<'_>> = progression.requirements(target).collect();
                for record in &records {
                    self.bands_of(library, *record, findings);
                }
                self.without_effect(library, &records, findings);
            }
        }
    }

    fn is_own(&self, stated: Provenance<'_>) -> bool {
        matches!(stated.source(), RequirementSource::Overlay(id) if id == self.id())
    }

    fn stated_site(&self, stated: Provenance<'_>) -> Site<'_> {
        self.site(stated.origin().map_or(Origin::default(), Origin::at))
    }

    /// A requirement of the overlay on the circle, else its first source of requirements.
    fn core_site(&self, progression: &Progression, core: Core<'_>) -> Site<'_> {
        let records = core.circle().flat_map(|id| progression.requirements(id));
        let own = records
            .flat_map(RequirementRef::provenance)
            .find(|stated| self.is_own(*stated));
        own.map_or_else(
            || {
                let first = self.body.progressions.first();
                self.site(first.map_or(Origin::default(), |source| source.origin))
            },
            |stated| self.stated_site(stated),
        )
    }

    /// Circles that there would be if all that the frameworks say were taken too.
    fn contradictions(
        &self,
        library: &Library,
        progression: &Progression,
        own: &[Requirement],
        findings: &mut Findings,
    ) {
        let takes_all = self.body.progressions.iter().any(|source| {
            source.from == Some(ProgressionFrom::Precedes) && source.framework.is_none()
        });
        if takes_all {
            return;
        }
        let stated = Progression::from_associations(library).progression;
        let own: Progression = own.iter().cloned().collect();
        let both = stated.merge(&own);
        for core in both.cores() {
            let known = core.members().any(|id| !progression.learnable(id));
            let alone = core.members().any(|id| !stated.learnable(id));
            if known || alone {
                continue;
            }
            let site = self.core_site(&both, core);
            findings.add(&CONTRADICTS_FRAMEWORK, "", site, || {
                let names = names(library, core.circle());
                let note = Note::new(format!(
                    "the framework has another order: with what it says, these rest on each other in a circle: {names}"
                ));
                core.circle()
                    .fold(note, Note::about)
                    .help("turn the requirement around, if the framework is right")
            });
        }
    }

    /// A requirement of which every way has a member of a later band.
    fn bands_of(&self, library: &Library, record: RequirementRef<'_>, findings: &mut Findings) {
        let Some(stated) = record.provenance().find(|stated| self.is_own(*stated)) else {
            return;
        };
        let Some(target) = library.item(record.target()) else {
            return;
        };
        let later = |id: &ItemId| library.item(id).filter(|item| is_later(*item, target));
        let mut first = None;
        for mut way in record.ways() {
            match way.find_map(later) {
                Some(item) => first = first.or(Some(item)),
                None => return,
            }
        }
        let Some(first) = first else { return };
        findings.add(&AGAINST_BANDS, "", self.stated_site(stated), || {
            let band = |item: Item<'_>| item.band().map_or("", |band| band.title()).to_owned();
            Note::new(format!(
                "`{}` of `{}` is to come before `{}` of `{}`",
                short(&first.label()),
                band(first),
                short(&target.label()),
                band(target)
            ))
            .about(first.id())
            .about(target.id())
            .help("turn the requirement around, or mend the bands")
        });
    }

    /// A requirement that another of the same target includes.
    fn without_effect(
        &self,
        library: &Library,
        records: &[RequirementRef<'_>],
        findings: &mut Findings,
    ) {
        if records.len() > COMPARED {
            return;
        }
        for (at, record) in records.iter().enumerate() {
            let mut earlier: Vec<Provenance<'_>> = Vec::new();
            for stated in record.provenance() {
                let says_more = stated.rationale().is_some();
                let same = |other: &Provenance<'_>| {
                    other.strength() > stated.strength()
                        || (other.strength() == stated.strength() && !says_more)
                };
                let among = |other: &Provenance<'_>| *other != stated && same(other);
                let all = record.provenance();
                let covered = earlier.iter().copied().any(|other| same(&other))
                    || all
                        .clone()
                        .any(|other| among(&other) && other.strength() > stated.strength())
                    || all
                        .clone()
                        .any(|other| !self.is_own(other) && among(&other));
                let wider = records.iter().enumerate().any(|(other, wider)| {
                    other != at
                        && (wider.strength() > stated.strength()
                            || (wider.strength() == stated.strength() && !says_more))
                        && includes(*wider, *record)
                });
                if self.is_own(stated) && (covered || wider) {
                    self.no_effect(library, *record, stated, findings);
                }
                earlier.push(stated);
            }
        }
    }

    fn no_effect(
        &self,
        library: &Library,
        record: RequirementRef<'_>,
        stated: Provenance<'_>,
        findings: &mut Findings,
    ) {
        findings.add(
            &REQUIREMENT_WITHOUT_EFFECT,
            "",
            self.stated_site(stated),
            || {
                let label = names(library, std::iter::once(record.target()));
                let how = match stated.strength() {
                    Strength::Recommended if record.strength() == Strength::Required => {
                        "is recommended, and required by another"
                    }
                    _ => "is stated by another already",
                };
                Note::new(format!("what comes before {label} here {how}"))
                    .about(record.target())
                    .help("take it away, or mend the strength of the other")
            },
        );
    }

    /// Frameworks that the overlay expects or brings along, and of which it says nothing.
    pub(super) fn unused(
        &self,
        library: &Library,
        policy: &Policy,
        used: &BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) {
        let takes = |name: &FrameworkName| {
            self.body.progressions.iter().any(|source| {
                source.from.is_some() && source.framework.as_ref().is_none_or(|only| only == name)
            })
        };
        let decided: BTreeSet<&FrameworkName> = policy
            .asks_about()
            .filter_map(|id| library.name_of(id))
            .collect();
        let is_used = |name: &FrameworkName| {
            self.body.bands.is_some()
                || used.contains(name)
                || decided.contains(name)
                || takes(name)
        };
        let expected = self
            .expected()
            .map(|(name, expected)| (name, expected.origin));
        let own = self.own().iter().map(|own| (&own.name, own.origin));
        for (name, origin) in expected.chain(own) {
            if !is_used(name) {
                findings.add(&UNUSED_FRAMEWORK, name.as_str(), self.site(origin), || {
                    Note::new(format!("nothing is said of the framework `{name}`"))
                        .help("say something of it, or take it away")
                });
            }
        }
    }
}

/// Whether each way of one requirement is wholly in the only way of another.
fn includes(wider: RequirementRef<'_>, record: RequirementRef<'_>) -> bool {
    let mut ways = wider.ways();
    let (Some(all), None) = (ways.next(), ways.next()) else {
        return false;
    };
    let all: BTreeSet<&ItemId> = all.collect();
    let mut narrow = record.ways();
    let (Some(mut only), None) = (narrow.next(), narrow.next()) else {
        return false;
    };
    only.all(|member| all.contains(member))
}

fn is_later(item: Item<'_>, target: Item<'_>) -> bool {
    let (Some(band), Some(earlier)) = (item.band(), target.band()) else {
        return false;
    };
    // The bands of two frameworks have no order among each other.
    std::ptr::eq(item.framework().core(), target.framework().core()) && band.lies_after(earlier)
}

fn circle(library: &Library, core: Core<'_>, site: Site<'_>, findings: &mut Findings) {
    let habit = core
        .circle()
        .next()
        .map_or(String::new(), ToString::to_string);
    findings.add(&UNLEARNABLE_CORE, &habit, site, || {
        let names = names(library, core.circle());
        let note = Note::new(format!(
            "these rest on each other in a circle, so that none can come first: {names}"
        ));
        core.circle()
            .fold(note, Note::about)
            .help("take one of the requirements away, or give it another way")
    });
}

fn names<'i>(library: &Library, ids: impl Iterator<Item = &'i ItemId>) -> String {
    let ids: Vec<&ItemId> = ids.collect();
    let label = |id: &&ItemId| library.item(id).map_or_else(|| id.to_string(), Item::label);
    let names: Vec<String> = ids
        .iter()
        .take(NAMED)
        .map(|id| format!("`{}`", short(&label(id))))
        .collect();
    let more = ids.len().saturating_sub(NAMED);
    let more = if more == 0 {
        String::new()
    } else {
        format!(" and {more} more")
    };
    names.join(", ") + &more
}
