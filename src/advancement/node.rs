//! Rules made ready: references are dense indices, levels are values.

use super::Distinct;
use crate::id::RoleName;
use crate::mastery::Estimator;
use crate::score::Score;

/// A condition, made ready. Nesting is bounded by what compiling lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A condition on the learner's own works; the index of its leaf in the competency's list.
    Leaf(u32),
    /// A condition on attestations.
    Attested {
        role: RoleName,
        level: Option<u32>,
        /// The leaf of the works that an attestation must rest on.
        upon: Option<u32>,
    },
    /// All of these competencies are held.
    Held(Vec<u32>),
    /// One of these ways is wholly held, as a progression asks.
    Ways(Vec<Vec<u32>>),
    /// At least k of these are held, these among them.
    Count {
        k: u32,
        of: Vec<u32>,
        including: Vec<u32>,
        all: bool,
    },
    /// So many points of these are held, these among them.
    Points {
        points: Score,
        each: Vec<(u32, Score)>,
        including: Vec<u32>,
    },
    All(Vec<Node>),
    Any(Vec<Node>),
    AtLeast(u32, Vec<Node>),
    /// Nothing has to be before it: met.
    Nothing,
}

/// A condition on the learner's own works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) ask: Ask,
    /// The index of the level in its scale, and its value.
    pub(super) level: u32,
    pub(super) value: Score,
    /// The index of the filter in the policy.
    pub(super) filter: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    Estimate(Estimator),
    Works {
        n: u32,
        distinct: Option<Distinct>,
        spread: Option<u32>,
        again: Option<u32>,
    },
    /// There are so many works to look at, of whatever level; no condition by itself.
    Body {
        n: u32,
    },
}

impl Ask {
    /// How many works there must be to look at, where an attestation rests on them.
    pub(super) const fn body(&self) -> Option<u32> {
        match self {
            Self::Body { n } => Some(*n),
            _ => None,
        }
    }
}

/// Whether it is attested in a role, at a level if one is asked for, upon the works of a leaf if
/// one is asked for.
pub(super) type Attests<'a> = dyn Fn(&RoleName, Option<u32>, Option<u32>) -> bool + 'a;

/// What a node is evaluated against.
pub(super) struct Facts<'a> {
    pub(super) held: &'a dyn Fn(u32) -> bool,
    pub(super) leaf: &'a dyn Fn(u32) -> bool,
    pub(super) attested: &'a Attests<'a>,
}

impl Node {
    /// Whether the condition is met. Conditions are positive: holding or showing more never turns
    /// a met one into an unmet one. O(size).
    pub(super) fn is_met(&self, facts: &Facts<'_>) -> bool {
        let held = |of: &[u32]| of.iter().all(|c| (facts.held)(*c));
        match self {
            Self::Leaf(leaf) => (facts.leaf)(*leaf),
            Self::Attested { role, level, upon } => (facts.attested)(role, *level, *upon),
            Self::Held(of) => held(of),
            Self::Ways(ways) => ways.iter().any(|way| held(way)),
            Self::Count {
                k, of, including, ..
            } => held(including) && count(of.iter().filter(|c| (facts.held)(**c))) >= *k,
            Self::Points {
                points,
                each,
                including,
            } => {
                let sum: i128 = each
                    .iter()
                    .filter(|(c, _)| (facts.held)(*c))
                    .map(|(_, points)| i128::from(points.millionths()))
                    .sum();
                held(including) && sum >= i128::from(points.millionths())
            }
            Self::All(nodes) => nodes.iter().all(|node| node.is_met(facts)),
            Self::Any(nodes) => nodes.iter().any(|node| node.is_met(facts)),
            Self::AtLeast(k, nodes) => count(nodes.iter().filter(|node| node.is_met(facts))) >= *k,
            Self::Nothing => true,
        }
    }

    /// Every node, itself first.
    pub(super) fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        if let Self::All(nodes) | Self::Any(nodes) | Self::AtLeast(_, nodes) = self {
            for node in nodes {
                node.walk(visit);
            }
        }
    }

    /// The competencies that it asks about.
    pub(super) fn others(&self) -> Vec<u32> {
        let mut others = Vec::new();
        self.walk(&mut |node| match node {
            Self::Held(of) => others.extend(of),
            Self::Ways(ways) => others.extend(ways.iter().flatten()),
            Self::Count { of, including, .. } => others.extend(of.iter().chain(including)),
            Self::Points {
                each, including, ..
            } => others.extend(each.iter().map(|(c, _)| c).chain(including)),
            _ => {}
        });
        others.sort_unstable();
        others.dedup();
        others
    }
}

pub(super) fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}
