//! Policies that build on others.

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

use super::{
    Bases, Binding, DeclaredComponents, Effective, Inherited, LadderBinding, Origin,
    PolicyDefinition, Revision, Selection,
};
use crate::framework::Reference;
use crate::id::{PolicyId, ScaleId};
use crate::mastery::SettingsChange;
use crate::moment::TimeZone;

/// A policy that builds on another one: a district's on that of the state, a school's on that of
/// the district.
///
/// What it says stands in place of what the policy beneath it says: scale, zone, title, bases and
/// effective days as a whole, settings member by member, rules and rules for ladders by equal selections, components by
/// the competency that they make up. What it does not say it takes over, but for the changelog,
/// which tells of its own versions. Rules that it does not want it drops by their
/// selection, those of targets and those for ladders apart.
///
/// ```
/// use continua::advancement::{Binding, Extends, PolicyDefinition, PolicyExtension, Rule, Selection, WrittenPolicy};
///
/// let state = PolicyDefinition::new("state".parse()?, "1.2.0".parse()?, "four".parse()?)
///     .bind(Binding::new(Selection::all(), Rule::works(2, "3".parse()?)));
/// let district = PolicyExtension::new(
///     "district".parse()?, "1.0.0".parse()?, Extends::new("state".parse()?, "^1.1".parse()?),
/// ).bind(Binding::new(Selection::all(), Rule::works(3, "3".parse()?)));
///
/// let whole = WrittenPolicy::from(district).put_together(&[state.into()])?;
/// assert_eq!(whole.bindings.len(), 1);
/// assert_eq!(whole.scale.as_str(), "four");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct PolicyExtension {
    /// Names the policy.
    #[serde(rename = "identifier")]
    pub id: PolicyId,
    /// Its version.
    pub version: Version,
    /// On which policy it builds.
    pub extends: Extends,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it is in effect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Effective>,
    /// What changed from version to version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changelog: Vec<Revision>,
    /// The scale in whose levels rules speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleId>,
    /// Where civil days lie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<TimeZone>,
    /// The settings that are other ones.
    #[serde(default, skip_serializing_if = "SettingsChange::is_empty")]
    pub settings: SettingsChange,
    /// On which bases another competency must be held to satisfy a condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfied_by: Option<Bases>,
    /// The components of competencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<DeclaredComponents>,
    /// The selections of the rules beneath it that it does not take over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drops: Vec<Selection>,
    /// The selections of the rules for ladders beneath it that it does not take over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drops_ladders: Vec<Selection>,
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

/// On which policy another one builds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Extends {
    /// The policy beneath it.
    pub identifier: PolicyId,
    /// The versions of it that fit. Of several that are given the newest is taken.
    pub version: VersionReq,
}

impl Extends {
    /// These versions of a policy.
    pub const fn new(identifier: PolicyId, version: VersionReq) -> Self {
        Self {
            identifier,
            version,
        }
    }
}

impl PolicyExtension {
    /// A policy that says nothing yet beyond the one beneath it.
    pub fn new(id: PolicyId, version: Version, extends: Extends) -> Self {
        Self {
            id,
            version,
            extends,
            title: None,
            effective: None,
            changelog: Vec::new(),
            scale: None,
            zone: None,
            settings: SettingsChange::default(),
            satisfied_by: None,
            components: Vec::new(),
            drops: Vec::new(),
            drops_ladders: Vec::new(),
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

    /// The same without a rule of the policy beneath it.
    #[must_use]
    pub fn drop_rule(mut self, select: impl Into<Selection>) -> Self {
        self.drops.push(select.into());
        self
    }

    /// The same without a rule for ladders of the policy beneath it.
    #[must_use]
    pub fn drop_ladder_rule(mut self, select: impl Into<Selection>) -> Self {
        self.drops_ladders.push(select.into());
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
    pub fn with_settings(self, settings: SettingsChange) -> Self {
        Self { settings, ..self }
    }

    /// The same with days on which it is in effect.
    #[must_use]
    pub fn with_effective(self, effective: Effective) -> Self {
        Self {
            effective: Some(effective),
            ..self
        }
    }

    /// The whole policy. Its own rules stand first, then those taken over, the nearest first. What
    /// was taken over keeps its place in the document that says it. O(rules²).
    pub(super) fn over(&self, beneath: &PolicyDefinition) -> PolicyDefinition {
        let own = |select: &Selection| self.bindings.iter().any(|b| b.select == *select);
        let from = Inherited {
            policy: beneath.id.clone(),
            version: beneath.version.clone(),
        };
        let scale = self.scale.as_ref().unwrap_or(&beneath.scale);
        let other_scale = (*scale != beneath.scale).then(|| beneath.scale.clone());
        let taken = beneath
            .bindings
            .iter()
            .filter(|b| !own(&b.select) && !self.drops.contains(&b.select))
            .map(|binding| Binding {
                inherited: binding.inherited.clone().or_else(|| Some(from.clone())),
                // A rule speaks on the scale that it was written for.
                scale: binding.scale.clone().or_else(|| other_scale.clone()),
                ..binding.clone()
            });
        let own_ladder = |select: &Selection| self.ladders.iter().any(|b| b.select == *select);
        let taken_ladders = beneath
            .ladders
            .iter()
            .filter(|b| !own_ladder(&b.select) && !self.drops_ladders.contains(&b.select))
            .map(|binding| LadderBinding {
                inherited: binding.inherited.clone().or_else(|| Some(from.clone())),
                scale: binding.scale.clone().or_else(|| other_scale.clone()),
                ..binding.clone()
            });
        let made_up = |whole: &Reference| self.components.iter().any(|own| own.whole == *whole);
        let components = beneath
            .components
            .iter()
            .filter(|declared| !made_up(&declared.whole))
            .cloned();
        PolicyDefinition {
            id: self.id.clone(),
            version: self.version.clone(),
            title: self.title.clone().or_else(|| beneath.title.clone()),
            effective: self.effective.unwrap_or(beneath.effective),
            changelog: self.changelog.clone(),
            scale: scale.clone(),
            zone: self.zone.clone().unwrap_or_else(|| beneath.zone.clone()),
            settings: self.settings.over(&beneath.settings),
            satisfied_by: self.satisfied_by.unwrap_or(beneath.satisfied_by),
            components: self.components.iter().cloned().chain(components).collect(),
            bindings: self.bindings.iter().cloned().chain(taken).collect(),
            ladders: self.ladders.iter().cloned().chain(taken_ladders).collect(),
            origin: self.origin,
        }
    }
}
