//! Tells the conditions of a rule, each with what was found.

use super::{Asked, Other, Skipped, Step, asked, level_of, other, title};
use crate::advancement::Decision;
use crate::advancement::confirmation::Confirmation;
use crate::advancement::node::{Ask, Leaf, Node, count};
use crate::advancement::policy::Plan;
use crate::advancement::state::Word;
use crate::advancement::weigh::{Desk, LeafState, Piece, Scratch, distinct_key};
use crate::evidence::Row;
use crate::framework::Level;
use crate::id::RoleName;
use crate::mastery::Measure;
use crate::score::Score;

/// Tells one decision.
pub(super) struct Teller<'a> {
    pub(super) decision: &'a Decision<'a>,
    pub(super) plan: &'a Plan,
    pub(super) desk: &'a Desk<'a>,
    pub(super) rows: &'a [Row<'a>],
}

impl Teller<'_> {
    /// A condition and all that it is made of.
    pub(super) fn step(&self, node: &Node) -> Step {
        let state = &self.decision.standing.0;
        let met = state.meets(self.decision.target, node, state.leaves_of(self.plan));
        let steps = |nodes: &[Node]| nodes.iter().map(|node| self.step(node)).collect();
        let mut step = Step::new(Asked::Nothing, met);
        match node {
            Node::Leaf(leaf) => return self.leaf(*leaf, met),
            Node::Attested { role, level, upon } => {
                return self.attested(role, *level, *upon, met);
            }
            Node::Held(of) => {
                step.asks = Asked::Held;
                step.others = self.others(of);
            }
            Node::Ways(ways) => {
                step.asks = Asked::Prerequisites;
                step.of = ways
                    .iter()
                    .map(|way| self.step(&Node::Held(way.clone())))
                    .collect();
            }
            Node::Count { k, of, .. } => {
                let found = count(of.iter().filter(|c| state.is_held(**c)));
                step.asks = Asked::Components {
                    at_least: *k,
                    found,
                };
                step.others = self.others(of);
            }
            Node::Points { points, each, .. } => {
                let of: Vec<u32> = each.iter().map(|(c, _)| *c).collect();
                let held = each.iter().filter(|(c, _)| state.is_held(*c));
                let found = held
                    .into_iter()
                    .try_fold(Score::ZERO, |sum, (_, p)| sum.checked_add(*p));
                step.asks = Asked::Points {
                    points: *points,
                    found: Measure::from(found.unwrap_or(*points)),
                };
                step.others = self.others(&of);
            }
            Node::All(nodes) => {
                step.asks = Asked::All;
                step.of = steps(nodes);
            }
            Node::Any(nodes) => {
                step.asks = Asked::Any;
                step.of = steps(nodes);
            }
            Node::AtLeast(k, nodes) => {
                step.asks = Asked::AtLeast { k: *k };
                step.of = steps(nodes);
            }
            Node::Nothing => {}
        }
        step
    }

    fn attested(&self, role: &RoleName, level: Option<u32>, upon: Option<u32>, met: bool) -> Step {
        let compiled = &self.decision.standing.0.policy.0;
        let scale = self.decision.scale();
        let body = upon.and_then(|at| self.plan.leaves.get(at as usize));
        let mut step = Step::new(Asked::Nothing, met);
        let alone = body.map(|leaf| self.weigh(leaf, &mut step));
        step.asks = Asked::Attested {
            role: role.clone(),
            at_least: level_of(scale, level).map(Level::id).cloned(),
            upon: body.and_then(|leaf| leaf.ask.body()),
            works_alone: title(scale, alone.and_then(|alone| alone.reached)),
        };
        let competency = self.decision.competency();
        let all = self.desk.view.attestations().into_iter();
        step.confirmed = all
            .filter(|one| one.target() == competency.id() && one.role() == role)
            .map(|one| {
                let named = |leaf| self.desk.named(self.plan, leaf, self.rows, one);
                let word = Word::of(compiled, self.desk, self.decision.target, one);
                let works = body.map(named).unwrap_or_default();
                Confirmation::of(one, scale, works, word.meets(role, level, upon))
            })
            .collect();
        step
    }

    fn leaf(&self, at: u32, met: bool) -> Step {
        let mut step = Step::new(Asked::Nothing, met);
        let Some(leaf) = self.plan.leaves.get(at as usize) else {
            return step;
        };
        let level = level_of(self.decision.scale(), Some(leaf.level));
        let Some(level) = level.map(Level::id).cloned() else {
            return step;
        };
        let state = self.weigh(leaf, &mut step);
        step.asks = asked(&leaf.ask, level, &state);
        step
    }

    /// Tells the works that a condition counts and those that it passes over.
    fn weigh(&self, leaf: &Leaf, step: &mut Step) -> LeafState {
        let mut skipped = Vec::new();
        let pieces = self
            .desk
            .scales
            .pieces(self.plan, leaf, self.rows, &mut |row, why| {
                skipped.push((row, why));
            });
        skipped.sort_unstable();
        let state = self.desk.scales.state(
            self.plan,
            leaf,
            &pieces,
            self.rows,
            &mut Scratch::of(&pieces),
        );
        let counts = |piece: &&Piece| match &leaf.ask {
            Ask::Estimate(_) | Ask::Body { .. } => true,
            Ask::Works { distinct, .. } => {
                let row = self.rows.get(piece.row as usize);
                piece.value >= leaf.value
                    && row.is_some_and(|row| distinct_key(*row, *distinct).is_some())
            }
        };
        let row = |at: u32| self.rows.get(at as usize).copied();
        step.counted = pieces
            .iter()
            .filter(counts)
            .filter_map(|piece| Some(self.decision.showing(row(piece.row)?)))
            .collect();
        step.passed_over = skipped
            .into_iter()
            .filter_map(|(at, why)| {
                Some(Skipped {
                    showing: self.decision.showing(row(at)?),
                    why: Some(why),
                })
            })
            .collect();
        state
    }

    fn others(&self, of: &[u32]) -> Vec<Other> {
        let state = &self.decision.standing.0;
        of.iter()
            .filter_map(|target| other(&state.policy.0, *target, state.bases(*target)))
            .collect()
    }
}
