//! Rules whose references and levels were found.

use crate::mastery::Estimator;
use crate::{LevelId, RoleName, Score};

use super::{Distinct, Filter};

/// A rule for one competency, with dense indices in place of references.
///
/// Its depth is bounded when a rule is compiled, so that walking it may recurse.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Estimate(EstimateNode),
    Works(WorksNode),
    Components(ComponentsNode),
    Held(Vec<u32>),
    /// Requirements, each met by one of its ways, each wholly held.
    Prerequisites(Vec<Vec<Vec<u32>>>),
    Attested(AttestedNode),
    All(Vec<Node>),
    Any(Vec<Node>),
    AtLeast(u32, Vec<Node>),
}

#[derive(Debug, Clone)]
pub(super) struct EstimateNode {
    pub(super) by: Estimator,
    pub(super) level: LevelId,
    pub(super) at_least: Score,
    pub(super) filter: Filter,
    /// Which of the different filters of the rule it is.
    pub(super) slot: u32,
}

#[derive(Debug, Clone)]
pub(super) struct WorksNode {
    pub(super) at_least: u32,
    pub(super) level: LevelId,
    pub(super) value: Score,
    pub(super) distinct: Option<Distinct>,
    pub(super) spread: Option<u32>,
    pub(super) filter: Filter,
    /// Which of the different filters of the rule it is.
    pub(super) slot: u32,
}

#[derive(Debug, Clone)]
pub(super) struct AttestedNode {
    pub(super) role: RoleName,
    pub(super) at_least: Option<(LevelId, Score)>,
}

/// Components with what each is worth; `need` in millionths, so that a count is points of 1.
#[derive(Debug, Clone)]
pub(super) struct ComponentsNode {
    pub(super) parts: Vec<Part>,
    pub(super) need: Score,
    pub(super) points: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) competency: u32,
    pub(super) worth: Score,
    pub(super) must: bool,
}

impl Node {
    /// The competencies on which the rule looks, in the order in which it names them.
    pub(super) fn competencies(&self, found: &mut Vec<u32>) {
        match self {
            Self::Held(list) => found.extend(list),
            Self::Prerequisites(list) => found.extend(list.iter().flatten().flatten()),
            Self::Components(node) => found.extend(node.parts.iter().map(|part| part.competency)),
            Self::All(nodes) | Self::Any(nodes) | Self::AtLeast(_, nodes) => {
                for node in nodes {
                    node.competencies(found);
                }
            }
            Self::Estimate(_) | Self::Works(_) | Self::Attested(_) => {}
        }
    }

    /// Numbers the different filters of the rule, and collects them.
    pub(super) fn number(&mut self, filters: &mut Vec<Filter>) {
        let (filter, slot) = match self {
            Self::Estimate(node) => (&node.filter, &mut node.slot),
            Self::Works(node) => (&node.filter, &mut node.slot),
            Self::All(nodes) | Self::Any(nodes) | Self::AtLeast(_, nodes) => {
                for node in nodes {
                    node.number(filters);
                }
                return;
            }
            Self::Components(_) | Self::Held(_) | Self::Prerequisites(_) | Self::Attested(_) => {
                return;
            }
        };
        let known = filters.iter().position(|known| known == filter);
        let at = known.unwrap_or(filters.len());
        if known.is_none() {
            filters.push(filter.clone());
        }
        *slot = u32::try_from(at).unwrap_or(u32::MAX);
    }

    /// The filters of the rule by number, each with a value that it asks for; without repeats.
    pub(super) fn leaves(&self, found: &mut Vec<(u32, Score)>) {
        let leaf = match self {
            Self::Estimate(node) => (node.slot, node.at_least),
            Self::Works(node) => (node.slot, node.value),
            Self::All(nodes) | Self::Any(nodes) | Self::AtLeast(_, nodes) => {
                for node in nodes {
                    node.leaves(found);
                }
                return;
            }
            Self::Components(_) | Self::Held(_) | Self::Prerequisites(_) | Self::Attested(_) => {
                return;
            }
        };
        if !found.contains(&leaf) {
            found.push(leaf);
        }
    }

    /// The highest level that the rule asks of a work or an estimate.
    pub(super) fn asked(&self) -> Option<Score> {
        match self {
            Self::Estimate(node) => Some(node.at_least),
            Self::Works(node) => Some(node.value),
            Self::All(nodes) | Self::Any(nodes) | Self::AtLeast(_, nodes) => {
                nodes.iter().filter_map(Self::asked).max()
            }
            Self::Components(_) | Self::Held(_) | Self::Prerequisites(_) | Self::Attested(_) => {
                None
            }
        }
    }
}
