//! A work: what a learner or a group made or did, once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::note::Note;
use super::{Support, SupportError, SupportKind};
use crate::framework::CognitiveDemand;
use crate::id::{
    AccommodationName, ContextName, GroupId, LearnerId, ModalityName, RungId, TaskId, WorkId,
};
use crate::moment::Moment;

/// A piece of work: what a learner, or a group, made or did once, on a task.
///
/// Several judgements may speak of one work; every count is of works. In one log a work with the
/// same identifier has the same content; whoever must correct the work itself corrects its
/// judgement with a work of a new identifier.
///
/// ```
/// use continua::{LearnerId, Support, Work};
///
/// let work = Work::new("w1".parse()?, LearnerId::new("ana")?, "lab report".parse()?, "2026-03-02".parse()?)
///     .with_attempt(2)
///     .with_support(Support::SCAFFOLDED)
///     .with_modality("spoken".parse()?);
/// assert_eq!(work.attempt(), 2);
/// assert!(work.by().includes(&"ana".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WorkForm", into = "WorkForm")]
pub struct Work {
    id: WorkId,
    by: Worker,
    task: TaskId,
    rung: Option<RungId>,
    attempt: u32,
    performed: Moment,
    due: Option<Moment>,
    modality: Option<ModalityName>,
    demand: Option<CognitiveDemand>,
    support: Support,
    context: Option<ContextName>,
    links: Vec<Note>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_first(attempt: &u32) -> bool {
    *attempt == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_independent(support: &SupportKind) -> bool {
    *support == SupportKind::Independent
}

const fn first() -> u32 {
    1
}

/// How a work stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkForm {
    id: WorkId,
    #[serde(skip_serializing_if = "Option::is_none")]
    learner: Option<LearnerId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<GroupForm>,
    task: TaskId,
    #[serde(skip_serializing_if = "Option::is_none")]
    rung: Option<RungId>,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    attempt: u32,
    performed: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<ModalityName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    demand: Option<CognitiveDemand>,
    #[serde(default, skip_serializing_if = "is_independent")]
    support: SupportKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accommodations: Vec<AccommodationName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<ContextName>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    links: Vec<Note>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupForm {
    id: GroupId,
    members: Vec<LearnerId>,
}

impl From<Work> for WorkForm {
    fn from(work: Work) -> Self {
        let (learner, group) = match work.by {
            Worker::Learner(learner) => (Some(learner), None),
            Worker::Group(Group { id, members }) => (None, Some(GroupForm { id, members })),
        };
        Self {
            id: work.id,
            learner,
            group,
            task: work.task,
            rung: work.rung,
            attempt: work.attempt,
            performed: work.performed,
            due: work.due,
            modality: work.modality,
            demand: work.demand,
            support: work.support.kind(),
            accommodations: work.support.accommodations().to_vec(),
            context: work.context,
            links: work.links,
        }
    }
}

impl TryFrom<WorkForm> for Work {
    type Error = WorkError;

    fn try_from(form: WorkForm) -> Result<Self, WorkError> {
        let by = match (form.learner, form.group) {
            (Some(learner), None) => Worker::Learner(learner),
            (None, Some(group)) => Worker::group(group.id, group.members)?,
            (None, None) => return Err(WorkError::Nobody),
            (Some(_), Some(_)) => return Err(WorkError::LearnerAndGroup),
        };
        Ok(Self {
            id: form.id,
            by,
            task: form.task,
            rung: form.rung,
            attempt: form.attempt,
            performed: form.performed,
            due: form.due,
            modality: form.modality,
            demand: form.demand,
            support: Support::of_parts(form.support, form.accommodations)?,
            context: form.context,
            links: form.links,
        })
    }
}

/// A work was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkError {
    /// Accommodations are named beside another kind of support.
    #[error(transparent)]
    Support(#[from] SupportError),
    /// A group has no members.
    #[error("the group has no members")]
    EmptyGroup,
    /// Neither a learner nor a group is named.
    #[error("a work without who did it, expected `learner` or `group`")]
    Nobody,
    /// Both a learner and a group are named.
    #[error("a work of a learner and of a group, expected one of them")]
    LearnerAndGroup,
}

/// Who did a work.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Worker {
    /// One learner.
    Learner(LearnerId),
    /// Several learners together. Their common result is kept for each of them and counts for
    /// one only where a policy says so, or where an individual result is given.
    Group(Group),
}

/// Learners who did a work together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Group {
    id: GroupId,
    members: Vec<LearnerId>,
}

impl Work {
    /// The same without a learner; nothing if nobody else did it.
    pub(super) fn without(&self, learner: &LearnerId) -> Option<Self> {
        let mut rest = self.clone();
        match &mut rest.by {
            Worker::Learner(one) if one == learner => return None,
            Worker::Learner(_) => {}
            Worker::Group(group) => {
                group.members.retain(|member| member != learner);
                if group.members.is_empty() {
                    return None;
                }
            }
        }
        Some(rest)
    }
}

impl Group {
    /// The group.
    pub const fn id(&self) -> &GroupId {
        &self.id
    }

    /// Its members in this work, sorted, at least one.
    pub fn members(&self) -> &[LearnerId] {
        &self.members
    }
}

impl Worker {
    /// A group with its members; their order and repetition do not matter. O(n log n).
    ///
    /// # Errors
    /// [`WorkError::EmptyGroup`] without a member.
    pub fn group(
        id: GroupId,
        members: impl IntoIterator<Item = LearnerId>,
    ) -> Result<Self, WorkError> {
        let members: BTreeSet<LearnerId> = members.into_iter().collect();
        if members.is_empty() {
            return Err(WorkError::EmptyGroup);
        }
        let members = members.into_iter().collect();
        Ok(Self::Group(Group { id, members }))
    }

    /// The learners who did it, sorted, at least one.
    pub fn learners(&self) -> &[LearnerId] {
        match self {
            Self::Learner(learner) => std::slice::from_ref(learner),
            Self::Group(group) => group.members(),
        }
    }

    /// Whether this learner was among them. O(log members).
    pub fn includes(&self, learner: &LearnerId) -> bool {
        self.learners().binary_search(learner).is_ok()
    }
}

impl From<LearnerId> for Worker {
    fn from(learner: LearnerId) -> Self {
        Self::Learner(learner)
    }
}

impl Work {
    /// The first attempt of a learner or a group at a task, done alone, and no more known of it.
    pub fn new(id: WorkId, by: impl Into<Worker>, task: TaskId, performed: Moment) -> Self {
        Self {
            id,
            by: by.into(),
            task,
            rung: None,
            attempt: 1,
            performed,
            due: None,
            modality: None,
            demand: None,
            support: Support::INDEPENDENT,
            context: None,
            links: Vec::new(),
        }
    }

    /// At which performance level of a ladder the task was set: another thing than the level of
    /// quality at which the work is judged.
    ///
    /// ```
    /// use continua::{LearnerId, RungId, Work};
    ///
    /// let work = Work::new("w1".parse()?, LearnerId::new("ana")?, "debate".parse()?, "2026-03-02".parse()?)
    ///     .on_rung("10".parse()?);
    /// assert_eq!(work.rung().map(RungId::as_str), Some("10"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on_rung(self, rung: RungId) -> Self {
        let rung = Some(rung);
        Self { rung, ..self }
    }

    /// Which attempt at the task it was, counted from 1.
    #[must_use]
    pub fn with_attempt(self, attempt: u32) -> Self {
        Self { attempt, ..self }
    }

    /// When it was due. No rule reads it.
    #[must_use]
    pub fn with_due(self, due: Moment) -> Self {
        let due = Some(due);
        Self { due, ..self }
    }

    /// By what means it was shown.
    #[must_use]
    pub fn with_modality(self, modality: ModalityName) -> Self {
        let modality = Some(modality);
        Self { modality, ..self }
    }

    /// How demanding it was.
    #[must_use]
    pub fn with_demand(self, demand: CognitiveDemand) -> Self {
        let demand = Some(demand);
        Self { demand, ..self }
    }

    /// With how much help it was done.
    #[must_use]
    pub fn with_support(self, support: Support) -> Self {
        Self { support, ..self }
    }

    /// In which setting it was shown.
    #[must_use]
    pub fn with_context(self, context: ContextName) -> Self {
        let context = Some(context);
        Self { context, ..self }
    }

    /// One more link to the work itself, kept as text and never shown in errors.
    #[must_use]
    pub fn with_link(mut self, link: &str) -> Self {
        self.links.push(Note::new(link));
        self
    }

    /// Its identifier.
    pub const fn id(&self) -> &WorkId {
        &self.id
    }

    /// Who did it.
    pub const fn by(&self) -> &Worker {
        &self.by
    }

    /// The task.
    pub const fn task(&self) -> &TaskId {
        &self.task
    }

    /// At which performance level of a ladder the task was set.
    pub const fn rung(&self) -> Option<&RungId> {
        self.rung.as_ref()
    }

    /// Which attempt at the task it was, counted from 1.
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// When it was done.
    pub const fn performed(&self) -> Moment {
        self.performed
    }

    /// When it was due.
    pub const fn due(&self) -> Option<Moment> {
        self.due
    }

    /// By what means it was shown.
    pub const fn modality(&self) -> Option<&ModalityName> {
        self.modality.as_ref()
    }

    /// How demanding it was.
    pub const fn demand(&self) -> Option<CognitiveDemand> {
        self.demand
    }

    /// With how much help it was done.
    pub const fn support(&self) -> &Support {
        &self.support
    }

    /// In which setting it was shown.
    pub const fn context(&self) -> Option<&ContextName> {
        self.context.as_ref()
    }

    /// Links to the work itself.
    pub fn links(&self) -> impl ExactSizeIterator<Item = &str> {
        self.links.iter().map(Note::as_str)
    }
}
