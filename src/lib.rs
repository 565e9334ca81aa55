#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

pub mod advancement;
pub mod check;
pub mod evidence;
pub mod finding;
pub mod format;
pub mod framework;
mod graph;
pub mod id;
pub mod learner;
pub mod mastery;
pub mod moment;
pub mod overlay;
pub mod picture;
pub mod progression;
pub mod report;
pub mod score;
pub mod source;

pub use advancement::{Decision, Determination, Outcome, Policy, Proof, Standing};
pub use evidence::{
    Absence, Attestation, Evidence, EvidenceLog, Exemption, ExemptionKind, Judged, Judgement,
    LearnerView, Lineage, LogError, Measured, Observed, On, PassedOver, Points, Purpose, Receipt,
    Record, RedactError, Removal, Retraction, Row, Support, SupportKind, TargetView, Work, Worker,
};
pub use finding::{Finding, Report, Severity};
pub use framework::{Competency, Framework, Item, Library, Reference, Scale};
pub use id::{
    AccommodationName, AssessorId, AssociationId, ContextName, CriterionId, DeterminationId,
    DocumentId, FrameworkName, GroupId, IdError, ItemId, JudgementId, LearnerId, LevelId,
    ModalityName, OverlayId, PolicyId, RoleName, RubricId, RungId, ScaleId, TaskId, WorkId,
};
pub use learner::Zone;
pub use moment::{AsOf, Moment, MomentError, TimeZone};
pub use overlay::Overlay;
pub use picture::Picture;
pub use progression::{Frontier, Held, Progression, Requirement, RequirementSource, Strength};
pub use report::ProgressReport;
pub use score::{Score, ScoreError};
