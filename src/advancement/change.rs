//! Why decisions changed: two standings of one learner compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Applicability, Bases, Decision, Outcome, Standing};
use crate::evidence::{EvidenceLog, Record};
use crate::framework::Rung;
use crate::id::{ItemId, JudgementId, LevelId, RungId};
use crate::moment::{AsOf, TimeZone};

/// What a standing says of one competency, by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decided {
    /// What the evidence says.
    pub outcome: Outcome,
    /// The highest level that the works reach.
    pub level: Option<LevelId>,
    /// On which bases it is held.
    pub basis: Bases,
    /// Whether it applies to the learner.
    pub applicability: Applicability,
}

impl From<Decision<'_>> for Decided {
    fn from(decision: Decision<'_>) -> Self {
        Self {
            outcome: decision.outcome(),
            level: decision.level().map(|level| level.id().clone()),
            basis: decision.basis(),
            applicability: decision.applicability(),
        }
    }
}

/// One thing that a decision changed by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Cause {
    /// A record of the log that one standing sees and the other does not: it came in since, or the
    /// moment of the question takes it in or leaves it out. Or one whose content was removed, if any
    /// record of the log was since.
    Record(JudgementId),
    /// Another competency that the rule asks about is held now, or no longer.
    Other {
        /// The competency.
        competency: ItemId,
        /// Whether it is held now.
        held: bool,
    },
    /// Other grounds than evidence: a determination, a presumption or an inference.
    Grounds,
    /// Time went on: evidence that was fresh is not, or a period began or ended.
    AsOf,
    /// The policy is another, or another version of it.
    Policy,
    /// The frameworks are others, or other versions of them.
    Frameworks,
}

/// A competency, or a rung of its ladder, of which a later standing says something else than an
/// earlier one, and why.
///
/// To a teacher and a family: the answer to "why did this change?", by the works and words that
/// changed it. Made by [`Standing::changes_since`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The competency.
    pub competency: ItemId,
    /// The rung of its ladder; nothing where it is the competency itself.
    pub rung: Option<RungId>,
    /// What was decided; nothing where the policy of then did not decide it.
    pub was: Option<Decided>,
    /// What is decided; nothing where the policy of now does not decide it.
    pub now: Option<Decided>,
    /// What it changed by; at least one. Records in the order of the log, then the rest.
    pub causes: Vec<Cause>,
}

/// Two standings cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChangesError {
    /// They are of different learners.
    #[error("the standings are of different learners")]
    OtherLearner,
    /// The log is shorter than what one of them has seen, so that it is another log.
    #[error("the log has {found} records, and a standing has seen {seen}")]
    ShorterLog {
        /// How many records the log has.
        found: u32,
        /// How many a standing has seen.
        seen: u32,
    },
    /// The learner was forgotten since a standing was evaluated, and nobody is to know any more what
    /// changed a decision.
    #[error("the log was told to forget the learner since a standing was evaluated")]
    Forgotten,
}

impl Standing {
    /// What this standing says otherwise than an earlier one of the same learner, and why, in the
    /// order of the library; then the rungs of ladders; what is decided no longer comes last of each.
    ///
    /// The standings may differ in what they have seen of the log, in the moment they are asked
    /// as of, in the policy and in the frameworks. O(size of the rules + records between them + rows
    /// of the learner).
    ///
    /// # Errors
    /// [`ChangesError`] if they are of different learners, the log is not the one they have seen, or
    /// the learner was forgotten since.
    ///
    /// ```
    /// use continua::advancement::{Binding, Cause, Outcome, Policy, PolicyDefinition, Rule, Selection};
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
    /// let monday = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, count, LevelId::new("yes")?, "quiz".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let tuesday = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    ///
    /// let changes = tuesday.changes_since(&monday, &log)?;
    /// assert_eq!(changes[0].now.as_ref().unwrap().outcome, Outcome::Demonstrated);
    /// assert_eq!(changes[0].causes, [Cause::Record("e1".parse()?)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes_since(
        &self,
        earlier: &Self,
        log: &EvidenceLog,
    ) -> Result<Vec<Change>, ChangesError> {
        if self.learner() != earlier.learner() {
            return Err(ChangesError::OtherLearner);
        }
        let (seen, found) = (self.position().max(earlier.position()), log.position());
        if found < seen {
            return Err(ChangesError::ShorterLog { found, seen });
        }
        if self.is_forgotten(log) || earlier.is_forgotten(log) {
            return Err(ChangesError::Forgotten);
        }
        let between = Between::new(earlier, self, log);
        let of_targets = |standing: &Self| -> Vec<Key> {
            let all = standing.0.policy.0.targets.iter();
            all.map(|id| (id.clone(), None)).collect()
        };
        let of_rungs = |standing: &Self| -> Vec<Key> {
            let compiled = &standing.0.policy.0;
            let units = compiled.ladders.values().cloned().flatten();
            let key = |at| {
                let rung = compiled.rung(at).map(Rung::id).cloned();
                Some((compiled.subject(at)?.clone(), rung))
            };
            units.filter_map(key).collect()
        };
        let mut keys = in_either(of_targets(self), of_targets(earlier));
        keys.extend(in_either(of_rungs(self), of_rungs(earlier)));
        Ok(keys.iter().filter_map(|key| between.change(key)).collect())
    }

    /// Under which index something is decided.
    fn place(&self, (id, rung): &Key) -> Option<u32> {
        let compiled = &self.0.policy.0;
        match rung {
            Some(rung) => compiled.unit(id, rung),
            None => compiled.index.get(id).copied(),
        }
    }

    fn decided(&self, key: &Key) -> Option<Decided> {
        let compiled = &self.0.policy.0;
        let at = self.place(key)?;
        let decision = Decision::new(self, at)?;
        // What no rule decides may still be held on other grounds.
        let speaks = compiled.plan(at).is_some() || decision.basis() != Bases::NONE;
        speaks.then(|| decision.into())
    }

    fn holds(&self, id: &ItemId) -> bool {
        let at = self.0.policy.0.index.get(id);
        at.is_some_and(|at| self.0.is_held(*at))
    }
}

/// A competency, or a rung of its ladder.
type Key = (ItemId, Option<RungId>);

/// What the later standing decides, and then what only the earlier one does.
fn in_either(now: Vec<Key>, then: Vec<Key>) -> Vec<Key> {
    let known: BTreeSet<&Key> = now.iter().collect();
    let gone: Vec<Key> = then
        .into_iter()
        .filter(|key| !known.contains(key))
        .collect();
    now.into_iter().chain(gone).collect()
}

/// What lies between two standings.
struct Between<'a> {
    earlier: &'a Standing,
    later: &'a Standing,
    /// By target: the records that one sees and the other does not, in the order of the log.
    records: BTreeMap<&'a ItemId, Vec<JudgementId>>,
    policy: bool,
    frameworks: bool,
    as_of: bool,
}

impl<'a> Between<'a> {
    fn new(earlier: &'a Standing, later: &'a Standing, log: &'a EvidenceLog) -> Self {
        let (then, now) = (&earlier.0.policy.0, &later.0.policy.0);
        Self {
            earlier,
            later,
            records: records(earlier, later, log),
            policy: then.fingerprint != now.fingerprint,
            frameworks: then.frameworks() != now.frameworks(),
            as_of: earlier.as_of() != later.as_of(),
        }
    }

    fn change(&self, key: &Key) -> Option<Change> {
        let (was, now) = (self.earlier.decided(key), self.later.decided(key));
        (was != now).then(|| Change {
            competency: key.0.clone(),
            rung: key.1.clone(),
            was,
            now,
            causes: self.causes(key),
        })
    }

    fn causes(&self, key: &Key) -> Vec<Cause> {
        let records = self.records.get(&key.0).into_iter().flatten();
        let mut causes: Vec<Cause> = records.cloned().map(Cause::Record).collect();
        causes.extend(self.others(key));
        let given = |standing: &Standing| {
            let at = standing.place(key);
            at.and_then(|at| standing.0.targets.get(at as usize))
                .map(|target| target.given)
        };
        if given(self.earlier).unwrap_or(Bases::NONE) != given(self.later).unwrap_or(Bases::NONE) {
            causes.push(Cause::Grounds);
        }
        if self.policy {
            causes.push(Cause::Policy);
        }
        if self.frameworks {
            causes.push(Cause::Frameworks);
        }
        if self.as_of && causes.is_empty() {
            causes.push(Cause::AsOf);
        }
        causes
    }

    /// The competencies that the rule of now asks about and that are held otherwise than then.
    fn others(&self, key: &Key) -> Vec<Cause> {
        let compiled = &self.later.0.policy.0;
        let plan = self.later.place(key).and_then(|at| compiled.plan(at));
        let asked = plan.map_or_else(Vec::new, |plan| plan.node.others());
        let asked: BTreeSet<u32> = asked.into_iter().collect();
        let asked = asked.into_iter().filter_map(|other| compiled.id(other));
        let other = |other: &ItemId| {
            let held = self.later.holds(other);
            (held != self.earlier.holds(other)).then(|| Cause::Other {
                competency: other.clone(),
                held,
            })
        };
        asked.filter_map(other).collect()
    }
}

/// By target: the records that came in between two standings or that the moments of their
/// questions tell apart.
fn records<'a>(
    earlier: &Standing,
    later: &Standing,
    log: &'a EvidenceLog,
) -> BTreeMap<&'a ItemId, Vec<JudgementId>> {
    let zone = &later.0.policy.0.definition.zone;
    let (from, to) = (earlier.position(), later.position());
    let sees = |standing: &Standing, position: u32, record: &Record| {
        position < standing.position() && is_seen(record, standing.as_of(), zone)
    };
    let mut by_target: BTreeMap<&ItemId, Vec<JudgementId>> = BTreeMap::new();
    let emptied = earlier.0.removals != later.0.removals;
    // Between two questions as of the same, only what came in since can tell them apart, and what
    // was removed.
    let first = if earlier.as_of() == later.as_of() && !emptied {
        from.min(to)
    } else {
        0
    };
    for position in first..from.max(to) {
        let Some(record) = log.record(position) else {
            continue;
        };
        let removed = emptied && matches!(record, Record::Removal(_));
        if !removed && sees(earlier, position, record) == sees(later, position, record) {
            continue;
        }
        for (learner, target) in log.touched_by(position) {
            if let Some(target) = target.filter(|_| learner == later.learner()) {
                by_target
                    .entry(target)
                    .or_default()
                    .push(record.id().clone());
            }
        }
    }
    by_target
}

/// Whether a question as of a moment takes a record in.
fn is_seen(record: &Record, as_of: AsOf, zone: &TimeZone) -> bool {
    let known = as_of
        .known()
        .is_none_or(|known| record.recorded().earliest(zone) <= known.latest(zone));
    let work = record
        .judgement()
        .map(|judgement| judgement.work().performed());
    let performed = as_of.performed().is_none_or(|until| {
        work.is_none_or(|performed| performed.earliest(zone) <= until.latest(zone))
    });
    known && performed
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(id) => write!(f, "record `{id}`"),
            Self::Other { competency, held } => {
                let now = if *held {
                    "is held"
                } else {
                    "is held no longer"
                };
                write!(f, "`{competency}` {now}")
            }
            Self::Grounds => f.write_str("other grounds than evidence"),
            Self::AsOf => f.write_str("time went on"),
            Self::Policy => f.write_str("another policy"),
            Self::Frameworks => f.write_str("other frameworks"),
        }
    }
}
