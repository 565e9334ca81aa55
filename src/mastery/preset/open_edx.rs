//! Open edX: criteria on grades, and what they say together.
//!
//! Grades and thresholds are decimals here as they are there: a grade of 0.8 meets a threshold of
//! 0.8. Read from the decision record on competency criteria and the tests of `openedx-core`
//! (2026); the roll-up is still moving there.
//!
//! # Faults of the peer that are not repeated
//! - A rule that is broken is skipped and logged while its siblings count, so that *all* of several
//!   may be met by fewer. Here a broken rule is an error and nothing is evaluated.

mod criteria;
mod criterion;
mod fraction;
mod status;

pub use criteria::{Criteria, CriteriaError};
pub use criterion::{Comparison, GradeRule};
pub use fraction::{Fraction, FractionError};
pub use status::{Operator, Status, rollup};
