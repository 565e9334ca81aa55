//! Removing content from a log for good.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::{Record, Removal, Retraction};
use super::EvidenceLog;
use crate::id::{JudgementId, LearnerId, WorkId};
use crate::moment::Moment;

/// There is no such record to redact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the log has no record `{id}`")]
pub struct RedactError {
    id: JudgementId,
}

impl RedactError {
    /// The identifier that was given.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }
}

impl EvidenceLog {
    /// Removes the content of a record, and leaves a [`Removal`] in its place that says whose
    /// answers it touches and why. Of a retraction the reason and who made it are removed, and it
    /// still withdraws.
    ///
    /// To withdraw a record and keep what it said, append a [`Retraction`]. Standings that have seen
    /// the log must be evaluated anew, and say so. O(log).
    ///
    /// # Errors
    /// [`RedactError`] if there is no such record; the log is then as it was.
    pub fn redact(
        &mut self,
        id: &JudgementId,
        recorded: Moment,
        reason: &str,
    ) -> Result<(), RedactError> {
        let position = self.by_id.get(id).copied();
        let position = position.ok_or_else(|| RedactError { id: id.clone() })?;
        let removal = Removal::new(id.clone(), recorded).because(reason);
        let touched = self.touched_by(position).into_iter();
        let removal = touched.fold(removal, |removal, (learner, target)| {
            removal.touching(learner.clone(), target.cloned())
        });
        let removal = Record::Removal(Arc::new(removal));
        let all = (0u32..)
            .zip(&self.records)
            .map(|(at, record)| match record {
                Record::Retraction(one) if at == position => {
                    let bare = Retraction::new(id.clone(), one.retracts().clone(), one.recorded());
                    bare.into()
                }
                _ if at == position => removal.clone(),
                other => other.clone(),
            });
        *self = Self::of_emptied(all.collect(), recorded);
        Ok(())
    }

    /// Removes all that the log knows of a learner, and says how many records it emptied. A
    /// [`Removal`] that says nothing stands in the place of each; of the works of a group the
    /// learner alone is taken out, with their individual results, and what others have shown in them
    /// stands as it stood. A judgement that moderated one of the emptied ones names the removal.
    ///
    /// What others wrote about the learner in notes and links of group works cannot be known, and
    /// stays: [`redact`](Self::redact) those records. Standings, determinations and files of the
    /// learner are the embedder's to delete. O(log).
    ///
    /// ```
    /// use continua::{Evidence, EvidenceLog, LearnerId, LevelId};
    ///
    /// let ana: LearnerId = "ana".parse()?;
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "ana-1".parse()?, ana.clone(), "sci-1".parse()?,
    ///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// assert_eq!(log.forget(&ana, "2026-04-01".parse()?), 1);
    /// assert!(!log.to_json_lines().contains("ana"));
    /// assert_eq!(log.position(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn forget(&mut self, learner: &LearnerId, recorded: Moment) -> u32 {
        let gone = Gone::of(learner, self);
        let mut emptied = 0u32;
        let mut all = Vec::with_capacity(self.records.len());
        for (at, record) in self.records.iter().enumerate() {
            all.push(gone.without(record).unwrap_or_else(|| {
                emptied = emptied.saturating_add(1);
                Removal::new(self.free_id(at), recorded).into()
            }));
        }
        *self = Self::of_emptied(all, recorded);
        emptied
    }

    /// What stands in the place of removed records. O(log).
    pub fn removals(&self) -> impl Iterator<Item = &Removal> {
        self.records.iter().filter_map(|record| match record {
            Record::Removal(removal) => Some(&**removal),
            _ => None,
        })
    }

    /// An identifier that no record has.
    fn free_id(&self, at: usize) -> JudgementId {
        let mut name = format!("removed {at}");
        loop {
            // It is not empty and has no control character.
            if let Ok(id) = JudgementId::new(&name)
                && !self.by_id.contains_key(&id)
            {
                return id;
            }
            name.push('*');
        }
    }

    fn of_emptied(records: Vec<Record>, recorded: Moment) -> Self {
        let mut log = Self::new();
        for (at, record) in records.into_iter().enumerate() {
            // What was in a log is taken again: works and identifiers still agree. Whatever was
            // not would be emptied too, so that positions stay.
            if log.append(record).is_err() {
                let _ = log.append(Removal::new(log.free_id(at), recorded));
            }
        }
        log
    }
}

/// A learner who is to be forgotten, and what is of nobody else.
struct Gone<'a> {
    learner: &'a LearnerId,
    /// By the identifier of a record, that of the removal in its place.
    records: HashMap<JudgementId, JudgementId>,
    works: HashSet<WorkId>,
}

impl<'a> Gone<'a> {
    fn of(learner: &'a LearnerId, log: &EvidenceLog) -> Self {
        let mut gone = Self {
            learner,
            records: HashMap::new(),
            works: HashSet::new(),
        };
        for (at, record) in log.records.iter().enumerate() {
            let alone = |all: &[LearnerId]| all.iter().all(|one| one == learner);
            let own = match record {
                Record::Judgement(one) => {
                    if alone(one.work().by().learners()) {
                        gone.works.insert(one.work().id().clone());
                    }
                    one.without(learner, &gone.records).is_none()
                }
                Record::Attestation(one) => one.learner() == learner,
                Record::Exemption(one) => one.learner() == learner,
                Record::Retraction(_) | Record::Removal(_) => false,
            };
            if own {
                gone.records.insert(record.id().clone(), log.free_id(at));
            }
        }
        // What withdraws something of theirs goes too, and what withdraws that.
        let mut before = usize::MAX;
        while before != gone.records.len() {
            before = gone.records.len();
            for (at, record) in log.records.iter().enumerate() {
                if let Record::Retraction(one) = record
                    && gone.records.contains_key(one.retracts())
                {
                    gone.records.insert(one.id().clone(), log.free_id(at));
                }
            }
        }
        gone
    }

    /// The record without the learner; nothing if nothing is left.
    fn without(&self, record: &Record) -> Option<Record> {
        match record {
            Record::Judgement(one) => one.without(self.learner, &self.records).map(Record::from),
            Record::Attestation(one) => {
                (one.learner() != self.learner).then(|| one.without_works(&self.works).into())
            }
            Record::Exemption(one) => (one.learner() != self.learner).then(|| record.clone()),
            Record::Retraction(one) => {
                (!self.records.contains_key(one.retracts())).then(|| record.clone())
            }
            Record::Removal(one) => Some(Record::Removal(Arc::new(
                Removal::clone(one).without(self.learner),
            ))),
        }
    }
}
