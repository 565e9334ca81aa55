//! What is shown often enough to be believed.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::incomplete_beta::incomplete_beta;
use super::{Measure, SettingError};
use crate::score::Score;

/// The greatest value of which it is credible that the learner reaches it in at least a share of
/// works: a lower bound of the beta-binomial model.
///
/// Before any work the share of works that reach a value has a beta distribution with the
/// parameters `successes` and `failures`; after s of n works reached it, it has one with
/// `successes + s` and `failures + n − s`. The estimate is the greatest value for which the
/// probability that the share is at least `share` is at least `credibility`. It is at least a level
/// exactly when the lower credible bound of the share of works at or above that level is at least
/// `share`.
///
/// - **Source**: textbook Bayesian statistics (A. Gelman et al., *Bayesian Data Analysis*,
///   section 2.4); the regularised incomplete beta function by its continued fraction (DLMF
///   8.17.22), in double precision with the functions of the crate `libm`, which give the same bits
///   on every platform. The probability is right to a hundred-millionth up to a million works, and
///   is rounded half away from zero to a millionth before it is compared.
/// - **Range**: that of the values. **Undefined**: where it is not credible of any value, which is
///   so with few works.
/// - **Edge cases**: the order of works does not matter; one slip can be made good by further works.
/// - **Settings**: `share`, between 0 and 1, by default 0.7; `credibility`, between 0 and 1, by
///   default 0.8; the prior `successes` and `failures`, above 0 and at most a million, 1 by default:
///   every share is equally likely. With the defaults four good works of four are enough, and seven
///   of eight.
/// - **Rests on**: all works. **Cost**: O(n log n), with a copy of the values.
///
/// ```
/// use continua::mastery::BetaBinomial;
/// use continua::Score;
///
/// let by = BetaBinomial::default();
/// assert_eq!(by.estimate(&[Score::whole(3); 3]).value(), None);
/// let estimate = by.estimate(&[Score::whole(3); 4]);
/// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
/// // With a credibility of 0.8 the share of such works is at least this:
/// assert_eq!(by.lower_bound(4, 4).to_string(), "0.72478");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct BetaBinomial {
    share: Score,
    credibility: Score,
    successes: Score,
    failures: Score,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    #[serde(default = "default_share")]
    share: Score,
    #[serde(default = "default_credibility")]
    credibility: Score,
    #[serde(default = "one")]
    successes: Score,
    #[serde(default = "one")]
    failures: Score,
}

const fn default_share() -> Score {
    Score::from_millionths(700_000)
}

const fn default_credibility() -> Score {
    Score::from_millionths(800_000)
}

const fn one() -> Score {
    Score::ONE
}

/// The greatest parameter of a prior.
const MOST: Score = Score::whole(1_000_000);

impl BetaBinomial {
    /// What is credible of at least this share of works, without knowing better before: the prior
    /// is 1 and 1.
    ///
    /// # Errors
    /// [`SettingError`] unless both lie between 0 and 1.
    pub fn new(share: Score, credibility: Score) -> Result<Self, SettingError> {
        let between = |it: Score| it > Score::ZERO && it < Score::ONE;
        match [share, credibility].into_iter().find(|it| !between(*it)) {
            Some(bad) => Err(SettingError::Share(bad)),
            None => Ok(Self {
                share,
                credibility,
                ..Self::default()
            }),
        }
    }

    /// The same with another prior.
    ///
    /// # Errors
    /// [`SettingError`] unless both are above 0 and at most a million.
    pub fn with_prior(self, successes: Score, failures: Score) -> Result<Self, SettingError> {
        let right = |it: Score| it > Score::ZERO && it <= MOST;
        match [successes, failures].into_iter().find(|it| !right(*it)) {
            Some(bad) => Err(SettingError::Prior(bad)),
            None => Ok(Self {
                successes,
                failures,
                ..self
            }),
        }
    }

    /// In which share of works the value must be reached.
    pub const fn share(self) -> Score {
        self.share
    }

    /// How probable that must be.
    pub const fn credibility(self) -> Score {
        self.credibility
    }

    /// How many successes the prior is worth.
    pub const fn successes(self) -> Score {
        self.successes
    }

    /// How many failures the prior is worth.
    pub const fn failures(self) -> Score {
        self.failures
    }

    /// The lower bound of the share, after so many successes among so many works, to a millionth:
    /// the greatest one of which the share is at least that with the stated credibility.
    ///
    /// More successes than works count as all of them. Bisection, at most 20 steps.
    pub fn lower_bound(self, successes: u32, works: u32) -> Score {
        let (mut low, mut high) = (0, Score::ONE.millionths());
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let share = Score::from_millionths(middle);
            if self.is_credible(share, successes.min(works), works) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Score::from_millionths(low)
    }

    /// The estimate of these values, in any order.
    pub fn estimate(self, values: &[Score]) -> Estimate {
        let works = count(values.len());
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        // The fewest successes that are enough: more are never less credible.
        let (mut low, mut high) = (0, works.saturating_add(1));
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.is_credible(self.share, middle, works) {
                high = middle;
            } else {
                low = middle;
            }
        }
        let at = usize::try_from(high.saturating_sub(1)).unwrap_or(usize::MAX);
        sorted.get(at).map_or(Estimate::undefined(works), |value| {
            Estimate::of(Measure::from(*value), works)
        })
    }

    /// Whether the share is at least this with the stated credibility.
    fn is_credible(self, share: Score, successes: u32, works: u32) -> bool {
        let a = self.successes.to_f64() + f64::from(successes);
        let b = self.failures.to_f64() + f64::from(works - successes.min(works));
        let below = incomplete_beta(share.to_f64(), a, b);
        Score::from_f64(1.0 - below).is_some_and(|credible| credible >= self.credibility)
    }
}

impl Default for BetaBinomial {
    fn default() -> Self {
        Self {
            share: default_share(),
            credibility: default_credibility(),
            successes: one(),
            failures: one(),
        }
    }
}

impl From<BetaBinomial> for Form {
    fn from(from: BetaBinomial) -> Self {
        Self {
            share: from.share,
            credibility: from.credibility,
            successes: from.successes,
            failures: from.failures,
        }
    }
}

impl TryFrom<Form> for BetaBinomial {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Self::new(form.share, form.credibility)?.with_prior(form.successes, form.failures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_and_the_estimate_agree() {
        // By hand: with a uniform prior and all right the bound is (1 − 0.95)^(1 / (n + 1)).
        let sure = BetaBinomial::new("0.7".parse().unwrap(), "0.95".parse().unwrap()).unwrap();
        for (works, bound) in [(0, 0.05), (1, 0.223_607), (9, 0.741_134), (19, 0.860_892)] {
            let found = sure.lower_bound(works, works).to_f64();
            assert!((found - bound).abs() < 2e-6, "{works}: {found}");
        }
        for works in 1..25u32 {
            for good in 0..=works {
                let mut values = vec![Score::whole(3); good as usize];
                values.resize(works as usize, Score::whole(1));
                let reached = sure.estimate(&values).value() >= Some(Score::whole(3).into());
                let bound = sure.lower_bound(good, works);
                assert_eq!(
                    reached,
                    good > 0 && bound >= sure.share(),
                    "{good} of {works}"
                );
            }
        }
    }
}
