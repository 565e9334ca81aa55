//! Whose answers a record may change.

use std::collections::BTreeSet;

use super::super::{Judgement, Record};
use super::EvidenceLog;
use super::placement::placements;
use crate::id::{ItemId, LearnerId};

type Touched<'a> = BTreeSet<(&'a LearnerId, Option<&'a ItemId>)>;

impl EvidenceLog {
    /// The learners and targets whose answer a record may change: its own, and those of what it
    /// supersedes or retracts. Sorted, each once. O(answer × log).
    ///
    /// ```
    /// use continua::{Evidence, EvidenceLog, LevelId, Retraction};
    ///
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, "sci-1".parse()?,
    ///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let receipt = log.append(Retraction::new("r1".parse()?, "e1".parse()?, "2026-03-09".parse()?))?;
    /// assert_eq!(log.touched_by(receipt.position()), [(&"ana".parse()?, Some(&"sci-1".parse()?))]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn touched_by(&self, position: u32) -> Vec<(&LearnerId, Option<&ItemId>)> {
        let mut touched = BTreeSet::new();
        let Some(record) = self.record(position) else {
            return Vec::new();
        };
        self.add_own(record, &mut touched);
        match record {
            Record::Judgement(judgement) => self.add_superseded(judgement, &mut touched),
            Record::Retraction(retraction) => {
                if let Some(named) = self.get(retraction.retracts()) {
                    self.add_own(named, &mut touched);
                    if let Record::Judgement(judgement) = named {
                        self.add_superseded(judgement, &mut touched);
                    }
                }
            }
            Record::Attestation(_) | Record::Exemption(_) | Record::Removal(_) => {}
        }
        touched.into_iter().collect()
    }

    fn add_superseded<'a>(&'a self, judgement: &'a Judgement, touched: &mut Touched<'a>) {
        for other in judgement.lineage().supersedes() {
            if let Some(record) = self.get(other) {
                self.add_own(record, touched);
            }
        }
    }

    #[expect(clippy::unused_self, reason = "binds the lifetime of the answer")]
    fn add_own<'a>(&'a self, record: &'a Record, touched: &mut Touched<'a>) {
        match record {
            Record::Judgement(judgement) => {
                let own = placements(judgement).map(|place| (place.learner, place.target));
                touched.extend(own);
            }
            Record::Attestation(record) => {
                touched.insert((record.learner(), Some(record.target())));
            }
            Record::Exemption(record) => {
                touched.insert((record.learner(), Some(record.target())));
            }
            Record::Removal(record) => touched.extend(record.touches()),
            Record::Retraction(_) => {}
        }
    }
}
