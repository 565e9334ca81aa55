//! Evidence: works, judgements of them, and the log that holds them.
//!
//! A [`Work`] is what a learner made or did, once. A [`Judgement`] is what an assessor saw in it,
//! with one result for each target or rubric criterion. [`Evidence`] is the short form for one
//! learner and one target. An [`EvidenceLog`] holds them, and is never changed but by appending:
//! a correction, a moderated judgement or a [`Retraction`] takes others out of force. A
//! [`LearnerView`] is what is in force for one learner at one [`AsOf`](crate::AsOf).
//!
//! # What is in force
//!
//! 1. A record is *known* if it was recorded by the bound *known*. Bounds are inclusive; a civil
//!    day is known at each instant of it, and a bound that is a day includes all of it. Days lie
//!    in the zone that is passed in.
//! 2. A known [`Retraction`] withdraws a judgement, an attestation or an exemption. From then on
//!    every answer is as if the record had never been: what it superseded stands again.
//! 3. A known judgement that corrects or moderates others takes their place altogether, also
//!    where it speaks of another learner, of other targets, or is corrected itself. Two that
//!    correct each other are both out of force.
//! 4. Of what is left, work that was performed after the bound *performed* is passed over.
//! 5. Modified work, and work under an accommodation that a policy names as
//!    [part of what is measured](Measured), belongs to the alternate target recorded with it.
//!
//! None of it depends on the order in which records come.
//!
//! # JSON lines
//!
//! One record a line; empty lines are passed over. Targets are identifiers, `framework:code`, or
//! codes that are unique in the library; scores and identifiers may be text or numbers; `null` is
//! the same as nothing.
//!
//! The short form, with everything that need not be there in the second line:
//!
//! ```json
//! {"id":"j-1","learner":"amara","target":"math:3.OA.7","level":"3","task":"array-walk","performed":"2025-09-20"}
//! {"id":"j-2","learner":"amara","target":"math:3.OA.7","earned":7,"possible":10,"task":"quiz 4","rung":"10","performed":"2025-09-20","work":"w-2","attempt":2,"due":"2025-09-19","modality":"oral","demand":"webb:2","support":"accommodated","accommodations":["read aloud"],"alternate":"math:2.OA.1","context":"workshop","link":"https://…","criterion":"…","assessor":"t-lee","role":"teacher","recorded":"2025-09-21T15:00:00Z","purpose":"summative","supersedes":"j-1","note":"…"}
//! ```
//!
//! What was seen is one of `level`; `earned` and `possible`; `absence` (`notAssessed`, `excused`,
//! `missing`, `incomplete`, `zero`); `notJudged` (`true`). In place of `supersedes` there may be
//! `moderates`, a list. What is left out is: recorded when performed, role `teacher`, purpose
//! `summative`, support `independent`, attempt 1, a work named after the record. `rung` names the
//! performance level of a ladder at which the task was set; `level` is what the work showed.
//!
//! The other records, each an object with one member:
//!
//! ```json
//! {"judgement":{"id":"j-3","work":{"id":"w-3","learner":"amara","task":"portfolio","performed":"2025-12-11","links":["https://…"]},"assessor":"m-okafor","role":"moderator","recorded":"2025-12-11T21:01:00Z","moderates":["j-1","j-2"],"results":[{"target":"math:3.OA.7","level":"3"},{"criterion":"…","level":"2"},{"target":"math:3.NF.1","notJudged":true}]}}
//! {"judgement":{"id":"j-4","work":{"id":"w-4","group":{"id":"g-1","members":["amara","ben"]},"task":"survey","performed":"2025-12-12"},"results":[{"target":"math:3.MD.3","level":"3"},{"target":"math:3.MD.3","learner":"ben","level":"2"}]}}
//! {"attestation":{"id":"a-1","learner":"amara","target":"math:3.OA.7","level":"3","by":"t-lee","role":"teacher","recorded":"2026-01-26","works":["w-2","w-3"],"rationale":"…","note":"…"}}
//! {"retraction":{"id":"r-1","judgement":"j-1","by":"t-lee","recorded":"2025-11-06","reason":"…"}}
//! {"exemption":{"id":"x-1","learner":"amara","target":"math:3.MD.1","kind":"notAddressed","from":"2025-08-18","to":"2026-01-16","by":"c-webb","role":"coordinator","recorded":"2025-08-25","reason":"…"}}
//! ```
//!
//! What stays of a record that was redacted or of a learner who was forgotten is a [`Removal`]:
//!
//! ```json
//! {"removal":{"id":"j-9","recorded":"2026-02-03","reason":"…","touches":[{"learner":"amara","target":"math:3.OA.7"}]}}
//! ```
//!
//! The `kind` of an exemption is `exempt`, `notAddressed` (with `from` and `to`) or
//! `alternateTarget` (with `alternate`). A work has the members of the short form that speak of
//! it, with `links` for `link`.
//!
//! # CSV
//!
//! The short form, with the members as [columns](Column) in any order; an empty cell is nothing.
//! `accommodations` and `moderates` are divided by `;`. The columns `learner`, `target`, `task`,
//! `performed` and one of the results must be there. Without a column `id` a row is named after
//! its cells, so that the same row read again is the same record. A [`ColumnMap`] reads files
//! whose columns have other names.
//!
//! ```csv
//! id,learner,target,level,task,performed
//! 1,amara,NUM.2.2,2,number of the day,2025-10-07
//! ```
//!
//! # Findings
//!
//! A line that cannot be read is left out and becomes a finding ([`rule`]) with its line and
//! column; the other lines are read. No finding names a learner or repeats a note, and a report
//! holds no line of the text.

mod absence;
mod attestation;
mod columns;
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
mod removal;
mod retraction;
mod support;
mod view;
mod work;
mod write;

pub use absence::{Absence, AbsenceError};
pub use attestation::Attestation;
pub(crate) use columns::NONE;
pub use columns::{
    Coded, ColumnFault, ColumnFaultKind, ColumnsError, EvidenceColumns, Moments, Numbers, Results,
};
pub use exemption::{Exemption, ExemptionError, ExemptionKind};
pub use flat::Evidence;
pub use judgement::{Judged, Judgement, JudgementError, Lineage, On};
pub use log::{EvidenceLog, LogError, Receipt, RedactError};
pub use measured::Measured;
pub use observed::{Observed, Points, PointsError};
pub use purpose::{Purpose, PurposeError};
pub use read::{Column, ColumnError, ColumnMap, Reader, csv, json_lines, rule};
pub use record::Record;
pub use removal::Removal;
pub use retraction::Retraction;
pub use support::{Support, SupportError, SupportKind};
pub use view::{LearnerView, PassedOver, Row, TargetView};
pub use work::{Group, Work, WorkError, Worker};
