//! Reports: what a learner's standing says for a period, for people to read.
//!
//! A [`ProgressReport`] is a view over two standings of one learner, at the beginning of a
//! [`Period`] and at its end. It says of each target that was addressed where the learner was and
//! is, on how many works that rests, and what can be shown next; of each ladder on which rung; of each
//! larger area a level by a named [`RollUp`]; and what the learner is ready for. It decides nothing: no rule reads it, nor
//! the letters or percentages ([`Labels`]) that a school may want to see in it.
//!
//! It is made by [`Policy::progress`](crate::Policy::progress), or from two standings at hand by
//! [`Standing::progress_since`](crate::Standing::progress_since), and written as text, Markdown,
//! CSV or JSON, each for an [`Audience`](crate::advancement::Audience).
//!
//! # Never one number
//! Subjects and habits stand in [sections](Section) of their own, and no level is made of targets
//! of several dimensions: an area over targets of two dimensions has one level in each.

mod area;
mod error;
mod escape;
mod json;
mod labels;
mod ladder;
mod make;
mod options;
mod period;
mod progress;
mod roll_up;
mod sheet;
mod told;

pub use area::{AreaLevel, AreaProgress};
pub use error::ProgressError;
pub use escape::cell;
pub use labels::{LabelError, Labels};
pub use ladder::LadderProgress;
pub use options::{Covers, ProgressOptions};
pub use period::Period;
pub use progress::{
    Coming, ComingTarget, PROGRESS_FORMAT, Place, ProgressReport, Section, ShownLevel,
    TargetProgress, WorkCount,
};
pub use roll_up::{Pointed, RollUp};
