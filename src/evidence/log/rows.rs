//! How a log keeps the results: in rows, by learner and target.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::{Attestation, Exemption, Judgement, Observed, Purpose, Removal, SupportKind};
use crate::id::{ItemId, LearnerId};
use crate::moment::{Moment, TimeZone};

/// A moment ready to be compared: a day as the start of it in UTC, which orders days among
/// themselves, and what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) at: Timestamp,
    pub(crate) is_day: bool,
}

impl From<Moment> for Stamp {
    fn from(moment: Moment) -> Self {
        Self {
            at: moment.earliest(&TimeZone::UTC),
            is_day: matches!(moment, Moment::Day(_)),
        }
    }
}

/// One result of one judgement, for one learner. Numbers are the log's names for names.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) judgement: Arc<Judgement>,
    pub(crate) observed: Observed,
    pub(crate) performed: Stamp,
    pub(crate) recorded: Stamp,
    /// The position of the judgement in the log.
    pub(crate) record: u32,
    /// Which result of the judgement.
    pub(crate) result: u32,
    pub(crate) work: u32,
    pub(crate) task: u32,
    pub(crate) assessor: u32,
    pub(crate) role: u32,
    pub(crate) level: u32,
    pub(crate) criterion: u32,
    pub(crate) context: u32,
    pub(crate) modality: u32,
    pub(crate) purpose: Purpose,
    pub(crate) support: SupportKind,
    /// A record supersedes or retracts the judgement.
    pub(crate) touched: bool,
    /// The result is common to a group.
    pub(crate) shared: bool,
    /// The cell stands under the alternate target of its result.
    pub(crate) alternate: bool,
}

/// The results of one learner on one target, in log order; or, without a target, those on
/// criteria of which no target is known.
#[derive(Debug, Clone)]
pub(crate) struct TargetRows {
    pub(crate) target: Option<ItemId>,
    pub(crate) cells: Vec<Cell>,
}

impl TargetRows {
    /// The cells of one judgement, which stand side by side. O(log n).
    pub(crate) fn of_record_mut(&mut self, record: u32) -> &mut [Cell] {
        let start = self.cells.partition_point(|cell| cell.record < record);
        let end = self.cells.partition_point(|cell| cell.record <= record);
        self.cells.get_mut(start..end).unwrap_or_default()
    }
}

/// All that the log knows of one learner.
#[derive(Debug, Clone)]
pub(crate) struct LearnerRows {
    pub(crate) learner: LearnerId,
    /// By target, sorted; the one without a target first.
    pub(crate) targets: Vec<TargetRows>,
    pub(crate) attestations: Vec<Arc<Attestation>>,
    pub(crate) exemptions: Vec<Arc<Exemption>>,
    pub(crate) removals: Vec<Arc<Removal>>,
    /// How many cells there are in all.
    pub(crate) cells: u32,
    /// How many of them were performed on a day, and the first and last of those days.
    pub(crate) days: Option<Days>,
}

/// The days of a learner's works.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    pub(crate) count: u32,
    pub(crate) first: Timestamp,
    pub(crate) last: Timestamp,
}

impl LearnerRows {
    pub(crate) const fn new(learner: LearnerId) -> Self {
        Self {
            learner,
            targets: Vec::new(),
            attestations: Vec::new(),
            exemptions: Vec::new(),
            removals: Vec::new(),
            cells: 0,
            days: None,
        }
    }

    /// The rows on a target. O(log targets).
    pub(crate) fn target(&self, target: Option<&ItemId>) -> Option<&TargetRows> {
        let at = self.find(target).ok()?;
        self.targets.get(at)
    }

    pub(crate) fn target_mut(&mut self, target: Option<&ItemId>) -> Option<&mut TargetRows> {
        let at = self.find(target).ok()?;
        self.targets.get_mut(at)
    }

    fn find(&self, target: Option<&ItemId>) -> Result<usize, usize> {
        self.targets
            .binary_search_by(|rows| rows.target.as_ref().cmp(&target))
    }

    pub(crate) fn push(&mut self, target: Option<&ItemId>, cell: Cell) {
        self.cells = self.cells.saturating_add(1);
        if cell.performed.is_day {
            let at = cell.performed.at;
            let days = self.days.get_or_insert(Days {
                count: 0,
                first: at,
                last: at,
            });
            days.count = days.count.saturating_add(1);
            days.first = days.first.min(at);
            days.last = days.last.max(at);
        }
        match self.find(target) {
            Ok(at) => {
                if let Some(rows) = self.targets.get_mut(at) {
                    rows.cells.push(cell);
                }
            }
            Err(at) => self.targets.insert(
                at,
                TargetRows {
                    target: target.cloned(),
                    cells: vec![cell],
                },
            ),
        }
    }
}
