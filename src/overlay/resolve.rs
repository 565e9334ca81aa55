//! Puts together a library and what an overlay lays over it.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{NO_FRAMEWORK, OTHER_VERSION, OWN_FRAMEWORK};
use super::select::Statement;
use super::{Overlay, OverlayError, Resolved, Scope};
use crate::finding::{Findings, Note, Report};
use crate::framework::{Item, Library, Reading};
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
}
