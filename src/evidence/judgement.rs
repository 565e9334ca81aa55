//! A judgement: what an assessor saw in a work.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::note::Note;
use super::{Observed, Points, PointsError, Purpose, Work};
use crate::id::{AssessorId, CriterionId, ItemId, JudgementId, LearnerId, LevelId, RoleName};
use crate::moment::Moment;
use crate::score::Score;
use crate::{Absence, IdError};

/// What an assessor saw in a [`Work`]: one result for each target or rubric criterion.
///
/// A judgement that [`corrects`](Lineage::Corrects) or [`moderates`](Lineage::Moderates) others
/// takes their place altogether, so it says again what still holds.
///
/// ```
/// use continua::{Judged, Judgement, LearnerId, LevelId, Work};
///
/// let work = Work::new("w1".parse()?, LearnerId::new("ana")?, "lab report".parse()?, "2026-03-02".parse()?);
/// let judgement = Judgement::new(
///     "j1".parse()?,
///     work,
///     [
///         Judged::target("sci-1".parse()?, LevelId::new("3")?),
///         Judged::target("sci-2".parse()?, LevelId::new("2")?),
///     ],
/// )?
/// .with_assessor("t7".parse()?)
/// .recorded_at("2026-03-05".parse()?);
/// assert_eq!(judgement.results().len(), 2);
/// assert_eq!(judgement.role().as_str(), "teacher");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "JudgementForm", into = "JudgementForm")]
pub struct Judgement {
    id: JudgementId,
    work: Work,
    assessor: Option<AssessorId>,
    role: RoleName,
    recorded: Moment,
    purpose: Purpose,
    lineage: Lineage,
    results: Vec<Judged>,
    note: Option<Note>,
}

/// How a judgement stands to earlier ones.
///
/// ```
/// use continua::Lineage;
///
/// let moderated = Lineage::Moderates(vec!["j1".parse()?, "j2".parse()?]);
/// assert_eq!(moderated.supersedes().len(), 2);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Lineage {
    /// It stands by itself.
    #[default]
    Original,
    /// It corrects a mistake in another and takes its place.
    Corrects(JudgementId),
    /// Several assessors agreed on it after they had judged apart; it takes the place of those
    /// judgements.
    Moderates(Vec<JudgementId>),
}

impl Lineage {
    /// The judgements whose place it takes.
    pub fn supersedes(&self) -> &[JudgementId] {
        match self {
            Self::Original => &[],
            Self::Corrects(judgement) => std::slice::from_ref(judgement),
            Self::Moderates(judgements) => judgements,
        }
    }

    /// Whether it is moderated.
    pub const fn is_moderated(&self) -> bool {
        matches!(self, Self::Moderates(_))
    }
}

/// What one result speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum On {
    /// A target.
    Target(ItemId),
    /// A criterion of a rubric, with the target to which it belongs where that is known.
    Criterion(CriterionId, Option<ItemId>),
}

impl On {
    /// The target, where it is known.
    pub const fn target(&self) -> Option<&ItemId> {
        match self {
            Self::Target(target) => Some(target),
            Self::Criterion(_, target) => target.as_ref(),
        }
    }

    /// The criterion, if it speaks of one.
    pub const fn criterion(&self) -> Option<&CriterionId> {
        match self {
            Self::Target(_) => None,
            Self::Criterion(criterion, _) => Some(criterion),
        }
    }
}

impl From<ItemId> for On {
    fn from(target: ItemId) -> Self {
        Self::Target(target)
    }
}

/// One result of a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "JudgedForm", into = "JudgedForm")]
pub struct Judged {
    on: On,
    observed: Observed,
    alternate: Option<ItemId>,
    learner: Option<LearnerId>,
}

impl Judged {
    /// What was seen of a target or criterion.
    pub fn new(on: impl Into<On>, observed: impl Into<Observed>) -> Self {
        Self {
            on: on.into(),
            observed: observed.into(),
            alternate: None,
            learner: None,
        }
    }

    /// What was seen of a target.
    pub fn target(target: ItemId, observed: impl Into<Observed>) -> Self {
        Self::new(On::Target(target), observed)
    }

    /// What was seen of a criterion of a rubric.
    pub fn criterion(
        criterion: CriterionId,
        target: Option<ItemId>,
        observed: impl Into<Observed>,
    ) -> Self {
        Self::new(On::Criterion(criterion, target), observed)
    }

    /// The target to which the result belongs if the support changed what was measured.
    #[must_use]
    pub fn with_alternate(self, alternate: ItemId) -> Self {
        let alternate = Some(alternate);
        Self { alternate, ..self }
    }

    /// The one member of a group to whom the result belongs; it takes the place of the common
    /// result for them.
    #[must_use]
    pub fn for_learner(self, learner: LearnerId) -> Self {
        let learner = Some(learner);
        Self { learner, ..self }
    }

    /// What it speaks of.
    pub const fn on(&self) -> &On {
        &self.on
    }

    /// What was seen.
    pub const fn observed(&self) -> &Observed {
        &self.observed
    }

    /// The target to which it belongs if the support changed what was measured.
    pub const fn alternate(&self) -> Option<&ItemId> {
        self.alternate.as_ref()
    }

    /// The one member of a group to whom it belongs.
    pub const fn learner(&self) -> Option<&LearnerId> {
        self.learner.as_ref()
    }
}

/// A judgement was refused.
///
/// No message names a learner.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JudgementError {
    /// Nothing was judged.
    #[error("the judgement has no results")]
    NoResults,
    /// Two results speak of one target or criterion, for the same learner.
    #[error("two results of one judgement speak of `{of}`, expected one")]
    RepeatedResult {
        /// The target or criterion.
        of: String,
    },
    /// An individual result is for somebody who did not do the work.
    #[error("an individual result for a learner who did not do the work")]
    NotAmongWorkers,
}

impl Judgement {
    /// A judgement by a `teacher`, recorded when the work was performed, summative, that
    /// supersedes nothing. O(n log n) in the results.
    ///
    /// # Errors
    /// [`JudgementError`] without a result, with two results on the same thing, or with an
    /// individual result for somebody who did not do the work.
    pub fn new(
        id: JudgementId,
        work: Work,
        results: impl IntoIterator<Item = Judged>,
    ) -> Result<Self, JudgementError> {
        let results: Vec<Judged> = results.into_iter().collect();
        check_results(&work, &results)?;
        Ok(Self::unchecked(id, work, results))
    }

    /// With one result, which needs no check.
    pub(crate) fn of_one(id: JudgementId, work: Work, result: Judged) -> Self {
        let learner = None;
        Self::unchecked(id, work, vec![Judged { learner, ..result }])
    }

    fn unchecked(id: JudgementId, work: Work, results: Vec<Judged>) -> Self {
        Self {
            id,
            assessor: None,
            role: RoleName::teacher(),
            recorded: work.performed(),
            purpose: Purpose::default(),
            lineage: Lineage::Original,
            results,
            note: None,
            work,
        }
    }

    /// Who judged.
    #[must_use]
    pub fn with_assessor(self, assessor: AssessorId) -> Self {
        let assessor = Some(assessor);
        Self { assessor, ..self }
    }

    /// In which role, as in `teacher`, `self`, `peer`, `external examiner`.
    #[must_use]
    pub fn with_role(self, role: RoleName) -> Self {
        Self { role, ..self }
    }

    /// When the judgement was recorded.
    #[must_use]
    pub fn recorded_at(self, recorded: Moment) -> Self {
        Self { recorded, ..self }
    }

    /// What the assessment was for.
    #[must_use]
    pub fn with_purpose(self, purpose: Purpose) -> Self {
        Self { purpose, ..self }
    }

    /// Corrects a mistake in another judgement and takes its place.
    #[must_use]
    pub fn correcting(self, judgement: JudgementId) -> Self {
        let lineage = Lineage::Corrects(judgement);
        Self { lineage, ..self }
    }

    /// Takes the place of judgements that were made apart; their order and repetition do not
    /// matter, and none makes it stand by itself.
    #[must_use]
    pub fn moderating(self, judgements: impl IntoIterator<Item = JudgementId>) -> Self {
        let judgements: BTreeSet<_> = judgements.into_iter().collect();
        let lineage = if judgements.is_empty() {
            Lineage::Original
        } else {
            Lineage::Moderates(judgements.into_iter().collect())
        };
        Self { lineage, ..self }
    }

    /// A remark, kept and never shown in errors.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        let note = Some(Note::new(note));
        Self { note, ..self }
    }

    /// Its identifier.
    pub const fn id(&self) -> &JudgementId {
        &self.id
    }

    /// The work that was judged.
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// Who judged, where it is known.
    pub const fn assessor(&self) -> Option<&AssessorId> {
        self.assessor.as_ref()
    }

    /// In which role.
    pub const fn role(&self) -> &RoleName {
        &self.role
    }

    /// When it was recorded.
    pub const fn recorded(&self) -> Moment {
        self.recorded
    }

    /// What the assessment was for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// How it stands to earlier judgements.
    pub const fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// The results, at least one, no two on the same thing for the same learner.
    pub fn results(&self) -> &[Judged] {
        &self.results
    }

    /// A remark.
    pub fn note(&self) -> Option<&str> {
        self.note.as_ref().map(Note::as_str)
    }
}

impl Judgement {
    /// The same without a learner and without mention of records that are gone; nothing if there
    /// is nobody or no result left.
    pub(super) fn without(
        &self,
        learner: &LearnerId,
        gone: &HashMap<JudgementId, JudgementId>,
    ) -> Option<Self> {
        let mut rest = self.clone();
        rest.work = self.work.without(learner)?;
        rest.results
            .retain(|result| result.learner() != Some(learner));
        if rest.results.is_empty() {
            return None;
        }
        match &self.lineage {
            Lineage::Corrects(id) if gone.contains_key(id) => rest.lineage = Lineage::Original,
            // It goes on to count as moderated for the others.
            Lineage::Moderates(ids) => {
                let ids = ids.iter().map(|id| gone.get(id).unwrap_or(id));
                rest = rest.moderating(ids.cloned());
            }
            _ => {}
        }
        Some(rest)
    }
}

fn check_results(work: &Work, results: &[Judged]) -> Result<(), JudgementError> {
    if results.is_empty() {
        return Err(JudgementError::NoResults);
    }
    let mut seen = BTreeSet::new();
    for result in results {
        if !seen.insert((&result.on, &result.learner)) {
            let of = match &result.on {
                On::Target(target) => target.to_string(),
                On::Criterion(criterion, _) => criterion.to_string(),
            };
            return Err(JudgementError::RepeatedResult { of });
        }
        let stranger = |learner: &LearnerId| !work.by().includes(learner);
        if result.learner.as_ref().is_some_and(stranger) {
            return Err(JudgementError::NotAmongWorkers);
        }
    }
    Ok(())
}

/// How a judgement stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JudgementForm {
    id: JudgementId,
    work: Work,
    #[serde(skip_serializing_if = "Option::is_none")]
    assessor: Option<AssessorId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<RoleName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<Purpose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supersedes: Option<JudgementId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    moderates: Vec<JudgementId>,
    results: Vec<Judged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
}

impl From<Judgement> for JudgementForm {
    fn from(judgement: Judgement) -> Self {
        let (supersedes, moderates) = match judgement.lineage {
            Lineage::Original => (None, Vec::new()),
            Lineage::Corrects(other) => (Some(other), Vec::new()),
            Lineage::Moderates(others) => (None, others),
        };
        Self {
            id: judgement.id,
            work: judgement.work,
            assessor: judgement.assessor,
            role: Some(judgement.role),
            recorded: Some(judgement.recorded),
            purpose: Some(judgement.purpose),
            supersedes,
            moderates,
            results: judgement.results,
            note: judgement.note,
        }
    }
}

impl TryFrom<JudgementForm> for Judgement {
    type Error = FormError;

    fn try_from(form: JudgementForm) -> Result<Self, FormError> {
        let mut judgement = Self::new(form.id, form.work, form.results)?;
        judgement.assessor = form.assessor;
        judgement.role = form.role.unwrap_or(judgement.role);
        judgement.recorded = form.recorded.unwrap_or(judgement.recorded);
        judgement.purpose = form.purpose.unwrap_or_default();
        judgement.note = form.note;
        match form.supersedes {
            Some(_) if !form.moderates.is_empty() => Err(FormError::TwoLineages),
            Some(other) => Ok(judgement.correcting(other)),
            None => Ok(judgement.moderating(form.moderates)),
        }
    }
}

/// How a result stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct JudgedForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<ItemId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<CriterionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    learner: Option<LearnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<LevelId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earned: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    possible: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absence: Option<Absence>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    not_judged: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate: Option<ItemId>,
}

/// What was seen, as the members of a flat object.
#[derive(Debug, Default)]
pub(crate) struct ObservedForm {
    pub(crate) level: Option<LevelId>,
    pub(crate) earned: Option<Score>,
    pub(crate) possible: Option<Score>,
    pub(crate) absence: Option<Absence>,
    pub(crate) not_judged: bool,
}

/// The members of a form do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum FormError {
    #[error(transparent)]
    Judgement(#[from] JudgementError),
    #[error(transparent)]
    Points(#[from] PointsError),
    #[error(transparent)]
    Id(#[from] IdError),
    #[error("both `supersedes` and `moderates`, expected one of them")]
    TwoLineages,
    #[error("a result without `target` or `criterion`")]
    OnNothing,
    #[error("`earned` without `possible`, or the reverse, expected both")]
    HalfPoints,
    #[error(
        "nothing observed, expected `level`, `earned` and `possible`, `absence` or `notJudged`"
    )]
    NothingObserved,
    #[error("several of `level`, `earned`, `absence` and `notJudged`, expected one")]
    SeveralObserved,
}

impl TryFrom<ObservedForm> for Observed {
    type Error = FormError;

    fn try_from(form: ObservedForm) -> Result<Self, FormError> {
        let points = match (form.earned, form.possible) {
            (Some(earned), Some(possible)) => Some(Points::new(earned, possible)?),
            (None, None) => None,
            _ => return Err(FormError::HalfPoints),
        };
        let seen = [
            form.level.map(Self::Level),
            points.map(Self::Points),
            form.absence.map(Self::Absent),
            form.not_judged.then_some(Self::NotJudged),
        ];
        let mut seen = seen.into_iter().flatten();
        let observed = seen.next().ok_or(FormError::NothingObserved)?;
        if seen.next().is_some() {
            return Err(FormError::SeveralObserved);
        }
        Ok(observed)
    }
}

impl From<Observed> for ObservedForm {
    fn from(observed: Observed) -> Self {
        let mut form = Self::default();
        match observed {
            Observed::Level(level) => form.level = Some(level),
            Observed::Points(points) => {
                form.earned = Some(points.earned());
                form.possible = Some(points.possible());
            }
            Observed::Absent(absence) => form.absence = Some(absence),
            Observed::NotJudged => form.not_judged = true,
        }
        form
    }
}

impl From<Judged> for JudgedForm {
    fn from(judged: Judged) -> Self {
        let (criterion, target) = match judged.on {
            On::Target(target) => (None, Some(target)),
            On::Criterion(criterion, target) => (Some(criterion), target),
        };
        let observed = ObservedForm::from(judged.observed);
        Self {
            target,
            criterion,
            learner: judged.learner,
            level: observed.level,
            earned: observed.earned,
            possible: observed.possible,
            absence: observed.absence,
            not_judged: observed.not_judged,
            alternate: judged.alternate,
        }
    }
}

impl TryFrom<JudgedForm> for Judged {
    type Error = FormError;

    fn try_from(form: JudgedForm) -> Result<Self, FormError> {
        let on = match (form.criterion, form.target) {
            (Some(criterion), target) => On::Criterion(criterion, target),
            (None, Some(target)) => On::Target(target),
            (None, None) => return Err(FormError::OnNothing),
        };
        let observed = ObservedForm {
            level: form.level,
            earned: form.earned,
            possible: form.possible,
            absence: form.absence,
            not_judged: form.not_judged,
        };
        Ok(Self {
            on,
            observed: observed.try_into()?,
            alternate: form.alternate,
            learner: form.learner,
        })
    }
}
