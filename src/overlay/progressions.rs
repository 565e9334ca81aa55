//! From where an overlay takes its learning progression.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::unit::{Unit, Visit, beside, origin};
use crate::FrameworkName;
use crate::advancement::Origin;
use crate::framework::Reference;
use crate::progression::Strength;
use crate::source::Value;

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
