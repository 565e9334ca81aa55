//! Competency frameworks, learning progressions, evidence and advancement rules.

pub mod check;
pub mod finding;
pub mod format;
pub mod framework;
mod graph;
pub mod id;
pub mod moment;
pub mod score;
pub mod source;

pub use id::{
    AssessorId, AssociationId, CriterionId, DeterminationId, DocumentId, FrameworkName, GroupId,
    IdError, ItemId, JudgementId, LearnerId, LevelId, OverlayId, PolicyId, RoleName, RubricId,
    ScaleId, TaskId, WorkId,
};
pub use moment::{AsOf, Moment, MomentError, Zone};
pub use score::{Score, ScoreError};
