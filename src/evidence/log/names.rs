//! The names of which records speak, and the small numbers in their place.

use super::EvidenceLog;
use super::intern::Interner;
use crate::id::{
    AssessorId, ContextName, CriterionId, LevelId, ModalityName, RoleName, TaskId, WorkId,
};

#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) tasks: Interner<TaskId>,
    pub(super) assessors: Interner<AssessorId>,
    pub(super) roles: Interner<RoleName>,
    pub(super) levels: Interner<LevelId>,
    pub(super) criteria: Interner<CriterionId>,
    pub(super) contexts: Interner<ContextName>,
    pub(super) modalities: Interner<ModalityName>,
}

impl EvidenceLog {
    /// The number by which rows name a task; nothing if no record names it.
    pub fn task_key(&self, task: &TaskId) -> Option<u32> {
        self.names.tasks.get(task)
    }

    /// The number by which rows name an assessor; nothing if no record names them.
    pub fn assessor_key(&self, assessor: &AssessorId) -> Option<u32> {
        self.names.assessors.get(assessor)
    }

    /// The number by which rows name a role; nothing if no record names it.
    ///
    /// ```
    /// use continua::{AsOf, Evidence, EvidenceLog, LevelId, RoleName, TimeZone};
    ///
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, "sci-1".parse()?,
    ///     LevelId::new("3")?, "lab report".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let teacher = log.role_key(&RoleName::teacher());
    /// let view = log.view(&"ana".parse()?, &AsOf::everything(), &TimeZone::UTC);
    /// let target = view.target(&"sci-1".parse()?).unwrap();
    /// assert!(target.shown().iter().all(|row| Some(row.role_key()) == teacher));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn role_key(&self, role: &RoleName) -> Option<u32> {
        self.names.roles.get(role)
    }

    /// The number by which rows name a level; nothing if no record names it.
    pub fn level_key(&self, level: &LevelId) -> Option<u32> {
        self.names.levels.get(level)
    }

    /// The number by which rows name a criterion; nothing if no record names it.
    pub fn criterion_key(&self, criterion: &CriterionId) -> Option<u32> {
        self.names.criteria.get(criterion)
    }

    /// The number by which rows name a context; nothing if no record names it.
    pub fn context_key(&self, context: &ContextName) -> Option<u32> {
        self.names.contexts.get(context)
    }

    /// The number by which rows name a modality; nothing if no record names it.
    pub fn modality_key(&self, modality: &ModalityName) -> Option<u32> {
        self.names.modalities.get(modality)
    }

    /// The number by which rows name a work; nothing if no record names it.
    pub fn work_key(&self, work: &WorkId) -> Option<u32> {
        self.works.get(work).map(|(key, _)| *key)
    }
}
