//! Many learners under one policy: how many stand where.

use std::collections::BTreeMap;

use serde::Serialize;

use super::state::State;
use super::{Applicability, EvaluateError, Fingerprint, Outcome, Policy, Standing, Why};
use crate::evidence::EvidenceLog;
use crate::framework::{Competency, Ladder};
use crate::id::{LearnerId, LevelId, RungId};
use crate::moment::AsOf;

/// How many learners one core counts at a time.
#[cfg(feature = "rayon1")]
pub(super) const SOME: usize = 64;

/// How many learners stand where in one competency.
///
/// Learners for whom it is exempt, not addressed or held to another target stand apart: they are
/// neither short of it nor counted as if they were.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Counts {
    /// They have shown it.
    pub demonstrated: u32,
    /// The rule is met but for a confirmation.
    pub awaiting_confirmation: u32,
    /// There are too few works yet.
    pub too_little: u32,
    /// The works are below the level asked for.
    pub below: u32,
    /// The works disagree.
    pub disagrees: u32,
    /// There is no evidence.
    pub no_evidence: u32,
    /// It does not apply to them now.
    pub not_applicable: u32,
    /// They hold it, on whatever basis satisfies; counted beside the outcome.
    pub held: u32,
    /// How many reach each level, of those who reach one; the highest level of each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub levels: BTreeMap<LevelId, u32>,
}

impl Counts {
    /// How many learners it applies to.
    pub fn learners(&self) -> u32 {
        let shown = self.demonstrated + self.awaiting_confirmation;
        shown + self.too_little + self.below + self.disagrees + self.no_evidence
    }

    fn add(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Demonstrated => &mut self.demonstrated,
            Outcome::AwaitingConfirmation => &mut self.awaiting_confirmation,
            Outcome::NotYet(Why::TooLittle) => &mut self.too_little,
            Outcome::NotYet(Why::Below) => &mut self.below,
            Outcome::NotYet(Why::Disagrees) => &mut self.disagrees,
            Outcome::NoEvidence => &mut self.no_evidence,
        };
        *count += 1;
    }

    fn add_level(&mut self, level: &LevelId) {
        // Looked for first, since nearly all are there.
        match self.levels.get_mut(level) {
            Some(count) => *count += 1,
            None => drop(self.levels.insert(level.clone(), 1)),
        }
    }

    fn merge(&mut self, other: &Self) {
        self.demonstrated += other.demonstrated;
        self.awaiting_confirmation += other.awaiting_confirmation;
        self.too_little += other.too_little;
        self.below += other.below;
        self.disagrees += other.disagrees;
        self.no_evidence += other.no_evidence;
        self.not_applicable += other.not_applicable;
        self.held += other.held;
        for (level, count) in &other.levels {
            *self.levels.entry(level.clone()).or_default() += count;
        }
    }
}

/// How many learners stand where on the ladder of one competency.
///
/// Each learner is counted once: at the place, which is the highest rung whose rule is met, or at
/// none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LadderCounts {
    /// How many have each rung as their place, of the rungs that somebody has.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<RungId, u32>,
    /// How many have no place yet.
    pub no_place: u32,
    /// It does not apply to them now.
    pub not_applicable: u32,
}

impl LadderCounts {
    /// How many learners it applies to.
    pub fn learners(&self) -> u32 {
        self.places.values().sum::<u32>() + self.no_place
    }

    fn merge(&mut self, other: &Self) {
        self.no_place += other.no_place;
        self.not_applicable += other.not_applicable;
        for (rung, count) in &other.places {
            *self.places.entry(rung.clone()).or_default() += count;
        }
    }
}

/// A class or a cohort under one policy: for each competency how many learners stand where.
///
/// To a teacher: what most have shown and what to take up again. It keeps numbers only, no learner,
/// so that any number of standings can be added in constant memory; parts that were counted apart
/// are put together with [`merge`](Self::merge).
///
/// ```
/// use continua::advancement::{Binding, CohortTable, Policy, PolicyDefinition, Rule, Selection};
/// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
///
/// # let mut builder = Framework::builder("doc", "Sample")?;
/// # let count = builder.item(ItemDraft::new("a", "Count.")?);
/// # let library = Library::of([("math", builder.build()?)])?;
/// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
/// #     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
/// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
/// let mut log = EvidenceLog::new();
/// for (name, level) in [("ana", "yes"), ("ben", "no")] {
///     log.append(Evidence::new(
///         name.parse()?, name.parse()?, count.clone(), LevelId::new(level)?, "quiz".parse()?, "2026-03-02".parse()?,
///     ))?;
/// }
/// let mut table = CohortTable::new(&policy);
/// for standing in policy.evaluate_everyone(&log, AsOf::everything()) {
///     table.add(&standing?)?;
/// }
/// let (_, counts) = table.rows().next().unwrap();
/// assert_eq!((counts.demonstrated, counts.below, counts.learners()), (1, 1, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct CohortTable {
    policy: Policy,
    /// By target of the policy.
    counts: Vec<Counts>,
    /// By ladder of the policy.
    ladders: Vec<LadderCounts>,
    standings: u32,
}

/// A standing or a table is of another policy than the table that it was to be added to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a standing under policy of fingerprint `{found}`, expected `{expected}`")]
pub struct OtherPolicyError {
    found: Fingerprint,
    expected: Fingerprint,
}

impl OtherPolicyError {
    /// What to do about it.
    #[allow(
        clippy::unused_self,
        reason = "every error offers its help in the same way"
    )]
    pub fn help(&self) -> &'static str {
        "keep a table for each policy, or evaluate all learners under one"
    }
}

impl Policy {
    /// The standings of everyone of whom the log has a record, one at a time, in the order of their
    /// identifiers. Each as [`evaluate`](Self::evaluate) gives it.
    pub fn evaluate_everyone<'a>(
        &'a self,
        log: &'a EvidenceLog,
        as_of: AsOf,
    ) -> impl Iterator<Item = Result<Standing, EvaluateError>> + 'a {
        let everyone = log.learners();
        everyone.map(move |learner| self.evaluate(log, learner, as_of))
    }
}

impl Policy {
    /// Everyone of whom the log has a record, counted. O(rows of the log + learners × rules), in
    /// memory for one standing; with the feature `rayon1` on all cores, with the same counts.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate).
    pub fn cohort(&self, log: &EvidenceLog, as_of: AsOf) -> Result<CohortTable, EvaluateError> {
        let learners: Vec<&LearnerId> = log.learners().collect();
        #[cfg(feature = "rayon1")]
        {
            use rayon::prelude::*;
            let parts = learners.par_chunks(SOME);
            let parts = parts.map(|some| self.counted(log, as_of, some));
            parts.try_reduce(|| CohortTable::new(self), |one, other| Ok(one.with(&other)))
        }
        #[cfg(not(feature = "rayon1"))]
        self.counted(log, as_of, &learners)
    }

    fn counted(
        &self,
        log: &EvidenceLog,
        as_of: AsOf,
        learners: &[&LearnerId],
    ) -> Result<CohortTable, EvaluateError> {
        let mut table = CohortTable::new(self);
        for learner in learners {
            table.count(&self.evaluate(log, learner, as_of)?.0);
        }
        Ok(table)
    }
}

impl CohortTable {
    /// A table without learners so far.
    pub fn new(policy: &Policy) -> Self {
        Self {
            policy: policy.clone(),
            counts: vec![Counts::default(); policy.0.targets.len()],
            ladders: vec![LadderCounts::default(); policy.0.ladders.len()],
            standings: 0,
        }
    }

    /// Counts a learner's standing. O(targets).
    ///
    /// # Errors
    /// [`OtherPolicyError`] if it is a standing under another policy, or over other frameworks.
    pub fn add(&mut self, standing: &Standing) -> Result<(), OtherPolicyError> {
        self.same(standing.policy())?;
        self.count(&standing.0);
        Ok(())
    }

    /// Counts a standing of the same policy.
    pub(super) fn count(&mut self, state: &State) {
        self.standings += 1;
        let compiled = &self.policy.0;
        for ((target, plan), counts) in (0u32..).zip(&compiled.plans).zip(&mut self.counts) {
            let Some(plan) = plan else { continue };
            counts.held += u32::from(state.is_held(target));
            if state.applicability(target) != Applicability::default() {
                counts.not_applicable += 1;
                continue;
            }
            counts.add(state.outcome(target));
            let scale = compiled.scale_of(plan);
            let level = state.level(plan);
            if let Some(level) = level.and_then(|at| scale?.levels().get(at as usize)) {
                counts.add_level(level.id());
            }
        }
        for (rungs, counts) in compiled.ladders.values().zip(&mut self.ladders) {
            if state.applicability(rungs.start) != Applicability::default() {
                counts.not_applicable += 1;
                continue;
            }
            let mut highest_first = rungs.clone().rev();
            let place = highest_first.find(|at| state.outcome(*at) == Outcome::Demonstrated);
            match place.and_then(|at| compiled.rung(at)) {
                Some(rung) => *counts.places.entry(rung.id().clone()).or_default() += 1,
                None => counts.no_place += 1,
            }
        }
    }

    /// Adds what another table counted, of other learners. O(targets).
    ///
    /// # Errors
    /// [`OtherPolicyError`] if it is of another policy, or over other frameworks.
    pub fn merge(&mut self, other: &Self) -> Result<(), OtherPolicyError> {
        self.same(&other.policy)?;
        self.take_in(other);
        Ok(())
    }

    fn take_in(&mut self, other: &Self) {
        self.standings += other.standings;
        for (here, there) in self.counts.iter_mut().zip(&other.counts) {
            here.merge(there);
        }
        for (here, there) in self.ladders.iter_mut().zip(&other.ladders) {
            here.merge(there);
        }
    }

    #[cfg(feature = "rayon1")]
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.take_in(other);
        self
    }

    fn same(&self, other: &Policy) -> Result<(), OtherPolicyError> {
        let (found, expected) = (other.fingerprint(), self.policy.fingerprint());
        if found == expected && other.0.frameworks() == self.policy.0.frameworks() {
            return Ok(());
        }
        Err(OtherPolicyError { found, expected })
    }

    /// How many standings were counted.
    pub fn learners(&self) -> u32 {
        self.standings
    }

    /// Each competency that the policy decides, in the order of the library, with its counts.
    pub fn rows(&self) -> impl Iterator<Item = (Competency<'_>, &Counts)> {
        let all = (0u32..).zip(&self.counts);
        all.filter_map(|(at, counts)| {
            self.policy.0.plan(at)?;
            let competency = self.policy.0.library.competency(self.policy.0.id(at)?)?;
            Some((competency, counts))
        })
    }

    /// Each ladder that the policy decides, in the order of the library, with its counts.
    ///
    /// ```
    /// # use continua::advancement::CohortTable;
    /// # fn example(table: &CohortTable) {
    /// for (competency, ladder, counts) in table.ladders() {
    ///     println!("{}", competency.label());
    ///     for rung in ladder.rungs() {
    ///         println!("  {} {}", rung.title(), counts.places.get(rung.id()).unwrap_or(&0));
    ///     }
    /// }
    /// # }
    /// ```
    pub fn ladders(&self) -> impl Iterator<Item = (Competency<'_>, &Ladder, &LadderCounts)> {
        let compiled = &self.policy.0;
        let all = compiled.ladders.keys().zip(&self.ladders);
        all.filter_map(|(target, counts)| {
            let competency = compiled.library.competency(compiled.id(*target)?)?;
            Some((competency, compiled.ladder(*target)?, counts))
        })
    }

    /// As [`ladders`](Self::ladders), but nothing of a ladder where some count is above 0 and below
    /// `least`; see [`rows_of_at_least`](Self::rows_of_at_least).
    pub fn ladders_of_at_least(
        &self,
        least: u32,
    ) -> impl Iterator<Item = (Competency<'_>, &Ladder, Option<&LadderCounts>)> {
        self.ladders().map(move |(competency, ladder, counts)| {
            let few = |count: u32| count > 0 && count < least;
            let parts = [counts.no_place, counts.not_applicable];
            let hidden = parts
                .into_iter()
                .chain(counts.places.values().copied())
                .any(few);
            (competency, ladder, (!hidden).then_some(counts))
        })
    }

    /// As [`rows`](Self::rows), but nothing of a competency where some count is above 0 and below
    /// `least`, so that nobody is known by being one of few. For what leaves the school. Tables of
    /// overlapping groups can still tell of one by their difference: publish one or the other.
    pub fn rows_of_at_least(
        &self,
        least: u32,
    ) -> impl Iterator<Item = (Competency<'_>, Option<&Counts>)> {
        self.rows().map(move |(competency, counts)| {
            let few = |count: u32| count > 0 && count < least;
            let parts = [
                counts.demonstrated,
                counts.awaiting_confirmation,
                counts.too_little,
                counts.below,
                counts.disagrees,
                counts.no_evidence,
                counts.not_applicable,
                counts.held,
            ];
            let hidden = parts.into_iter().any(few) || counts.levels.values().any(|n| few(*n));
            (competency, (!hidden).then_some(counts))
        })
    }
}
