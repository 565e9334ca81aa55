//! From several pieces of evidence to one level: the estimators and their settings.
//!
//! Estimation has two tiers. *Within a work*, what several criteria and several assessors say of
//! one target becomes one value ([`WithinWork`]). *Across works*, the values of a learner's works,
//! oldest first, become one estimate ([`Estimator`]). Counts see works, never rows.
//!
//! Every estimator is a type of its own that says its formula, its source, its range, its edge
//! cases and its settings. An estimate says its value, exactly where that is possible
//! ([`Measure`]), and on how many works it rests; where it has no value it is *undefined*, never 0.
//!
//! # Which evidence can hurt
//! For an estimate that is asked to be at least a value, [`Estimator::monotone`] says what can
//! never turn "met" into "not met":
//!
//! | estimator | any further work | a newest work that is good enough itself | a better value of a work |
//! |---|---|---|---|
//! | [`Highest`] | never hurts | never hurts | never hurts |
//! | [`NOfMastery`], asked at or below its cut | never hurts | never hurts | never hurts |
//! | [`NOfMastery`], asked above its cut | may hurt | never hurts | may hurt |
//! | [`Latest`], [`Mean`], [`Median`], [`Decaying`] | may hurt | never hurts | never hurts |
//! | [`MOfLastN`], with no cut above what is asked | may hurt | never hurts | never hurts |
//! | [`MOfLastN`], with a cut above what is asked | may hurt | may hurt | never hurts |
//! | [`Mode`] | may hurt | never hurts | may hurt |
//!
//! ```
//! use continua::mastery::{Estimator, Mean};
//! use continua::Score;
//!
//! let mean = Estimator::from(Mean);
//! let estimate = mean.estimate(&[Score::whole(2), Score::whole(3), Score::whole(3)]);
//! let value = estimate.value().unwrap();
//! assert!(value.at_least("2.666666".parse().unwrap()));
//! assert!(!value.at_least("2.666667".parse().unwrap()));
//! assert_eq!(estimate.rests_on(), 3);
//! ```

mod decaying;
mod estimate;
mod estimator;
mod highest;
mod latest;
mod m_of_last_n;
mod mean;
mod measure;
mod median;
mod mode;
mod n_of_mastery;
mod order;
mod settings;
mod within;

pub use decaying::Decaying;
pub use estimate::Estimate;
pub use estimator::{Estimator, Monotone, SettingError};
pub use highest::Highest;
pub use latest::Latest;
pub use m_of_last_n::MOfLastN;
pub use mean::Mean;
pub use measure::Measure;
pub use median::{Even, Median};
pub use mode::{Mode, Ties};
pub use n_of_mastery::NOfMastery;
pub use order::{Attempts, OrderKey, Reached};
pub use settings::{Rounding, Settings};
pub use within::{Criteria, Judgements, RoleOrder, WithinWork};
