//! What is in force for one learner, by target.

mod lens;
mod row;

use std::cmp::Ordering;

use lens::Lens;
pub use row::Row;

use super::log::{Cell, LearnerRows, TargetRows, Touch};
use super::{
    Attestation, EvidenceLog, Exemption, Judgement, Measured, Observed, Removal, Retraction,
    SupportKind,
};
use crate::id::{ItemId, JudgementId, LearnerId};
use crate::moment::{AsOf, Moment, TimeZone};

/// What a log says of one learner as of some moment.
///
/// What was recorded after the bound *known* is not there at all: the answer is the one that the
/// log would have given then. Of the rest, [`TargetView`] says for each target what was shown,
/// what is absent, and what was passed over and why.
///
/// A view reads no row before it is asked for a target, and then the rows of that target alone:
/// O(rows of the target), and a sort where they did not come in order of time.
///
/// ```
/// use continua::{AsOf, Evidence, EvidenceLog, LevelId, TimeZone};
///
/// let row = |id: &str, target: &str, level: &str| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(Evidence::new(
///         id.parse()?, "ana".parse()?, target.parse()?,
///         LevelId::new(level)?, "lab report".parse()?, "2026-03-02".parse()?,
///     ))
/// };
/// let mut log = EvidenceLog::new();
/// log.append(row("e1", "sci-1", "3")?)?;
/// log.append(row("e2", "sci-2", "1")?)?;
/// log.append(row("e3", "sci-2", "2")?.correcting("e2".parse()?))?;
///
/// let view = log.view(&"ana".parse()?, &AsOf::everything(), &TimeZone::UTC);
/// for target in view.targets() {
///     assert_eq!(target.shown().len(), 1);
/// }
/// let second = view.target(&"sci-2".parse()?).unwrap();
/// assert_eq!(second.shown()[0].judgement().id().as_str(), "e3");
/// assert_eq!(second.passed_over()[0].1.to_string(), "superseded");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct LearnerView<'a> {
    log: &'a EvidenceLog,
    learner: LearnerId,
    rows: Option<&'a LearnerRows>,
    lens: Lens,
    measured: Option<&'a Measured>,
}

/// The rows of one learner on one target, as of some moment.
///
/// Rows stand in order of performance, then of recording, then of the judgement's identifier;
/// so the order in which a log met independent records does not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetView<'a> {
    target: Option<&'a ItemId>,
    shown: Vec<Row<'a>>,
    absent: Vec<Row<'a>>,
    passed_over: Vec<(Row<'a>, PassedOver<'a>)>,
}

/// Why a row does not speak for its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PassedOver<'a> {
    /// It was withdrawn.
    Retracted(&'a Retraction),
    /// A correction or a moderated judgement has taken its place.
    Superseded(&'a Judgement),
    /// The work was performed after the moment that was asked for.
    PerformedLater,
    /// The work was modified, so that the result belongs to another target, or to none.
    Modified {
        /// The target to which it belongs.
        alternate: Option<&'a ItemId>,
    },
    /// An accommodation is part of what the target measures, so that the result belongs to
    /// another target, or to none.
    AccommodationMeasured {
        /// The target to which it belongs.
        alternate: Option<&'a ItemId>,
    },
    /// The judgement does not speak of it.
    NotJudged,
}

impl std::fmt::Display for PassedOver<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Retracted(_) => "retracted",
            Self::Superseded(_) => "superseded",
            Self::PerformedLater => "performed later",
            Self::Modified { .. } => "modified",
            Self::AccommodationMeasured { .. } => "accommodation is part of what is measured",
            Self::NotJudged => "not judged",
        })
    }
}

/// Where a cell goes.
enum Class<'a> {
    /// Not known yet, or under an alternate target to which it does not belong.
    Nowhere,
    Shown,
    Absent,
    PassedOver(PassedOver<'a>),
}

impl<'a> TargetView<'a> {
    /// The target; nothing for results on criteria whose target is not known.
    pub const fn target(&self) -> Option<&'a ItemId> {
        self.target
    }

    /// The rows in force that tell what was shown: a level or points.
    pub fn shown(&self) -> &[Row<'a>] {
        &self.shown
    }

    /// The rows in force that tell of an absence; only a policy that says so turns one into a
    /// score.
    pub fn absent(&self) -> &[Row<'a>] {
        &self.absent
    }

    /// The rows that do not speak for the target, each with the reason.
    pub fn passed_over(&self) -> &[(Row<'a>, PassedOver<'a>)] {
        &self.passed_over
    }

    const fn is_empty(&self) -> bool {
        self.shown.is_empty() && self.absent.is_empty() && self.passed_over.is_empty()
    }
}

impl<'a> LearnerView<'a> {
    pub(super) fn new(
        log: &'a EvidenceLog,
        learner: &LearnerId,
        as_of: &AsOf,
        zone: &TimeZone,
        measured: Option<&'a Measured>,
    ) -> Self {
        let rows = log.learner_rows(learner);
        Self {
            log,
            learner: learner.clone(),
            rows,
            lens: Lens::new(as_of, zone, rows),
            measured: measured.filter(|measured| !measured.is_empty()),
        }
    }

    /// The log that it looks at.
    pub const fn log(&self) -> &'a EvidenceLog {
        self.log
    }

    /// The learner.
    pub const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// The moment as of which it answers.
    pub const fn as_of(&self) -> AsOf {
        self.lens.as_of
    }

    /// The zone in which it lays civil days.
    pub const fn zone(&self) -> &TimeZone {
        &self.lens.zone
    }

    /// The targets of which anything is known, ordered by identifier. O(rows) over all of them.
    pub fn targets(&self) -> impl Iterator<Item = TargetView<'a>> {
        let targets = self.rows.map_or(&[][..], |rows| &rows.targets);
        targets
            .iter()
            .filter(|rows| rows.target.is_some())
            .filter_map(|rows| self.read(rows))
    }

    /// One target, if anything is known of it. O(its rows + log targets).
    pub fn target(&self, target: &ItemId) -> Option<TargetView<'a>> {
        self.read(self.rows?.target(Some(target))?)
    }

    /// The results on criteria of which no target is known.
    pub fn untargeted(&self) -> Option<TargetView<'a>> {
        self.read(self.rows?.target(None)?)
    }

    /// How many rows tell what was shown, over all targets. O(rows).
    pub fn rows_shown(&self) -> usize {
        self.targets().map(|target| target.shown.len()).sum()
    }

    /// The attestations in force, in order of recording. An attestation is performed when it is
    /// recorded. O(n log n).
    pub fn attestations(&self) -> Vec<&'a Attestation> {
        let all = self.rows.map_or(&[][..], |rows| &rows.attestations);
        let mut found: Vec<&Attestation> = all
            .iter()
            .map(AsRef::as_ref)
            .filter(|record| self.lens.knows(record.recorded()))
            .filter(|record| self.lens.reaches(record.recorded()))
            .filter(|record| self.retraction(record.id()).is_none())
            .collect();
        found.sort_by_cached_key(|record| (self.instant(record.recorded()), record.id()));
        found
    }

    /// The exemptions in force, in order of recording. O(n log n).
    pub fn exemptions(&self) -> Vec<&'a Exemption> {
        let all = self.rows.map_or(&[][..], |rows| &rows.exemptions);
        let mut found: Vec<&Exemption> = all
            .iter()
            .map(AsRef::as_ref)
            .filter(|record| self.lens.knows(record.recorded()))
            .filter(|record| self.retraction(record.id()).is_none())
            .collect();
        found.sort_by_cached_key(|record| (self.instant(record.recorded()), record.id()));
        found
    }

    /// The removals that touch the learner, in log order, whatever the moment: the answer may have
    /// been another one before. O(n).
    pub fn removals(&self) -> impl Iterator<Item = &'a Removal> {
        let all = self.rows.map_or(&[][..], |rows| &rows.removals);
        all.iter().map(AsRef::as_ref)
    }

    fn instant(&self, moment: Moment) -> jiff::Timestamp {
        moment.earliest(&self.lens.zone)
    }

    fn read(&self, rows: &'a TargetRows) -> Option<TargetView<'a>> {
        let target = rows.target.as_ref();
        let mut view = TargetView {
            target,
            shown: Vec::with_capacity(rows.cells.len()),
            absent: Vec::new(),
            passed_over: Vec::new(),
        };
        for cell in &rows.cells {
            let class = self.classify(cell, target);
            if matches!(class, Class::Nowhere) {
                continue;
            }
            let at = self.lens.performed_at(cell);
            let row = Row { cell, target, at };
            match class {
                Class::Shown => view.shown.push(row),
                Class::Absent => view.absent.push(row),
                Class::PassedOver(why) => view.passed_over.push((row, why)),
                Class::Nowhere => {}
            }
        }
        if view.is_empty() {
            return None;
        }
        let order = |one: &Row<'_>, other: &Row<'_>| self.order(one, other);
        sort(&mut view.shown, order);
        sort(&mut view.absent, order);
        sort(&mut view.passed_over, |(one, _), (other, _)| {
            order(one, other)
        });
        Some(view)
    }

    fn order(&self, one: &Row<'_>, other: &Row<'_>) -> Ordering {
        one.at
            .cmp(&other.at)
            .then_with(|| self.lens.recorded_before(one.cell, other.cell))
            .then_with(|| one.judgement().id().cmp(other.judgement().id()))
            .then_with(|| one.cell.result.cmp(&other.cell.result))
            .then_with(|| one.cell.alternate.cmp(&other.cell.alternate))
    }

    fn classify(&self, cell: &'a Cell, target: Option<&'a ItemId>) -> Class<'a> {
        if !self.lens.knows(cell.recorded) {
            return Class::Nowhere;
        }
        let plain = matches!(
            cell.support,
            SupportKind::Independent | SupportKind::Scaffolded
        );
        if plain {
            if cell.alternate {
                return Class::Nowhere;
            }
        } else if let Some(class) = self.classify_support(cell, target) {
            return class;
        }
        if cell.touched
            && let Some(why) = self.out_of_force(cell.judgement.id())
        {
            return Class::PassedOver(why);
        }
        if !self.lens.reaches(cell.performed) {
            return Class::PassedOver(PassedOver::PerformedLater);
        }
        match cell.observed {
            Observed::Level(_) | Observed::Points(_) => Class::Shown,
            Observed::Absent(_) => Class::Absent,
            Observed::NotJudged => Class::PassedOver(PassedOver::NotJudged),
        }
    }

    /// Where modified and accommodated work does not belong.
    fn classify_support(&self, cell: &'a Cell, target: Option<&'a ItemId>) -> Option<Class<'a>> {
        let row = Row {
            cell,
            target,
            at: cell.performed.at,
        };
        let judged_of = if cell.alternate {
            row.in_place_of()
        } else {
            target
        };
        let modified = cell.support == SupportKind::Modified;
        let changed = modified || self.changes(judged_of, cell);
        if cell.alternate {
            return (!changed).then_some(Class::Nowhere);
        }
        if !changed {
            return None;
        }
        // Out of force comes before out of place: the reader wants to know the stronger reason.
        if let Some(why) = self.out_of_force(cell.judgement.id()) {
            return Some(Class::PassedOver(why));
        }
        let alternate = row.alternate();
        Some(Class::PassedOver(if modified {
            PassedOver::Modified { alternate }
        } else {
            PassedOver::AccommodationMeasured { alternate }
        }))
    }

    fn changes(&self, target: Option<&ItemId>, cell: &Cell) -> bool {
        let (Some(measured), Some(target)) = (self.measured, target) else {
            return false;
        };
        let kinds = cell.judgement.work().support().accommodations();
        kinds.iter().any(|kind| measured.is_part_of(target, kind))
    }

    /// Why a judgement is out of force, as far as is known: the first retraction, else the first
    /// judgement that supersedes it and is not itself retracted.
    fn out_of_force(&self, id: &JudgementId) -> Option<PassedOver<'a>> {
        if let Some(retraction) = self.retraction(id) {
            return Some(PassedOver::Retracted(retraction));
        }
        self.log
            .touches(id)
            .iter()
            .filter_map(|touch| match touch {
                Touch::Superseded(judgement) => Some(judgement.as_ref()),
                Touch::Retracted(_) => None,
            })
            .filter(|judgement| self.lens.knows(judgement.recorded()))
            .filter(|judgement| self.retraction(judgement.id()).is_none())
            .min_by_key(|judgement| (self.instant(judgement.recorded()), judgement.id()))
            .map(PassedOver::Superseded)
    }

    /// The first retraction of a record that is known.
    fn retraction(&self, id: &JudgementId) -> Option<&'a Retraction> {
        self.log
            .touches(id)
            .iter()
            .filter_map(|touch| match touch {
                Touch::Retracted(retraction) => Some(retraction.as_ref()),
                Touch::Superseded(_) => None,
            })
            .filter(|retraction| self.lens.knows(retraction.recorded()))
            .min_by_key(|retraction| (self.instant(retraction.recorded()), retraction.id()))
    }
}

/// Sorts what mostly comes sorted.
fn sort<T>(rows: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    if !rows.is_sorted_by(|one, other| order(one, other).is_le()) {
        rows.sort_unstable_by(order);
    }
}
