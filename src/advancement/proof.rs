//! Proofs: why a decision is what it is.

use jiff::civil::Date;
use serde::Serialize;

use super::confirmation::Confirmation;
use super::node::{Ask, Leaf, Node};
use super::policy::{Compiled, Plan};
use super::standing::Word;
use super::weigh::{Desk, LeafState, Piece, Scratch, distinct_key};
use super::{
    Applicability, Bases, Basis, Decision, Distinct, InEffect, Inherited, Need, Outcome, Phrase,
    Skip, Wording,
};
use crate::evidence::{EvidenceLog, PassedOver, Purpose, Row, SupportKind};
use crate::framework::{Level, Rung, Scale};
use crate::id::{
    AssessorId, ItemId, JudgementId, LevelId, PolicyId, RoleName, RungId, TaskId, WorkId,
};
use crate::mastery::{Estimator, Measure};
use crate::moment::{AsOf, Moment};
use crate::score::Score;

/// For whom a text or a proof is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Audience {
    /// The teachers of the learner: everything.
    Teacher,
    /// The learner and the family: who judged and with what support is left out.
    Learner,
    /// Anybody else: as for the learner, and what was passed over is left out too.
    Outside,
}

/// Why a decision is what it is: a tree of conditions, whose leaves are the works that counted,
/// with what was passed over and why, and what is still missing.
///
/// It serialises (as JSON, say) and renders as text. [`Proof::for_audience`] leaves out what an
/// audience is not to see, from both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Proof {
    /// The competency.
    pub competency: ItemId,
    /// The rung of its ladder that is decided; nothing where it is the competency itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
    /// Its full text.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    pub learner_text: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether the competency applies.
    pub applicability: Applicability,
    /// On which bases it is held.
    pub basis: Bases,
    /// The name of the level that the learner's works reach.
    pub level: Option<String>,
    /// The name of the highest level that is attested for the rule, beside what the works reach.
    pub attested: Option<String>,
    /// The policy.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: semver::Version,
    /// The policy that the rule was taken over from.
    pub inherited: Option<Inherited>,
    /// Whether the policy is in effect at that moment.
    pub in_effect: InEffect,
    /// Up to when it looked.
    pub as_of: AsOf,
    /// How many records of the log it saw.
    pub position: u32,
    /// The condition.
    pub condition: Step,
    /// What is out of force, or belongs elsewhere.
    pub passed_over: Vec<Skipped>,
    /// What is still missing.
    pub missing: Vec<Need>,
}

/// One condition of a proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// What is asked, and what was found.
    pub asks: Asked,
    /// Whether it is met.
    pub met: bool,
    /// The works that counted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<Showing>,
    /// What people in the role attested, whether or not it meets the condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Confirmation>,
    /// The works that did not, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<Skipped>,
    /// Other competencies that it asks about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
    /// The conditions that it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Step>,
}

/// What a condition asks, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Asked {
    /// An estimate is at least a level.
    Estimate {
        /// The estimator.
        by: Estimator,
        /// The level.
        level: LevelId,
        /// What the estimate is, if it is defined.
        value: Option<Measure>,
        /// On how many works it rests.
        rests_on: u32,
    },
    /// So many works are at or above a level.
    Works {
        /// How many.
        at_least: u32,
        /// The level.
        level: LevelId,
        /// How many there are.
        found: u32,
        /// In what they must differ.
        distinct_by: Option<Distinct>,
        /// How many days must lie between the first and the last.
        spread_days: Option<u32>,
        /// How many days later it must be shown again.
        again_after_days: Option<u32>,
        /// Where it must be shown again: the day on which it was first reached.
        first_on: Option<Date>,
    },
    /// All of some competencies are held.
    Held,
    /// One way of several is wholly held, as a progression asks.
    Prerequisites,
    /// So many components are held.
    Components {
        /// How many.
        at_least: u32,
        /// How many there are.
        found: u32,
    },
    /// So many points of components are held.
    Points {
        /// How many.
        points: Score,
        /// How many there are, in millionths.
        found: Measure,
    },
    /// Somebody in a role confirms it.
    Attested {
        /// The role.
        role: RoleName,
        /// The level that must be attested at least.
        at_least: Option<LevelId>,
        /// How many works the attestation must rest on.
        upon: Option<u32>,
        /// Where it must rest on works: the name of the highest level that so many of all works
        /// that count reach by themselves.
        works_alone: Option<String>,
    },
    /// All conditions are met.
    All,
    /// One of the conditions is met.
    Any,
    /// So many of the conditions are met.
    AtLeast {
        /// How many.
        k: u32,
    },
    /// Nothing has to come before.
    Nothing,
}

/// Another competency that a condition asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Other {
    /// The competency.
    pub competency: ItemId,
    /// Its full text, or what a learner reads in its place.
    pub text: String,
    /// Whether it is held on a basis that satisfies.
    pub held: bool,
    /// On which bases it is held.
    pub basis: Bases,
}

/// A work that a learner showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Showing {
    /// The work.
    pub work: WorkId,
    /// The judgement that speaks for it.
    pub judgement: JudgementId,
    /// The task.
    pub task: TaskId,
    /// At which performance level of a ladder the task was set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<RungId>,
    /// When it was performed.
    pub performed: Moment,
    /// The name of the level, or the points, that it was judged at.
    pub level: String,
    /// What it was for.
    pub purpose: Purpose,
    /// Who judged; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessor: Option<AssessorId>,
    /// In which role; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleName>,
    /// With how much support; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportKind>,
}

/// A work that was not counted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Skipped {
    /// The work.
    pub showing: Showing,
    /// Why; nothing where an audience is not to see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Skip>,
}

impl Decision<'_> {
    /// Why the decision is what it is. Built from the log, which must be the one that the standing
    /// has seen. O(rows of the competency + size of the rule).
    pub fn proof(&self, log: &EvidenceLog) -> Proof {
        let state = &self.standing.0;
        let compiled = &state.policy.0;
        let item = self.competency().item();
        let desk = Desk::new(compiled, log, &state.learner, &state.as_of);
        let view = desk.view.target(item.id());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let gone = view.as_ref().map_or(&[][..], |view| view.passed_over());
        let plan = compiled.plan(self.target);
        let condition = plan.map(|plan| {
            let teller = Teller {
                decision: self,
                plan,
                desk: &desk,
                rows,
            };
            teller.step(&plan.node)
        });
        Proof {
            competency: item.id().clone(),
            rung: self.rung().cloned(),
            text: item.full_text(),
            learner_text: item.learner_statement().map(ToOwned::to_owned),
            outcome: self.outcome(),
            applicability: self.applicability(),
            basis: self.basis(),
            level: self.level().map(|level| level.title().to_owned()),
            attested: self.attested_level().map(|level| level.title().to_owned()),
            policy: compiled.definition.id.clone(),
            policy_version: compiled.definition.version.clone(),
            inherited: plan
                .and_then(|plan| compiled.definition.inherited(plan.binding))
                .cloned(),
            in_effect: self.standing.in_effect(),
            as_of: state.as_of,
            position: state.position(),
            condition: condition.unwrap_or_else(|| Step::new(Asked::Nothing, false)),
            passed_over: gone
                .iter()
                .map(|(row, why)| Skipped {
                    showing: self.showing(*row),
                    why: Some(gone_for(*why)),
                })
                .collect(),
            missing: self.missing(log),
        }
    }

    fn showing(&self, row: Row<'_>) -> Showing {
        showing_of(self.scale(), row)
    }
}

/// How a row is told; its level by the name that it has on the scale.
pub(super) fn showing_of(scale: Option<&Scale>, row: Row<'_>) -> Showing {
    let level = match (row.observed().level(), row.observed().points()) {
        (Some(id), _) => {
            let known = scale.and_then(|scale| scale.level(id.as_str()));
            known.map_or_else(|| id.to_string(), |level| level.title().to_owned())
        }
        (None, Some(points)) => format!("{}/{}", points.earned(), points.possible()),
        (None, None) => String::new(),
    };
    Showing {
        work: row.work_id().clone(),
        judgement: row.judgement().id().clone(),
        task: row.task().clone(),
        rung: row.rung().cloned(),
        performed: row.performed(),
        level,
        purpose: row.purpose(),
        assessor: row.assessor().cloned(),
        role: Some(row.role().clone()),
        support: Some(row.support_kind()),
    }
}

pub(super) fn gone_for(why: PassedOver<'_>) -> Skip {
    match why {
        PassedOver::Retracted(_) => Skip::Retracted,
        PassedOver::Superseded(_) => Skip::Superseded,
        PassedOver::PerformedLater => Skip::PerformedLater,
        PassedOver::Modified { .. } | PassedOver::AccommodationMeasured { .. } => Skip::OtherTarget,
        PassedOver::NotJudged => Skip::NotJudged,
    }
}

impl Step {
    pub(super) fn new(asks: Asked, met: bool) -> Self {
        Self {
            asks,
            met,
            counted: Vec::new(),
            confirmed: Vec::new(),
            passed_over: Vec::new(),
            others: Vec::new(),
            of: Vec::new(),
        }
    }

    /// Itself and all conditions that it is made of.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let step = open.pop()?;
            open.extend(step.of.iter().rev());
            Some(step)
        })
    }
}

struct Teller<'a> {
    decision: &'a Decision<'a>,
    plan: &'a Plan,
    desk: &'a Desk<'a>,
    rows: &'a [Row<'a>],
}

impl Teller<'_> {
    fn step(&self, node: &Node) -> Step {
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
                let found = super::node::count(of.iter().filter(|c| state.is_held(**c)));
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
            at_least: at(scale, level).map(Level::id).cloned(),
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
        let level = self::at(self.decision.scale(), Some(leaf.level));
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
        let state =
            self.desk
                .scales
                .state(self.plan, leaf, &pieces, self.rows, &mut Scratch::default());
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

/// How another competency is told that is held on these bases.
pub(super) fn other(compiled: &Compiled, target: u32, basis: Bases) -> Option<Other> {
    let item = compiled.library.item(compiled.id(target)?)?;
    let own = item.learner_statement().map(ToOwned::to_owned);
    Some(Other {
        competency: item.id().clone(),
        text: own.unwrap_or_else(|| item.full_text()),
        held: basis.meets(compiled.definition.satisfied_by),
        basis,
    })
}

/// A level by its index.
pub(super) fn at(scale: Option<&Scale>, index: Option<u32>) -> Option<&Level> {
    scale?.levels().get(index? as usize)
}

/// The name of a level by its index.
pub(super) fn title(scale: Option<&Scale>, index: Option<u32>) -> Option<String> {
    at(scale, index).map(|level| level.title().to_owned())
}

/// How is told what a condition on works asks, and what it came to.
pub(super) fn asked(ask: &Ask, level: LevelId, state: &LeafState) -> Asked {
    match ask {
        Ask::Body { .. } => Asked::Nothing,
        Ask::Estimate(by) => Asked::Estimate {
            by: *by,
            level,
            value: state.value,
            rests_on: state.toward,
        },
        Ask::Works {
            n,
            distinct,
            spread,
            again,
        } => Asked::Works {
            at_least: *n,
            level,
            found: state.toward,
            distinct_by: *distinct,
            spread_days: *spread,
            again_after_days: *again,
            first_on: state.first,
        },
    }
}

impl Proof {
    /// The same proof without what this audience is not to see.
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> Self {
        let mut proof = self.clone();
        if audience == Audience::Teacher {
            return proof;
        }
        let mut open = vec![&mut proof.condition];
        while let Some(step) = open.pop() {
            step.counted.iter_mut().for_each(Showing::redact);
            step.confirmed.iter_mut().for_each(Confirmation::redact);
            redact(&mut step.passed_over, audience);
            open.extend(step.of.iter_mut());
        }
        redact(&mut proof.passed_over, audience);
        proof
    }

    /// The text for teachers, in English.
    pub fn for_teacher(&self) -> String {
        self.render(&Wording::english(), Audience::Teacher)
    }

    /// The text for the learner and the family, in English.
    pub fn for_learner(&self) -> String {
        self.render(&Wording::english(), Audience::Learner)
    }

    /// A text for an audience: what was shown first, then what is still needed, said as the next
    /// thing to show.
    pub fn render(&self, wording: &Wording, audience: Audience) -> String {
        let proof = self.for_audience(audience);
        let teacher = audience == Audience::Teacher;
        let title = match &proof.learner_text {
            Some(own) if !teacher => own,
            _ => &proof.text,
        };
        let mut lines = vec![title.clone()];
        lines.extend(proof.rung.as_ref().map(|rung| wording.rung(rung)));
        // Where people judge otherwise than the works by themselves, both are told below.
        let differs = proof.attested.is_some() && proof.attested != proof.level;
        let level = proof.level.as_deref().filter(|_| !differs);
        lines.push(wording.outcome(proof.outcome, level, teacher));
        lines.extend(wording.applicability(&proof.applicability));
        lines.extend(wording.in_effect(proof.in_effect));
        if let Some(from) = proof.inherited.as_ref().filter(|_| teacher) {
            let version = from.version.to_string();
            let places = [("policy", from.policy.as_str()), ("version", &version)];
            lines.push(wording.say(Phrase::RuleInherited, &places));
        }
        if proof.basis.contains(Basis::Credited) {
            lines.push(wording.say(Phrase::Credited, &[]));
        }
        let shown = if teacher {
            Phrase::ShownTitle
        } else {
            Phrase::LearnerShownTitle
        };
        section(&mut lines, &wording.say(shown, &[]), proof.works(wording));
        let title = wording.say(Phrase::JudgedTitle, &[]);
        section(&mut lines, &title, proof.judged(wording));
        section(
            &mut lines,
            &wording.say(Phrase::HeldTitle, &[]),
            proof.held(wording),
        );
        if audience != Audience::Outside {
            let next = proof
                .missing
                .iter()
                .map(|need| wording.need(need))
                .collect();
            section(&mut lines, &wording.say(Phrase::NextTitle, &[]), next);
        }
        if teacher {
            let title = wording.say(Phrase::PassedOverTitle, &[]);
            section(&mut lines, &title, proof.not_counted(wording));
        }
        lines.join("\n") + "\n"
    }

    /// The works that counted for some condition, each once, in order of performance.
    fn works(&self, wording: &Wording) -> Vec<String> {
        let all = self.condition.walk().flat_map(|step| &step.counted);
        let mut works: Vec<&Showing> = Vec::new();
        for showing in all {
            if works
                .iter()
                .all(|known| known.judgement != showing.judgement)
            {
                works.push(showing);
            }
        }
        works
            .into_iter()
            .map(|showing| showing.line(wording))
            .collect()
    }

    /// What was judged of works as a whole, and beside it what the works reach by themselves.
    fn judged(&self, wording: &Wording) -> Vec<String> {
        let mut lines = Vec::new();
        for step in self.condition.walk() {
            let Asked::Attested {
                upon: Some(_),
                works_alone,
                ..
            } = &step.asks
            else {
                continue;
            };
            lines.extend(step.confirmed.iter().map(|one| one.line(wording)));
            if !step.confirmed.is_empty() {
                lines.push(match works_alone {
                    Some(level) => wording.say(Phrase::WorksAlone, &[("level", level)]),
                    None => wording.say(Phrase::WorksAloneNone, &[]),
                });
            }
        }
        lines
    }

    fn held(&self, wording: &Wording) -> Vec<String> {
        let all = self.condition.walk().flat_map(|step| &step.others);
        let mut texts: Vec<String> = Vec::new();
        for other in all.filter(|other| other.held) {
            let text = wording.say(Phrase::Held, &[("text", &other.text)]);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    fn not_counted(&self, wording: &Wording) -> Vec<String> {
        let counted: Vec<&JudgementId> = (self.condition.walk())
            .flat_map(|step| &step.counted)
            .map(|showing| &showing.judgement)
            .collect();
        let all = self.condition.walk().flat_map(|step| &step.passed_over);
        let mut lines: Vec<String> = Vec::new();
        for skipped in all.chain(&self.passed_over) {
            let Some(why) = skipped.why else { continue };
            if counted.contains(&&skipped.showing.judgement) {
                continue;
            }
            let work = skipped.showing.line(wording);
            let why = wording.skip(why);
            let line = wording.say(Phrase::PassedOver, &[("work", &work), ("why", &why)]);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

fn redact(list: &mut Vec<Skipped>, audience: Audience) {
    if audience == Audience::Outside {
        list.clear();
    }
    for skipped in list {
        skipped.showing.redact();
        // That help is the reason would say that there was help.
        if matches!(skipped.why, Some(Skip::Support | Skip::OtherTarget)) {
            skipped.why = None;
        }
    }
}

impl Showing {
    pub(super) fn redact(&mut self) {
        self.assessor = None;
        self.role = None;
        self.support = None;
    }

    pub(super) fn line(&self, wording: &Wording) -> String {
        let date = day(self.performed);
        let places = [
            ("date", &*date),
            ("task", self.task.as_str()),
            ("level", &self.level),
        ];
        let mut work = wording.say(Phrase::Work, &places);
        if let Some(rung) = &self.rung {
            let places = [("work", &*work), ("rung", rung.as_str())];
            work = wording.say(Phrase::WorkAtRung, &places);
        }
        let Some(role) = &self.role else { return work };
        match &self.assessor {
            Some(assessor) => {
                let places = [
                    ("work", &*work),
                    ("assessor", assessor.as_str()),
                    ("role", role.as_str()),
                ];
                wording.say(Phrase::WorkJudgedBy, &places)
            }
            None => wording.say(
                Phrase::WorkJudgedAs,
                &[("work", &work), ("role", role.as_str())],
            ),
        }
    }
}

/// The day of a moment as it is written.
pub(super) fn day(moment: Moment) -> String {
    let text = moment.to_string();
    text.split_once('T')
        .map_or(text.clone(), |(day, _)| day.to_owned())
}

pub(super) fn section(lines: &mut Vec<String>, title: &str, of: Vec<String>) {
    if of.is_empty() {
        return;
    }
    lines.push(title.to_owned());
    lines.extend(of.into_iter().map(|line| format!("- {line}")));
}
