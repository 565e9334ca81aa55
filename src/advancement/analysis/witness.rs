//! Evidence that shows what is claimed of a rule.

use std::fmt;

use serde::Serialize;

use crate::advancement::{Basis, Determination, Holdings, Outcome, Policy};
use crate::evidence::{EvidenceLog, Observed, Record};
use crate::id::{AssessorId, DeterminationId, ItemId, LearnerId, RoleName, RungId};
use crate::moment::{AsOf, Moment};

/// A small body of evidence that shows what is claimed of a rule: real records of a learner who is
/// nobody, to put into a log and decide upon.
///
/// [`Witness::meets`] does just that. Where a rule asks for other competencies, the learner is
/// taken to hold some of them on a basis that the policy accepts, as [`Witness::holdings`] says.
///
/// ```
/// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection};
/// # use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
/// # let mut builder = Framework::builder("doc", "Sample")?;
/// # let count = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
/// # let library = Library::of([("math", builder.build()?)])?;
/// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
/// #     .bind(Binding::new(Selection::all(), Rule::works(2, "yes".parse()?)));
/// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
/// let analysis = policy.analyse(&count).unwrap();
/// let example = analysis.example().unwrap();
/// assert_eq!(example.records().len(), 2);
/// assert!(example.meets(&policy));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Witness {
    pub(super) competency: ItemId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rung: Option<RungId>,
    pub(super) records: Vec<Record>,
    pub(super) held: Vec<ItemId>,
    pub(super) basis: Option<Basis>,
    pub(super) as_of: Moment,
    pub(super) learner: LearnerId,
    pub(super) role: RoleName,
    pub(super) by: AssessorId,
}

impl Witness {
    /// The competency that it is about.
    pub fn competency(&self) -> &ItemId {
        &self.competency
    }

    /// The rung of its ladder that it is about; nothing where it is about the competency by itself.
    pub fn rung(&self) -> Option<&RungId> {
        self.rung.as_ref()
    }

    /// The learner, who is nobody.
    pub fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// The records, in the order in which they were made.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The other competencies that are taken to be held.
    pub fn held(&self) -> &[ItemId] {
        &self.held
    }

    /// As of when it is to be decided upon.
    pub fn as_of(&self) -> AsOf {
        AsOf::at(self.as_of)
    }

    /// A log of its records.
    pub fn log(&self) -> EvidenceLog {
        let mut log = EvidenceLog::new();
        for record in &self.records {
            // Its records are made to stand beside each other.
            let _ = log.append(record.clone());
        }
        log
    }

    /// What is held on other grounds than its records: credited, or else presumed or inferred.
    pub fn holdings(&self) -> Holdings {
        let held = self.held.iter().cloned();
        match self.basis {
            Some(Basis::Presumed) => Holdings::default().presuming(held),
            Some(Basis::Inferred) => Holdings::default().inferring(held),
            Some(Basis::Credited) => {
                let determine = |(at, competency)| {
                    let id = DeterminationId::new(format!("credit-{at}")).ok()?;
                    let (by, role) = (self.by.clone(), self.role.clone());
                    let outcome = Outcome::Demonstrated;
                    let learner = self.learner.clone();
                    let day = self.as_of;
                    Some(Determination::new(
                        id, learner, competency, outcome, by, role, day,
                    ))
                };
                Holdings::default().determined((1..).zip(held).filter_map(determine))
            }
            _ => Holdings::default(),
        }
    }

    /// Whether it meets what a policy asks for its competency, or for the rung of its ladder. Costs
    /// an evaluation.
    pub fn meets(&self, policy: &Policy) -> bool {
        let log = self.log();
        let standing = policy.evaluate_with(&log, &self.learner, self.as_of(), &self.holdings());
        let Ok(standing) = standing else { return false };
        let decision = match &self.rung {
            None => standing.decision(&self.competency),
            Some(rung) => standing
                .ladder(&self.competency)
                .and_then(|ladder| ladder.rung(rung)),
        };
        decision.is_some_and(|decision| decision.outcome() == Outcome::Demonstrated)
    }
}

impl fmt::Display for Witness {
    /// In plain English, a record a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.records.is_empty() && self.held.is_empty() {
            return f.write_str("- nothing shown at all\n");
        }
        for record in &self.records {
            match record {
                Record::Judgement(judgement) => {
                    let work = judgement.work();
                    write!(f, "- {}", work.performed())?;
                    for result in judgement.results() {
                        if let Observed::Level(level) = result.observed() {
                            write!(f, ", level `{level}`")?;
                        }
                    }
                    write!(f, " on the task `{}`", work.task())?;
                    if let Some(rung) = work.rung() {
                        write!(f, ", set at `{rung}`")?;
                    }
                    if let Some(due) = work.due() {
                        write!(f, ", due {due}")?;
                    }
                    let support = work.support();
                    writeln!(
                        f,
                        " ({}, {support}, judged by {})",
                        judgement.purpose(),
                        judgement.role()
                    )?;
                }
                Record::Attestation(attestation) => {
                    write!(
                        f,
                        "- {}, confirmed by {}",
                        attestation.recorded(),
                        attestation.role()
                    )?;
                    match attestation.level() {
                        Some(level) => writeln!(f, " at level `{level}`")?,
                        None => writeln!(f)?,
                    }
                }
                _ => {}
            }
        }
        for held in &self.held {
            writeln!(f, "- held already: `{held}`")?;
        }
        writeln!(f, "- asked on {}", self.as_of)
    }
}
