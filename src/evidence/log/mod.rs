//! The append-only log of evidence.

mod error;
mod intern;
mod names;
mod placement;
mod remove;
mod rows;
mod touched;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use error::LogError;
pub(crate) use intern::NONE;
use names::Names;
use placement::placements;
pub use remove::RedactError;
pub(crate) use rows::{Cell, LearnerRows, Stamp, TargetRows};

use super::{
    Attestation, Evidence, Exemption, Judgement, LearnerView, Measured, Record, Retraction,
};
use crate::id::{JudgementId, LearnerId, WorkId};
use crate::moment::{AsOf, TimeZone};

/// An append-only log of judgements, attestations, retractions and exemptions, of any number of
/// learners.
///
/// Records may come in any order and any number of times: the same record again changes nothing,
/// and a correction or a retraction may come before what it corrects or withdraws. A record with
/// a known identifier and other content is refused.
///
/// Names are numbered once, when a record comes; [`view`](Self::view) then reads a learner's
/// rows, by target, without looking at names again.
///
/// ```
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId, Retraction, TimeZone};
///
/// let row = Evidence::new(
///     "e1".parse()?, "ana".parse()?, "sci-1".parse()?,
///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
/// );
/// let mut log: EvidenceLog = [row.clone()].into_iter().collect::<Result<_, _>>()?;
/// assert!(log.append(row)?.is_duplicate());
///
/// let ana = "ana".parse()?;
/// let shown = |log: &EvidenceLog, as_of: AsOf| log.view(&ana, &as_of, &TimeZone::UTC).rows_shown();
/// assert_eq!(shown(&log, AsOf::everything()), 1);
///
/// log.append(Retraction::new("r1".parse()?, "e1".parse()?, "2026-03-09".parse()?))?;
/// assert_eq!(shown(&log, AsOf::everything()), 0);
/// assert_eq!(shown(&log, AsOf::at("2026-03-08".parse()?)), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct EvidenceLog {
    records: Vec<Record>,
    by_id: HashMap<JudgementId, u32>,
    learners: Vec<LearnerRows>,
    by_learner: HashMap<LearnerId, u32>,
    works: HashMap<WorkId, (u32, Arc<Judgement>)>,
    names: Names,
    /// By the identifier of a record, whether it has come or not: what supersedes or retracts it.
    touches: HashMap<JudgementId, Vec<Touch>>,
    /// How many records were emptied.
    removals: u32,
}

/// What takes a record out of force.
#[derive(Debug, Clone)]
pub(crate) enum Touch {
    Retracted(Arc<Retraction>),
    Superseded(Arc<Judgement>),
}

/// Where an appended record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Receipt {
    position: u32,
    duplicate: bool,
}

impl Receipt {
    /// The position of the record in the log, counted from 0.
    pub const fn position(self) -> u32 {
        self.position
    }

    /// Whether the same record was there already, and nothing changed.
    pub const fn is_duplicate(self) -> bool {
        self.duplicate
    }
}

impl EvidenceLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a record. Amortised O(results × learners of the work) and a few look-ups by name;
    /// for a superseding or retracting one also O(log rows) for each result of what it names.
    ///
    /// # Errors
    /// [`LogError`] for a known identifier with other content, a known work with other content,
    /// or a record that names itself. The log is then as it was.
    pub fn append(&mut self, record: impl Into<Record>) -> Result<Receipt, LogError> {
        let record = record.into();
        if let Some(position) = self.by_id.get(record.id()) {
            let position = *position;
            if self.record(position) == Some(&record) {
                let duplicate = true;
                return Ok(Receipt {
                    position,
                    duplicate,
                });
            }
            let id = record.id().clone();
            return Err(LogError::OtherRecord { id });
        }
        let position = u32::try_from(self.records.len())
            .ok()
            .filter(|position| *position < NONE - 1)
            .ok_or(LogError::Full)?;
        self.check(&record)?;
        match &record {
            Record::Judgement(judgement) => self.add_judgement(judgement, position),
            Record::Retraction(retraction) => {
                let touch = Touch::Retracted(Arc::clone(retraction));
                self.touch(retraction.retracts(), touch);
            }
            Record::Attestation(attestation) => {
                let rows = self.learner_mut(attestation.learner());
                if let Some(rows) = rows {
                    rows.attestations.push(Arc::clone(attestation));
                }
            }
            Record::Exemption(exemption) => {
                let rows = self.learner_mut(exemption.learner());
                if let Some(rows) = rows {
                    rows.exemptions.push(Arc::clone(exemption));
                }
            }
            Record::Removal(removal) => {
                let learners: BTreeSet<&LearnerId> =
                    removal.touches().map(|(learner, _)| learner).collect();
                for learner in learners {
                    if let Some(rows) = self.learner_mut(learner) {
                        rows.removals.push(Arc::clone(removal));
                    }
                }
                self.removals = self.removals.saturating_add(1);
            }
        }
        self.by_id.insert(record.id().clone(), position);
        self.records.push(record);
        let duplicate = false;
        Ok(Receipt {
            position,
            duplicate,
        })
    }

    /// Appends records until one is refused, and says how many were new.
    ///
    /// # Errors
    /// That of the first record that is refused; those before it are in the log.
    pub fn append_all<R: Into<Record>>(
        &mut self,
        records: impl IntoIterator<Item = R>,
    ) -> Result<u32, LogError> {
        let before = self.position();
        for record in records {
            self.append(record)?;
        }
        Ok(self.position() - before)
    }

    fn check(&self, record: &Record) -> Result<(), LogError> {
        let id = record.id();
        let named = match record {
            Record::Judgement(judgement) => judgement.lineage().supersedes(),
            Record::Retraction(retraction) => std::slice::from_ref(retraction.retracts()),
            Record::Attestation(_) | Record::Exemption(_) | Record::Removal(_) => &[],
        };
        if named.contains(id) {
            return Err(LogError::OfItself { id: id.clone() });
        }
        let Record::Judgement(judgement) = record else {
            return Ok(());
        };
        let work = judgement.work();
        match self.works.get(work.id()) {
            Some((_, first)) if first.work() != work => Err(LogError::OtherWork {
                id: id.clone(),
                work: work.id().clone(),
            }),
            _ => Ok(()),
        }
    }

    fn add_judgement(&mut self, judgement: &Arc<Judgement>, position: u32) {
        let next_work = u32::try_from(self.works.len()).unwrap_or(NONE - 1);
        let work = judgement.work();
        let work_key = if let Some((key, _)) = self.works.get(work.id()) {
            *key
        } else {
            let first = (next_work, Arc::clone(judgement));
            self.works.insert(work.id().clone(), first);
            next_work
        };
        let names = &mut self.names;
        let task = names.tasks.intern(work.task());
        let assessor = names.assessors.intern_option(judgement.assessor());
        let role = names.roles.intern(judgement.role());
        let context = names.contexts.intern_option(work.context());
        let modality = names.modalities.intern_option(work.modality());
        let touched = self.touches.contains_key(judgement.id());
        for place in placements(judgement) {
            let judged = place.judged;
            let cell = Cell {
                judgement: Arc::clone(judgement),
                observed: judged.observed().clone(),
                performed: work.performed().into(),
                recorded: judgement.recorded().into(),
                record: position,
                result: place.result,
                work: work_key,
                task,
                assessor,
                role,
                level: self.names.levels.intern_option(judged.observed().level()),
                criterion: (self.names.criteria).intern_option(judged.on().criterion()),
                context,
                modality,
                purpose: judgement.purpose(),
                support: work.support().kind(),
                touched,
                shared: place.shared,
                alternate: place.alternate,
            };
            if let Some(rows) = self.learner_mut(place.learner) {
                rows.push(place.target, cell);
            }
        }
        for other in judgement.lineage().supersedes() {
            self.touch(other, Touch::Superseded(Arc::clone(judgement)));
        }
    }

    /// Notes what takes a record out of force, and marks its rows if they have come.
    fn touch(&mut self, id: &JudgementId, touch: Touch) {
        self.touches.entry(id.clone()).or_default().push(touch);
        let Some(position) = self.by_id.get(id).copied() else {
            return;
        };
        let Some(Record::Judgement(judgement)) = self.record(position).cloned() else {
            return;
        };
        for place in placements(&judgement) {
            let learner = self.by_learner.get(place.learner).copied();
            let rows = learner
                .and_then(|at| self.learners.get_mut(at as usize))
                .and_then(|rows| rows.target_mut(place.target));
            if let Some(rows) = rows {
                for cell in rows.of_record_mut(position) {
                    cell.touched = true;
                }
            }
        }
    }

    /// The rows of a learner, new or not; nothing past the range of `u32`.
    fn learner_mut(&mut self, learner: &LearnerId) -> Option<&mut LearnerRows> {
        let at = if let Some(at) = self.by_learner.get(learner) {
            *at
        } else {
            let at = u32::try_from(self.learners.len()).ok()?;
            self.learners.push(LearnerRows::new(learner.clone()));
            self.by_learner.insert(learner.clone(), at);
            at
        };
        self.learners.get_mut(at as usize)
    }

    pub(crate) fn learner_rows(&self, learner: &LearnerId) -> Option<&LearnerRows> {
        let at = self.by_learner.get(learner)?;
        self.learners.get(*at as usize)
    }

    pub(crate) fn touches(&self, id: &JudgementId) -> &[Touch] {
        self.touches.get(id).map_or(&[], Vec::as_slice)
    }

    /// What is current of a learner: the answer that the log would have given at `as_of`, with
    /// civil days laid in `zone`. An unknown learner has an empty view.
    ///
    /// O(1) but for a table of days in zones other than UTC; the rows are read target by target.
    /// See [`LearnerView`].
    pub fn view(&self, learner: &LearnerId, as_of: &AsOf, zone: &TimeZone) -> LearnerView<'_> {
        LearnerView::new(self, learner, as_of, zone, None)
    }

    /// As [`view`](Self::view), where some accommodations change what a target measures.
    pub fn view_measuring<'a>(
        &'a self,
        learner: &LearnerId,
        as_of: &AsOf,
        zone: &TimeZone,
        measured: &'a Measured,
    ) -> LearnerView<'a> {
        LearnerView::new(self, learner, as_of, zone, Some(measured))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The position of the record that comes next, and so the number of records.
    pub fn position(&self) -> u32 {
        // `append` keeps the number below.
        u32::try_from(self.records.len()).unwrap_or(NONE)
    }

    /// How many records were emptied. O(1).
    pub(crate) const fn removed(&self) -> u32 {
        self.removals
    }

    /// How many rows there are of a learner. O(1).
    pub(crate) fn rows_of(&self, learner: &LearnerId) -> u32 {
        self.learner_rows(learner).map_or(0, |rows| rows.cells)
    }

    /// How many rows of a learner one record brought. O(rows of the record).
    pub(crate) fn rows_brought(&self, position: u32, learner: &LearnerId) -> u32 {
        let judgement = self.record(position).and_then(Record::judgement);
        let places = judgement.into_iter().flat_map(placements);
        let own = places.filter(|place| place.learner == learner).count();
        u32::try_from(own).unwrap_or(u32::MAX)
    }

    /// The record at a position. O(1).
    pub fn record(&self, position: u32) -> Option<&Record> {
        self.records.get(position as usize)
    }

    /// The record of an identifier. O(1).
    pub fn get(&self, id: &JudgementId) -> Option<&Record> {
        self.record(*self.by_id.get(id)?)
    }

    /// The records in log order.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> + DoubleEndedIterator {
        self.records.iter()
    }

    /// The learners, in the order in which the log met them.
    pub fn learners(&self) -> impl ExactSizeIterator<Item = &LearnerId> {
        self.learners.iter().map(|rows| &rows.learner)
    }
}

impl PartialEq for EvidenceLog {
    /// Logs are equal if they hold equal records in the same order.
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl Eq for EvidenceLog {}

macro_rules! collect_from {
    ($($record:ty),+) => {$(
        impl FromIterator<$record> for Result<EvidenceLog, LogError> {
            /// A log of these records, or why one of them was refused.
            fn from_iter<I: IntoIterator<Item = $record>>(records: I) -> Self {
                let mut log = EvidenceLog::new();
                log.append_all(records)?;
                Ok(log)
            }
        }
    )+};
}

collect_from!(
    Record,
    Judgement,
    Evidence,
    Attestation,
    Retraction,
    Exemption
);
