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
//! | estimator | value | undefined |
//! |---|---|---|
//! | [`Latest`] | the newest | without a work |
//! | [`Highest`] | the greatest | without a work |
//! | [`Mean`] | the arithmetic mean | without a work |
//! | [`Median`] | the middle one | without a work |
//! | [`Mode`] | the most frequent one | without a work |
//! | [`WeightedLatest`] | the newest at a weight, the mean of the earlier ones at the rest | without a work |
//! | [`Decaying`] | each newer one at a weight, all before it at the rest | without a work |
//! | [`NOfMastery`] | the mean of all that reach a cut | with fewer than n of those |
//! | [`MOfLastN`] | what m of the newest n reach | with fewer than m works |
//! | [`InARow`] | what the newest n all reach | with fewer than n works |
//! | [`MeanOfHighest`] | the mean of the n greatest | with fewer than n works |
//! | [`PowerLaw`] | a learning curve at the newest work or the next | with fewer than three works, or one at 0 |
//! | [`LevelMachine`] | a standing that each work moves by at most a step | without a work |
//! | [`BetaBinomial`] | what is credibly reached in a share of works | with too few works to believe it |
//!
//! How other systems use them, with their settings, rounding and order, is in [`preset`].
//!
//! # Which evidence can hurt
//! For an estimate that is asked to be at least a value, [`Estimator::monotone`] says what can
//! never turn "met" into "not met":
//!
//! | estimator | any further work | a newest work that is good enough itself | a better value of a work |
//! |---|---|---|---|
//! | [`Highest`], [`MeanOfHighest`] | never hurts | never hurts | never hurts |
//! | [`NOfMastery`], asked at or below its cut | never hurts | never hurts | never hurts |
//! | [`NOfMastery`], asked above its cut | may hurt | never hurts | may hurt |
//! | [`LevelMachine`], with a start and no step down | never hurts | never hurts | never hurts |
//! | [`Latest`], [`Mean`], [`Median`], [`Decaying`], [`InARow`], [`BetaBinomial`], other [`LevelMachine`] | may hurt | never hurts | never hurts |
//! | [`MOfLastN`], with no cut above what is asked | may hurt | never hurts | never hurts |
//! | [`MOfLastN`], with a cut above what is asked | may hurt | may hurt | never hurts |
//! | [`Mode`] | may hurt | never hurts | may hurt |
//! | [`WeightedLatest`], of a weight below 1 | may hurt | may hurt | never hurts |
//! | [`PowerLaw`] | may hurt | may hurt | may hurt |
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

mod beta_binomial;
mod decaying;
mod estimate;
mod estimator;
mod highest;
mod in_a_row;
mod incomplete_beta;
mod latest;
mod level_machine;
mod m_of_last_n;
mod mean;
mod mean_of_highest;
mod measure;
mod median;
mod mode;
mod n_of_mastery;
mod order;
mod power_law;
pub mod preset;
mod settings;
mod settings_change;
mod weighted_latest;
mod within;

pub use beta_binomial::BetaBinomial;
pub use decaying::Decaying;
pub use estimate::Estimate;
pub use estimator::{Estimator, Monotone, SettingError};
pub use highest::Highest;
pub use in_a_row::InARow;
pub use latest::Latest;
pub use level_machine::LevelMachine;
pub use m_of_last_n::MOfLastN;
pub use mean::Mean;
pub use mean_of_highest::MeanOfHighest;
pub use measure::Measure;
pub use median::{Even, Median};
pub use mode::{Mode, Ties};
pub use n_of_mastery::NOfMastery;
pub use order::{Attempts, OrderKey, Reached};
pub use power_law::{CurveCap, CurvePoint, PowerLaw};
pub use settings::{Rounding, Settings};
pub use settings_change::SettingsChange;
pub use weighted_latest::WeightedLatest;
pub use within::{Criteria, Judgements, RoleOrder, WithinWork};
