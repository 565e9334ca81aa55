//! Decisions: what a standing says of one competency, or of one rung of its ladder.

use std::fmt;

use super::node::{Node, count};
use super::policy::Plan;
use super::weigh::LeafState;
use super::{Applicability, Bases, Outcome, Standing};
use crate::framework::{Competency, Level, Rung, Scale};

/// What a standing says of one competency, or of one [rung](Self::rung) of its ladder. A view: it
/// borrows the standing and is `Copy`.
#[derive(Clone, Copy)]
pub struct Decision<'s> {
    pub(super) standing: &'s Standing,
    pub(super) target: u32,
    competency: Competency<'s>,
}

impl<'s> Decision<'s> {
    pub(super) fn new(standing: &'s Standing, target: u32) -> Option<Self> {
        let policy = &standing.0.policy;
        let competency = policy.0.library.competency(policy.0.subject(target)?)?;
        Some(Self {
            standing,
            target,
            competency,
        })
    }

    /// The competency, with its code and full text.
    pub fn competency(self) -> Competency<'s> {
        self.competency
    }

    /// The rung of the competency's ladder that is decided; nothing where it is the competency
    /// itself. O(log ladders).
    pub fn rung(self) -> Option<&'s Rung> {
        self.standing.0.policy.0.rung(self.target)
    }

    /// The standing to which it belongs.
    pub fn standing(self) -> &'s Standing {
        self.standing
    }

    /// What the evidence says.
    pub fn outcome(self) -> Outcome {
        self.standing.0.outcome(self.target)
    }

    /// Whether the competency applies to the learner.
    pub fn applicability(self) -> Applicability {
        self.standing.0.applicability(self.target)
    }

    /// On which bases it is held; none where it is not.
    pub fn basis(self) -> Bases {
        self.standing.0.bases(self.target)
    }

    /// Whether it is held on a basis that satisfies conditions.
    pub fn is_held(self) -> bool {
        self.standing.0.is_held(self.target)
    }

    /// The highest level that the learner's own works reach under the rule, whether or not it is
    /// the level that is asked for; nothing where they reach none, or the rule asks for no works.
    /// O(size of the rule).
    pub fn level(self) -> Option<&'s Level> {
        let plan = self.standing.0.policy.0.plan(self.target)?;
        let at = self.standing.0.level(plan)?;
        self.scale()?.levels().get(at as usize)
    }

    /// The highest level that is attested for the rule: by somebody in the role and upon the works
    /// that it asks for. It stands beside [`level`](Self::level), and neither changes the other.
    /// Nothing where no attestation counts, or none says a level. O(attestations × size of the
    /// rule).
    pub fn attested_level(self) -> Option<&'s Level> {
        let state = &self.standing.0;
        let plan = state.policy.0.plan(self.target)?;
        let mut highest = None;
        plan.node.walk(&mut |node| {
            if let Node::Attested { role, level, upon } = node {
                let words = state.words(self.target, role, *level, *upon);
                highest = highest.max(words.map(|word| word.level).max().flatten());
            }
        });
        self.scale()?.levels().get(highest? as usize)
    }

    /// Whether the level that is asked for was shown with support, and not yet enough without.
    pub fn shown_with_support(self) -> bool {
        let state = self.standing.0.targets.get(self.target as usize);
        self.outcome() != Outcome::Demonstrated && state.is_some_and(|state| state.supported)
    }

    /// The scale in whose levels it is decided.
    pub fn scale(self) -> Option<&'s Scale> {
        let policy = &self.standing.0.policy.0;
        policy.scale_of(policy.plan(self.target)?)
    }
}

/// The level, by index, that works reach under a rule: of a conjunction the lowest, of alternatives
/// the highest.
pub(super) fn reached(node: &Node, plan: &Plan, leaves: &[LeafState]) -> Option<u32> {
    Reach::of(node, plan, leaves).level?
}

/// How far works carry under a part of a rule.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::option_option,
    reason = "no level asked for, and asked for but not reached"
)]
struct Reach {
    /// The highest level that it asks for.
    asked: Option<u32>,
    /// The level that is reached, if one is; nothing for what asks for no works.
    level: Option<Option<u32>>,
}

impl Reach {
    /// O(size of the part).
    fn of(node: &Node, plan: &Plan, leaves: &[LeafState]) -> Self {
        let parts = |nodes| Self::all(nodes, plan, leaves);
        match node {
            Node::Leaf(leaf)
            | Node::Attested {
                upon: Some(leaf), ..
            } => {
                let at = *leaf as usize;
                Self {
                    asked: plan.leaves.get(at).map(|leaf| leaf.level),
                    level: leaves.get(at).map(|leaf| leaf.reached),
                }
            }
            Node::All(nodes) => {
                // Parts that ask for less on purpose do not say how far the evidence carries.
                parts(nodes).fold(Self::default(), |most, part| match part.asked {
                    asked if asked > most.asked => part,
                    asked if asked < most.asked => most,
                    asked => Self {
                        asked,
                        level: most.level.into_iter().chain(part.level).min(),
                    },
                })
            }
            Node::Any(nodes) => parts(nodes).fold(Self::default(), |best, part| Self {
                asked: best.asked.max(part.asked),
                level: best.level.max(part.level),
            }),
            Node::AtLeast(k, nodes) => {
                let parts: Vec<Self> = parts(nodes).collect();
                let levels = parts.iter().filter_map(|part| part.level);
                let mut levels: Vec<Option<u32>> = levels.collect();
                levels.sort_unstable_by(|a, b| b.cmp(a));
                let k = (*k).min(count(levels.iter())).max(1);
                Self {
                    asked: parts.iter().filter_map(|part| part.asked).max(),
                    level: levels.get(k as usize - 1).copied(),
                }
            }
            _ => Self::default(),
        }
    }

    fn all(nodes: &[Node], plan: &Plan, leaves: &[LeafState]) -> impl Iterator<Item = Self> {
        nodes.iter().map(|node| Self::of(node, plan, leaves))
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decision")
            .field("competency", self.competency.id())
            .field("rung", &self.rung().map(Rung::id))
            .field("outcome", &self.outcome())
            .finish_non_exhaustive()
    }
}

impl PartialEq for Decision<'_> {
    /// Decisions are equal if they say the same of the same competency.
    fn eq(&self, other: &Self) -> bool {
        self.competency.id() == other.competency.id()
            && self.rung() == other.rung()
            && self.outcome() == other.outcome()
            && self.applicability() == other.applicability()
            && self.basis() == other.basis()
            && self.level() == other.level()
    }
}

impl Eq for Decision<'_> {}
