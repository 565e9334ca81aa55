//! Standings: what a learner's evidence says of every competency.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::determination::Grounds;
use super::state::State;
use super::weigh::{Desk, Scratch};
use super::{Bases, Decision, EvaluateError, Holdings, InEffect, Policy};
use crate::evidence::{EvidenceLog, LearnerView};
use crate::framework::Dimension;
use crate::id::{ItemId, LearnerId};
use crate::moment::AsOf;
use crate::progression::{Held, Progression};

/// What one learner's evidence says of every competency that a policy decides.
///
/// Owned, `Send + Sync`; a clone is O(1). It keeps for each competency its outcome and what each
/// condition came to, so that a new record recomputes only what it touches; proofs are built on
/// demand from the log.
#[derive(Debug, Clone)]
pub struct Standing(pub(super) Arc<State>);

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
        state.rows = log.rows_of(learner);
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
}
