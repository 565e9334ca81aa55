//! Reads the policy of an overlay.

use serde::de::DeserializeOwned;

use super::Reader;
use crate::advancement::{
    Binding, DeclaredComponents, Inherited, LadderBinding, PolicyDefinition, PolicyExtension, Rule,
    Selection, WrittenPolicy,
};
use crate::finding::{Fields, Rule as FindingRule};
use crate::id::ScaleId;
use crate::mastery::Settings;
use crate::overlay::rules::{SHAPE, UNKNOWN_RULE, WRONG_TYPE};
use crate::overlay::unit::origin;
use crate::source::Value;

/// The members that rules of competencies and rules for ladders have alike.
struct Given<'v> {
    select: Option<Value<'v>>,
    rule: Option<Value<'v>>,
    scale: Option<ScaleId>,
    settings: Option<Value<'v>>,
    inherited: Option<Value<'v>>,
}

/// What was read of them.
struct Told {
    select: Selection,
    rule: Rule,
    scale: Option<ScaleId>,
    settings: Option<Settings>,
    inherited: Option<Inherited>,
}

impl<'v> Given<'v> {
    fn of(fields: &mut Fields<'v, '_>) -> Self {
        Self {
            select: fields.required("select"),
            rule: fields.required("rule"),
            scale: fields.parse("scale"),
            settings: fields.get("settings"),
            inherited: fields.get("inherited"),
        }
    }
}

impl Reader<'_> {
    /// A policy: one that builds on another says so in `extends`.
    pub(super) fn policy(&mut self, value: Value<'_>) -> Option<WrittenPolicy> {
        let mut fields = Fields::of(value, "policy", &mut self.findings, &SHAPE)?;
        let extends = fields.get("extends");
        let id = fields.required_parse("identifier");
        let version = fields.required_parse("version");
        let title: Option<String> = fields.text("title").map(Into::into);
        let effective = fields.get("effective");
        let changelog = fields.get("changelog");
        let whole = extends.is_none();
        let scale = if whole {
            fields.required_parse("scale")
        } else {
            fields.parse("scale")
        };
        let zone = fields.parse("zone");
        let settings = fields.get("settings");
        let satisfied_by = fields.get("satisfiedBy");
        let components = fields.get("components");
        let drops = extends.and_then(|_| fields.get("drops"));
        let drops_ladders = extends.and_then(|_| fields.get("dropsLadders"));
        let rules = if whole {
            fields.required("rules")
        } else {
            fields.get("rules")
        };
        let ladders = fields.get("ladders");
        fields.finish();
        let effective = self.part(effective, &UNKNOWN_RULE);
        let changelog = self.part(changelog, &UNKNOWN_RULE);
        let satisfied_by = self.part(satisfied_by, &WRONG_TYPE);
        let components = self.declared(components);
        let bindings: Vec<Option<Binding>> = self
            .list(rules, "rules")
            .into_iter()
            .map(|value| self.binding(value))
            .collect();
        let bindings = bindings.into_iter().collect::<Option<_>>();
        let ladders: Vec<Option<LadderBinding>> = self
            .list(ladders, "ladders")
            .into_iter()
            .map(|value| self.ladder_binding(value))
            .collect();
        let ladders = ladders.into_iter().collect::<Option<_>>();
        if let Some(extends) = extends {
            let extends = self.typed(extends, &UNKNOWN_RULE);
            let settings = self.part(settings, &UNKNOWN_RULE);
            let drops = self.part(drops, &UNKNOWN_RULE);
            let drops_ladders = self.part(drops_ladders, &UNKNOWN_RULE);
            let mut policy = PolicyExtension::new(id?, version?, extends?);
            policy.title = title;
            policy.effective = effective?;
            policy.changelog = changelog?.unwrap_or_default();
            policy.scale = scale;
            policy.zone = zone;
            policy.settings = settings?.unwrap_or_default();
            policy.satisfied_by = satisfied_by?;
            policy.components = components?;
            policy.drops = drops?.unwrap_or_default();
            policy.drops_ladders = drops_ladders?.unwrap_or_default();
            policy.bindings = bindings?;
            policy.ladders = ladders?;
            policy.origin = origin(value);
            return Some(policy.into());
        }
        let settings = self.part(settings, &UNKNOWN_RULE);
        let mut policy = PolicyDefinition::new(id?, version?, scale?);
        policy.title = title;
        policy.effective = effective?.unwrap_or_default();
        policy.changelog = changelog?.unwrap_or_default();
        policy.zone = zone.unwrap_or_default();
        policy.settings = settings?.unwrap_or_default();
        policy.satisfied_by = satisfied_by?.unwrap_or_default();
        policy.components = components?;
        policy.bindings = bindings?;
        policy.origin = origin(value);
        policy.ladders = ladders?;
        Some(policy.into())
    }

    /// A part that may be there: nothing if it cannot be read, nothing in it if it is not there.
    #[expect(clippy::option_option, reason = "not there, or there and of no use")]
    fn part<T: DeserializeOwned>(
        &mut self,
        value: Option<Value<'_>>,
        unknown: &'static FindingRule,
    ) -> Option<Option<T>> {
        match value {
            Some(value) => self.typed(value, unknown).map(Some),
            None => Some(None),
        }
    }

    fn declared(&mut self, value: Option<Value<'_>>) -> Option<Vec<DeclaredComponents>> {
        let all = self.list(value, "components").into_iter().map(|value| {
            let mut declared: DeclaredComponents = self.typed(value, &UNKNOWN_RULE)?;
            declared.origin = origin(value);
            Some(declared)
        });
        let all: Vec<Option<DeclaredComponents>> = all.collect();
        all.into_iter().collect()
    }

    fn binding(&mut self, value: Value<'_>) -> Option<Binding> {
        let mut fields = Fields::of(value, "a rule of the policy", &mut self.findings, &SHAPE)?;
        let given = Given::of(&mut fields);
        fields.finish();
        let told = self.told(given)?;
        let mut binding = Binding::new(told.select, told.rule).at(origin(value));
        binding.scale = told.scale;
        binding.settings = told.settings;
        binding.inherited = told.inherited;
        Some(binding)
    }

    fn ladder_binding(&mut self, value: Value<'_>) -> Option<LadderBinding> {
        let what = "a rule for ladders of the policy";
        let mut fields = Fields::of(value, what, &mut self.findings, &SHAPE)?;
        let given = Given::of(&mut fields);
        let higher_counts = fields.get("higherCounts");
        let unpitched = fields.get("unpitched");
        fields.finish();
        let told = self.told(given);
        let higher_counts = self.part(higher_counts, &WRONG_TYPE);
        let unpitched = self.part(unpitched, &UNKNOWN_RULE);
        let told = told?;
        let mut binding = LadderBinding::new(told.select, told.rule).at(origin(value));
        if let Some(higher_counts) = higher_counts? {
            binding.higher_counts = higher_counts;
        }
        if let Some(unpitched) = unpitched? {
            binding.unpitched = unpitched;
        }
        binding.scale = told.scale;
        binding.settings = told.settings;
        binding.inherited = told.inherited;
        Some(binding)
    }

    /// What is read of the members that all rules have; nothing if one cannot be read.
    fn told(&mut self, given: Given<'_>) -> Option<Told> {
        let inherited = self.part(given.inherited, &UNKNOWN_RULE);
        let select = (given.select).and_then(|value| self.typed(value, &UNKNOWN_RULE));
        let rule = (given.rule).and_then(|value| self.typed(value, &UNKNOWN_RULE));
        let settings = self.part(given.settings, &UNKNOWN_RULE);
        Some(Told {
            select: select?,
            rule: rule?,
            scale: given.scale,
            settings: settings?,
            inherited: inherited?,
        })
    }
}
