//! Finds in a library what an overlay speaks of.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{NO_FRAMEWORK, NOT_A_TARGET, OTHER_VERSION, OWN_FRAMEWORK};
use super::select::{Statement, empty};
use super::{
    Bands, BandsFrom, Overlay, OverlayError, ProgressionFrom, RequirementEntry, Resolved, Scope,
};
use crate::advancement::Origin;
use crate::finding::{Findings, Note, Report};
use crate::framework::{BandSource, GivenBand, Item, Library, Reading, Reference, RoleBasis};
use crate::progression::{
    Progression, ProgressionBuilder, Requirement, RequirementSource, Strength,
};
use crate::{FrameworkName, ItemId};

impl Overlay {
    /// Finds in a library everything of which the overlay speaks, and puts it together: the
    /// library with the overlay's own frameworks and readings, the progression, the policy.
    ///
    /// O(items × statements).
    ///
    /// # Errors
    /// [`OverlayError`] with all findings if a framework is missing, a reference names no item or
    /// several, two statements tie, or a rule of the policy cannot be decided.
    pub fn resolve(&self, library: &Library) -> Result<Resolved, OverlayError> {
        self.resolve_over(library, &[])
    }

    /// As [`resolve`](Self::resolve), where the policy may build on those of other overlays: a
    /// school's on the district's, and that on the state's. Of the others only the policies, what
    /// they say of components, and the scales are taken.
    ///
    /// What is found of a rule that was taken over belongs to the overlay that says it, and is told
    /// there: in [`Resolved::beneath`], or in [`OverlayError::beneath`].
    ///
    /// # Errors
    /// As [`resolve`](Self::resolve), and if the policy builds on one that none of them has.
    ///
    /// ```
    /// use continua::advancement::{Binding, Extends, PolicyDefinition, PolicyExtension, Rule, Selection};
    /// use continua::framework::{Level, Library, Scale};
    /// use continua::overlay::Overlay;
    ///
    /// let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let policy = PolicyDefinition::new("state".parse()?, "1.0.0".parse()?, "two".parse()?);
    /// let state = Overlay::new("s".parse()?, "1.0.0".parse()?).with_scale(scale).with_policy(policy);
    /// let builds_on = Extends::new("state".parse()?, "^1".parse()?);
    /// let policy = PolicyExtension::new("school".parse()?, "1.0.0".parse()?, builds_on);
    /// let school = Overlay::new("x".parse()?, "1.0.0".parse()?).with_policy(policy);
    ///
    /// let library = Library::of::<&str>([])?;
    /// assert!(school.resolve(&library).is_err());
    /// let resolved = school.resolve_over(&library, &[state])?;
    /// assert_eq!(resolved.policy().definition().scale.as_str(), "two");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve_over(
        &self,
        library: &Library,
        beneath: &[Self],
    ) -> Result<Resolved, OverlayError> {
        let mut findings = Findings::new();
        self.expect_frameworks(library, &mut findings);
        let (library, own) = self.add_own(library, &mut findings);
        let mut used = BTreeSet::new();
        let library = self.read_into(&library, own, &mut used, &mut findings);
        let scope = self.scope(&library, &mut used, &mut findings);
        let progression = self.progression(&library, &mut used, &mut findings);
        let (policy, found) = self.compile(&library, &progression, &scope, beneath);
        if let Some(policy) = policy.as_ref().filter(|_| !findings.is_blocked()) {
            self.unused(&library, policy, &used, &mut findings);
        }
        let mut found = found.into_iter();
        let report = findings.into_report(self.source());
        let report = found.next().map_or(report.clone(), |own| report.and(&own));
        let report = self.after_reading(report);
        let bases = beneath.iter().zip(found);
        let bases: Vec<Report> = bases
            .map(|(base, found)| base.after_reading(found))
            .collect();
        let all = [&report].into_iter().chain(&bases);
        let is_blocked = all.flat_map(Report::blocking).next().is_some();
        match policy {
            Some(policy) if !is_blocked => Ok(Resolved::new(
                self.clone(),
                library,
                progression,
                policy,
                scope,
                (report, bases),
            )),
            _ => Err(OverlayError::over(report, bases)),
        }
    }

    fn expect_frameworks(&self, library: &Library, findings: &mut Findings) {
        for (name, expected) in self.expected() {
            let site = self.site(expected.origin);
            let Some(framework) = library.framework(name.as_str()) else {
                findings.add(&NO_FRAMEWORK, name.as_str(), site, || {
                    let names: Vec<&str> = library
                        .frameworks()
                        .map(|(name, _)| name.as_str())
                        .collect();
                    Note::new(format!("the library has no framework named `{name}`"))
                        .help(format!("its frameworks are named: {}", names.join(", ")))
                });
                continue;
            };
            let document = framework.document();
            if let Some(id) = expected
                .identifier
                .as_ref()
                .filter(|id| *id != document.id())
            {
                findings.add(&NO_FRAMEWORK, name.as_str(), site, || {
                    Note::new(format!(
                        "the framework `{name}` is `{}`, expected `{id}`",
                        document.id()
                    ))
                    .help("give the library the framework that the overlay was written for")
                });
            }
            let fits = |wanted: &semver::VersionReq| {
                // A version that is no semantic version is reported by nobody and judged by nobody.
                document
                    .semver()
                    .is_none_or(|version| wanted.matches(&version))
            };
            if let Some(wanted) = expected.version.as_ref().filter(|wanted| !fits(wanted)) {
                findings.add(&OTHER_VERSION, name.as_str(), site, || {
                    let has = document
                        .version()
                        .map_or("no version".to_owned(), |v| format!("version `{v}`"));
                    Note::new(format!(
                        "the framework `{name}` has {has}, expected `{wanted}`"
                    ))
                    .help("look through what changed, then widen the version that is expected")
                });
            }
        }
    }

    fn add_own(
        &self,
        library: &Library,
        findings: &mut Findings,
    ) -> (Library, BTreeMap<FrameworkName, Reading>) {
        let mut all = library.clone();
        let mut readings = BTreeMap::new();
        for own in self.own() {
            let site = self.site(own.origin);
            let mut refuse = |error: String| {
                findings.add(&OWN_FRAMEWORK, own.name.as_str(), site, || Note::new(error));
            };
            match own.build() {
                Ok((framework, reading)) => match all.with(&own.name, framework) {
                    Ok(with) => {
                        all = with;
                        readings.insert(own.name.clone(), reading);
                    }
                    Err(error) => refuse(error.to_string()),
                },
                Err(error) => refuse(error.to_string()),
            }
        }
        (all, readings)
    }

    /// Roles first, for what is selected by strand or band may depend on nothing but the tree.
    fn read_into(
        &self,
        library: &Library,
        mut readings: BTreeMap<FrameworkName, Reading>,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> Library {
        let body = &self.body;
        // What is said of the overlay's own items stands in them, and is not read yet.
        let published = |item: Item<'_>| {
            let name = library.name_of(item.id());
            self.own().iter().all(|own| Some(&own.name) != name)
        };
        let bands = body
            .bands
            .as_ref()
            .map(|bands| self.bands(bands, library, findings));
        let mut change = |item: Item<'_>, say: &dyn Fn(Reading) -> Reading| {
            if let Some(name) = library.name_of(item.id()) {
                used.insert(name.clone());
                let reading = readings.entry(name.clone()).or_default();
                *reading = say(std::mem::take(reading));
            }
        };
        let roles: Vec<Statement<'_, _>> = body
            .roles
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.role,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &roles,
            |item, without, role| {
                // To say a role that was only guessed is to say something.
                let known = item.role_basis() == RoleBasis::Kind && published(item);
                without.or(known.then(|| item.role())) != Some(role)
            },
            findings,
        );
        for (item, role) in said {
            change(item, &|reading| reading.role(item.id().clone(), role));
        }
        let dimensions: Vec<Statement<'_, _>> = body
            .dimensions
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.dimension,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &dimensions,
            |item, without, dimension| {
                let known = published(item).then(|| item.dimension());
                without.or(known) != Some(dimension)
            },
            findings,
        );
        for (item, dimension) in said {
            change(item, &|reading| {
                reading.dimension(item.id().clone(), dimension)
            });
        }
        let demand: Vec<Statement<'_, _>> = body
            .demand
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.demand,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &demand,
            |item, without, demand| without.or(item.demand()) != Some(demand),
            findings,
        );
        for (item, demand) in said {
            change(item, &|reading| reading.demand(item.id().clone(), demand));
        }
        let statements = self.statements(library, findings);
        for (item, (_, text)) in &statements {
            if let Some(item) = library.item(item) {
                change(item, &|reading| {
                    reading.learner_statement(item.id().clone(), *text)
                });
            }
        }
        let read = read_as(library, &readings, bands.as_ref());
        self.judge_statements(&read, &statements, findings);
        if !self.read_ladders(&read, &mut readings, used, findings) {
            return read;
        }
        read_as(library, &readings, bands.as_ref())
    }

    /// Whether there is a ladder. The roles of items must be known.
    fn read_ladders(
        &self,
        library: &Library,
        readings: &mut BTreeMap<FrameworkName, Reading>,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> bool {
        let ladders = self.ladders(library, findings);
        let there = !ladders.is_empty();
        for (target, ladder) in ladders {
            if let Some(name) = library.name_of(&target) {
                used.insert(name.clone());
                let reading = readings.entry(name.clone()).or_default();
                *reading = std::mem::take(reading).ladder(ladder);
            }
        }
        there
    }

    fn bands(&self, bands: &Bands, library: &Library, findings: &mut Findings) -> BandSource {
        match &bands.from {
            Some(BandsFrom::EducationLevels) => return BandSource::EducationLevels,
            Some(BandsFrom::Ancestor(pattern)) => {
                return BandSource::Ancestor {
                    kind: pattern.kind.clone(),
                    title: pattern.title.clone(),
                };
            }
            Some(BandsFrom::Automatic) => return BandSource::Automatic,
            None => {}
        }
        if bands.of.is_empty() {
            return BandSource::Automatic;
        }
        let given = bands.of.iter().map(|band| GivenBand {
            code: band.band.clone(),
            title: band.title.clone().unwrap_or_else(|| band.band.clone()),
            items: match band.select.resolve(library) {
                Ok(matcher) => {
                    let items = library
                        .items()
                        .filter(|item| matcher.matches(library, *item));
                    let items: Vec<ItemId> = items.map(|item| item.id().clone()).collect();
                    if items.is_empty() {
                        empty(findings, self.site(bands.origin), &band.select, library);
                    }
                    items
                }
                Err(error) => {
                    self.unknown(findings, bands.origin, &error);
                    Vec::new()
                }
            },
        });
        BandSource::Given(given.collect())
    }

    fn scope(
        &self,
        library: &Library,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> BTreeMap<ItemId, Scope> {
        let entries: Vec<Statement<'_, _>> = self
            .body
            .scope
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.scope,
                origin: e.origin,
            })
            .collect();
        let changes = |item: Item<'_>, without: Option<Scope>, scope| {
            item.competency().is_some() && without.unwrap_or_default() != scope
        };
        let said = self.settle(library, &entries, changes, findings);
        used.extend(
            said.iter()
                .filter_map(|(item, _)| library.name_of(item.id()).cloned()),
        );
        said.into_iter()
            .map(|(item, scope)| (item.id().clone(), scope))
            .collect()
    }

    /// All targets are competencies of the progression, whether something requires them or not.
    fn progression(
        &self,
        library: &Library,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> Progression {
        let mut own: Vec<Requirement> = Vec::new();
        let targets = library.competencies().map(|target| target.id().clone());
        let mut builder = targets.fold(Progression::builder(), ProgressionBuilder::competency);
        for source in &self.body.progressions {
            if source.from == Some(ProgressionFrom::Precedes) {
                let strength = source.strength.unwrap_or(Strength::Recommended);
                let within = source.framework.as_ref();
                if let Some(name) = within.filter(|name| library.framework(name.as_str()).is_none())
                {
                    findings.add(
                        &NO_FRAMEWORK,
                        name.as_str(),
                        self.site(source.origin),
                        || Note::new(format!("the library has no framework named `{name}`")),
                    );
                }
                let imported = Progression::from_associations(library).progression;
                builder = imported_from(&imported, within, strength, builder);
            }
            for requirement in &source.requirements {
                if let Some(requirement) = self.requirement(requirement, library, findings) {
                    own.push(requirement.clone());
                    builder = builder.require(requirement);
                }
            }
        }
        let progression = builder.build();
        for requirement in &own {
            let members = requirement.ways().iter().flatten();
            let all = members.chain([requirement.target()]);
            used.extend(all.filter_map(|id| library.name_of(id).cloned()));
        }
        self.judge(library, &progression, &own, findings);
        progression
    }

    fn requirement(
        &self,
        entry: &RequirementEntry,
        library: &Library,
        findings: &mut Findings,
    ) -> Option<Requirement> {
        let target = self.target(library, &entry.target, entry.origin, findings);
        let mut ways = Vec::new();
        let mut whole = true;
        for way in &entry.ways {
            let members: Vec<Option<ItemId>> = way
                .iter()
                .map(|reference| self.target(library, reference, entry.origin, findings))
                .collect();
            match members.into_iter().collect::<Option<Vec<ItemId>>>() {
                Some(members) => ways.push(members),
                None => whole = false,
            }
        }
        let target = target.filter(|_| whole)?;
        let mut requirement = ways
            .into_iter()
            .fold(Requirement::new(target), Requirement::way);
        requirement = requirement
            .with_strength(entry.strength.unwrap_or(Strength::Required))
            .from_source(RequirementSource::Overlay(self.id().clone()));
        if let Some(rationale) = &entry.rationale {
            requirement = requirement.because(rationale.as_str());
        }
        Some(match entry.origin.index() {
            Some(origin) => requirement.with_origin(origin),
            None => requirement,
        })
    }

    pub(super) fn target(
        &self,
        library: &Library,
        reference: &Reference,
        origin: Origin,
        findings: &mut Findings,
    ) -> Option<ItemId> {
        let item = self.find(library, reference, origin, findings)?;
        if item.competency().is_some() {
            return Some(item.id().clone());
        }
        let site = self.site_of(origin, reference.as_str());
        findings.add(&NOT_A_TARGET, reference.as_str(), site, || {
            Note::new(format!(
                "`{reference}` is in the role of a {}, not of a target",
                item.role()
            ))
            .about(item.id())
            .help("name its targets, or give it the role of a target in `roles`")
        });
        None
    }

    fn find<'l>(
        &self,
        library: &'l Library,
        reference: &Reference,
        origin: Origin,
        findings: &mut Findings,
    ) -> Option<Item<'l>> {
        let found = library.find(reference);
        found
            .map_err(|error| self.unknown(findings, origin, &error))
            .ok()
    }
}

/// The library as the readings say.
fn read_as(
    library: &Library,
    readings: &BTreeMap<FrameworkName, Reading>,
    bands: Option<&BandSource>,
) -> Library {
    library.read_as(|name, _| {
        let reading = readings.get(name).cloned().unwrap_or_default();
        match bands {
            Some(bands) => reading.bands(bands.clone()),
            None => reading,
        }
    })
}

/// Adds the requirements that the associations of one framework state, or of all.
fn imported_from(
    imported: &Progression,
    within: Option<&FrameworkName>,
    strength: Strength,
    mut builder: ProgressionBuilder,
) -> ProgressionBuilder {
    let taken = |source: &RequirementSource| match source {
        RequirementSource::Association { framework, .. } => within.is_none_or(|n| n == framework),
        _ => false,
    };
    for target in imported.competencies() {
        for requirement in imported.requirements(target) {
            for stated in requirement.provenance().filter(|p| taken(p.source())) {
                let ways = requirement
                    .ways()
                    .map(|way| way.cloned().collect::<Vec<ItemId>>());
                builder = builder.require(
                    ways.fold(Requirement::new(target.clone()), Requirement::way)
                        .with_strength(strength)
                        .from_source(stated.source().clone()),
                );
            }
        }
    }
    builder
}
