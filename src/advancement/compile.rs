//! From a policy as it is written down to one that decides.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::matching::Matcher;
use super::node::{Ask, Leaf, Node};
use super::policy::{Compiled, Plan};
use super::{
    ComponentList, Components, Enough, Filter, Fingerprint, Policy, PolicyDefinition, PolicyError,
    Rule, finding,
};
use crate::finding::{Findings, Note, did_you_mean};
use crate::framework::{Item, Library, Reference, ReferenceError, Role, Scale};
use crate::graph::{Rows, Table, dense};
use crate::id::{ItemId, LevelId, ScaleId};
use crate::mastery::Settings;
use crate::progression::{Progression, Strength};

/// How deep rules may be nested.
const DEEPEST: u32 = 64;

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
            index,
            declared: HashMap::new(),
            not_assessed: BTreeSet::new(),
            findings: Findings::new(),
        }
    }

    fn run(mut self) -> Result<Policy, PolicyError> {
        for declared in &self.definition.components {
            if let Some(whole) = self.find(&declared.whole, "components") {
                self.declared.insert(whole, &declared.components);
            }
        }
        for (at, binding) in (0u32..).zip(&self.definition.bindings) {
            if let Some(place) = too_deep(&binding.rule) {
                let name = binding_name(at);
                self.findings.add(
                    &finding::TOO_DEEP,
                    "rule",
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
        let chosen = self.choose();
        let mut plans: Vec<Option<Plan>> = Vec::with_capacity(self.targets.len());
        let mut first_leaf = 0u32;
        for (at, binding) in chosen.into_iter().enumerate() {
            let plan = binding.and_then(|binding| self.plan(dense(at), binding, first_leaf));
            if let Some(plan) = &plan {
                first_leaf = first_leaf.saturating_add(dense(plan.leaves.len()));
            }
            plans.push(plan);
        }
        if self.findings.is_blocked() {
            return Err(PolicyError::new(self.findings.into_report(None)));
        }
        Ok(Policy(Arc::new(self.finish(plans))))
    }

    /// The binding that decides each target.
    fn choose(&mut self) -> Vec<Option<u32>> {
        let mut matchers: Vec<(u32, Matcher, bool)> = Vec::new();
        for (at, binding) in (0u32..).zip(&self.definition.bindings) {
            match binding.select.resolve(self.library) {
                Ok(matcher) => matchers.push((at, matcher, false)),
                Err(error) => self.reference_fault(&error, &binding_name(at)),
            }
        }
        let mut chosen = Vec::with_capacity(self.targets.len());
        let mut ties: BTreeMap<(u32, u32), Vec<ItemId>> = BTreeMap::new();
        for id in &self.targets {
            let Some(item) = self.library.item(id) else {
                chosen.push(None);
                continue;
            };
            let mut best: Option<(u32, &Matcher)> = None;
            let mut tied: Vec<u32> = Vec::new();
            for (at, matcher, used) in &mut matchers {
                if !matcher.matches(self.library, item) {
                    continue;
                }
                *used = true;
                let order = best.map_or(std::cmp::Ordering::Greater, |(_, b)| matcher.compare(b));
                match order {
                    std::cmp::Ordering::Greater => {
                        best = Some((*at, matcher));
                        tied.clear();
                    }
                    std::cmp::Ordering::Equal => tied.push(*at),
                    std::cmp::Ordering::Less => {}
                }
            }
            let best = best.map(|(at, _)| at);
            for other in tied {
                if let Some(first) = best
                    && !self.same(first, other)
                {
                    ties.entry((first, other)).or_default().push(id.clone());
                }
            }
            chosen.push(best.filter(|_| !self.not_assessed.contains(id)));
        }
        for (at, _, used) in matchers {
            if !used {
                self.selects_nothing(at);
            }
        }
        for ((first, second), items) in ties {
            self.tie(first, second, &items);
        }
        chosen
    }

    /// Whether two bindings say the same of whatever they select.
    fn same(&self, a: u32, b: u32) -> bool {
        let binding = |at: u32| self.definition.bindings.get(at as usize);
        match (binding(a), binding(b)) {
            (Some(a), Some(b)) => {
                a.rule == b.rule && a.scale == b.scale && a.settings == b.settings
            }
            _ => false,
        }
    }

    fn selects_nothing(&mut self, at: u32) {
        let Some(binding) = self.definition.bindings.get(at as usize) else {
            return;
        };
        let name = binding_name(at);
        self.findings.add(
            &finding::SELECTS_NOTHING,
            &name,
            crate::finding::Site::Built(&["policy", &name]),
            || {
                Note::new(format!("`{}` selects no target", binding.select))
                    .help("compare the words with those of the framework; only targets are decided")
            },
        );
    }

    fn tie(&mut self, first: u32, second: u32, items: &[ItemId]) {
        let select = |at: u32| {
            let binding = self.definition.bindings.get(at as usize);
            binding.map_or_else(String::new, |binding| binding.select.to_string())
        };
        let (one, two) = (select(first), select(second));
        let (name, other) = (binding_name(first), binding_name(second));
        let label = self.label(items.first());
        self.findings.add(
            &finding::SELECTOR_TIE,
            &format!("{first}/{second}"),
            crate::finding::Site::Built(&["policy", &name]),
            || {
                let more = items.len().saturating_sub(1);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                let note = Note::new(format!(
                    "{name} `{one}` and {other} `{two}` are equally specific and both select `{label}`{more}"
                ))
                .help("make one of the selections more specific, or leave one out")
                .related("the other", crate::finding::Site::Built(&["policy", &other]));
                items.iter().take(8).fold(note, Note::about)
            },
        );
    }

    fn label(&self, id: Option<&ItemId>) -> String {
        let item = id.and_then(|id| self.library.item(id));
        item.map_or_else(String::new, Item::label)
    }

    fn plan(&mut self, target: u32, binding: u32, first_leaf: u32) -> Option<Plan> {
        let definition = self.definition;
        let bound = definition.bindings.get(binding as usize)?;
        let library = self.library;
        let item = library.item(self.targets.get(target as usize)?)?;
        let scale = self.scale(bound.scale.as_ref().unwrap_or(&definition.scale), binding)?;
        let settings = bound.settings.as_ref().unwrap_or(&definition.settings);
        let settings = intern(&mut self.settings, settings);
        let mut subject = Subject {
            binding,
            item,
            scale,
            leaves: Vec::new(),
        };
        let node = self.node(&bound.rule, &mut subject)?;
        Some(Plan {
            binding,
            scale,
            settings,
            node,
            leaves: subject.leaves,
            first_leaf,
        })
    }

    fn scale(&mut self, id: &ScaleId, binding: u32) -> Option<u32> {
        let found = self.scales.iter().position(|scale| scale.id() == id);
        if let Some(found) = found {
            return Some(dense(found));
        }
        let name = binding_name(binding);
        let known: Vec<&str> = self
            .scales
            .iter()
            .map(|scale| scale.id().as_str())
            .collect();
        let near = did_you_mean(id.as_str(), known.iter().copied());
        self.findings.add(
            &finding::UNKNOWN_SCALE,
            id.as_str(),
            crate::finding::Site::Built(&["policy", &name]),
            || with_near(Note::new(format!("`{id}` names no scale")), near),
        );
        None
    }

    fn level(&mut self, level: &LevelId, subject: &Subject<'_>) -> Option<(u32, crate::Score)> {
        let scale = self.scales.get(subject.scale as usize)?;
        let found = (0u32..)
            .zip(scale.levels())
            .find(|(_, known)| known.id() == level);
        if let Some((at, level)) = found {
            return Some((at, level.value()));
        }
        let name = binding_name(subject.binding);
        let known = scale.levels().iter().map(|level| level.id().as_str());
        let near = did_you_mean(level.as_str(), known);
        let title = scale.id().clone();
        self.findings.add(
            &finding::UNKNOWN_LEVEL,
            &format!("{name} {level}"),
            crate::finding::Site::Built(&["policy", &name]),
            || {
                with_near(
                    Note::new(format!("the scale `{title}` has no level `{level}`")),
                    near,
                )
            },
        );
        None
    }

    /// The depth was checked, so that this recursion is bounded.
    fn node(&mut self, rule: &Rule, subject: &mut Subject<'_>) -> Option<Node> {
        match rule {
            Rule::Estimate(rule) => {
                let (level, value) = self.level(&rule.at_least, subject)?;
                let ask = Ask::Estimate(rule.by);
                Some(self.leaf(ask, level, value, &rule.filter, subject))
            }
            Rule::Works(rule) => {
                let (level, value) = self.level(&rule.level, subject)?;
                if rule.at_least == 0 {
                    return self.impossible(subject, "a rule asks for `0` works");
                }
                let ask = Ask::Works {
                    n: rule.at_least,
                    distinct: rule.distinct_by,
                    spread: rule.spread_days,
                };
                Some(self.leaf(ask, level, value, &rule.filter, subject))
            }
            Rule::Components(components) => self.components(components, subject),
            Rule::Held(references) => {
                if references.is_empty() {
                    return self.impossible(subject, "a rule asks to hold nothing");
                }
                self.targets_of(references, subject).map(Node::Held)
            }
            Rule::Prerequisites(_) => self.prerequisites(subject),
            Rule::Attested(rule) => {
                let level = match &rule.at_least {
                    Some(level) => Some(self.level(level, subject)?.0),
                    None => None,
                };
                Some(Node::Attested {
                    role: rule.role.clone(),
                    level,
                })
            }
            Rule::All(rules) => self
                .nodes(rules, dense(rules.len()), subject)
                .map(Node::All),
            Rule::Any(rules) => self.nodes(rules, 1, subject).map(Node::Any),
            Rule::AtLeast(rule) => {
                let nodes = self.nodes(&rule.of, rule.k, subject)?;
                Some(Node::AtLeast(rule.k, nodes))
            }
        }
    }

    fn leaf(
        &mut self,
        ask: Ask,
        level: u32,
        value: crate::Score,
        filter: &Filter,
        subject: &mut Subject<'_>,
    ) -> Node {
        let filter = intern(&mut self.filters, filter);
        subject.leaves.push(Leaf {
            ask,
            level,
            value,
            filter,
        });
        Node::Leaf(dense(subject.leaves.len() - 1))
    }

    fn nodes(&mut self, rules: &[Rule], k: u32, subject: &mut Subject<'_>) -> Option<Vec<Node>> {
        let of = dense(rules.len());
        if k == 0 || k > of {
            return self.impossible(
                subject,
                &format!("a rule asks for `{k}` of `{of}` conditions"),
            );
        }
        let nodes: Vec<Option<Node>> = rules.iter().map(|rule| self.node(rule, subject)).collect();
        nodes.into_iter().collect()
    }

    fn impossible<T>(&mut self, subject: &Subject<'_>, message: &str) -> Option<T> {
        let name = binding_name(subject.binding);
        self.findings.add(
            &finding::IMPOSSIBLE_COUNT,
            message,
            crate::finding::Site::Built(&["policy", &name]),
            || {
                Note::new(format!(
                    "{message}, expected at least 1 and no more than there are"
                ))
                .about(subject.item.id())
            },
        );
        None
    }

    fn prerequisites(&mut self, subject: &Subject<'_>) -> Option<Node> {
        let Some(progression) = self.progression else {
            let name = binding_name(subject.binding);
            self.findings.add(
                &finding::NO_PROGRESSION,
                &name,
                crate::finding::Site::Built(&["policy", &name]),
                || Note::new("a rule asks for prerequisites, and no progression was given"),
            );
            return None;
        };
        let mut all = Vec::new();
        for requirement in progression.requirements(subject.item.id()) {
            if requirement.strength() != Strength::Required {
                continue;
            }
            let index = &self.index;
            // What the library does not decide can only be credited under its identifier, which
            // it has not; a way through it is closed, and the others stay.
            let ways: Vec<Vec<u32>> = requirement
                .ways()
                .filter_map(|way| way.map(|id| index.get(id).copied()).collect())
                .collect();
            all.push(Node::Ways(ways));
        }
        Some(if all.is_empty() {
            Node::Nothing
        } else {
            Node::All(all)
        })
    }

    fn components(&mut self, components: &Components, subject: &Subject<'_>) -> Option<Node> {
        let declared = match components {
            Components::Declared => self.declared.get(subject.item.id()).copied(),
            other => Some(other),
        };
        let Some(Components::Of { need, of }) = declared else {
            return self.no_components(subject, "no components are declared");
        };
        let of = match of {
            ComponentList::Children => self.children(subject.item),
            ComponentList::Items(references) => self.targets_of(references, subject)?,
        };
        if of.is_empty() {
            return self.no_components(subject, "there is no target beneath it");
        }
        match need {
            Enough::All => Some(Node::Count {
                k: dense(of.len()),
                of,
                including: Vec::new(),
                all: true,
            }),
            Enough::AtLeast { k, including } => {
                let including = self.among(including, &of, subject)?;
                let size = dense(of.len());
                if *k == 0 || *k > size {
                    let text = format!("a rule asks for `{k}` of `{size}` components");
                    return self.impossible(subject, &text);
                }
                Some(Node::Count {
                    k: *k,
                    of,
                    including,
                    all: false,
                })
            }
            Enough::Points {
                points,
                each,
                including,
            } => {
                let including = self.among(including, &of, subject)?;
                self.points(*points, each, including, &of, subject)
            }
        }
    }

    fn points(
        &mut self,
        points: crate::Score,
        each: &BTreeMap<Reference, crate::Score>,
        including: Vec<u32>,
        of: &[u32],
        subject: &Subject<'_>,
    ) -> Option<Node> {
        let mut list: Vec<(u32, crate::Score)> = Vec::new();
        for (reference, points) in each {
            let target = self.targets_of(std::slice::from_ref(reference), subject)?;
            list.extend(
                target
                    .iter()
                    .filter(|c| of.contains(c))
                    .map(|c| (*c, *points)),
            );
            if *points < crate::Score::ZERO {
                return self.impossible(subject, &format!("a component has `{points}` points"));
            }
        }
        list.sort_unstable();
        list.dedup_by_key(|(target, _)| *target);
        let mut dimensions: Vec<_> = of
            .iter()
            .filter_map(|c| self.library.item(self.targets.get(*c as usize)?))
            .map(Item::dimension)
            .collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        if let [first, second, ..] = dimensions.as_slice() {
            let name = binding_name(subject.binding);
            self.findings.add(
                &finding::MIXED_DIMENSIONS,
                &subject.item.id().to_string(),
                crate::finding::Site::Built(&["policy", &name]),
                || {
                    Note::new(format!(
                        "points of `{first}` and `{second}` components are added up for `{}`",
                        subject.item.label()
                    ))
                    .help("ask for each dimension by itself, in one conjunction")
                    .about(subject.item.id())
                },
            );
            return None;
        }
        let sum: i128 = list
            .iter()
            .map(|(_, points)| i128::from(points.millionths()))
            .sum();
        if points <= crate::Score::ZERO || sum < i128::from(points.millionths()) {
            return self.impossible(
                subject,
                &format!("a rule asks for `{points}` points where the components have fewer or none are asked"),
            );
        }
        Some(Node::Points {
            points,
            each: list,
            including,
        })
    }

    /// Those that must be among the components, which they have to be part of.
    fn among(
        &mut self,
        including: &[Reference],
        of: &[u32],
        subject: &Subject<'_>,
    ) -> Option<Vec<u32>> {
        let including = self.targets_of(including, subject)?;
        if including.iter().all(|c| of.contains(c)) {
            return Some(including);
        }
        self.impossible(
            subject,
            "a component must be held that is not among the components",
        )
    }

    fn no_components<T>(&mut self, subject: &Subject<'_>, why: &str) -> Option<T> {
        let name = binding_name(subject.binding);
        self.findings.add(
            &finding::NO_COMPONENTS,
            &name,
            crate::finding::Site::Built(&["policy", &name]),
            || {
                let label = subject.item.label();
                Note::new(format!(
                    "a rule asks for components of `{label}`, but {why}"
                ))
                .about(subject.item.id())
            },
        );
        None
    }

    /// The nearest targets beneath an item, each once.
    fn children(&self, item: Item<'_>) -> Vec<u32> {
        let mut found = Vec::new();
        let mut open: Vec<Item<'_>> = item.children().rev().collect();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(child) = open.pop() {
            if !seen.insert(child.index()) {
                continue;
            }
            if child.role() == Role::Target {
                found.extend(self.index.get(child.id()));
            } else {
                open.extend(child.children().rev());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn targets_of(&mut self, references: &[Reference], subject: &Subject<'_>) -> Option<Vec<u32>> {
        let name = binding_name(subject.binding);
        let mut all = Some(Vec::new());
        for reference in references {
            let Some(id) = self.find(reference, &name) else {
                all = None;
                continue;
            };
            let Some(target) = self.index.get(&id).copied() else {
                self.findings.add(
                    &finding::NOT_A_TARGET,
                    reference.as_str(),
                    crate::finding::Site::Built(&["policy", &name]),
                    || Note::new(format!("`{reference}` is not a target")).about(&id),
                );
                all = None;
                continue;
            };
            if let Some(all) = &mut all {
                all.push(target);
            }
        }
        let mut all = all?;
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    fn find(&mut self, reference: &Reference, name: &str) -> Option<ItemId> {
        match self.library.find(reference) {
            Ok(item) => Some(item.id().clone()),
            Err(error) => {
                self.reference_fault(&error, name);
                None
            }
        }
    }

    fn reference_fault(&mut self, error: &ReferenceError, name: &str) {
        let site = ["policy", name];
        let site = crate::finding::Site::Built(&site);
        match error {
            ReferenceError::Ambiguous {
                reference,
                candidates,
            } => {
                self.findings.add(
                    &finding::AMBIGUOUS_REFERENCE,
                    reference.as_str(),
                    site,
                    || {
                        let list: Vec<String> = candidates
                            .iter()
                            .filter_map(|id| Some((self.library.name_of(id)?, id)))
                            .map(|(name, id)| format!("`{id}` in `{name}`"))
                            .collect();
                        let note = Note::new(format!("{error}, expected one"));
                        let note = note.help(format!("name one of {}", list.join(", ")));
                        candidates.iter().fold(note, Note::about)
                    },
                );
            }
            ReferenceError::Unknown { reference, near } => {
                let near = near.as_ref().map(Reference::as_str);
                self.findings.add(
                    &finding::UNKNOWN_REFERENCE,
                    reference.as_str(),
                    site,
                    || with_near(Note::new(error.to_string()), near),
                );
            }
        }
    }

    fn finish(self, plans: Vec<Option<Plan>>) -> Compiled {
        let n = dense(self.targets.len());
        let edges: Vec<(u32, u32)> = (0u32..)
            .zip(&plans)
            .filter_map(|(at, plan)| Some((at, plan.as_ref()?)))
            .flat_map(|(at, plan)| plan.node.others().into_iter().map(move |other| (other, at)))
            .collect();
        let parts = Rows::from_edges(n, &edges).strong_order();
        let mut part_of = vec![0u32; self.targets.len()];
        for (at, part) in (0u32..).zip(&parts) {
            for target in part {
                if let Some(slot) = part_of.get_mut(*target as usize) {
                    *slot = at;
                }
            }
        }
        let text = serde_json::to_vec(&(self.definition, &self.scales, &self.not_assessed))
            .unwrap_or_default();
        Compiled {
            fingerprint: Fingerprint::of_bytes(&text),
            definition: self.definition.clone(),
            library: self.library.clone(),
            progression: self.progression.cloned(),
            scales: self.scales,
            needs_moment: self
                .filters
                .iter()
                .any(|filter| filter.fresh_days.is_some()),
            filters: self.filters,
            settings: self.settings,
            targets: self.targets,
            index: self.index,
            plans,
            parts,
            part_of,
            dependents: Table::group(n, edges.iter().copied()),
            report: self.findings.into_report(None),
        }
    }
}

fn binding_name(at: u32) -> String {
    format!("rule {}", at.saturating_add(1))
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
