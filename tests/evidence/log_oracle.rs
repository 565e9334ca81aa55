//! The oracle: a slow reading of the words.

use std::collections::{BTreeMap, BTreeSet};

use continua::*;

/// A row: its judgement, which result, and whether it stands under the alternate target.
pub type Key = (JudgementId, u32, bool);

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Slow {
    pub shown: BTreeSet<Key>,
    pub absent: BTreeSet<Key>,
    pub passed_over: BTreeSet<(Key, String)>,
}

pub struct Question<'q> {
    pub records: &'q [Record],
    pub learner: &'q LearnerId,
    pub as_of: AsOf,
    pub zone: &'q TimeZone,
    pub measured: &'q Measured,
}

impl Question<'_> {
    fn within(&self, moment: Moment, bound: Option<Moment>) -> bool {
        bound.is_none_or(|bound| moment.earliest(self.zone) <= bound.latest(self.zone))
    }

    fn known(&self) -> impl Iterator<Item = &Record> {
        let known = |record: &&Record| self.within(record.recorded(), self.as_of.known());
        self.records.iter().filter(known)
    }

    fn retracted(&self, id: &JudgementId) -> bool {
        self.known()
            .any(|record| matches!(record, Record::Retraction(r) if r.retracts() == id))
    }

    fn superseded(&self, id: &JudgementId) -> bool {
        self.known()
            .filter_map(Record::judgement)
            .any(|other| other.lineage().supersedes().contains(id) && !self.retracted(other.id()))
    }

    fn changed(&self, work: &Work, target: Option<&ItemId>) -> Option<&'static str> {
        match work.support().kind() {
            SupportKind::Modified => Some("modified"),
            SupportKind::Accommodated => {
                let kinds = work.support().accommodations();
                let target = target?;
                kinds
                    .iter()
                    .any(|kind| self.measured.is_part_of(target, kind))
                    .then_some("accommodation is part of what is measured")
            }
            _ => None,
        }
    }

    pub fn answer(&self) -> BTreeMap<Option<ItemId>, Slow> {
        let mut answer: BTreeMap<Option<ItemId>, Slow> = BTreeMap::new();
        for judgement in self.known().filter_map(Record::judgement) {
            let work = judgement.work();
            for (at, result) in (0..).zip(judgement.results()) {
                let mine = match result.learner() {
                    Some(learner) => learner == self.learner,
                    None => {
                        let own = judgement.results().iter().any(|other| {
                            other.on() == result.on() && other.learner() == Some(self.learner)
                        });
                        work.by().includes(self.learner) && !own
                    }
                };
                if !mine {
                    continue;
                }
                let target = result.on().target();
                let changed = self.changed(work, target);
                let mut places = vec![(target.cloned(), false)];
                if changed.is_some() {
                    places.extend(
                        result
                            .alternate()
                            .map(|target| (Some(target.clone()), true)),
                    );
                }
                for (place, alternate) in places {
                    let key = (judgement.id().clone(), at, alternate);
                    let slow = answer.entry(place).or_default();
                    let reason = if self.retracted(judgement.id()) {
                        Some("retracted")
                    } else if self.superseded(judgement.id()) {
                        Some("superseded")
                    } else if changed.is_some() && !alternate {
                        changed
                    } else if !self.within(work.performed(), self.as_of.performed()) {
                        Some("performed later")
                    } else if *result.observed() == Observed::NotJudged {
                        Some("not judged")
                    } else {
                        None
                    };
                    match reason {
                        Some(reason) => {
                            slow.passed_over.insert((key, reason.to_owned()));
                        }
                        None if result.observed().is_absent() => {
                            slow.absent.insert(key);
                        }
                        None => {
                            slow.shown.insert(key);
                        }
                    }
                }
            }
        }
        answer
    }
}

pub fn key(row: Row<'_>) -> Key {
    (
        row.judgement().id().clone(),
        row.result(),
        row.is_alternate(),
    )
}
