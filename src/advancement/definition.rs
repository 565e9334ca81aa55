//! Policies as they are written down.

use semver::Version;
use serde::{Deserialize, Serialize};

use super::{Bases, Components, Effective, LadderBinding, Origin, Revision, Rule, Selection};
use crate::framework::Reference;
use crate::id::{PolicyId, ScaleId};
use crate::mastery::Settings;
use crate::moment::TimeZone;

/// A policy as it is written down: which rule decides which competency, and all settings.
///
/// It is data: it can be built in code, read from an overlay, stored and compared. What decides is
/// the compiled policy made from it.
///
/// ```
/// use continua::advancement::{Binding, PolicyDefinition, Rule, Selection};
///
/// let three_works = Rule::works(3, "proficient".parse()?);
/// let policy = PolicyDefinition::new("district".parse()?, "1.0.0".parse()?, "four".parse()?)
///     .bind(Binding::new(Selection::all(), three_works));
/// let text = serde_json::to_string(&policy)?;
/// assert_eq!(serde_json::from_str::<PolicyDefinition>(&text)?, policy);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct PolicyDefinition {
    /// Names the policy.
    #[serde(rename = "identifier")]
    pub id: PolicyId,
    /// Its version.
    pub version: Version,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it is in effect; by default always.
    #[serde(default, skip_serializing_if = "Effective::is_always")]
    pub effective: Effective,
    /// What changed from version to version, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changelog: Vec<Revision>,
    /// The scale in whose levels rules speak, unless a binding names another.
    pub scale: ScaleId,
    /// Where civil days lie; by default UTC.
    #[serde(default)]
    pub zone: TimeZone,
    /// How works are ordered, chosen and condensed, unless a binding says otherwise.
    #[serde(default)]
    pub settings: Settings,
    /// On which bases another competency must be held to satisfy a condition; by default
    /// demonstrated or credited.
    #[serde(default)]
    pub satisfied_by: Bases,
    /// The components of competencies, for [`Components::Declared`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<DeclaredComponents>,
    /// Which rule decides what.
    #[serde(rename = "rules", default)]
    pub bindings: Vec<Binding>,
    /// Which rule decides the rungs of which ladders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ladders: Vec<LadderBinding>,
    /// Where it stands in its document.
    #[serde(skip)]
    pub origin: Origin,
}

/// A rule and the competencies that it decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Binding {
    /// Which competencies. Of several bindings for one, that of the most specific selection
    /// decides.
    pub select: Selection,
    /// What must be shown.
    pub rule: Rule,
    /// The scale in whose levels the rule speaks; nothing for that of the policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleId>,
    /// Settings in place of those of the policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The policy that it was taken over from; nothing for a rule of the policy itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited: Option<Inherited>,
    /// Where it stands in its document.
    #[serde(skip)]
    pub origin: Origin,
}

/// From where a rule was taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Inherited {
    /// The policy that says it.
    pub policy: PolicyId,
    /// Its version.
    pub version: Version,
}

/// What a competency is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct DeclaredComponents {
    /// The competency.
    #[serde(rename = "of")]
    pub whole: Reference,
    /// Its components and how many are enough; never [`Components::Declared`].
    pub components: Components,
    /// Where it stands in its document.
    #[serde(skip)]
    pub origin: Origin,
}

impl PolicyDefinition {
    /// A policy without rules, with the documented defaults.
    pub fn new(id: PolicyId, version: Version, scale: ScaleId) -> Self {
        Self {
            id,
            version,
            title: None,
            effective: Effective::default(),
            changelog: Vec::new(),
            scale,
            zone: TimeZone::UTC,
            settings: Settings::default(),
            satisfied_by: Bases::default(),
            components: Vec::new(),
            bindings: Vec::new(),
            ladders: Vec::new(),
            origin: Origin::default(),
        }
    }

    /// The same with one more rule.
    #[must_use]
    pub fn bind(mut self, binding: Binding) -> Self {
        self.bindings.push(binding);
        self
    }

    /// The same with one more rule for ladders.
    #[must_use]
    pub fn bind_ladder(mut self, binding: LadderBinding) -> Self {
        self.ladders.push(binding);
        self
    }

    /// The same with the components of one more competency.
    #[must_use]
    pub fn declare(mut self, components: DeclaredComponents) -> Self {
        self.components.push(components);
        self
    }

    /// The same with other settings.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// The same with civil days in another zone.
    #[must_use]
    pub fn with_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// The same with a title.
    #[must_use]
    pub fn with_title(self, title: impl Into<String>) -> Self {
        Self {
            title: Some(title.into()),
            ..self
        }
    }

    /// The same with days on which it is in effect.
    #[must_use]
    pub fn with_effective(self, effective: Effective) -> Self {
        Self { effective, ..self }
    }

    /// The same with what changed from version to version, the newest first.
    #[must_use]
    pub fn with_changelog(self, changelog: impl IntoIterator<Item = Revision>) -> Self {
        Self {
            changelog: changelog.into_iter().collect(),
            ..self
        }
    }

    /// The same with other bases that satisfy a condition.
    #[must_use]
    pub fn with_satisfied_by(self, satisfied_by: Bases) -> Self {
        Self {
            satisfied_by,
            ..self
        }
    }
}

impl Binding {
    /// A rule for what a selection selects.
    pub fn new(select: impl Into<Selection>, rule: Rule) -> Self {
        Self {
            select: select.into(),
            rule,
            scale: None,
            settings: None,
            inherited: None,
            origin: Origin::default(),
        }
    }

    /// The same on another scale.
    #[must_use]
    pub fn on_scale(self, scale: ScaleId) -> Self {
        Self {
            scale: Some(scale),
            ..self
        }
    }

    /// The same with settings of its own.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        Self {
            settings: Some(settings),
            ..self
        }
    }

    /// The same with its place in a document.
    #[must_use]
    pub fn at(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }
}

impl Inherited {
    /// From this version of a policy.
    pub const fn new(policy: PolicyId, version: Version) -> Self {
        Self { policy, version }
    }
}

impl DeclaredComponents {
    /// What a competency is made of.
    pub fn new(whole: Reference, components: Components) -> Self {
        Self {
            whole,
            components,
            origin: Origin::default(),
        }
    }
}
