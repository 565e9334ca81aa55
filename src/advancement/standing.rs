//! Standings: what a learner's evidence says of every competency.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::decision::reached;
use super::determination::{Determination, Grounds, in_force};
use super::node::{Facts, Node};
use super::outcome::{Applicability, Outcome, Why};
use super::policy::{Compiled, Plan};
use super::shown::Shown;
use super::weigh::{Desk, LeafState, Scales, Scratch};
use super::{ApplyError, Bases, Basis, Decision, EvaluateError, InEffect, Policy};
use crate::evidence::{Attestation, EvidenceLog, ExemptionKind, LearnerView, Receipt};
use crate::framework::Dimension;
use crate::id::{ItemId, LearnerId, RoleName, RungId};
use crate::moment::AsOf;
use crate::progression::{Held, Progression};

/// What is held on other grounds than the learner's own evidence.
///
/// ```
/// use continua::advancement::Holdings;
///
/// let holdings = Holdings::default().presuming(["sci-1".parse()?]);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    determinations: Vec<Determination>,
    presumed: BTreeSet<ItemId>,
    inferred: BTreeSet<ItemId>,
    starts: BTreeMap<ItemId, RungId>,
}

impl Holdings {
    /// With these determinations, in the order in which they were made; those of other learners
    /// are disregarded.
    #[must_use]
    pub fn determined(mut self, all: impl IntoIterator<Item = Determination>) -> Self {
        self.determinations.extend(all);
        self
    }

    /// With these competencies presumed, as by placement.
    #[must_use]
    pub fn presuming(mut self, ids: impl IntoIterator<Item = ItemId>) -> Self {
        self.presumed.extend(ids);
        self
    }

    /// With these competencies inferred through an alignment.
    #[must_use]
    pub fn inferring(mut self, ids: impl IntoIterator<Item = ItemId>) -> Self {
        self.inferred.extend(ids);
        self
    }

    /// With a start place on the ladder of a competency, as by placement: presumed, and no
    /// evidence. Of two for one ladder the later stands.
    #[must_use]
    pub fn starting(mut self, competency: ItemId, rung: RungId) -> Self {
        self.starts.insert(competency, rung);
        self
    }

    /// The bases, other than evidence, on which a learner holds each competency and each rung that
    /// is decided.
    fn bases(&self, learner: &LearnerId, as_of: &AsOf, policy: &Compiled) -> Vec<Bases> {
        let mut bases = vec![Bases::NONE; policy.plans.len()];
        let mut add = |id: &ItemId, rung: Option<&RungId>, basis: Basis| {
            let at = match rung {
                Some(rung) => policy.unit(id, rung),
                None => policy.index.get(id).copied(),
            };
            if let Some(slot) = at.and_then(|at| bases.get_mut(at as usize)) {
                *slot = slot.with(basis);
            }
        };
        let zone = &policy.definition.zone;
        let known = |act: &Determination| {
            as_of
                .known()
                .is_none_or(|known| act.at.earliest(zone) <= known.latest(zone))
        };
        let acts: Vec<Determination> = (self.determinations.iter())
            .filter(|act| act.learner == *learner && known(act))
            .cloned()
            .collect();
        for act in in_force(&acts) {
            if act.outcome == Outcome::Demonstrated && act.basis != Basis::Demonstrated {
                add(&act.competency, act.rung.as_ref(), act.basis);
            }
        }
        for (id, rung) in &self.starts {
            add(id, Some(rung), Basis::Presumed);
        }
        for id in &self.presumed {
            add(id, None, Basis::Presumed);
        }
        for id in &self.inferred {
            add(id, None, Basis::Inferred);
        }
        bases
    }
}

/// What one learner's evidence says of every competency that a policy decides.
///
/// Owned, `Send + Sync`; a clone is O(1). It keeps for each competency its outcome and what each
/// condition came to, so that a new record recomputes only what it touches; proofs are built on
/// demand from the log.
#[derive(Debug, Clone)]
pub struct Standing(pub(super) Arc<State>);

#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) policy: Policy,
    pub(super) learner: LearnerId,
    pub(super) as_of: AsOf,
    position: u32,
    /// How many records of the log had been removed.
    pub(super) removals: u32,
    pub(super) leaves: Vec<LeafState>,
    /// Of the targets, and then of the rungs that are decided.
    pub(super) targets: Vec<TargetState>,
    /// By target: what is attested of it.
    pub(super) attested: BTreeMap<u32, Vec<Word>>,
    pub(super) applies: BTreeMap<u32, Applicability>,
}

/// An attestation in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) role: RoleName,
    /// The index of the level.
    pub(super) level: Option<u32>,
    /// The leaves of whose works it names enough.
    pub(super) upon: Vec<u32>,
}

impl Word {
    pub(super) fn of(
        compiled: &Compiled,
        desk: &Desk<'_>,
        target: u32,
        attestation: &Attestation,
    ) -> Self {
        let plan = compiled.plan(target);
        let scale = plan.and_then(|plan| compiled.scale_of(plan));
        let level = attestation.level().and_then(|level| {
            let mut levels = scale?.levels().iter();
            let at = levels.position(|known| known.id() == level)?;
            Some(crate::graph::dense(at))
        });
        Self {
            role: attestation.role().clone(),
            level,
            upon: desk.rests_upon(target, attestation),
        }
    }

    /// Whether it meets a condition on attestations.
    pub(super) fn meets(&self, role: &RoleName, level: Option<u32>, upon: Option<u32>) -> bool {
        self.role == *role
            && (level.is_none() || self.level >= level)
            && upon.is_none_or(|leaf| self.upon.contains(&leaf))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TargetState {
    pub(super) outcome: Outcome,
    /// Other grounds than evidence.
    pub(super) given: Bases,
    /// The level that is asked for was shown with support.
    pub(super) supported: bool,
}

impl PartialEq for Standing {
    /// Standings are equal if they decide alike: same policy, learner, moment and states, whether
    /// they were evaluated at once or record by record.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        a.policy.fingerprint() == b.policy.fingerprint()
            && a.learner == b.learner
            && a.as_of == b.as_of
            && a.position == b.position
            && a.leaves == b.leaves
            && a.targets == b.targets
            && a.attested == b.attested
            && a.applies == b.applies
    }
}

impl Eq for Standing {}

impl Policy {
    /// What the log says of a learner, as of a moment, under this policy.
    ///
    /// O(rows of the learner + size of the rules); a sort where rows did not come in order.
    ///
    /// # Errors
    /// [`EvaluateError::NoMoment`] if a rule asks how old evidence is and `as_of` names no moment.
    ///
    /// ```
    /// use continua::advancement::{Binding, Outcome, Policy, PolicyDefinition, Rule, Selection};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let count = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
    /// let library = Library::of([("math", builder.build()?)])?;
    /// let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    ///
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, count.clone(),
    ///     LevelId::new("yes")?, "quiz".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let standing = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    /// assert_eq!(standing.decision(&count).unwrap().outcome(), Outcome::Demonstrated);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate(
        &self,
        log: &EvidenceLog,
        learner: &LearnerId,
        as_of: AsOf,
    ) -> Result<Standing, EvaluateError> {
        self.evaluate_with(log, learner, as_of, &Holdings::default())
    }

    /// As [`evaluate`](Self::evaluate), where something is held on other grounds than evidence.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate).
    pub fn evaluate_with(
        &self,
        log: &EvidenceLog,
        learner: &LearnerId,
        as_of: AsOf,
        holdings: &Holdings,
    ) -> Result<Standing, EvaluateError> {
        let compiled = &self.0;
        compiled.needs(&as_of)?;
        let mut state = State::blank(self, learner.clone(), as_of, log.position());
        state.removals = log.removed();
        let given = holdings.bases(learner, &as_of, compiled);
        for (slot, given) in state.targets.iter_mut().zip(given) {
            slot.given = given;
        }
        let desk = Desk::new(compiled, log, learner, &as_of);
        let mut scratch = Scratch::default();
        for (at, plan) in (0u32..).zip(&compiled.plans) {
            if let Some((plan, id)) = plan.as_ref().zip(compiled.subject(at)) {
                let view = desk.view.target(id);
                let rows = view.as_ref().map_or(&[][..], |view| view.shown());
                state.weigh(at, plan, &desk.scales, rows, &mut scratch);
            }
        }
        state.read_statements(compiled, &desk, None);
        state.decide_all(compiled);
        Ok(Standing(Arc::new(state)))
    }
}

impl State {
    /// Nothing held and nothing read, with room for what the policy asks.
    pub(super) fn blank(policy: &Policy, learner: LearnerId, as_of: AsOf, position: u32) -> Self {
        let compiled = &policy.0;
        let plans = compiled.plans.iter().flatten();
        let leaves = plans.map(|plan| plan.leaves.len()).sum();
        let nothing = TargetState {
            outcome: Outcome::NoEvidence,
            given: Bases::NONE,
            supported: false,
        };
        Self {
            policy: policy.clone(),
            learner,
            as_of,
            position,
            removals: 0,
            leaves: Vec::with_capacity(leaves),
            targets: vec![nothing; compiled.plans.len()],
            attested: BTreeMap::new(),
            applies: BTreeMap::new(),
        }
    }

    pub(super) const fn position(&self) -> u32 {
        self.position
    }

    /// Weighs the rows of a target that is decided; the targets one after the other.
    pub(super) fn weigh<R: Shown>(
        &mut self,
        target: u32,
        plan: &Plan,
        scales: &Scales<'_>,
        rows: &[R],
        scratch: &mut Scratch,
    ) {
        scales.leaves(plan, rows, scratch, &mut self.leaves);
        if let Some(slot) = self.targets.get_mut(target as usize) {
            slot.supported = scales.shown_with_support(plan, rows);
        }
    }

    pub(super) fn decide_all(&mut self, compiled: &Compiled) {
        let mut open = Vec::new();
        for part in &compiled.parts {
            self.decide(compiled, part, &mut open);
        }
    }

    /// Reads attestations and exemptions, of all targets or of one.
    fn read_statements(&mut self, compiled: &Compiled, desk: &Desk<'_>, only: Option<u32>) {
        // What is said of a competency is said of each rung of its ladder. Of what is not decided
        // nothing is kept, whether all are read or one.
        let wanted = |id: &ItemId| {
            let target = compiled.index.get(id).copied();
            let target = target.filter(|target| only.is_none_or(|only| only == *target));
            target
                .into_iter()
                .flat_map(|target| compiled.deciders(target))
        };
        if let Some(target) = only {
            for at in compiled.deciders(target) {
                self.attested.remove(&at);
                self.applies.remove(&at);
            }
        } else {
            self.attested.clear();
            self.applies.clear();
        }
        for attestation in desk.view.attestations() {
            for target in wanted(attestation.target()) {
                let word = Word::of(compiled, desk, target, attestation);
                self.attested.entry(target).or_default().push(word);
            }
        }
        let zone = &compiled.definition.zone;
        let today = self.as_of.performed().or(self.as_of.known());
        let today = today.map(|moment| moment.day(zone));
        for exemption in desk.view.exemptions() {
            let applies = match exemption.kind() {
                ExemptionKind::Exempt => Applicability::Exempt,
                ExemptionKind::AlternateTarget(other) => Applicability::HeldTo(other.clone()),
                ExemptionKind::NotAddressed { .. } => {
                    if !today.is_some_and(|day| exemption.applies_on(day)) {
                        continue;
                    }
                    Applicability::NotAddressed
                }
            };
            // In order of recording, so that the latest stands.
            for at in wanted(exemption.target()) {
                self.applies.insert(at, applies.clone());
            }
        }
    }

    pub(super) fn leaves_of(&self, plan: &Plan) -> &[LeafState] {
        let start = plan.first_leaf as usize;
        self.leaves
            .get(start..start + plan.leaves.len())
            .unwrap_or_default()
    }

    pub(super) fn bases(&self, target: u32) -> Bases {
        let Some(state) = self.targets.get(target as usize) else {
            return Bases::NONE;
        };
        match state.outcome {
            Outcome::Demonstrated => state.given.with(Basis::Demonstrated),
            _ => state.given,
        }
    }

    /// Whether conditions on this competency are satisfied.
    pub(super) fn is_held(&self, target: u32) -> bool {
        self.bases(target).meets(self.policy.satisfied_by())
    }

    /// What is attested of a target that meets a condition on attestations.
    pub(super) fn words(
        &self,
        target: u32,
        role: &RoleName,
        level: Option<u32>,
        upon: Option<u32>,
    ) -> impl Iterator<Item = &Word> {
        let all = self.attested.get(&target).map_or(&[][..], Vec::as_slice);
        all.iter().filter(move |word| word.meets(role, level, upon))
    }

    /// The index of the highest level that works reach under the rule of a target.
    pub(super) fn level(&self, plan: &Plan) -> Option<u32> {
        reached(&plan.node, plan, self.leaves_of(plan))
    }

    pub(super) fn applicability(&self, target: u32) -> Applicability {
        self.applies.get(&target).cloned().unwrap_or_default()
    }

    pub(super) fn meets(&self, target: u32, node: &Node, leaves: &[LeafState]) -> bool {
        node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met),
            attested: &|role, level, upon| self.words(target, role, level, upon).next().is_some(),
        })
    }

    /// The least fixed point of one part, from nothing held in it. Each member is looked at when
    /// the part begins and whenever something that it asks about is newly held, so that this is
    /// O(members + edges within the part), each times the size of a rule. `open` is room.
    fn decide(&mut self, compiled: &Compiled, part: &[u32], open: &mut Vec<u32>) {
        for target in part {
            if let Some(state) = self.targets.get_mut(*target as usize) {
                state.outcome = Outcome::NoEvidence;
            }
        }
        open.clear();
        open.extend(part.iter().rev());
        while let Some(target) = open.pop() {
            let Some(plan) = compiled.plan(target) else {
                continue;
            };
            if self.outcome(target) == Outcome::Demonstrated
                || !self.meets(target, &plan.node, self.leaves_of(plan))
            {
                continue;
            }
            if let Some(state) = self.targets.get_mut(target as usize) {
                state.outcome = Outcome::Demonstrated;
            }
            let own = compiled.part_of.get(target as usize);
            let dependents = compiled.dependents.row(target).iter();
            open.extend(dependents.filter(|d| compiled.part_of.get(**d as usize) == own));
        }
        for target in part {
            if self.outcome(*target) == Outcome::Demonstrated {
                continue;
            }
            let Some(plan) = compiled.plan(*target) else {
                continue;
            };
            let outcome = self.short_of(*target, plan);
            if let Some(state) = self.targets.get_mut(*target as usize) {
                state.outcome = outcome;
            }
        }
    }

    pub(super) fn outcome(&self, target: u32) -> Outcome {
        let state = self.targets.get(target as usize);
        state.map_or(Outcome::NoEvidence, |state| state.outcome)
    }

    /// The outcome of a competency whose rule is not met.
    fn short_of(&self, target: u32, plan: &Plan) -> Outcome {
        let leaves = self.leaves_of(plan);
        let works = leaves.iter().any(|leaf| leaf.works > 0);
        let anything = works
            || self.attested.contains_key(&target)
            || plan.node.others().iter().any(|other| self.is_held(*other));
        let but_attested = plan.node.is_met(&Facts {
            held: &|other| self.is_held(other),
            leaf: &|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met),
            // Without the works that it must rest on, more than an attestation is missing.
            attested: &|_, _, upon| {
                upon.is_none_or(|leaf| leaves.get(leaf as usize).is_some_and(|leaf| leaf.met))
            },
        });
        if !anything {
            return Outcome::NoEvidence;
        }
        if but_attested {
            return Outcome::AwaitingConfirmation;
        }
        // Parts that ask for less on purpose do not say whether works are good enough.
        let most = plan.leaves.iter().map(|leaf| leaf.level).max();
        let asking = plan.leaves.iter().zip(leaves);
        let mut telling = asking
            .filter(|(leaf, _)| Some(leaf.level) == most)
            .map(|(_, state)| state);
        let mut unmet = telling.clone().filter(|leaf| !leaf.met && leaf.works > 0);
        // An estimate that has a value is not short of works: they disagree.
        if unmet.any(|leaf| leaf.good > 0 && leaf.value.is_some()) {
            Outcome::NotYet(Why::Disagrees)
        } else if works && telling.all(|leaf| leaf.good == 0) {
            Outcome::NotYet(Why::Below)
        } else {
            Outcome::NotYet(Why::TooLittle)
        }
    }
}

impl Standing {
    /// The policy that decided.
    pub fn policy(&self) -> &Policy {
        &self.0.policy
    }

    /// The learner.
    pub fn learner(&self) -> &LearnerId {
        &self.0.learner
    }

    /// Up to when it looked.
    pub fn as_of(&self) -> AsOf {
        self.0.as_of
    }

    /// Whether the policy is in effect at that moment. A policy that is not decides all the same;
    /// this is how it is told.
    pub fn in_effect(&self) -> InEffect {
        self.0.policy.in_effect(&self.0.as_of)
    }

    /// The same question at another moment, of a log that has grown or not: time alone makes
    /// evidence old, ends exemptions and takes policies out of effect. `holdings` is what is held on
    /// other grounds, which is not kept.
    ///
    /// Equals an evaluation at that moment, and costs as much.
    ///
    /// # Errors
    /// As [`Policy::evaluate`].
    ///
    /// ```
    /// # fn example(standing: &continua::Standing, log: &continua::EvidenceLog) -> Result<(), Box<dyn std::error::Error>> {
    /// use continua::AsOf;
    /// use continua::advancement::Holdings;
    ///
    /// let in_june = standing.at(log, AsOf::at("2026-06-30".parse()?), &Holdings::default())?;
    /// for change in in_june.changes_since(standing, log)? {
    ///     println!("{}", change.competency);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn at(
        &self,
        log: &EvidenceLog,
        as_of: AsOf,
        holdings: &Holdings,
    ) -> Result<Self, EvaluateError> {
        (self.0.policy).evaluate_with(log, &self.0.learner, as_of, holdings)
    }

    /// How many records of the log it has seen.
    pub fn position(&self) -> u32 {
        self.0.position
    }

    /// The learner's evidence as the standing sees it: the same moment, the zone of the policy.
    /// The log must be the one that the standing has seen. O(1), before it is asked for a target.
    ///
    /// ```
    /// # fn example(standing: &continua::Standing, log: &continua::EvidenceLog) {
    /// for decision in standing.decisions() {
    ///     let rows = standing.evidence(log).target(decision.competency().id());
    ///     let absent = rows.map_or(0, |rows| rows.absent().len());
    ///     println!("{}: {absent} absences", decision.competency().label());
    /// }
    /// # }
    /// ```
    pub fn evidence<'a>(&self, log: &'a EvidenceLog) -> LearnerView<'a> {
        let zone = &self.0.policy.definition().zone;
        log.view(&self.0.learner, &self.0.as_of, zone)
    }

    /// The decisions, in the order of the library. O(targets) for all.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> {
        let compiled = &self.0.policy.0;
        let plans = (0u32..).zip(&compiled.plans).take(compiled.targets.len());
        plans.filter_map(|(target, plan)| {
            plan.as_ref()?;
            Decision::new(self, target)
        })
    }

    /// The decisions by dimension, in the order of the library within each. Dimensions are reported
    /// apart and nothing is counted across them. O(targets).
    ///
    /// ```
    /// # fn example(standing: &continua::Standing) {
    /// for (dimension, decisions) in standing.by_dimension() {
    ///     let held = decisions.iter().filter(|decision| decision.is_held()).count();
    ///     println!("{dimension}: {held} of {}", decisions.len());
    /// }
    /// # }
    /// ```
    pub fn by_dimension(&self) -> BTreeMap<Dimension, Vec<Decision<'_>>> {
        let mut apart: BTreeMap<Dimension, Vec<Decision<'_>>> = BTreeMap::new();
        for decision in self.decisions() {
            let dimension = decision.competency().item().dimension();
            apart.entry(dimension).or_default().push(decision);
        }
        apart
    }

    /// The decision of one competency; nothing if the policy has no rule for it. O(1).
    pub fn decision(&self, competency: &ItemId) -> Option<Decision<'_>> {
        let target = *self.0.policy.0.index.get(competency)?;
        self.0.policy.0.plan(target)?;
        Decision::new(self, target)
    }

    /// What the learner holds on a basis that satisfies conditions, to ask a progression about.
    /// O(targets).
    pub fn held(&self, progression: &Progression) -> Held {
        progression.held(self.held_on(self.0.policy.satisfied_by()))
    }

    /// What the learner holds on any of these bases, in the order of the library. O(targets).
    pub fn held_on(&self, bases: Bases) -> impl Iterator<Item = ItemId> {
        let targets = (0u32..).zip(&self.0.policy.0.targets);
        targets
            .filter(move |(at, _)| self.0.bases(*at).meets(bases))
            .map(|(_, id)| id.clone())
    }

    /// What a determination on this standing rests on; nothing for what is no competency of the
    /// library. O(1), but that the first for a policy costs the length of its library's texts.
    pub fn grounds(&self, competency: &ItemId) -> Option<Grounds> {
        let policy = &self.0.policy;
        let document = policy
            .library()
            .competency(competency)?
            .framework()
            .document();
        Some(Grounds {
            policy: policy.definition().id.clone(),
            policy_version: policy.definition().version.clone(),
            policy_fingerprint: policy.fingerprint(),
            library_fingerprint: policy.0.frameworks(),
            framework: document.id().to_string(),
            framework_version: document.version().map(ToOwned::to_owned),
            as_of: self.0.as_of,
            position: self.0.position,
        })
    }

    /// Takes in a record that was appended, and with it all other records of the log that the
    /// standing has not seen.
    ///
    /// Recomputes only what the records touch and what depends on it; the result equals an
    /// evaluation of the log. O(rows of the touched targets + rules that depend on
    /// them). A standing that shares its state with a clone copies it first.
    ///
    /// # Errors
    /// [`ApplyError`] if the log is not the one that the standing has seen, or the record is not
    /// in it. The standing is then as it was.
    ///
    /// ```no_run
    /// # fn example(standing: &mut continua::advancement::Standing, log: &mut continua::EvidenceLog, row: continua::Evidence) -> Result<(), Box<dyn std::error::Error>> {
    /// let receipt = log.append(row)?;
    /// standing.apply(receipt, log)?;
    /// # Ok(()) }
    /// ```
    pub fn apply(&mut self, receipt: Receipt, log: &EvidenceLog) -> Result<(), ApplyError> {
        self.apply_to(receipt.position(), log)
    }

    /// Takes in all records of the log that it has not seen.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn catch_up(&mut self, log: &EvidenceLog) -> Result<(), ApplyError> {
        match log.position().checked_sub(1) {
            Some(last) => self.apply_to(last, log),
            None => self.same_log(log),
        }
    }

    fn same_log(&self, log: &EvidenceLog) -> Result<(), ApplyError> {
        let (found, seen) = (log.position(), self.0.position);
        if found < seen {
            return Err(ApplyError::ShorterLog { found, seen });
        }
        if log.removed() != self.0.removals {
            return Err(ApplyError::Removed);
        }
        Ok(())
    }

    fn apply_to(&mut self, last: u32, log: &EvidenceLog) -> Result<(), ApplyError> {
        self.same_log(log)?;
        if last >= log.position() {
            return Err(ApplyError::NoRecord(last));
        }
        // A view sees the whole log, so that all of it is taken in at once.
        let policy = self.0.policy.clone();
        let compiled = &policy.0;
        let mut touched = BTreeSet::new();
        for position in self.0.position..log.position() {
            for (learner, target) in log.touched_by(position) {
                if *learner == self.0.learner
                    && let Some(target) = target.and_then(|id| compiled.index.get(id))
                {
                    touched.insert(*target);
                }
            }
        }
        let state = Arc::make_mut(&mut self.0);
        state.position = log.position();
        if touched.is_empty() {
            return Ok(());
        }
        let desk = Desk::new(compiled, log, &state.learner.clone(), &state.as_of.clone());
        let mut parts = BTreeSet::new();
        let mut fresh = Vec::new();
        let mut scratch = Scratch::default();
        for target in touched {
            let mut deciders = compiled.deciders(target).peekable();
            let Some(id) = compiled.id(target).filter(|_| deciders.peek().is_some()) else {
                continue;
            };
            let view = desk.view.target(id);
            let rows = view.as_ref().map_or(&[][..], |view| view.shown());
            for at in deciders {
                let Some(plan) = compiled.plan(at) else {
                    continue;
                };
                fresh.clear();
                desk.scales.leaves(plan, rows, &mut scratch, &mut fresh);
                let slots = state.leaves.iter_mut().skip(plan.first_leaf as usize);
                for (slot, leaf) in slots.zip(fresh.drain(..)) {
                    *slot = leaf;
                }
                if let Some(slot) = state.targets.get_mut(at as usize) {
                    slot.supported = desk.scales.shown_with_support(plan, rows);
                }
                parts.extend(compiled.part_of.get(at as usize));
            }
            state.read_statements(compiled, &desk, Some(target));
        }
        state.decide_from(compiled, parts);
        Ok(())
    }
}

impl State {
    /// Decides these parts again, and those that ask about what changed.
    fn decide_from(&mut self, compiled: &Compiled, mut parts: BTreeSet<u32>) {
        let mut open = Vec::new();
        // Parts are numbered so that what a part asks about comes before it.
        while let Some(at) = parts.pop_first() {
            let Some(part) = compiled.parts.get(at as usize) else {
                continue;
            };
            let before: Vec<bool> = part.iter().map(|target| self.is_held(*target)).collect();
            self.decide(compiled, part, &mut open);
            for (target, was_held) in part.iter().zip(before) {
                if self.is_held(*target) != was_held {
                    let dependents = compiled.dependents.row(*target).iter();
                    let others = dependents.filter_map(|d| compiled.part_of.get(*d as usize));
                    parts.extend(others.filter(|other| **other != at));
                }
            }
        }
    }
}
