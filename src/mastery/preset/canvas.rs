//! Canvas Outcomes: from the results of a learner to one score, and the tables of a class.
//!
//! Canvas computes in binary floating point and rounds once, to two digits. So does this preset, in
//! the same order of operations: products with `0.01 × percent`, sums with the correction of Kahan
//! and Babuška that Ruby's `sum` has, and Ruby's rounding half away from zero, which looks at what a
//! double was written as. Results are exact [`Score`](crate::Score)s of two digits.
//!
//! To use a method in a policy, take [`Calculation::estimator`] and [`Calculation::settings`]: they
//! compute exactly, and agree with Canvas unless the exact value is a half of the last digit, which a
//! double may miss: 0.61 × 1 + 0.39 × 1.5 is 1.195, and Canvas shows 1.19.
//!
//! # The trap of names
//! What Canvas stores as `decaying_average` is a *weighted average* of the newest result and the
//! mean of the others ([`Method::WeightedAverage`]). The decaying average of the literature is stored
//! as `standard_decaying_average` ([`Method::DecayingAverage`]); with a feature flag off Canvas
//! computes the weighted one for that name too. This preset computes what the name says.
//!
//! # Faults of the peer that are not repeated
//! - The meaning of a stored method changes with a feature flag.
//! - A score that is scaled by nothing possible is `NaN` or infinite there; it is no score here.
//! - A quiz of which nothing is possible has no score; there it may stop the roll-up of a learner.
//! - A new result for the same work is written over the one before, of which only versions stay. A log
//!   keeps both, and [`Calculation::settings`] let the newer count.
//! - Results are ordered by when they were submitted or assessed, whatever was due when, so that a
//!   late one counts as the newest; its users asked for the order of due dates.
//!   [`order_key`] reproduces it, and a policy may order by
//!   [`OrderKey::Due`](crate::mastery::OrderKey::Due).
//!
//! The ranges of the numbers changed over the years (n of mastery from 2 to 5, then 1 to 5); those of
//! 2026 are checked.

mod calculation;
mod class;
mod float;
mod method;
mod order;
mod part;
mod range;
mod scaling;

pub use calculation::Calculation;
pub use class::{mean, median, rating_percents};
pub use method::{CalculationIntError, Method};
pub use order::order_key;
pub use part::{NotFinite, Part};
pub use range::{RangeError, ScoringRange};
pub use scaling::percent;
