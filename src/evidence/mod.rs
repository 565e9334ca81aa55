//! Evidence: works, judgements of them, and the log that holds them.
//!
//! A [`Work`] is what a learner made or did, once. A [`Judgement`] is what an assessor saw in it,
//! with one result for each target or rubric criterion. [`Evidence`] is the short form for one
//! learner and one target. An [`EvidenceLog`] holds them, and is never changed but by appending:
//! a correction, a moderated judgement or a [`Retraction`] takes others out of force. A
//! [`LearnerView`] is what is in force for one learner at one [`AsOf`](crate::AsOf).

mod absence;
mod attestation;
mod exemption;
mod flat;
mod judgement;
mod log;
mod measured;
mod note;
mod observed;
#[cfg(feature = "proptest1")]
pub mod proptest1;
mod purpose;
mod read;
mod record;
mod retraction;
mod support;
mod view;
mod work;
mod write;

pub use absence::{Absence, AbsenceError};
pub use attestation::Attestation;
pub use exemption::{Exemption, ExemptionError, ExemptionKind};
pub use flat::Evidence;
pub use judgement::{Judged, Judgement, JudgementError, Lineage, On};
pub use log::{EvidenceLog, LogError, Receipt};
pub use measured::Measured;
pub use observed::{Observed, Points, PointsError};
pub use purpose::{Purpose, PurposeError};
pub use read::{Column, ColumnError, ColumnMap, Reader, csv, json_lines, rule};
pub use record::Record;
pub use retraction::Retraction;
pub use support::{Support, SupportError, SupportKind};
pub use view::{LearnerView, PassedOver, Row, TargetView};
pub use work::{Group, Work, WorkError, Worker};
