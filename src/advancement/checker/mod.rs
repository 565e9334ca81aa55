//! A second reader of proofs, which trusts nothing of what evaluated them.
//!
//! It knows a policy as it was compiled, the log as it tells a learner's rows, and the estimators.
//! Works are weighed anew, slowly and from the words of the documentation, the whole condition is
//! told again, and what is said is held against it. It takes no state of a standing; of code it
//! shares with the evaluation how a condition is met by given facts, how the level reached is read
//! off it, and how rows and findings are told.

mod attested;
mod error;
mod whole;
mod works;

use std::collections::BTreeMap;

pub use self::error::{ProofError, ProofFault};
use self::works::Weighing;
use super::node::{Facts, Node};
use super::policy::Plan;
use super::proof::{asked, gone_for, other, showing_of};
use super::weigh::LeafState;
use super::{Asked, Bases, Other, Policy, Proof, Skipped, Step};
use crate::evidence::{EvidenceLog, LearnerView, Row};
use crate::framework::Scale;
use crate::id::{ItemId, LearnerId};
use crate::mastery::Measure;
use crate::score::Score;

/// What a proof takes for granted: that another competency is held, and on which bases. It is
/// proven, or not, by a proof of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assumption {
    /// The other competency.
    pub competency: ItemId,
    /// Whether it is said to be held on a basis that satisfies.
    pub held: bool,
    /// On which bases it is said to be held.
    pub basis: Bases,
}

impl Proof {
    /// Checks that the proof proves what it says, from the policy and the log alone, and tells what
    /// it takes for granted of other competencies.
    ///
    /// The works are weighed again by code of its own, not by that of the evaluation. What is still
    /// missing is an offer and is checked only for being there. A proof that was cut for an
    /// audience does not check. O(rows² + size of the rule): it is meant for audits and tests.
    ///
    /// # Errors
    /// [`ProofError`] with what is wrong and where.
    ///
    /// ```
    /// use continua::advancement::{Binding, Policy, PolicyDefinition, ProofFault, Rule, Selection};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::{AsOf, Evidence, EvidenceLog, LearnerId, LevelId};
    ///
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?);
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    /// #     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
    /// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let ana: LearnerId = "ana".parse()?;
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "e1".parse()?, ana.clone(), count.clone(), LevelId::new("yes")?, "quiz".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let standing = policy.evaluate(&log, &ana, AsOf::everything())?;
    /// let mut proof = standing.decision(&count).unwrap().proof(&log);
    /// assert!(proof.check(&policy, &ana, &log)?.is_empty());
    ///
    /// proof.condition.counted.clear();
    /// let error = proof.check(&policy, &ana, &log).unwrap_err();
    /// assert_eq!(error.fault(), ProofFault::Counted);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(
        &self,
        policy: &Policy,
        learner: &LearnerId,
        log: &EvidenceLog,
    ) -> Result<Vec<Assumption>, ProofError> {
        let definition = policy.definition();
        if (&self.policy, &self.policy_version) != (&definition.id, &definition.version) {
            return Err(ProofError::at(ProofFault::OtherPolicy));
        }
        if log.position() != self.position {
            return Err(ProofError::at(ProofFault::OtherLog));
        }
        let compiled = &policy.0;
        let target = match &self.rung {
            None => compiled.index.get(&self.competency).copied(),
            // Its name and statement must be those of the ladder too.
            Some(rung) => compiled
                .unit(&self.competency, rung.id())
                .filter(|at| compiled.rung(*at) == Some(rung)),
        };
        let plan = target.and_then(|target| compiled.plan(target));
        let plan = plan.ok_or(ProofError::at(ProofFault::NotDecided))?;
        let view = log.view(learner, &self.as_of, &definition.zone);
        let of_target = view.target(&self.competency);
        let rows = of_target.as_ref().map_or(&[][..], |view| view.shown());
        let checker = Checker {
            proof: self,
            policy,
            plan,
            view: &view,
            rows,
            said: assumptions(self, policy)?,
        };
        let gone = of_target
            .as_ref()
            .map_or(&[][..], |view| view.passed_over());
        let gone = gone.iter().map(|(row, why)| (*row, gone_for(*why)));
        if self.passed_over != skipped(checker.scale(), gone) {
            return Err(ProofError::at(ProofFault::PassedOver));
        }
        checker.check()?;
        Ok(checker.said.into_values().collect())
    }
}

/// What the proof says of other competencies, each once.
fn assumptions(proof: &Proof, policy: &Policy) -> Result<BTreeMap<u32, Assumption>, ProofError> {
    let fault = || ProofError::at(ProofFault::Others);
    let mut said = BTreeMap::new();
    for other in proof.condition.walk().flat_map(|step| &step.others) {
        let at = policy.0.index.get(&other.competency).ok_or_else(fault)?;
        let assumption = Assumption {
            competency: other.competency.clone(),
            held: other.held,
            basis: other.basis,
        };
        if other.held != other.basis.meets(policy.satisfied_by()) {
            return Err(fault());
        }
        let known = said.entry(*at).or_insert_with(|| assumption.clone());
        if *known != assumption {
            return Err(fault());
        }
    }
    Ok(said)
}

fn skipped<'a>(
    scale: Option<&Scale>,
    rows: impl Iterator<Item = (Row<'a>, super::Skip)>,
) -> Vec<Skipped> {
    rows.map(|(row, why)| Skipped {
        showing: showing_of(scale, row),
        why: Some(why),
    })
    .collect()
}

struct Checker<'a> {
    proof: &'a Proof,
    policy: &'a Policy,
    plan: &'a Plan,
    view: &'a LearnerView<'a>,
    rows: &'a [Row<'a>],
    said: BTreeMap<u32, Assumption>,
}

impl<'a> Checker<'a> {
    fn scale(&self) -> Option<&'a Scale> {
        self.policy.0.scale_of(self.plan)
    }

    fn check(&self) -> Result<(), ProofError> {
        let mut leaves = Vec::with_capacity(self.plan.leaves.len());
        let mut told = Vec::with_capacity(self.plan.leaves.len());
        for at in 0..self.plan.leaves.len() {
            let (step, state) = self
                .leaf(at)
                .ok_or(ProofError::at(ProofFault::NotDecided))?;
            told.push(step);
            leaves.push(state);
        }
        let condition = self.step(&self.plan.node, &leaves, &told);
        compare(&self.proof.condition, &condition)?;
        self.whole(condition.met, &leaves).map_err(ProofError::at)
    }

    fn leaf(&self, at: usize) -> Option<(Step, LeafState)> {
        let leaf = self.plan.leaves.get(at)?;
        let compiled = &self.policy.0;
        let scale = self.scale()?;
        let weighing = Weighing {
            scale,
            settings: compiled.settings_of(self.plan)?,
            zone: &compiled.definition.zone,
            as_of: self.proof.as_of,
            rows: self.rows,
        };
        let weighed = weighing.weigh(leaf, compiled.filters.get(leaf.filter as usize)?);
        let level = scale.levels().get(leaf.level as usize)?.id().clone();
        let asks = asked(&leaf.ask, level, &weighed.state);
        let counted = weighed.counted.into_iter();
        let step = Step {
            counted: counted.map(|row| showing_of(Some(scale), row)).collect(),
            passed_over: skipped(Some(scale), weighed.passed_over.into_iter()),
            ..Step::new(asks, weighed.state.met)
        };
        Some((step, weighed.state))
    }

    fn is_held(&self, other: u32) -> bool {
        self.said.get(&other).is_some_and(|said| said.held)
    }

    fn is_met(&self, node: &Node, leaves: &[LeafState], told: &[Step]) -> bool {
        node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|at| leaves.get(at as usize).is_some_and(|leaf| leaf.met),
            attested: &|role, level, upon| {
                let mut all = self.in_role(role);
                all.any(|one| self.rests(one, upon, told).is_some() && self.is_as_high(one, level))
            },
        })
    }

    /// The condition told again. Nesting is bounded by what compiling lets through.
    fn step(&self, node: &Node, leaves: &[LeafState], told: &[Step]) -> Step {
        let mut step = Step::new(Asked::Nothing, self.is_met(node, leaves, told));
        let within = |nodes: &[Node]| -> Vec<Step> {
            let all = nodes.iter();
            all.map(|node| self.step(node, leaves, told)).collect()
        };
        match node {
            Node::Leaf(at) => {
                if let Some(leaf) = told.get(*at as usize) {
                    return leaf.clone();
                }
            }
            Node::Attested { role, level, upon } => {
                self.attested(&mut step, role, *level, *upon, leaves, told);
            }
            Node::Held(of) => {
                step.asks = Asked::Held;
                step.others = self.others(of);
            }
            Node::Ways(ways) => {
                step.asks = Asked::Prerequisites;
                let ways = ways.iter().map(|way| Node::Held(way.clone()));
                step.of = within(&ways.collect::<Vec<_>>());
            }
            Node::Count { k, of, .. } => {
                step.asks = Asked::Components {
                    at_least: *k,
                    found: super::node::count(of.iter().filter(|other| self.is_held(**other))),
                };
                step.others = self.others(of);
            }
            Node::Points { points, each, .. } => {
                let mut held = each.iter().filter(|(other, _)| self.is_held(*other));
                let found = held.try_fold(Score::ZERO, |sum, (_, points)| sum.checked_add(*points));
                step.asks = Asked::Points {
                    points: *points,
                    found: Measure::from(found.unwrap_or(*points)),
                };
                step.others =
                    self.others(&each.iter().map(|(other, _)| *other).collect::<Vec<_>>());
            }
            Node::All(nodes) => (step.asks, step.of) = (Asked::All, within(nodes)),
            Node::Any(nodes) => (step.asks, step.of) = (Asked::Any, within(nodes)),
            Node::AtLeast(k, nodes) => {
                (step.asks, step.of) = (Asked::AtLeast { k: *k }, within(nodes));
            }
            Node::Nothing => {}
        }
        step
    }

    fn others(&self, of: &[u32]) -> Vec<Other> {
        let basis = |at: &u32| self.said.get(at).map_or(Bases::NONE, |said| said.basis);
        of.iter()
            .filter_map(|at| other(&self.policy.0, *at, basis(at)))
            .collect()
    }
}

/// Holds what is said against what was told again, the innermost difference first.
fn compare(said: &Step, told: &Step) -> Result<(), ProofError> {
    if said.of.len() != told.of.len() {
        return Err(ProofError::at(ProofFault::Asked));
    }
    for (number, (said, told)) in (1..).zip(said.of.iter().zip(&told.of)) {
        compare(said, told).map_err(|mut error| {
            error.path.insert(0, number);
            error
        })?;
    }
    let faults = [
        (said.counted != told.counted, ProofFault::Counted),
        (said.confirmed != told.confirmed, ProofFault::Confirmed),
        (said.passed_over != told.passed_over, ProofFault::PassedOver),
        (said.others != told.others, ProofFault::Others),
        (said.asks != told.asks, ProofFault::Asked),
        (said.met != told.met, ProofFault::Met),
    ];
    let first = faults.into_iter().find(|(differs, _)| *differs);
    first.map_or(Ok(()), |(_, fault)| Err(ProofError::at(fault)))
}
