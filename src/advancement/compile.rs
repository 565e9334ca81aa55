//! From a policy as it is written down to one that can decide.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::fingerprint::Hasher;
use super::matching::Matcher;
use super::node::{AttestedNode, ComponentsNode, EstimateNode, Node, Part, WorksNode};
use super::policy::{Bound, Compiled, PolicyContext};
use super::rules::{
    BINDS_NOTHING, IMPOSSIBLE_COUNT, MIXED_DIMENSIONS, NO_COMPONENTS, NO_PROGRESSION, TIE,
    UNKNOWN_LEVEL, UNKNOWN_REFERENCE, UNKNOWN_SCALE, WITHHELD,
};
use super::{
    Binding, ComponentList, Components, Enough, Fingerprint, Origin, Policy, PolicyDefinition,
    PolicyError, Rule,
};
use crate::finding::{Findings, Note, Rule as FindingRule, Site};
use crate::framework::{Item, Reference, Scale};
use crate::progression::Strength;
use crate::source::Source;
use crate::{ItemId, LevelId, ScaleId, Score};

/// How deep rules may lie in rules.
const DEEPEST: u32 = 64;

/// Where a part of the policy stands.
pub(crate) type SiteOf<'s> = &'s dyn Fn(Origin) -> Option<Site<'s>>;

pub(crate) fn compile<'c>(
    definition: &'c PolicyDefinition,
    context: &'c PolicyContext<'c>,
    site: SiteOf<'c>,
    source: Option<Source>,
) -> Result<Policy, PolicyError> {
    let mut compiler = Compiler::new(definition, context, site);
    let bound = compiler.bind();
    let Compiler {
        findings,
        ids,
        index,
        ..
    } = compiler;
    let blocked = findings.is_blocked();
    let report = findings.into_report(source);
    if blocked {
        return Err(PolicyError::new(report));
    }
    let mut bound: Vec<Option<Bound>> = bound;
    bound.resize_with(ids.len(), || None);
    let rows = Compiled::rows(&ids, &bound);
    let mut parts = rows.strong_order();
    parts.retain(|part| {
        part.iter()
            .any(|at| bound.get(*at as usize).is_some_and(Option::is_some))
    });
    let circular = parts.iter().map(|part| rows.is_circular(part)).collect();
    let mut part_of = vec![None; ids.len()];
    for (part, members) in (0u32..).zip(&parts) {
        for at in members {
            if let Some(slot) = part_of.get_mut(*at as usize) {
                *slot = Some(part);
            }
        }
    }
    let dependents = crate::graph::Table::group(
        rows.len(),
        (0..rows.len())
            .flat_map(|at| rows.after(at).map(move |other| (at, other)))
            .collect::<Vec<_>>()
            .into_iter(),
    );
    Ok(Policy(Arc::new(Compiled {
        fingerprint: fingerprint(definition, context),
        definition: definition.clone(),
        library: context.library.clone(),
        scales: context.scales.clone(),
        ids,
        index,
        bound,
        parts,
        circular,
        part_of,
        dependents,
        report,
    })))
}

fn fingerprint(definition: &PolicyDefinition, context: &PolicyContext<'_>) -> Fingerprint {
    let mut hasher = Hasher::new();
    hasher.text(&serde_json::to_string(definition).unwrap_or_default());
    for scale in &context.scales {
        hasher.text(&serde_json::to_string(scale).unwrap_or_default());
    }
    for (name, framework) in context.library.frameworks() {
        hasher.text(name.as_str());
        hasher.text(&Fingerprint::of_framework(framework).to_string());
    }
    for item in &context.not_assessed {
        hasher.text(&item.to_string());
    }
    if let Some(progression) = context.progression {
        for target in progression.competencies() {
            for requirement in progression.requirements(target) {
                hasher.text(&target.to_string());
                hasher.text(&requirement.strength().to_string());
                for way in requirement.ways() {
                    hasher.text("way");
                    way.for_each(|member| hasher.text(&member.to_string()));
                }
            }
        }
    }
    hasher.finish()
}

struct Compiler<'c> {
    definition: &'c PolicyDefinition,
    context: &'c PolicyContext<'c>,
    site: SiteOf<'c>,
    findings: Findings,
    ids: Vec<ItemId>,
    index: HashMap<ItemId, u32>,
    declared: HashMap<ItemId, &'c super::DeclaredComponents>,
}

/// For whom a rule is compiled.
#[derive(Clone, Copy)]
struct For<'c> {
    binding: &'c Binding,
    scale: &'c Scale,
    item: Item<'c>,
    at: u32,
    depth: u32,
}

impl<'c> Compiler<'c> {
    fn new(
        definition: &'c PolicyDefinition,
        context: &'c PolicyContext<'c>,
        site: SiteOf<'c>,
    ) -> Self {
        let ids: Vec<ItemId> = context
            .library
            .competencies()
            .map(|c| c.id().clone())
            .collect();
        let index = ids.iter().cloned().zip(0u32..).collect();
        let mut compiler = Self {
            definition,
            context,
            site,
            findings: Findings::new(),
            ids,
            index,
            declared: HashMap::new(),
        };
        for declared in &definition.components {
            if let Some(item) = compiler.find(&declared.whole, declared.origin) {
                compiler.declared.insert(item.id().clone(), declared);
            }
        }
        compiler
    }

    fn add(
        &mut self,
        rule: &'static FindingRule,
        habit: &str,
        origin: Origin,
        note: impl FnOnce() -> Note,
    ) {
        let id = self.definition.id.as_str();
        let built = [id];
        let site = (self.site)(origin).unwrap_or(Site::Built(&built));
        self.findings.add(rule, habit, site, note);
    }

    /// Finds for each target the most specific binding, and compiles its rule for it.
    fn bind(&mut self) -> Vec<Option<Bound>> {
        let library = self.context.library;
        let mut matchers: Vec<Option<Matcher<'c>>> = Vec::new();
        for binding in &self.definition.bindings {
            let matcher = binding.select.matcher(library);
            matchers.push(
                matcher
                    .map_err(|error| {
                        self.add(&UNKNOWN_REFERENCE, "", binding.origin, || {
                            Note::new(error.to_string())
                        });
                    })
                    .ok(),
            );
            self.scale(binding);
        }
        let mut used = vec![false; matchers.len()];
        let mut bound = Vec::with_capacity(self.ids.len());
        for (name, framework) in library.frameworks() {
            for target in framework.competencies() {
                let at = u32::try_from(bound.len()).unwrap_or(u32::MAX);
                let best = self.best(&matchers, target.item(), name.as_str(), &mut used);
                let assessed = !self.context.not_assessed.contains(target.id());
                bound.push(
                    best.filter(|_| assessed)
                        .and_then(|best| self.bound(best, target.item(), at)),
                );
            }
        }
        for (binding, used) in self.definition.bindings.iter().zip(used) {
            if !used {
                self.add(&BINDS_NOTHING, &binding.select.to_string(), binding.origin, || {
                    Note::new(format!("the rule for {} decides no target", binding.select))
                        .help("look at the selection; only items in the role of a target are decided")
                });
            }
        }
        bound
    }

    fn best(
        &mut self,
        matchers: &[Option<Matcher<'c>>],
        item: Item<'_>,
        framework: &str,
        used: &mut [bool],
    ) -> Option<usize> {
        let mut best: Option<(usize, &Matcher<'c>)> = None;
        let mut tie: Option<(usize, usize)> = None;
        for (at, matcher) in matchers.iter().enumerate() {
            let Some(matcher) = matcher.as_ref().filter(|m| m.matches(item, framework)) else {
                continue;
            };
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
            match best.map(|(other, current)| (other, matcher.compare(current))) {
                None | Some((_, Ordering::Greater)) => (best, tie) = (Some((at, matcher)), None),
                Some((other, Ordering::Equal)) => tie = Some((other, at)),
                Some((_, Ordering::Less)) => {}
            }
        }
        if let Some((one, other)) = tie {
            self.tie(one, other, item);
        }
        best.map(|(at, _)| at)
    }

    fn tie(&mut self, one: usize, other: usize, item: Item<'_>) {
        let bindings = &self.definition.bindings;
        let (Some(one), Some(other)) = (bindings.get(one), bindings.get(other)) else {
            return;
        };
        if one.rule == other.rule && one.scale == other.scale && one.settings == other.settings {
            return;
        }
        let related = (self.site)(one.origin);
        self.add(
            &TIE,
            &format!("{} {}", one.select, other.select),
            other.origin,
            || {
                let note = Note::new(format!(
                    "the rules for {} and for {} are equally specific for `{}`",
                    one.select,
                    other.select,
                    item.label()
                ))
                .about(item.id())
                .help("make one of the two more specific, or take one away");
                match related {
                    Some(site) => note.related("the other stands here", site),
                    None => note,
                }
            },
        );
    }

    fn scale(&mut self, binding: &Binding) -> Option<u32> {
        let wanted: &ScaleId = binding.scale.as_ref().unwrap_or(&self.definition.scale);
        let found = self
            .context
            .scales
            .iter()
            .position(|scale| scale.id() == wanted);
        if found.is_none() {
            let origin = if binding.scale.is_some() {
                binding.origin
            } else {
                self.definition.origin
            };
            let names: Vec<String> = self
                .context
                .scales
                .iter()
                .map(|s| format!("`{}`", s.id()))
                .collect();
            self.add(&UNKNOWN_SCALE, wanted.as_str(), origin, || {
                Note::new(format!("there is no scale `{wanted}`"))
                    .help(format!("the scales are: {}", names.join(", ")))
            });
        }
        found.and_then(|at| u32::try_from(at).ok())
    }

    fn bound(&mut self, binding: usize, item: Item<'c>, at: u32) -> Option<Bound> {
        let index = u32::try_from(binding).ok()?;
        let binding = self.definition.bindings.get(binding)?;
        let wanted = binding.scale.as_ref().unwrap_or(&self.definition.scale);
        let scale = self
            .context
            .scales
            .iter()
            .position(|scale| scale.id() == wanted)?;
        let to = For {
            binding,
            scale: self.context.scales.get(scale)?,
            item,
            at,
            depth: 0,
        };
        let mut node = self.node(&binding.rule, to)?;
        let mut filters = Vec::new();
        node.number(&mut filters);
        Some(Bound {
            node,
            filters,
            binding: index,
            scale: u32::try_from(scale).ok()?,
            settings: binding
                .settings
                .clone()
                .unwrap_or_else(|| self.definition.settings.clone()),
        })
    }

    fn node(&mut self, rule: &'c Rule, to: For<'c>) -> Option<Node> {
        if to.depth > DEEPEST {
            self.impossible(
                to,
                format!("a rule lies more than {DEEPEST} deep in others"),
            );
            return None;
        }
        let to = For {
            depth: to.depth + 1,
            ..to
        };
        Some(match rule {
            Rule::Estimate(rule) => Node::Estimate(EstimateNode {
                by: rule.by,
                at_least: self.level(&rule.at_least, to)?,
                level: rule.at_least.clone(),
                filter: rule.filter.clone(),
                slot: 0,
            }),
            Rule::Works(rule) => {
                if rule.at_least == 0 {
                    self.impossible(to, "a rule asks for no work at all".to_owned());
                }
                Node::Works(WorksNode {
                    at_least: rule.at_least,
                    value: self.level(&rule.level, to)?,
                    level: rule.level.clone(),
                    distinct: rule.distinct_by,
                    spread: rule.spread_days,
                    filter: rule.filter.clone(),
                    slot: 0,
                })
            }
            Rule::Attested(rule) => {
                let at_least = match &rule.at_least {
                    Some(level) => Some((level.clone(), self.level(level, to)?)),
                    None => None,
                };
                Node::Attested(AttestedNode {
                    role: rule.role.clone(),
                    at_least,
                })
            }
            Rule::Held(list) => {
                if list.is_empty() {
                    self.impossible(to, "a rule asks that nothing is held".to_owned());
                }
                let items: Option<Vec<u32>> = list
                    .iter()
                    .map(|reference| self.competency(reference, to))
                    .collect();
                Node::Held(items?)
            }
            Rule::Prerequisites(_) => self.prerequisites(to)?,
            Rule::Components(components) => Node::Components(self.components(components, to)?),
            Rule::All(rules) => Node::All(self.nodes(rules, to)?),
            Rule::Any(rules) => Node::Any(self.nodes(rules, to)?),
            Rule::AtLeast(rule) => {
                if rule.k == 0 || rule.k as usize > rule.of.len() {
                    let of = rule.of.len();
                    self.impossible(to, format!("a rule asks for {} of {of} parts", rule.k));
                }
                let nodes = self.nodes(&rule.of, to)?;
                if rule.k > 1 && (rule.k as usize) < nodes.len() {
                    let mut looked_at = Vec::new();
                    for node in &nodes {
                        node.competencies(&mut looked_at);
                    }
                    self.judge_dimensions(&looked_at, to);
                }
                Node::AtLeast(rule.k, nodes)
            }
        })
    }

    fn nodes(&mut self, rules: &'c [Rule], to: For<'c>) -> Option<Vec<Node>> {
        if rules.is_empty() {
            self.impossible(to, "a rule has no parts".to_owned());
        }
        let nodes: Vec<Option<Node>> = rules.iter().map(|rule| self.node(rule, to)).collect();
        nodes.into_iter().collect()
    }

    fn impossible(&mut self, to: For<'c>, message: String) {
        self.add(
            &IMPOSSIBLE_COUNT,
            &message.clone(),
            to.binding.origin,
            || Note::new(message),
        );
    }

    fn level(&mut self, level: &LevelId, to: For<'c>) -> Option<Score> {
        let found = to
            .scale
            .level(level.as_str())
            .map(crate::framework::Level::value);
        if found.is_none() {
            let names: Vec<String> = to
                .scale
                .levels()
                .iter()
                .map(|level| format!("`{}`", level.id()))
                .collect();
            self.add(&UNKNOWN_LEVEL, level.as_str(), to.binding.origin, || {
                Note::new(format!(
                    "the scale `{}` has no level `{level}`",
                    to.scale.id()
                ))
                .help(format!("its levels are: {}", names.join(", ")))
            });
        }
        found
    }

    fn find(&mut self, reference: &Reference, origin: Origin) -> Option<Item<'c>> {
        match self.context.library.find(reference) {
            Ok(item) => Some(item),
            Err(error) => {
                self.add(&UNKNOWN_REFERENCE, reference.as_str(), origin, || {
                    Note::new(error.to_string())
                });
                None
            }
        }
    }

    /// The dense index of what a reference names; what is no target is given one too, so that a
    /// credit for it can be held.
    fn competency(&mut self, reference: &Reference, to: For<'c>) -> Option<u32> {
        let item = self.find(reference, to.binding.origin)?;
        Some(self.intern(item.id()))
    }

    fn intern(&mut self, id: &ItemId) -> u32 {
        if let Some(at) = self.index.get(id) {
            return *at;
        }
        let at = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.index.insert(id.clone(), at);
        self.ids.push(id.clone());
        at
    }

    fn prerequisites(&mut self, to: For<'c>) -> Option<Node> {
        let Some(progression) = self.context.progression else {
            self.add(&NO_PROGRESSION, "", to.binding.origin, || {
                Note::new("a rule asks for prerequisites, and there is no progression")
            });
            return None;
        };
        self.add(&WITHHELD, "", to.binding.origin, || {
            Note::new("what was shown is not recognised before its prerequisites are held").help(
                "take the condition away; required prerequisites already decide what is offered",
            )
        });
        let mut requirements = Vec::new();
        for requirement in progression.requirements(to.item.id()) {
            if requirement.strength() != Strength::Required {
                continue;
            }
            let ways: Vec<Vec<ItemId>> = requirement
                .ways()
                .map(|way| way.cloned().collect())
                .collect();
            let intern = |way: Vec<ItemId>| way.iter().map(|id| self.intern(id)).collect();
            requirements.push(ways.into_iter().map(intern).collect());
        }
        Some(Node::Prerequisites(requirements))
    }

    fn components(&mut self, components: &'c Components, to: For<'c>) -> Option<ComponentsNode> {
        let (need, list) = match components {
            Components::Of { need, of } => (need, of),
            Components::Declared => {
                let declared = self.declared.get(to.item.id()).map(|d| &d.components);
                if let Some(Components::Of { need, of }) = declared {
                    (need, of)
                } else {
                    self.add(&NO_COMPONENTS, "", to.binding.origin, || {
                        Note::new(format!("`{}` declares no components", to.item.label()))
                            .about(to.item.id())
                            .help("declare them in `components`, or select other targets")
                    });
                    return None;
                }
            },
        };
        let mut members: Vec<u32> = match list {
            ComponentList::Children => targets_below(to.item)
                .iter()
                .map(|id| self.intern(id))
                .collect(),
            ComponentList::Items(list) => {
                let found: Option<Vec<u32>> = list
                    .iter()
                    .map(|reference| self.competency(reference, to))
                    .collect();
                found?
            }
        };
        // A component that is named twice is one component.
        let mut seen = std::collections::HashSet::new();
        members.retain(|at| seen.insert(*at));
        let node = self.enough(need, &members, to)?;
        self.judge_components(&node, need, to);
        Some(node)
    }

    fn enough(&mut self, need: &'c Enough, members: &[u32], to: For<'c>) -> Option<ComponentsNode> {
        let part = |competency, worth, must| Part {
            competency,
            worth,
            must,
        };
        let count = i32::try_from(members.len()).unwrap_or(i32::MAX);
        Some(match need {
            Enough::All => ComponentsNode {
                parts: members
                    .iter()
                    .map(|at| part(*at, Score::ONE, true))
                    .collect(),
                need: Score::whole(count),
                points: false,
            },
            Enough::AtLeast { k, including } => {
                let must = self.named(including, members, to)?;
                let parts = members
                    .iter()
                    .map(|at| part(*at, Score::ONE, must.contains(at)));
                let need = Score::whole(i32::try_from(*k).unwrap_or(i32::MAX));
                ComponentsNode {
                    parts: parts.collect(),
                    need,
                    points: false,
                }
            }
            Enough::Points {
                points,
                each,
                including,
            } => {
                let must = self.named(including, members, to)?;
                let mut worth: HashMap<u32, Score> = HashMap::new();
                let valued: Vec<&Reference> = each.keys().collect();
                let valued = self.named(valued, members, to)?;
                for (at, score) in valued.into_iter().zip(each.values()) {
                    if *score < Score::ZERO {
                        let message =
                            format!("a component is worth `{score}` points, expected none or more");
                        self.impossible(to, message);
                    }
                    worth.insert(at, *score);
                }
                let value = |at: &u32| worth.get(at).copied().unwrap_or_default();
                let parts = members
                    .iter()
                    .map(|at| part(*at, value(at), must.contains(at)));
                ComponentsNode {
                    parts: parts.collect(),
                    need: *points,
                    points: true,
                }
            }
        })
    }

    /// The components of these names; each must be among the members.
    fn named(
        &mut self,
        list: impl IntoIterator<Item = &'c Reference>,
        members: &[u32],
        to: For<'c>,
    ) -> Option<Vec<u32>> {
        let mut found = Vec::new();
        for reference in list {
            let at = self.competency(reference, to)?;
            if !members.contains(&at) {
                let message = format!(
                    "`{reference}` is none of the components of `{}`",
                    to.item.label()
                );
                self.impossible(to, message);
            }
            found.push(at);
        }
        Some(found)
    }

    fn judge_components(&mut self, node: &ComponentsNode, need: &Enough, to: For<'c>) {
        let worth: i64 = node
            .parts
            .iter()
            .map(|part| part.worth.millionths())
            .fold(0, i64::saturating_add);
        if node.parts.is_empty() || worth < node.need.millionths() || node.need <= Score::ZERO {
            self.impossible(
                to,
                format!("`{}` cannot be met by its components", to.item.label()),
            );
        }
        if node.parts.iter().any(|part| part.competency == to.at) {
            self.impossible(
                to,
                format!("`{}` is a component of itself", to.item.label()),
            );
        }
        if *need != Enough::All {
            let members: Vec<u32> = node.parts.iter().map(|part| part.competency).collect();
            self.judge_dimensions(&members, to);
        }
    }

    /// What is counted together is of one dimension.
    fn judge_dimensions(&mut self, competencies: &[u32], to: For<'c>) {
        let dimension = |at: &u32| {
            let item = self.context.library.item(self.ids.get(*at as usize)?)?;
            Some(item.dimension())
        };
        let mut dimensions: Vec<_> = competencies.iter().filter_map(dimension).collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        if dimensions.len() > 1 {
            self.add(&MIXED_DIMENSIONS, "", to.binding.origin, || {
                let names: Vec<&str> = dimensions.iter().map(|d| d.name()).collect();
                Note::new(format!(
                    "what is counted for `{}` is of several dimensions: {}",
                    to.item.label(),
                    names.join(", ")
                ))
                .help("count each dimension by itself, and join the rules with `all`")
            });
        }
    }
}

/// The nearest targets below an item: its children, and through groups their children.
fn targets_below(item: Item<'_>) -> Vec<ItemId> {
    let mut found = Vec::new();
    let mut open: Vec<Item<'_>> = item.children().rev().collect();
    let mut seen = std::collections::HashSet::new();
    while let Some(next) = open.pop() {
        if !seen.insert(next.index()) {
            continue;
        }
        if next.competency().is_some() {
            found.push(next.id().clone());
        } else {
            open.extend(next.children().rev());
        }
    }
    found
}
