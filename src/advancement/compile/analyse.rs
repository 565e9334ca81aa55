//! What is found in rules before anybody shows anything.

use std::collections::BTreeSet;

use super::{Compiler, Graph, binding_name};
use crate::advancement::analysis::{Analysis, Verdict};
use crate::advancement::node::Node;
use crate::advancement::policy::Plan;
use crate::advancement::{Rule, finding};
use crate::finding::{Note, Rule as FindingRule, Site};

/// How many targets a finding names.
const NAMED: usize = 3;

impl Compiler<'_> {
    /// Looks for rules that nobody can meet, that everybody meets, or that say less than they
    /// seem to. O(size of the rules), but for circles of rules.
    pub(super) fn analyse(&mut self, plans: &[Option<Plan>], graph: &Graph) {
        let possible = self.possible(plans, graph);
        let anything = self.definition.satisfied_by.iter().next().is_some();
        let mut stuck: BTreeSet<u32> = BTreeSet::new();
        for (target, plan) in (0u32..).zip(plans) {
            let Some(plan) = plan else { continue };
            self.undecided(plan, plans, target);
            self.principles(plan, target);
            let Some(scale) = self.scales.get(plan.scale as usize) else {
                continue;
            };
            let alone = Analysis {
                leaves: &plan.leaves,
                filters: &self.filters,
                scale,
                handed_in: false,
                holdable: &|_| anything,
            };
            let verdict = alone.verdict(&plan.node);
            let handed_in = Analysis {
                handed_in: true,
                ..alone
            };
            let lowest =
                verdict == Verdict::Depends && handed_in.verdict(&plan.node) == Verdict::Always;
            let (mut idle, mut never) = (Vec::new(), None);
            match verdict {
                Verdict::Never => never = Some(alone.reason_in_words(&plan.node)),
                Verdict::Depends => idle_parts(&alone, &plan.node, &mut idle),
                Verdict::Always => {}
            }
            if let Some(reason) = never {
                self.say(
                    &finding::NEVER_MET,
                    plan.binding,
                    target,
                    &reason,
                    |name, label| {
                        Note::new(format!(
                            "nobody can meet {name}, which decides {label}: {reason}"
                        ))
                        .help("mend the condition, or leave it out")
                    },
                );
            }
            if verdict == Verdict::Always {
                self.say(
                    &finding::ALWAYS_MET,
                    plan.binding,
                    target,
                    "",
                    |name, label| {
                        Note::new(format!(
                            "{name} is met for {label} without anything being shown"
                        ))
                        .help("ask for works beside the conditions on other targets")
                    },
                );
            }
            for reason in idle {
                self.say(
                    &finding::IDLE_PART,
                    plan.binding,
                    target,
                    &reason,
                    |name, _| {
                        Note::new(format!("nobody can meet a part of {name}: {reason}"))
                            .help("mend the part, or leave it out")
                    },
                );
            }
            if lowest {
                self.say(
                    &finding::LOWEST_LEVEL,
                    plan.binding,
                    target,
                    "",
                    |name, _| {
                        Note::new(format!(
                        "{name} asks for no more than the lowest level of its scale, which every work reaches"
                    ))
                    .help("ask for the level that is enough")
                    },
                );
            }
            if verdict != Verdict::Never && possible.get(target as usize) == Some(&false) {
                stuck.insert(target);
            }
        }
        self.circles(plans, graph, &stuck);
        self.repeated_parts();
        self.unbound(plans);
    }

    /// The targets that can be held by somebody: the least fixed point from nothing, where all
    /// that can be shown is shown. What no rule decides can be credited.
    fn possible(&self, plans: &[Option<Plan>], graph: &Graph) -> Vec<bool> {
        let mut possible: Vec<bool> = plans.iter().map(Option::is_none).collect();
        for part in &graph.parts {
            let mut open: Vec<u32> = part.iter().rev().copied().collect();
            while let Some(target) = open.pop() {
                if possible.get(target as usize) != Some(&false) {
                    continue;
                }
                let held = |other: u32| possible.get(other as usize) == Some(&true);
                if !self.can(target, plans, &held) {
                    continue;
                }
                if let Some(slot) = possible.get_mut(target as usize) {
                    *slot = true;
                }
                let waiting = graph.dependents.row(target).iter().copied();
                open.extend(waiting.filter(|other| graph.part(*other) == graph.part(target)));
            }
        }
        possible
    }

    fn can(&self, target: u32, plans: &[Option<Plan>], holdable: &dyn Fn(u32) -> bool) -> bool {
        let Some(plan) = plans.get(target as usize).and_then(Option::as_ref) else {
            return true;
        };
        let Some(scale) = self.scales.get(plan.scale as usize) else {
            return true;
        };
        let analysis = Analysis {
            leaves: &plan.leaves,
            filters: &self.filters,
            scale,
            handed_in: false,
            holdable,
        };
        analysis.verdict(&plan.node) != Verdict::Never
    }

    /// What waits in vain for others: each circle once, and the rest by what decides it.
    fn circles(&mut self, plans: &[Option<Plan>], graph: &Graph, stuck: &BTreeSet<u32>) {
        for part in &graph.parts {
            let members: Vec<u32> = part.iter().copied().filter(|t| stuck.contains(t)).collect();
            let plan = |target: &u32| plans.get(*target as usize).and_then(Option::as_ref);
            let Some((first, plan)) = members.first().and_then(|t| Some((*t, plan(t)?))) else {
                continue;
            };
            let circular = part.len() > 1 || plan.node.others().contains(&first);
            let outside = |other: u32| graph.part(other) != graph.part(first);
            let from_outside = circular && members.iter().any(|t| self.can(*t, plans, &outside));
            if circular && !from_outside {
                let names = self.names(&members);
                self.say(
                    &finding::CIRCLE_OF_RULES,
                    plan.binding,
                    first,
                    &first.to_string(),
                    |name, _| {
                        Note::new(format!(
                            "{name} waits for itself: none of {names} can be held first"
                        ))
                        .help("let one of them be shown by works, or take one condition away")
                    },
                );
                continue;
            }
            for target in members {
                let binding = plans.get(target as usize).and_then(Option::as_ref);
                let Some(binding) = binding.map(|plan| plan.binding) else {
                    continue;
                };
                self.say(&finding::NEVER_MET, binding, target, "waits", |name, label| {
                    Note::new(format!(
                        "nobody can meet {name}, which decides {label}: it waits for a target that nobody can hold"
                    ))
                });
            }
        }
    }

    /// Conditions on what no rule decides. What comes before in a progression is not meant: rules
    /// are often written for a part of it.
    fn undecided(&mut self, plan: &Plan, plans: &[Option<Plan>], target: u32) {
        let mut open: Vec<u32> = Vec::new();
        plan.node.walk(&mut |node| match node {
            Node::Held(of) | Node::Count { of, .. } => open.extend(of),
            Node::Points { each, .. } => open.extend(each.iter().map(|(other, _)| other)),
            _ => {}
        });
        open.retain(|other| matches!(plans.get(*other as usize), Some(None)));
        if open.is_empty() {
            return;
        }
        open.sort_unstable();
        open.dedup();
        let names = self.names(&open);
        self.say(
            &finding::UNDECIDED_CONDITION,
            plan.binding,
            target,
            "",
            |name, _| {
                Note::new(format!(
                    "{name} asks to hold {names}, which no rule decides"
                ))
                .help("give it a rule, or bring it back into scope")
            },
        );
    }

    fn repeated_parts(&mut self) {
        for (at, rule) in self.definition.rules() {
            let mut open = vec![rule];
            while let Some(rule) = open.pop() {
                let parts: &[Rule] = match rule {
                    Rule::All(parts) | Rule::Any(parts) => parts,
                    Rule::AtLeast(rule) => &rule.of,
                    _ => continue,
                };
                open.extend(parts);
                let mut seen = BTreeSet::new();
                // As stored, equal parts are equal texts.
                let texts = parts
                    .iter()
                    .filter_map(|part| serde_json::to_string(part).ok());
                let again = texts.filter(|text| !seen.insert(text.clone())).count();
                if again > 0 {
                    let name = binding_name(at);
                    let site = ["policy", name.as_str()];
                    self.findings
                        .add(&finding::REPEATED_PART, &name, Site::Built(&site), || {
                            let told = self.definition.told(at);
                            Note::new(format!(
                                "a condition stands twice among the parts of {told}"
                            ))
                            .help("take one away, or say what else was meant")
                        });
                }
            }
        }
    }

    fn unbound(&mut self, plans: &[Option<Plan>]) {
        if self.definition.bindings.is_empty() {
            return;
        }
        let open = (0u32..).zip(plans).filter(|(_, plan)| plan.is_none());
        let ids = open.filter_map(|(target, _)| Some((target, self.targets.get(target as usize)?)));
        let open: Vec<u32> = ids
            .filter(|(_, id)| !self.not_assessed.contains(id))
            .map(|(target, _)| target)
            .collect();
        if open.is_empty() {
            return;
        }
        let names = self.names(&open);
        let all = self.targets.len() - self.not_assessed.len().min(self.targets.len());
        self.findings.add(
            &finding::UNBOUND_TARGETS,
            "",
            Site::Built(&["policy"]),
            || {
                Note::new(format!(
                    "no rule decides {} of the {all} targets in scope: {names}",
                    open.len()
                ))
                .help("add a rule for them, or take them out of scope")
            },
        );
    }

    /// Adds a finding on the binding that decides a target. Those of one binding fold.
    pub(super) fn say(
        &mut self,
        rule: &'static FindingRule,
        binding: u32,
        target: u32,
        habit: &str,
        note: impl FnOnce(&str, &str) -> Note,
    ) {
        let name = binding_name(binding);
        let id = self.subject(target).cloned();
        let label = self.label(id.as_ref());
        let site = ["policy", name.as_str()];
        self.findings.add(
            rule,
            &format!("{binding} {habit}"),
            Site::Built(&site),
            || {
                let told = self.definition.told(binding);
                let note = note(&told, &format!("`{}`", crate::finding::short(&label)));
                match &id {
                    Some(id) => note.about(id),
                    None => note,
                }
            },
        );
    }

    /// The first few of some targets by name, and how many more there are.
    fn names(&self, targets: &[u32]) -> String {
        let label = |target: &u32| self.label(self.targets.get(*target as usize));
        let names = targets.iter().take(NAMED).map(label);
        let names: Vec<String> = names
            .map(|label| format!("`{}`", crate::finding::short(&label)))
            .collect();
        let more = targets.len().saturating_sub(NAMED);
        let more = if more == 0 {
            String::new()
        } else {
            format!(" and {more} more")
        };
        names.join(", ") + &more
    }
}

/// The outermost parts that nobody can meet, of a rule that can be met. Its depth is bounded.
fn idle_parts(analysis: &Analysis<'_>, node: &Node, idle: &mut Vec<String>) {
    if let Node::All(nodes) | Node::Any(nodes) | Node::AtLeast(_, nodes) = node {
        for node in nodes {
            if analysis.verdict(node) == Verdict::Never {
                idle.push(analysis.reason_in_words(node));
            } else {
                idle_parts(analysis, node, idle);
            }
        }
    }
}
