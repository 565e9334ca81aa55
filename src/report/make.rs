//! Making a report from two standings.

use std::collections::BTreeSet;

use super::area::areas;
use super::ladder::differs;
use super::{
    Coming, ComingTarget, Covers, LadderProgress, Period, Place, ProgressError, ProgressOptions,
    ProgressReport, Section, ShownLevel, TargetProgress, WorkCount,
};
use crate::advancement::{Applicability, Decision, LadderStanding, Need, Policy, Proof, Standing};
use crate::evidence::{EvidenceLog, LearnerView, TargetView};
use crate::framework::{Competency, Dimension, Rung};
use crate::id::{ItemId, LearnerId, WorkId};
use crate::learner::ZoneTarget;
use crate::progression::Progression;

impl Policy {
    /// What a learner's standing says for a period: where the learner was and is.
    ///
    /// Evaluates the learner before the period and at its end. O(rows of the learner + size of the
    /// rules), and the proofs of the targets that are listed.
    ///
    /// # Errors
    /// [`ProgressError`] if the period runs backwards or has nothing before it, the policy cannot
    /// be evaluated, or the points of an area are past the range of scores.
    ///
    /// ```
    /// use continua::advancement::{Audience, Binding, Policy, PolicyDefinition, Rule, Selection, Wording};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::report::{Period, ProgressOptions};
    /// use continua::{Evidence, EvidenceLog, LevelId};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let area = builder.item(ItemDraft::new("n", "Number")?);
    /// let count = builder.item(ItemDraft::new("a", "Count to 20.")?);
    /// builder.child(&area, &count);
    /// let library = Library::of([("math", builder.build()?)])?;
    /// let scale = Scale::new("s", "Shown", [Level::new("no", "On the way", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "s".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let mut log = EvidenceLog::new();
    /// for (id, level, day) in [("e1", "no", "2025-11-20"), ("e2", "yes", "2026-02-03")] {
    ///     log.append(Evidence::new(
    ///         id.parse()?, "ana".parse()?, count.clone(), LevelId::new(level)?, "counting".parse()?, day.parse()?,
    ///     ))?;
    /// }
    ///
    /// let spring = Period::new("2026-01-05".parse()?, "2026-03-27".parse()?);
    /// let report = policy.progress(&log, &"ana".parse()?, spring, &ProgressOptions::default())?;
    /// assert_eq!(
    ///     report.to_text(&Wording::english(), Audience::Learner),
    ///     "Progress from 2026-01-05 to 2026-03-27\n\
    ///      \n\
    ///      Goals\n\
    ///      \n\
    ///      Count to 20.\n  \
    ///        You have shown this at Shown.\n  \
    ///        Level: Shown now, On the way before.\n  \
    ///        Pieces of work: 1 in this time, 2 in all.\n\
    ///      \n\
    ///      Larger areas\n\
    ///      An area stands at the middle level of its goals.\n\
    ///      - Number: Shown now, On the way before; 1 of 1 goals have a level\n"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn progress(
        &self,
        log: &EvidenceLog,
        learner: &LearnerId,
        period: Period,
        options: &ProgressOptions,
    ) -> Result<ProgressReport, ProgressError> {
        if !period.is_forward(&self.definition().zone) {
            return Err(ProgressError::Backwards);
        }
        let before = period.before().ok_or(ProgressError::NothingBefore)?;
        let holdings = &options.holdings;
        let then = self.evaluate_with(log, learner, before, holdings)?;
        let now = self.evaluate_with(log, learner, period.as_of(), holdings)?;
        make(&then, &now, log, period, options)
    }
}

impl Standing {
    /// What this standing says for the period since an earlier one: as
    /// [`Policy::progress`](crate::Policy::progress), where both standings are at hand. The log
    /// must be the one that this standing has seen. O(rows of the learner), and the proofs of the
    /// targets that are listed.
    ///
    /// # Errors
    /// [`ProgressError`] if the standings are of different learners or policies, do not both say
    /// up to when they looked, the earlier comes later, or the log is not the one that they saw:
    /// another one, or one from which records were removed since.
    ///
    /// ```no_run
    /// # fn example(policy: &continua::Policy, log: &continua::EvidenceLog, ana: &continua::LearnerId) -> Result<(), Box<dyn std::error::Error>> {
    /// use continua::AsOf;
    /// use continua::report::ProgressOptions;
    ///
    /// let then = policy.evaluate(log, ana, AsOf::at("2026-01-04".parse()?))?;
    /// let now = policy.evaluate(log, ana, AsOf::at("2026-03-27".parse()?))?;
    /// let report = now.progress_since(&then, log, &ProgressOptions::default())?;
    /// assert_eq!(report.period.from(), "2026-01-05".parse()?);
    /// # Ok(()) }
    /// ```
    pub fn progress_since(
        &self,
        then: &Self,
        log: &EvidenceLog,
        options: &ProgressOptions,
    ) -> Result<ProgressReport, ProgressError> {
        if self.learner() != then.learner() {
            return Err(ProgressError::OtherLearner);
        }
        if self.policy().fingerprint() != then.policy().fingerprint() {
            return Err(ProgressError::OtherPolicy);
        }
        let period = Period::between(&then.as_of(), &self.as_of());
        let period = period.ok_or(ProgressError::NoMoment)?;
        if !period.is_forward(&self.policy().definition().zone) {
            return Err(ProgressError::Backwards);
        }
        let (found, seen) = (log.position(), self.position());
        if found != seen || then.position() > found {
            let seen = seen.max(then.position());
            return Err(ProgressError::OtherLog { found, seen });
        }
        if [then, self].iter().any(|it| it.touched_since(log).is_err()) {
            return Err(ProgressError::Removed);
        }
        make(then, self, log, period, options)
    }
}

fn make(
    then: &Standing,
    now: &Standing,
    log: &EvidenceLog,
    period: Period,
    options: &ProgressOptions,
) -> Result<ProgressReport, ProgressError> {
    let mut maker = Maker {
        then: then.evidence(log),
        now: now.evidence(log),
        log,
        options,
    };
    let mut academic = Section::default();
    let mut habits = Section::default();
    for decision in now.decisions() {
        let earlier = then.decision(decision.competency().id());
        let Some(target) = earlier.and_then(|earlier| maker.target(earlier, decision)) else {
            continue;
        };
        section(&mut academic, &mut habits, target.dimension)
            .targets
            .push(target);
    }
    for stands in now.ladders() {
        let earlier = then.ladder(stands.competency().id());
        let Some(ladder) = earlier.and_then(|earlier| maker.ladder(earlier, stands)) else {
            continue;
        };
        section(&mut academic, &mut habits, ladder.dimension)
            .ladders
            .push(ladder);
    }
    let listed = academic.targets.iter().chain(&habits.targets);
    let listed: Vec<_> = listed.map(|target| &target.competency).collect();
    for area in areas(&listed, then, now, options)? {
        section(&mut academic, &mut habits, area.dimension)
            .areas
            .push(area);
    }
    habits.targets.sort_by_key(|target| target.dimension);
    habits.ladders.sort_by_key(|ladder| ladder.dimension);
    habits.areas.sort_by_key(|area| area.dimension);
    let definition = now.policy().definition();
    Ok(ProgressReport {
        learner: now.learner().clone(),
        period,
        as_of: now.as_of(),
        policy: definition.id.clone(),
        policy_version: definition.version.clone(),
        covers: options.covers,
        roll_up: options.roll_up,
        academic,
        habits,
        coming: (options.progression.as_ref())
            .map(|progression| coming(now, progression, options.most_coming)),
    })
}

fn section<'s>(
    academic: &'s mut Section,
    habits: &'s mut Section,
    dimension: Dimension,
) -> &'s mut Section {
    match dimension {
        Dimension::Academic => academic,
        _ => habits,
    }
}

struct Maker<'m> {
    then: LearnerView<'m>,
    now: LearnerView<'m>,
    log: &'m EvidenceLog,
    options: &'m ProgressOptions,
}

impl Maker<'_> {
    /// What the report says of one target; nothing where it does not list it.
    fn target(&mut self, then: Decision<'_>, now: Decision<'_>) -> Option<TargetProgress> {
        let competency = now.competency();
        let changed = (then.outcome(), then.level(), then.basis())
            != (now.outcome(), now.level(), now.basis());
        let addressed = changed || self.moved(competency.id());
        let applies = now.applicability();
        let in_scope = applies == Applicability::InScope;
        if !addressed && !self.wants(in_scope) {
            return None;
        }
        let proof = now.proof(self.log);
        let rows_then = self.then.target(competency.id());
        let rows_now = self.now.target(competency.id());
        let known = works(rows_then.as_ref());
        let shown = works(rows_now.as_ref());
        let counted = counted(&proof);
        let fresh = |works: &BTreeSet<&WorkId>| count(works.difference(&known));
        Some(TargetProgress {
            competency: competency.id().clone(),
            code: competency.code().map(ToOwned::to_owned),
            text: proof.text.clone(),
            learner_text: proof.learner_text.clone(),
            dimension: competency.dimension(),
            addressed,
            applicability: Some(applies),
            scale: now.scale().map(|scale| scale.id().clone()),
            then: self.place(then),
            now: self.place(now),
            works: WorkCount {
                shown: count(&shown),
                shown_in_period: fresh(&shown),
                counted: count(&counted),
                counted_in_period: fresh(&counted),
            },
            shown_with_support: Some(now.shown_with_support()),
            missing: if in_scope && !now.is_held() {
                proof.missing.clone()
            } else {
                Vec::new()
            },
        })
    }

    /// What the report says of one ladder; nothing where it does not list it.
    fn ladder(
        &mut self,
        then: LadderStanding<'_>,
        now: LadderStanding<'_>,
    ) -> Option<LadderProgress> {
        let competency = now.competency();
        let applies = now.rungs().next()?.applicability();
        let in_scope = applies == Applicability::InScope;
        let addressed = differs(then, now) || self.moved(competency.id());
        if !addressed && !self.wants(in_scope) {
            return None;
        }
        let next = now.next().filter(|_| in_scope);
        Some(LadderProgress {
            competency: competency.id().clone(),
            code: competency.code().map(ToOwned::to_owned),
            text: competency.full_text(),
            learner_text: competency.learner_statement().map(ToOwned::to_owned),
            dimension: competency.dimension(),
            addressed,
            applicability: Some(applies),
            then: then.place().cloned(),
            now: now.place().cloned(),
            start: now.start().cloned(),
            gaps: now.gaps().cloned().collect(),
            next: next.cloned(),
            missing: next.map_or_else(Vec::new, |next| self.missing(now, next)),
        })
    }

    /// What is still missing for a rung.
    fn missing(&self, ladder: LadderStanding<'_>, rung: &Rung) -> Vec<Need> {
        let decision = ladder.rung(rung.id());
        decision.map_or_else(Vec::new, |decision| decision.missing(self.log))
    }

    /// Whether something of a competency came in during the period.
    fn moved(&self, competency: &ItemId) -> bool {
        let [then, now] = [&self.then, &self.now].map(|view| view.target(competency));
        came_in(then.as_ref()) != came_in(now.as_ref())
    }

    /// Whether what was not addressed is listed, too.
    fn wants(&self, in_scope: bool) -> bool {
        in_scope && self.options.covers == Covers::InScope
    }

    fn place(&self, decision: Decision<'_>) -> Place {
        let level = decision.level().zip(decision.scale());
        let labels = &self.options.labels;
        Place {
            outcome: decision.outcome(),
            level: level.map(|(level, scale)| ShownLevel::of(level, scale, labels)),
            basis: decision.basis(),
        }
    }
}

/// What is in force of a target, by judgement and result.
fn came_in(view: Option<&TargetView<'_>>) -> BTreeSet<(u32, u32)> {
    let rows = view.map(|view| view.shown().iter().chain(view.absent()));
    let rows = rows.into_iter().flatten();
    rows.map(|row| (row.position(), row.result())).collect()
}

/// The works that show something of a target.
fn works<'v>(view: Option<&TargetView<'v>>) -> BTreeSet<&'v WorkId> {
    let rows = view.map_or(&[][..], |view| view.shown());
    rows.iter().map(|row| row.work_id()).collect()
}

/// The works that counted for some condition.
fn counted(proof: &Proof) -> BTreeSet<&WorkId> {
    let steps = proof.condition.walk();
    steps
        .flat_map(|step| &step.counted)
        .map(|showing| &showing.work)
        .collect()
}

fn count<T>(of: impl IntoIterator<Item = T>) -> u32 {
    crate::graph::dense(of.into_iter().count())
}

/// What the learner has everything for, the first of it.
fn coming(now: &Standing, progression: &Progression, most: u32) -> Coming {
    let zone = now.zone(progression);
    let ready: Vec<Competency<'_>> = zone.ready().filter_map(ZoneTarget::competency).collect();
    let targets = ready.iter().take(most as usize).map(|target| ComingTarget {
        competency: target.id().clone(),
        code: target.code().map(ToOwned::to_owned),
        text: target.full_text(),
        learner_text: target.learner_statement().map(ToOwned::to_owned),
    });
    Coming {
        targets: targets.collect(),
        more: count(ready.iter().skip(most as usize)),
    }
}
