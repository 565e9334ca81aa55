//! From where an overlay takes its learning progression.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rules::NO_FRAMEWORK;
use super::unit::{Unit, Visit, beside, origin};
use super::{Extra, Overlay};
use crate::advancement::Origin;
use crate::finding::{Findings, Note};
use crate::framework::{Library, Reference};
use crate::progression::{
    Progression, ProgressionBuilder, Requirement, RequirementSource, Strength,
};
use crate::source::Value;
use crate::{FrameworkName, ItemId};

/// One source of requirements: the associations of a framework, or requirements of the overlay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ProgressionSource {
    /// What its requirements are taken from, where they are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ProgressionFrom>,
    /// The framework whose associations are taken; all, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<FrameworkName>,
    /// How strong the requirements are that are taken; recommended, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Requirements of the overlay's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<RequirementEntry>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// What requirements can be taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ProgressionFrom {
    /// The associations `precedes` of CASE.
    Precedes,
}

/// What a target builds on: one of several ways, each wholly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RequirementEntry {
    /// The target.
    pub target: Reference,
    /// The ways, each a list of targets that are needed together.
    pub ways: Vec<Vec<Reference>>,
    /// How strong it is; required, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

impl ProgressionSource {
    /// The associations `precedes` of all frameworks, as recommended requirements.
    pub fn precedes() -> Self {
        Self {
            from: Some(ProgressionFrom::Precedes),
            framework: None,
            strength: None,
            requirements: Vec::new(),
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// Requirements of the overlay's own.
    pub fn of(requirements: impl IntoIterator<Item = RequirementEntry>) -> Self {
        Self {
            from: None,
            requirements: requirements.into_iter().collect(),
            ..Self::precedes()
        }
    }

    /// The same source, of this framework only.
    #[must_use]
    pub fn within(mut self, framework: FrameworkName) -> Self {
        self.framework = Some(framework);
        self
    }

    /// The same source, of this strength.
    #[must_use]
    pub fn as_strong_as(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }
}

impl RequirementEntry {
    /// The target builds on one of these ways.
    pub fn new(target: Reference, ways: Vec<Vec<Reference>>) -> Self {
        Self {
            target,
            ways,
            strength: None,
            rationale: None,
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// The same requirement with its reason.
    #[must_use]
    pub fn because(mut self, rationale: impl Into<String>) -> Self {
        self.rationale = Some(rationale.into());
        self
    }

    /// The same requirement, of this strength.
    #[must_use]
    pub fn as_strong_as(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }
}

impl Unit for ProgressionSource {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
        for (value, requirement) in beside(value, "requirements", &mut self.requirements) {
            requirement.origin = origin(value);
        }
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        visit(
            value,
            &self.extra,
            &["from", "framework", "strength", "requirements"],
        );
        for (value, requirement) in beside(value, "requirements", &self.requirements) {
            visit(
                value,
                &requirement.extra,
                &["target", "ways", "strength", "rationale"],
            );
        }
    }

    fn fault(&self) -> Option<&'static str> {
        let no_way = |requirement: &RequirementEntry| {
            requirement.ways.is_empty() || requirement.ways.iter().any(Vec::is_empty)
        };
        if self.from.is_none() && self.requirements.is_empty() {
            return Some("a progression needs `from` or `requirements`");
        }
        let empty = self.requirements.iter().any(no_way);
        empty.then_some("a requirement without a way, or with an empty one")
    }
}

impl Overlay {
    /// All targets are competencies of the progression, whether something requires them or not.
    pub(super) fn progression(
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
