//! Whether a rule is met, and at which level.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;
use jiff::civil::Date;

use super::node::{AttestedNode, ComponentsNode, EstimateNode, Node, WorksNode};
use super::policy::{Bound, Compiled};
use super::showing::{Lens, Showing, count, days_between, showings};
use crate::evidence::{Attestation, Exemption, LearnerView, TargetView};
use crate::mastery::{Estimate, Measure, Reached, Settings};
use crate::{ItemId, Score};

/// What all decisions of one evaluation look at.
pub(super) struct Scene<'a> {
    pub(super) policy: &'a Compiled,
    pub(super) view: LearnerView<'a>,
    /// By target, in order of recording.
    pub(super) attestations: HashMap<&'a ItemId, Vec<&'a Attestation>>,
    /// By target, in order of recording.
    pub(super) exemptions: HashMap<&'a ItemId, Vec<&'a Exemption>>,
    pub(super) today: Option<Date>,
}

/// One competency in a scene.
#[derive(Clone, Copy)]
pub(super) struct Case<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) bound: &'s Bound,
    pub(super) target: Option<&'s TargetView<'a>>,
    /// The works that count, for each of the different filters of the rule.
    pub(super) shown: &'s [Vec<Showing<'a>>],
    pub(super) id: &'s ItemId,
    pub(super) held: &'s FixedBitSet,
    /// Takes every attestation as given: to see whether only a person's word is missing.
    pub(super) as_if_attested: bool,
}

/// How a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) met: bool,
    /// The value up to which the evidence carries, where the rule looks at levels.
    pub(super) value: Option<Score>,
}

impl<'a> Scene<'a> {
    pub(super) fn lens<'s>(&'s self, bound: &'s Bound) -> Option<Lens<'s>> {
        Some(Lens {
            scale: self.policy.scale(bound)?,
            settings: &bound.settings,
            zone: self.view.zone(),
            today: self.today,
        })
    }

    /// The works that count for a rule, for each of its different filters. O(rows × filters).
    pub(super) fn shown(
        &self,
        bound: &Bound,
        target: Option<&TargetView<'a>>,
        shown: &mut Vec<Vec<Showing<'a>>>,
    ) {
        shown.clear();
        if let (Some(target), Some(lens)) = (target, self.lens(bound)) {
            let filters = bound.filters.iter();
            shown.extend(filters.map(|filter| showings(target, filter, lens)));
        }
    }
}

impl<'s, 'a> Case<'s, 'a> {
    pub(super) fn lens(&self) -> Option<Lens<'_>> {
        self.scene.lens(self.bound)
    }

    /// The works that count for a filter, by its number in the rule.
    pub(super) fn showings(&self, slot: u32) -> &'s [Showing<'a>] {
        self.shown.get(slot as usize).map_or(&[], Vec::as_slice)
    }

    /// Walks the rule, whose depth is bounded.
    pub(super) fn weigh(&self, node: &Node) -> Weight {
        match node {
            Node::Estimate(node) => self.estimate(node),
            Node::Works(node) => self.works(node),
            Node::Attested(node) => {
                let met = self.as_if_attested || self.attestation(node).is_some();
                Weight { met, value: None }
            }
            Node::Components(node) => Weight {
                met: self.components(node),
                value: None,
            },
            Node::Held(list) => Weight {
                met: list.iter().all(|at| self.holds(*at)),
                value: None,
            },
            Node::Prerequisites(list) => {
                let way = |way: &Vec<u32>| way.iter().all(|at| self.holds(*at));
                Weight {
                    met: list.iter().all(|ways| ways.iter().any(way)),
                    value: None,
                }
            }
            Node::All(nodes) => self.fold(nodes, nodes.len(), false),
            Node::Any(nodes) => self.fold(nodes, 1, true),
            Node::AtLeast(k, nodes) => self.fold(nodes, *k as usize, true),
        }
    }

    /// Of several rules that must all hold the lowest value carries, else the highest; of those
    /// only that ask for the highest level, for the others ask for less on purpose.
    fn fold(&self, nodes: &[Node], need: usize, highest: bool) -> Weight {
        let asked = nodes.iter().filter_map(Node::asked).max();
        let mut met = 0;
        let mut values = Vec::new();
        for node in nodes {
            let weight = self.weigh(node);
            met += usize::from(weight.met);
            values.extend(weight.value.filter(|_| highest || node.asked() == asked));
        }
        let value = if highest {
            values.iter().max()
        } else {
            values.iter().min()
        };
        Weight {
            met: met >= need,
            value: value.copied(),
        }
    }

    fn estimate(&self, node: &EstimateNode) -> Weight {
        let scores: Vec<Score> = self.showings(node.slot).iter().map(|s| s.value).collect();
        let value = estimated(node, &self.bound.settings, &scores).1;
        let met = value.is_some_and(|value| value.at_least(node.at_least));
        Weight {
            met,
            value: value.map(Measure::rounded),
        }
    }

    fn works(&self, node: &WorksNode) -> Weight {
        let works = self.showings(node.slot);
        let good = || works.iter().filter(|work| work.value >= node.value);
        let enough = count(good(), node.distinct) >= node.at_least;
        let spread = node
            .spread
            .is_none_or(|days| days_between(good(), self.scene.view.zone()) >= days);
        Weight {
            met: enough && spread,
            value: carried(works, node),
        }
    }

    fn components(&self, node: &ComponentsNode) -> bool {
        let held = || node.parts.iter().filter(|part| self.holds(part.competency));
        let worth = held()
            .map(|part| part.worth.millionths())
            .fold(0, i64::saturating_add);
        let must = node.parts.iter().filter(|part| part.must);
        worth >= node.need.millionths() && must.into_iter().all(|part| self.holds(part.competency))
    }

    pub(super) fn holds(&self, competency: u32) -> bool {
        self.held.contains(competency as usize)
    }

    /// The latest attestation in force that fits.
    pub(super) fn attestation(&self, node: &AttestedNode) -> Option<&'a Attestation> {
        let scale = self.scene.policy.scale(self.bound)?;
        let high_enough = |attestation: &Attestation| match &node.at_least {
            None => true,
            Some((_, wanted)) => {
                let level = attestation
                    .level()
                    .and_then(|level| scale.level(level.as_str()));
                level.is_some_and(|level| level.value() >= *wanted)
            }
        };
        let fits = |a: &&&Attestation| *a.role() == node.role && high_enough(a);
        let given = self.scene.attestations.get(self.id)?;
        given.iter().rev().find(fits).copied()
    }
}

/// The estimate, and its value after rounding.
pub(super) fn estimated(
    node: &EstimateNode,
    settings: &Settings,
    oldest_first: &[Score],
) -> (Estimate, Option<Measure>) {
    let estimate = if settings.reached() == Reached::Hold {
        node.by.best_of_prefixes(oldest_first)
    } else {
        node.by.estimate(oldest_first)
    };
    (
        estimate,
        estimate
            .value()
            .map(|value| settings.rounding().apply(value)),
    )
}

/// The highest value that enough of the works reach.
fn carried(works: &[Showing<'_>], node: &WorksNode) -> Option<Score> {
    let mut values: Vec<Score> = works.iter().map(|work| work.value).collect();
    values.sort_unstable_by(|a, b| b.cmp(a));
    match node.distinct {
        None => values
            .get((node.at_least as usize).checked_sub(1)?)
            .copied(),
        Some(_) => {
            values.dedup();
            let reached = |value: &Score| {
                count(
                    works.iter().filter(|work| work.value >= *value),
                    node.distinct,
                ) >= node.at_least
            };
            values.into_iter().find(|value| reached(value))
        }
    }
}
