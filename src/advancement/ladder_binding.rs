//! Rules for ladders, as they are written down.

use serde::{Deserialize, Serialize};

use super::{Binding, Inherited, Origin, PolicyDefinition, Rule, Selection};
use crate::id::ScaleId;
use crate::mastery::Settings;

/// From here on the bindings of ladders are numbered; those of competencies stay below.
pub(super) const LADDERS: u32 = 1 << 31;

/// A rule and the ladders whose rungs it decides, each rung by the works set at it.
///
/// The rule is the same for every rung; what differs is which works are looked at. A condition on
/// works takes those whose task was set at the rung, and with [`higher_counts`](Self::higher_counts)
/// those set at a higher one too. Conditions on other things (an attestation, another competency)
/// are the same for every rung: an attestation names the competency and not a rung.
///
/// It decides nothing of the competency itself: its own rule does, and may ask for works of some
/// rungs by [`Filter::rungs`](super::Filter::rungs).
///
/// ```
/// use continua::advancement::{LadderBinding, Rule, Selection};
///
/// let binding = LadderBinding::new(Selection::all(), Rule::works(2, "3".parse()?)).counting_higher();
/// let text = serde_json::to_string(&binding)?;
/// assert!(text.contains(r#""higherCounts":true"#));
/// assert_eq!(serde_json::from_str::<LadderBinding>(&text)?, binding);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct LadderBinding {
    /// The ladders of which competencies. Of several bindings for one, that of the most specific
    /// selection decides.
    pub select: Selection,
    /// What must be shown at each rung.
    pub rule: Rule,
    /// Whether a work set at a higher rung counts for the lower ones too; by default it counts for
    /// its own alone.
    #[serde(default)]
    pub higher_counts: bool,
    /// For which rung a work counts that names none; by default for none.
    #[serde(default)]
    pub unpitched: Unpitched,
    /// The scale in whose levels the rule speaks; nothing for that of the policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleId>,
    /// Settings in place of those of the policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The policy that the rule was taken over from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited: Option<Inherited>,
    /// Where it stands in its document.
    #[serde(skip)]
    pub origin: Origin,
}

/// For which rung a work counts that does not say at which its task was set.
///
/// A work that names a rung which the ladder does not have counts for none.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Unpitched {
    /// For none: nobody knows what it shows.
    #[default]
    None,
    /// For the lowest rung.
    Lowest,
}

impl LadderBinding {
    /// A rule for the ladders of what a selection selects, each work counting for its own rung.
    pub fn new(select: impl Into<Selection>, rule: Rule) -> Self {
        Self {
            select: select.into(),
            rule,
            higher_counts: false,
            unpitched: Unpitched::default(),
            scale: None,
            settings: None,
            inherited: None,
            origin: Origin::default(),
        }
    }

    /// The same, works set at a higher rung counting for the lower ones too.
    #[must_use]
    pub fn counting_higher(self) -> Self {
        Self {
            higher_counts: true,
            ..self
        }
    }

    /// The same with a say over works that name no rung.
    #[must_use]
    pub fn with_unpitched(self, unpitched: Unpitched) -> Self {
        Self { unpitched, ..self }
    }

    /// The same on another scale.
    #[must_use]
    pub fn on_scale(self, scale: ScaleId) -> Self {
        let scale = Some(scale);
        Self { scale, ..self }
    }

    /// The same with settings of its own.
    #[must_use]
    pub fn with_settings(self, settings: Settings) -> Self {
        let settings = Some(settings);
        Self { settings, ..self }
    }

    /// The same with its place in a document.
    #[must_use]
    pub fn at(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }
}

/// What a binding says, whether of competencies or of the rungs of ladders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound<'d> {
    pub(super) rule: &'d Rule,
    pub(super) scale: Option<&'d ScaleId>,
    pub(super) settings: Option<&'d Settings>,
    pub(super) higher_counts: bool,
    pub(super) unpitched: Unpitched,
}

impl<'d> From<&'d Binding> for Bound<'d> {
    fn from(binding: &'d Binding) -> Self {
        Self {
            rule: &binding.rule,
            scale: binding.scale.as_ref(),
            settings: binding.settings.as_ref(),
            higher_counts: false,
            unpitched: Unpitched::None,
        }
    }
}

impl<'d> From<&'d LadderBinding> for Bound<'d> {
    fn from(binding: &'d LadderBinding) -> Self {
        Self {
            rule: &binding.rule,
            scale: binding.scale.as_ref(),
            settings: binding.settings.as_ref(),
            higher_counts: binding.higher_counts,
            unpitched: binding.unpitched,
        }
    }
}

impl PolicyDefinition {
    /// The selections of the bindings of competencies, by number.
    pub(super) fn selections(&self) -> impl Iterator<Item = (u32, &Selection)> {
        let all = self.bindings.iter().map(|binding| &binding.select);
        (0..).zip(all)
    }

    /// The selections of the bindings of ladders, by number.
    pub(super) fn ladder_selections(&self) -> impl Iterator<Item = (u32, &Selection)> {
        let all = self.ladders.iter().map(|binding| &binding.select);
        (LADDERS..).zip(all)
    }

    /// All rules, by the number of their binding.
    pub(super) fn rules(&self) -> impl Iterator<Item = (u32, &Rule)> {
        let own = (0..).zip(self.bindings.iter().map(|binding| &binding.rule));
        let ladders = self.ladders.iter().map(|binding| &binding.rule);
        own.chain((LADDERS..).zip(ladders))
    }

    pub(super) fn bound(&self, at: u32) -> Option<(&Selection, Bound<'_>)> {
        if let Some(binding) = self.ladder_at(at) {
            return Some((&binding.select, binding.into()));
        }
        let binding = self.bindings.get(at as usize)?;
        Some((&binding.select, binding.into()))
    }

    /// The policy that a rule of this number was taken over from.
    pub(super) fn inherited(&self, at: u32) -> Option<&Inherited> {
        match self.ladder_at(at) {
            Some(ladder) => ladder.inherited.as_ref(),
            None => self.bindings.get(at as usize)?.inherited.as_ref(),
        }
    }

    pub(super) fn ladder_at(&self, at: u32) -> Option<&LadderBinding> {
        self.ladders.get(at.checked_sub(LADDERS)? as usize)
    }
}
