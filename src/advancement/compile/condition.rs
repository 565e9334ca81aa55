//! From the conditions of a rule to nodes.

use std::collections::BTreeSet;

use super::{Compiler, Subject, binding_name, intern, with_near};
use crate::advancement::node::{Ask, Leaf, Node};
use crate::advancement::{BodyOfWork, Filter, Rule, finding};
use crate::finding::{Note, did_you_mean};
use crate::framework::Dimension;
use crate::graph::dense;
use crate::id::LevelId;
use crate::progression::Strength;

impl Compiler<'_> {
    pub(super) fn level(
        &mut self,
        level: &LevelId,
        subject: &Subject<'_>,
    ) -> Option<(u32, crate::Score)> {
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
            crate::finding::Site::Built(&["policy", &name, level.as_str()]),
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
    pub(super) fn node(&mut self, rule: &Rule, subject: &mut Subject<'_>) -> Option<Node> {
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
                if rule.again_after_days == Some(0) {
                    let text = "a rule asks for a further work `0` days later";
                    return self.impossible(subject, text);
                }
                let ask = Ask::Works {
                    n: rule.at_least,
                    distinct: rule.distinct_by,
                    spread: rule.spread_days,
                    again: rule.again_after_days,
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
                    Some(level) => Some(self.level(level, subject)?),
                    None => None,
                };
                let upon = match &rule.upon {
                    Some(body) => Some(self.body(body, level, subject)?),
                    None => None,
                };
                Some(Node::Attested {
                    role: rule.role.clone(),
                    level: level.map(|(at, _)| at),
                    upon,
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

    /// The leaf of the works that an attestation must rest on.
    fn body(
        &mut self,
        body: &BodyOfWork,
        level: Option<(u32, crate::Score)>,
        subject: &mut Subject<'_>,
    ) -> Option<u32> {
        if body.works == 0 {
            return self.impossible(subject, "an attestation rests on `0` works");
        }
        let scale = self.scales.get(subject.scale as usize)?;
        let lowest = scale.levels().first()?.value();
        let (level, value) = level.unwrap_or((0, lowest));
        let ask = Ask::Body { n: body.works };
        match self.leaf(ask, level, value, &body.filter, subject) {
            Node::Leaf(at) => Some(at),
            _ => None,
        }
    }

    pub(super) fn leaf(
        &mut self,
        ask: Ask,
        level: u32,
        value: crate::Score,
        filter: &Filter,
        subject: &mut Subject<'_>,
    ) -> Node {
        let filter = match &subject.pitch {
            Some(pitch) => intern(&mut self.filters, &pitch.narrow(filter)),
            None => intern(&mut self.filters, filter),
        };
        subject.leaves.push(Leaf {
            ask,
            level,
            value,
            filter,
        });
        Node::Leaf(dense(subject.leaves.len() - 1))
    }

    pub(super) fn nodes(
        &mut self,
        rules: &[Rule],
        k: u32,
        subject: &mut Subject<'_>,
    ) -> Option<Vec<Node>> {
        let of = dense(rules.len());
        if k == 0 || k > of {
            return self.impossible(
                subject,
                &format!("a rule asks for `{k}` of `{of}` conditions"),
            );
        }
        let nodes: Vec<Option<Node>> = rules.iter().map(|rule| self.node(rule, subject)).collect();
        let nodes: Vec<Node> = nodes.into_iter().collect::<Option<_>>()?;
        if k < of {
            self.none_stands_in(&nodes, subject)?;
        }
        Some(nodes)
    }

    /// Refuses conditions of which one could stand in for another of other dimensions.
    fn none_stands_in(&mut self, nodes: &[Node], subject: &Subject<'_>) -> Option<()> {
        let own = subject.item.dimension();
        let mut asked: Vec<BTreeSet<Dimension>> = Vec::new();
        for node in nodes {
            let mut dimensions = BTreeSet::new();
            node.walk(&mut |node| match node {
                Node::Leaf(_) | Node::Attested { .. } => {
                    dimensions.insert(own);
                }
                Node::Held(of) | Node::Count { of, .. } => {
                    dimensions.extend(of.iter().map(|other| self.dimension(*other)));
                }
                Node::Points { each, .. } => {
                    dimensions.extend(each.iter().map(|(other, _)| self.dimension(*other)));
                }
                _ => {}
            });
            // There are a handful of dimensions, and so of sets of them.
            if !dimensions.is_empty() && !asked.contains(&dimensions) {
                asked.push(dimensions);
            }
        }
        for (at, one) in asked.iter().enumerate() {
            let other = asked
                .iter()
                .skip(at + 1)
                .find(|other| one.is_disjoint(other));
            if let (Some(first), Some(second)) =
                (one.first(), other.and_then(|other| other.first()))
            {
                return self.mixed(*first, *second, subject);
            }
        }
        Some(())
    }

    pub(super) fn impossible<T>(&mut self, subject: &Subject<'_>, message: &str) -> Option<T> {
        let name = binding_name(subject.binding);
        let habit = self.habit(&name, message);
        self.findings.add(
            &finding::IMPOSSIBLE_COUNT,
            &habit,
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

    pub(super) fn prerequisites(&mut self, subject: &Subject<'_>) -> Option<Node> {
        let Some(progression) = self.progression else {
            let name = binding_name(subject.binding);
            self.findings.add(
                &finding::NO_PROGRESSION,
                &name,
                crate::finding::Site::Built(&["policy", &name]),
                || {
                    Note::new("a rule asks for prerequisites, and no progression was given")
                        .help("say what comes before what, in an overlay in `progressions`")
                },
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
}
