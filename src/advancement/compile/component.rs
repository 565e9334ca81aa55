//! From components to nodes.

use super::{Compiler, Subject, binding_name};
use crate::advancement::node::Node;
use crate::advancement::{ComponentList, Components, Enough, finding};
use crate::finding::Note;
use crate::framework::{Dimension, Item, Reference, Role};
use crate::graph::dense;
use std::collections::BTreeMap;

impl Compiler<'_> {
    pub(super) fn components(
        &mut self,
        components: &Components,
        subject: &Subject<'_>,
    ) -> Option<Node> {
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
                self.of_one_dimension(&of, subject)?;
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

    pub(super) fn points(
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
            if target.iter().any(|component| !of.contains(component)) {
                self.stray_points(reference, subject);
            }
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
        self.of_one_dimension(of, subject)?;
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

    /// Refuses components of several dimensions of which some could stand in for others.
    pub(super) fn of_one_dimension(&mut self, of: &[u32], subject: &Subject<'_>) -> Option<()> {
        let dimensions = of.iter().map(|component| self.dimension(*component));
        let mut dimensions: Vec<Dimension> = dimensions.collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        match dimensions.as_slice() {
            [first, second, ..] => self.mixed(*first, *second, subject),
            _ => Some(()),
        }
    }

    pub(super) fn dimension(&self, target: u32) -> Dimension {
        let id = self.targets.get(target as usize);
        let item = id.and_then(|id| self.library.item(id));
        item.map_or(Dimension::default(), Item::dimension)
    }

    pub(super) fn mixed<T>(
        &mut self,
        first: Dimension,
        second: Dimension,
        subject: &Subject<'_>,
    ) -> Option<T> {
        let name = binding_name(subject.binding);
        let habit = self.habit(&name, &subject.item.id().to_string());
        self.findings.add(
            &finding::MIXED_DIMENSIONS,
            &habit,
            crate::finding::Site::Built(&["policy", &name]),
            || {
                Note::new(format!(
                    "what is shown of `{first}` could stand in for `{second}` in what decides `{}`",
                    subject.item.label()
                ))
                .help("ask for each dimension by itself, in one conjunction")
                .about(subject.item.id())
            },
        );
        None
    }

    fn stray_points(&mut self, reference: &Reference, subject: &Subject<'_>) {
        let name = binding_name(subject.binding);
        let site = ["policy", name.as_str(), reference.as_str()];
        self.findings.add(
            &finding::STRAY_POINTS,
            &format!("{name} {reference}"),
            crate::finding::Site::Built(&site),
            || {
                Note::new(format!(
                    "`{reference}` has points and is none of the components"
                ))
                .help("add it to the components, or take its points away")
            },
        );
    }

    /// Those that must be among the components, which they have to be part of.
    pub(super) fn among(
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

    pub(super) fn no_components<T>(&mut self, subject: &Subject<'_>, why: &str) -> Option<T> {
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
    pub(super) fn children(&self, item: Item<'_>) -> Vec<u32> {
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
}
