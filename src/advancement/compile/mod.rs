//! From a policy as it is written down to one that decides.

mod analyse;
mod binding;
mod component;
mod condition;
mod ladder;
mod paper;
mod principle;
mod reference;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::node::Leaf;
use super::part::{SCALE, binding_name, components_name};
use super::policy::{Compiled, Plan, RungPlace};
use super::{
    Components, Filter, Fingerprint, Policy, PolicyDefinition, PolicyError, Rule, finding,
};
use crate::finding::{Findings, Note, did_you_mean};
use crate::framework::{Item, Library, Scale};
use crate::graph::{Rows, Table, dense};
use crate::id::{ItemId, ScaleId};
use crate::mastery::Settings;
use crate::progression::Progression;
use ladder::Pitch;

/// How deep rules may be nested.
const DEEPEST: u32 = 32;

impl Policy {
    /// Makes a policy ready to decide over a library.
    ///
    /// `scales` are those that the policy may name, beside those that the frameworks bring along;
    /// of two with one identifier the first stands. `progression` is what
    /// [`Rule::Prerequisites`] asks. O(targets × bindings + size of the rules).
    ///
    /// # Errors
    /// [`PolicyError`] with all that was found, if any of it cannot stand: a reference that names
    /// nothing or several things, two rules of equal claim on one competency, a scale or level
    /// that is not there, points over several dimensions, an impossible count.
    ///
    /// ```
    /// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
    /// let library = Library::of([("math", builder.build()?)])?;
    /// let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::works(2, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// assert_eq!(policy.decides().count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compile(
        definition: &PolicyDefinition,
        library: &Library,
        scales: &[Scale],
        progression: Option<&Progression>,
    ) -> Result<Self, PolicyError> {
        Self::compile_without(definition, library, scales, progression, &BTreeSet::new())
    }

    /// As [`compile`](Self::compile), making no decision of the targets of `not_assessed`.
    ///
    /// # Errors
    /// As [`compile`](Self::compile).
    pub fn compile_without(
        definition: &PolicyDefinition,
        library: &Library,
        scales: &[Scale],
        progression: Option<&Progression>,
        not_assessed: &BTreeSet<ItemId>,
    ) -> Result<Self, PolicyError> {
        let compiler = Compiler::new(definition, library, scales, progression);
        Compiler {
            not_assessed: not_assessed.clone(),
            ..compiler
        }
        .run()
    }
}

struct Compiler<'a> {
    definition: &'a PolicyDefinition,
    library: &'a Library,
    progression: Option<&'a Progression>,
    scales: Vec<Scale>,
    filters: Vec<Filter>,
    settings: Vec<Settings>,
    targets: Vec<ItemId>,
    rungs: Vec<RungPlace>,
    index: HashMap<ItemId, u32>,
    declared: HashMap<ItemId, &'a Components>,
    not_assessed: BTreeSet<ItemId>,
    findings: Findings,
}

/// What is being compiled, for findings.
struct Subject<'a> {
    binding: u32,
    item: Item<'a>,
    scale: u32,
    leaves: Vec<Leaf>,
    /// Of which rungs works count, where one is decided.
    pitch: Option<Pitch>,
}

impl<'a> Compiler<'a> {
    fn new(
        definition: &'a PolicyDefinition,
        library: &'a Library,
        scales: &[Scale],
        progression: Option<&'a Progression>,
    ) -> Self {
        let mut all: Vec<Scale> = Vec::new();
        let brought = library
            .frameworks()
            .flat_map(|(_, framework)| framework.scales());
        for scale in scales.iter().chain(brought) {
            if all.iter().all(|known| known.id() != scale.id()) {
                all.push(scale.clone());
            }
        }
        let targets: Vec<ItemId> = library.competencies().map(|c| c.id().clone()).collect();
        let index = (0u32..)
            .zip(&targets)
            .map(|(at, id)| (id.clone(), at))
            .collect();
        Self {
            definition,
            library,
            progression,
            scales: all,
            filters: Vec::new(),
            settings: Vec::new(),
            targets,
            rungs: Vec::new(),
            index,
            declared: HashMap::new(),
            not_assessed: BTreeSet::new(),
            findings: Findings::new(),
        }
    }

    fn run(mut self) -> Result<Policy, PolicyError> {
        self.paper();
        for (at, declared) in self.definition.components.iter().enumerate() {
            self.declare(&components_name(at), declared);
        }
        for (at, rule) in self.definition.rules() {
            if let Some(place) = too_deep(rule) {
                let name = binding_name(at);
                let habit = self.habit(&name, "rule");
                self.findings.add(
                    &finding::TOO_DEEP,
                    &habit,
                    crate::finding::Site::Built(&["policy", &name]),
                    || {
                        Note::new(format!(
                            "a rule is nested {place} levels deep, expected at most {DEEPEST}"
                        ))
                    },
                );
            }
        }
        if self.findings.is_blocked() {
            return Err(PolicyError::new(self.findings.into_report(None)));
        }
        let chosen = self.choose(self.definition.selections(), |_| true);
        let mut plans: Vec<Option<Plan>> = Vec::with_capacity(self.targets.len());
        let mut first_leaf = 0u32;
        for (at, binding) in chosen.into_iter().enumerate() {
            let plan = binding.and_then(|binding| self.plan(dense(at), binding, first_leaf, None));
            if let Some(plan) = &plan {
                first_leaf = first_leaf.saturating_add(dense(plan.leaves.len()));
            }
            plans.push(plan);
        }
        let ladders = self.ladders(&mut plans, first_leaf);
        if self.findings.is_blocked() {
            return Err(PolicyError::new(self.findings.into_report(None)));
        }
        let graph = Graph::of(&plans);
        self.analyse(&plans, &graph);
        Ok(Policy(Arc::new(self.finish(plans, ladders, graph))))
    }

    fn declare(&mut self, name: &str, declared: &'a super::DeclaredComponents) {
        let Some(whole) = self.find(&declared.whole, name) else {
            return;
        };
        let earlier = self.declared.insert(whole, &declared.components);
        if earlier.is_some_and(|earlier| *earlier != declared.components) {
            let site = ["policy", name];
            let site = crate::finding::Site::Built(&site);
            self.findings.add(&finding::SELECTOR_TIE, name, site, || {
                Note::new(format!(
                    "what `{}` is made of is said twice, and differently",
                    declared.whole
                ))
                .help("keep the one that is meant")
            });
        }
    }

    fn plan(
        &mut self,
        target: u32,
        binding: u32,
        first_leaf: u32,
        pitch: Option<Pitch>,
    ) -> Option<Plan> {
        let definition = self.definition;
        let (_, bound) = definition.bound(binding)?;
        let library = self.library;
        let item = library.item(self.targets.get(target as usize)?)?;
        let scale = match bound.scale {
            Some(scale) => self.scale(scale, &binding_name(binding))?,
            None => self.scale(&definition.scale, SCALE)?,
        };
        let settings = bound.settings.unwrap_or(&definition.settings);
        let settings = intern(&mut self.settings, settings);
        let mut subject = Subject {
            binding,
            item,
            scale,
            leaves: Vec::new(),
            pitch,
        };
        let node = self.node(bound.rule, &mut subject)?;
        Some(Plan {
            binding,
            scale,
            settings,
            node,
            leaves: subject.leaves,
            first_leaf,
        })
    }

    /// What repeats, beside the overlay that says it: what is wrong in two is told in both.
    fn habit(&self, name: &str, what: &str) -> String {
        let origin = self.definition.origin_of(name).unwrap_or_default();
        format!("{} {what}", origin.beneath())
    }

    fn scale(&mut self, id: &ScaleId, name: &str) -> Option<u32> {
        let found = self.scales.iter().position(|scale| scale.id() == id);
        if let Some(found) = found {
            return Some(dense(found));
        }
        let known: Vec<&str> = self
            .scales
            .iter()
            .map(|scale| scale.id().as_str())
            .collect();
        let near = did_you_mean(id.as_str(), known.iter().copied());
        let habit = self.habit(name, id.as_str());
        self.findings.add(
            &finding::UNKNOWN_SCALE,
            &habit,
            crate::finding::Site::Built(&["policy", name, id.as_str()]),
            || with_near(Note::new(format!("`{id}` names no scale")), near),
        );
        None
    }

    fn finish(
        self,
        plans: Vec<Option<Plan>>,
        ladders: BTreeMap<u32, Range<u32>>,
        graph: Graph,
    ) -> Compiled {
        let text = serde_json::to_vec(&(self.definition, &self.scales, &self.not_assessed))
            .unwrap_or_default();
        Compiled {
            fingerprint: Fingerprint::of_bytes(&text),
            definition: self.definition.clone(),
            library: self.library.clone(),
            frameworks: std::sync::OnceLock::new(),
            progression: self.progression.cloned(),
            scales: self.scales,
            needs_moment: self
                .filters
                .iter()
                .any(|filter| filter.fresh_days.is_some()),
            filters: self.filters,
            settings: self.settings,
            targets: self.targets,
            not_assessed: self.not_assessed,
            rungs: self.rungs,
            ladders,
            index: self.index,
            plans,
            parts: graph.parts,
            part_of: graph.part_of,
            dependents: graph.dependents,
            report: self.findings.into_report(None),
        }
    }
}

/// Which rule asks about which target.
struct Graph {
    /// Strongly connected parts; what a part asks about stands before it.
    parts: Vec<Vec<u32>>,
    part_of: Vec<u32>,
    dependents: Table,
}

impl Graph {
    fn of(plans: &[Option<Plan>]) -> Self {
        let n = dense(plans.len());
        let edges: Vec<(u32, u32)> = (0u32..)
            .zip(plans)
            .filter_map(|(at, plan)| Some((at, plan.as_ref()?)))
            .flat_map(|(at, plan)| plan.node.others().into_iter().map(move |other| (other, at)))
            .collect();
        let parts = Rows::from_edges(n, &edges).strong_order();
        let mut part_of = vec![0u32; plans.len()];
        for (at, part) in (0u32..).zip(&parts) {
            for target in part {
                if let Some(slot) = part_of.get_mut(*target as usize) {
                    *slot = at;
                }
            }
        }
        Self {
            parts,
            part_of,
            dependents: Table::group(n, edges.iter().copied()),
        }
    }

    fn part(&self, target: u32) -> u32 {
        self.part_of
            .get(target as usize)
            .copied()
            .unwrap_or(u32::MAX)
    }
}

fn with_near(note: Note, near: Option<&str>) -> Note {
    match near {
        Some(near) => note.help(format!("did you mean `{near}`?")),
        None => note,
    }
}

/// The index of an equal value in a list, which gets it if it is new.
fn intern<T: Clone + PartialEq>(list: &mut Vec<T>, value: &T) -> u32 {
    let known = list.iter().position(|known| known == value);
    dense(known.unwrap_or_else(|| {
        list.push(value.clone());
        list.len() - 1
    }))
}

/// How deep a rule is nested, if that is too deep. Without recursion.
fn too_deep(rule: &Rule) -> Option<u32> {
    let mut open = vec![(rule, 1u32)];
    let mut deepest = 0;
    while let Some((rule, depth)) = open.pop() {
        deepest = deepest.max(depth);
        let below: &[Rule] = match rule {
            Rule::All(rules) | Rule::Any(rules) => rules,
            Rule::AtLeast(rule) => &rule.of,
            _ => &[],
        };
        open.extend(below.iter().map(|rule| (rule, depth.saturating_add(1))));
    }
    (deepest > DEEPEST).then_some(deepest)
}
