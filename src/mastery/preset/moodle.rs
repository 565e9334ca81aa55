//! Moodle: competencies that complete their parents, and the state that evidence makes.
//!
//! All of it is exact: points are whole numbers and grades are numbers of scale items.
//!
//! # Faults of the peer that are not repeated
//! - Evidence of completion for what has a grade already is stored with the default grade, although
//!   that grade is not given. Here a row of evidence does not claim a grade.
//! - A grade that is not in the settings of the scale is silently *not proficient*; so it is here,
//!   because rules rest on it, but a scale whose settings name no item as default or proficient is
//!   refused when it is made.

mod points;
mod rating;
mod register;
mod scale;

pub use points::{PointsEntry, PointsFault, PointsRule};
pub use rating::{Action, Rating, Review};
pub use register::{ChildRule, Register, RegisterError, RuleOutcome, all_proficient};
pub use scale::{ScaleError, ScaleItem, ScaleSettings};
