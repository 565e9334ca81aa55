//! Proofs: why a decision is as it is.

use std::collections::HashSet;

use serde::Serialize;

use super::node::{ComponentsNode, Node};
use super::showing::{Uncounted, gather};
use super::standing::scene;
use super::weigh::{Case, estimated};
use super::{Applicability, Bases, Distinct, Need, Outcome, Standing};
use crate::evidence::{EvidenceLog, PassedOver, Purpose, Row, SupportKind};
use crate::framework::Scale;
use crate::mastery::Estimator;
use crate::{
    AssessorId, ItemId, JudgementId, LevelId, Moment, PolicyId, RoleName, Score, TaskId, WorkId,
};

/// Why a competency is, or is not yet, demonstrated: the rule as a tree whose leaves are the works
/// that counted, beside what was passed over and why.
///
/// It owns all that it shows. As JSON it is what `serde` makes of it; as text see
/// [`Proof::for_teacher`], [`Proof::for_learner`] and [`Proof::render`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Proof {
    /// The competency.
    pub competency: Named,
    /// The policy that decided.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: semver::Version,
    /// What was decided.
    pub outcome: Outcome,
    /// Whether it is asked at all.
    pub applicability: Applicability,
    /// On which bases it is held.
    pub bases: Bases,
    /// The level up to which the evidence carries.
    pub level: Option<LevelId>,
    /// The rule and how its parts come out.
    pub rule: Step,
    /// What is in force or was, and does not count for any part of the rule.
    pub passed_over: Vec<Passed>,
    /// What is still missing.
    pub missing: Vec<Need>,
    /// The names of the competencies that missing parts speak of.
    pub named: Vec<Named>,
    /// The levels of the scale with their titles, lowest first.
    pub levels: Vec<(LevelId, String)>,
}

/// A competency with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Named {
    /// The identifier.
    pub id: ItemId,
    /// The code.
    pub code: Option<String>,
    /// The whole sentence.
    pub text: String,
    /// What a learner reads.
    pub learner_text: String,
}

/// A part of a rule and how it comes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// Whether it is met.
    pub met: bool,
    /// What it asks.
    pub asks: Asks,
    /// The works that counted, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<Counted>,
    /// Its parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Step>,
}

/// What a part of a rule asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "is")]
#[non_exhaustive]
pub enum Asks {
    /// An estimate at a level.
    #[serde(rename_all = "camelCase")]
    Estimate {
        /// The estimator.
        by: Estimator,
        /// The level.
        level: LevelId,
        /// The estimate, rounded to a millionth; nothing where it is undefined.
        value: Option<Score>,
        /// On how many works it rests.
        rests_on: u32,
    },
    /// A number of works at a level.
    #[serde(rename_all = "camelCase")]
    Works {
        /// How many.
        at_least: u32,
        /// The level.
        level: LevelId,
        /// In what they must differ.
        distinct_by: Option<Distinct>,
        /// How many days must lie between the first and the last.
        spread_days: Option<u32>,
        /// How many there are.
        found: u32,
    },
    /// Components held.
    #[serde(rename_all = "camelCase")]
    Components {
        /// How many, or how many points.
        need: Score,
        /// Of how many, or how many points, that are held.
        have: Score,
        /// Those that are held.
        held: Vec<ItemId>,
        /// Those that are not.
        open: Vec<ItemId>,
    },
    /// Competencies held.
    Held {
        /// Those that are.
        held: Vec<ItemId>,
        /// Those that are not.
        open: Vec<ItemId>,
    },
    /// Prerequisites held.
    Prerequisites,
    /// The word of a person.
    #[serde(rename_all = "camelCase")]
    Attested {
        /// In which role.
        role: RoleName,
        /// At which level at least.
        level: Option<LevelId>,
        /// The attestation that counts.
        attestation: Option<JudgementId>,
        /// When it was recorded.
        recorded: Option<Moment>,
    },
    /// So many of the parts.
    #[serde(rename_all = "camelCase")]
    Parts {
        /// How many.
        need: u32,
    },
}

/// A work that counted for a part of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Counted {
    /// The work.
    pub work: WorkId,
    /// The judgement that speaks for it.
    pub judgement: JudgementId,
    /// The task.
    pub task: TaskId,
    /// When it was performed.
    pub performed: Moment,
    /// The level that it shows, in one value.
    pub value: Score,
    /// The level reached by that value.
    pub level: Option<LevelId>,
    /// Whether that is the level asked, or above.
    pub at_level: bool,
    /// What it was for.
    pub purpose: Purpose,
    /// With how much help.
    pub support: SupportKind,
    /// Who judged.
    pub assessor: Option<AssessorId>,
    /// In which role.
    pub role: RoleName,
}

/// Something that did not count, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Passed {
    /// The work.
    pub work: WorkId,
    /// The judgement.
    pub judgement: JudgementId,
    /// The task.
    pub task: TaskId,
    /// When it was performed.
    pub performed: Moment,
    /// Why it did not count.
    pub because: Reason,
}

/// Why something did not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Reason {
    /// The judgement was withdrawn.
    Retracted,
    /// A correction or a moderated judgement stands in its place.
    Superseded,
    /// It was performed after the moment that was asked for.
    PerformedLater,
    /// It belongs to an alternate target.
    AlternateTarget,
    /// It was not judged here.
    NotJudged,
    /// It is an absence, which is no score.
    Absent,
    /// It was for another purpose, such as practice.
    Purpose,
    /// It was done with more support than counts.
    Support,
    /// It was shown in another way than counts.
    Modality,
    /// It was judged in a role that does not count.
    Role,
    /// It is another task.
    Task,
    /// It is less demanding than is asked, or that is not known.
    Demand,
    /// It is too long ago.
    Stale,
    /// It is the common work of a group.
    Group,
    /// Its level is not of the scale, or its points have no cut.
    NotOnScale,
    /// Another judgement speaks for the work.
    OtherJudgement,
    /// Another attempt at the task stands.
    OtherAttempt,
}

impl From<Uncounted<'_>> for Reason {
    fn from(why: Uncounted<'_>) -> Self {
        match why {
            Uncounted::Evidence(PassedOver::Retracted(_)) => Self::Retracted,
            Uncounted::Evidence(PassedOver::Superseded(_)) => Self::Superseded,
            Uncounted::Evidence(PassedOver::PerformedLater) => Self::PerformedLater,
            Uncounted::Evidence(PassedOver::NotJudged) => Self::NotJudged,
            Uncounted::Evidence(_) => Self::AlternateTarget,
            Uncounted::Absent => Self::Absent,
            Uncounted::Purpose => Self::Purpose,
            Uncounted::Support => Self::Support,
            Uncounted::Modality => Self::Modality,
            Uncounted::Role => Self::Role,
            Uncounted::Task => Self::Task,
            Uncounted::Demand => Self::Demand,
            Uncounted::Stale => Self::Stale,
            Uncounted::Group => Self::Group,
            Uncounted::NotOnScale => Self::NotOnScale,
            Uncounted::OtherJudgement => Self::OtherJudgement,
            Uncounted::OtherAttempt => Self::OtherAttempt,
        }
    }
}

pub(super) fn prove(standing: &Standing, at: u32, log: &EvidenceLog) -> Proof {
    let policy = &*standing.policy.0;
    let state = &*standing.state;
    let decision = super::Decision { standing, at };
    let scene = scene(policy, log, &state.learner, &state.as_of);
    let target = policy.id(at).and_then(|id| scene.view.target(id));
    let mut builder = ProofBuilder { rows: Vec::new() };
    let mut rule = Step {
        met: false,
        asks: Asks::Parts { need: 0 },
        counted: Vec::new(),
        parts: Vec::new(),
    };
    let mut levels = Vec::new();
    if let Some((bound, id)) = policy.bound(at).zip(policy.id(at)) {
        let mut shown = Vec::new();
        scene.shown(bound, target.as_ref(), &mut shown);
        let case = Case {
            scene: &scene,
            bound,
            target: target.as_ref(),
            shown: &shown,
            id,
            held: &state.held,
            as_if_attested: false,
        };
        rule = builder.step(&case, &bound.node);
        if let Some(scale) = policy.scale(bound) {
            levels = scale
                .levels()
                .iter()
                .map(|l| (l.id().clone(), l.title().to_owned()))
                .collect();
        }
    }
    if let Some(target) = &target {
        let over = target
            .passed_over()
            .iter()
            .map(|(row, why)| (*row, Uncounted::Evidence(*why)));
        let absent = target.absent().iter().map(|row| (*row, Uncounted::Absent));
        builder
            .rows
            .extend(over.chain(absent).map(|(row, why)| (row, why.into())));
    }
    let missing = decision.missing(log);
    Proof {
        competency: Named::of(standing, decision.id()),
        policy: standing.policy.id().clone(),
        policy_version: standing.policy.version().clone(),
        outcome: decision.outcome(),
        applicability: decision.applicability().clone(),
        bases: decision.bases(),
        level: decision.level().map(|level| level.id().clone()),
        passed_over: passed_over(builder.rows, &rule),
        named: spoken_of(&missing, &rule)
            .iter()
            .map(|id| Named::of(standing, id))
            .collect(),
        missing,
        rule,
        levels,
    }
}

/// Rows that count for no part of the rule, each once, in order of time.
fn passed_over(rows: Vec<(Row<'_>, Reason)>, rule: &Step) -> Vec<Passed> {
    let mut known = HashSet::new();
    works(rule, &mut known);
    let mut passed: Vec<(jiff::Timestamp, Passed)> = Vec::new();
    for (row, because) in rows {
        let judgement = row.judgement().id().clone();
        if known.insert(judgement.clone()) {
            let (work, task) = (row.work_id().clone(), row.task().clone());
            let performed = row.performed();
            passed.push((
                row.performed_at(),
                Passed {
                    work,
                    judgement,
                    task,
                    performed,
                    because,
                },
            ));
        }
    }
    passed.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.judgement.cmp(&y.judgement)));
    passed.into_iter().map(|(_, passed)| passed).collect()
}

fn works(step: &Step, found: &mut HashSet<JudgementId>) {
    found.extend(step.counted.iter().map(|work| work.judgement.clone()));
    step.parts.iter().for_each(|part| works(part, found));
}

fn spoken_of(missing: &[Need], rule: &Step) -> Vec<ItemId> {
    let mut ids: Vec<ItemId> = missing
        .iter()
        .filter_map(|need| match need {
            Need::Competencies { of, .. } => Some(of.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    looked_at(rule, &mut ids);
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

fn looked_at(step: &Step, ids: &mut Vec<ItemId>) {
    if let Asks::Components { held, open, .. } | Asks::Held { held, open } = &step.asks {
        ids.extend(held.iter().chain(open).cloned());
    }
    step.parts.iter().for_each(|part| looked_at(part, ids));
}

struct ProofBuilder<'a> {
    rows: Vec<(Row<'a>, Reason)>,
}

impl<'a> ProofBuilder<'a> {
    fn step(&mut self, case: &Case<'_, 'a>, node: &Node) -> Step {
        let met = case.weigh(node).met;
        let step = |asks| Step {
            met,
            asks,
            counted: Vec::new(),
            parts: Vec::new(),
        };
        match node {
            Node::Estimate(node) => {
                let counted = self.counted(case, &node.filter, node.at_least);
                let scores: Vec<Score> = counted.iter().map(|work| work.value).collect();
                let (estimate, value) = estimated(node, &case.bound.settings, &scores);
                let asks = Asks::Estimate {
                    by: node.by,
                    level: node.level.clone(),
                    value: value.map(crate::mastery::Measure::rounded),
                    rests_on: estimate.rests_on(),
                };
                Step {
                    counted,
                    ..step(asks)
                }
            }
            Node::Works(node) => {
                let counted = self.counted(case, &node.filter, node.value);
                let works = case.showings(node.slot);
                let good = works.iter().filter(|work| work.value >= node.value);
                let asks = Asks::Works {
                    at_least: node.at_least,
                    level: node.level.clone(),
                    distinct_by: node.distinct,
                    spread_days: node.spread,
                    found: super::showing::count(good, node.distinct),
                };
                Step {
                    counted,
                    ..step(asks)
                }
            }
            Node::Attested(node) => {
                let attestation = case.attestation(node);
                step(Asks::Attested {
                    role: node.role.clone(),
                    level: node.at_least.as_ref().map(|(level, _)| level.clone()),
                    attestation: attestation.map(|a| a.id().clone()),
                    recorded: attestation.map(crate::evidence::Attestation::recorded),
                })
            }
            Node::Components(node) => step(components(case, node)),
            Node::Held(list) => {
                let (held, open) = split(case, list.iter().copied());
                step(Asks::Held { held, open })
            }
            Node::Prerequisites(_) => step(Asks::Prerequisites),
            Node::All(nodes) => self.parts(case, nodes, nodes.len(), met),
            Node::Any(nodes) => self.parts(case, nodes, 1, met),
            Node::AtLeast(k, nodes) => self.parts(case, nodes, *k as usize, met),
        }
    }

    fn parts(&mut self, case: &Case<'_, 'a>, nodes: &[Node], need: usize, met: bool) -> Step {
        let parts = nodes.iter().map(|node| self.step(case, node)).collect();
        let asks = Asks::Parts {
            need: u32::try_from(need).unwrap_or(u32::MAX),
        };
        Step {
            met,
            asks,
            counted: Vec::new(),
            parts,
        }
    }

    fn counted(
        &mut self,
        case: &Case<'_, 'a>,
        filter: &super::Filter,
        asked: Score,
    ) -> Vec<Counted> {
        let (Some(target), Some(lens)) = (case.target, case.lens()) else {
            return Vec::new();
        };
        let rows = &mut self.rows;
        let works = gather(target, filter, lens, &mut |row, why| {
            rows.push((row, why.into()));
        });
        works
            .iter()
            .map(|work| counted(work.row, work.value, asked, lens.scale))
            .collect()
    }
}

fn counted(row: Row<'_>, value: Score, asked: Score, scale: &Scale) -> Counted {
    Counted {
        work: row.work_id().clone(),
        judgement: row.judgement().id().clone(),
        task: row.task().clone(),
        performed: row.performed(),
        value,
        level: scale.level_reached(value).map(|level| level.id().clone()),
        at_level: value >= asked,
        purpose: row.purpose(),
        support: row.support_kind(),
        assessor: row.assessor().cloned(),
        role: row.role().clone(),
    }
}

fn components(case: &Case<'_, '_>, node: &ComponentsNode) -> Asks {
    let (held, open) = split(case, node.parts.iter().map(|part| part.competency));
    let worth = node.parts.iter().filter(|part| case.holds(part.competency));
    let have = worth
        .map(|part| part.worth.millionths())
        .fold(0, i64::saturating_add);
    Asks::Components {
        need: node.need,
        have: Score::from_millionths(have),
        held,
        open,
    }
}

fn split(case: &Case<'_, '_>, list: impl Iterator<Item = u32>) -> (Vec<ItemId>, Vec<ItemId>) {
    let (held, open): (Vec<u32>, Vec<u32>) = list.partition(|at| case.holds(*at));
    let ids = |list: Vec<u32>| {
        list.iter()
            .filter_map(|at| case.scene.policy.id(*at))
            .cloned()
            .collect::<Vec<ItemId>>()
    };
    (ids(held), ids(open))
}

impl Named {
    fn of(standing: &Standing, id: &ItemId) -> Self {
        let item = standing.policy.library().item(id);
        let text = item.map_or_else(|| id.to_string(), crate::framework::Item::full_text);
        let learner = item.and_then(crate::framework::Item::learner_statement);
        Self {
            id: id.clone(),
            code: item.and_then(|item| item.code()).map(ToOwned::to_owned),
            learner_text: learner.unwrap_or(&text).to_owned(),
            text,
        }
    }
}
