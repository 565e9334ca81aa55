//! The roll-up of one learner in one outcome.

use super::{CalculationIntError, Method, Part, float};
use crate::mastery::{
    Attempts, Decaying, Estimator, Highest, Latest, Mean, NOfMastery, Rounding, Settings,
    WeightedLatest,
};
use crate::score::Score;

/// A calculation method with its number and the points of the outcome.
///
/// Where an account or a course has a mastery scale, its method, number and points stand in for
/// those of the outcome.
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::canvas::{Calculation, Method};
///
/// let canvas = Calculation::new(Method::WeightedAverage, Some(65), Score::whole(3), Score::whole(5))?;
/// let scores = [1, 2, 3, 4, 5].map(|score| Some(Score::whole(score)));
/// assert_eq!(canvas.rollup(&scores).unwrap().to_string(), "4.13");
/// # Ok::<(), continua::mastery::preset::canvas::CalculationIntError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Calculation {
    method: Method,
    int: Option<i64>,
    mastery_points: Score,
    points_possible: Score,
}

impl Calculation {
    /// A calculation. Without a number the default of the method stands, as for records that are
    /// older than its validation: a weight or rate of 65, and 5 results.
    ///
    /// # Errors
    /// [`CalculationIntError`] for a number that [`Method::check`] refuses.
    pub fn new(
        method: Method,
        calculation_int: Option<i64>,
        mastery_points: Score,
        points_possible: Score,
    ) -> Result<Self, CalculationIntError> {
        let int = calculation_int.or(method.default_int());
        method.check(int)?;
        Ok(Self {
            method,
            int,
            mastery_points,
            points_possible,
        })
    }

    /// The score of these results, oldest first (by [`order_key`](super::order_key)), rounded to
    /// two digits. Results without a score are passed over; without any, or with too few that reach
    /// the mastery points, there is no score, which is not 0. O(n).
    pub fn rollup(&self, oldest_first: &[Option<Score>]) -> Option<Score> {
        let scores: Vec<f64> = oldest_first
            .iter()
            .flatten()
            .map(|score| score.to_f64())
            .collect();
        self.computed(&scores)
    }

    /// The score of these results, oldest first, each a share of what was possible.
    ///
    /// A share counts for so much of the points possible in the outcome, or of its mastery points
    /// where no points are possible. For the latest score and the averages each question of a quiz
    /// has the score of the whole quiz, so that a quiz of three questions counts three times, and
    /// one of the three is the latest; the highest score and n-mastery see single questions.
    /// O(n²) in the questions of quizzes.
    ///
    /// ```
    /// use continua::Score;
    /// use continua::mastery::preset::canvas::{Calculation, Method, Part};
    ///
    /// let canvas = Calculation::new(Method::Latest, None, Score::whole(3), Score::whole(5))?;
    /// let parts = [Part::of_quiz("quiz 1", 0.6, 3.0)?, Part::of_quiz("quiz 1", 0.1, 5.0)?];
    /// assert_eq!(canvas.rollup_parts(&parts).unwrap().to_string(), "1.44");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rollup_parts(&self, oldest_first: &[Part]) -> Option<Score> {
        let full = if self.points_possible > Score::ZERO {
            self.points_possible
        } else {
            self.mastery_points
        };
        let single = matches!(self.method, Method::Highest | Method::NMastery);
        let share = |part: &Part| {
            if single {
                Some(part.percent())
            } else {
                part.of_whole(oldest_first)
            }
        };
        let scores: Vec<f64> = oldest_first
            .iter()
            .filter_map(share)
            .map(|share| share * full.to_f64())
            .collect();
        self.computed(&scores)
    }

    fn computed(&self, scores: &[f64]) -> Option<Score> {
        let (latest, earlier) = scores.split_last()?;
        // A number that was checked is at most 99.
        let int = self.int.and_then(|int| u8::try_from(int).ok()).unwrap_or(0);
        let (share, rest) = (0.01 * f64::from(int), 0.01 * f64::from(100 - int));
        let value = match self.method {
            Method::Highest => scores.iter().copied().fold(*latest, f64::max),
            Method::Latest => *latest,
            Method::Average => float::mean(scores)?,
            Method::WeightedAverage => match float::mean(earlier) {
                Some(mean) => latest * share + mean * rest,
                None => *latest,
            },
            Method::DecayingAverage => scores
                .iter()
                .copied()
                .reduce(|before, new| before * rest + new * share)?,
            Method::NMastery => {
                let cut = self.mastery_points.to_f64();
                let reached: Vec<f64> = scores.iter().copied().filter(|s| *s >= cut).collect();
                if reached.len() < usize::from(int) {
                    return None;
                }
                float::mean(&reached)?
            }
        };
        float::round(value, 2)
    }

    /// The same as an estimator for a policy, over exact values.
    ///
    /// ```
    /// use continua::Score;
    /// use continua::mastery::Estimator;
    /// use continua::mastery::preset::canvas::{Calculation, Method};
    ///
    /// let canvas = Calculation::new(Method::NMastery, Some(3), Score::whole(3), Score::whole(5))?;
    /// assert!(matches!(canvas.estimator(), Estimator::NOfMastery(by) if by.n() == 3));
    /// # Ok::<(), continua::mastery::preset::canvas::CalculationIntError>(())
    /// ```
    pub fn estimator(&self) -> Estimator {
        // The numbers were checked: none of these is refused.
        let int = self.int.unwrap_or(65);
        let share = Score::from_millionths(int * 10_000);
        match self.method {
            Method::Highest => Highest.into(),
            Method::Latest => Latest.into(),
            Method::Average => Mean.into(),
            Method::WeightedAverage => WeightedLatest::new(share).unwrap_or_default().into(),
            Method::DecayingAverage => Decaying::new(share).unwrap_or_default().into(),
            Method::NMastery => {
                let n = u32::try_from(int).unwrap_or(u32::MAX);
                NOfMastery::new(n, self.mastery_points).map_or(Highest.into(), Into::into)
            }
        }
    }

    /// The settings that go with it in a policy: ordered by when works were performed, a new
    /// attempt at a task in the place of the one before, rounded once to two digits.
    pub fn settings() -> Settings {
        Settings::default()
            .with_attempts(Attempts::Newest)
            .with_rounding(Rounding::Digits(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canvas(method: Method, int: Option<i64>) -> Calculation {
        Calculation::new(method, int, Score::whole(3), Score::whole(5)).unwrap()
    }

    #[test]
    fn nothing_is_no_score() {
        for (method, int) in [
            (Method::Highest, None),
            (Method::Latest, None),
            (Method::Average, None),
            (Method::WeightedAverage, Some(65)),
            (Method::DecayingAverage, Some(65)),
            (Method::NMastery, Some(1)),
        ] {
            let canvas = canvas(method, int);
            assert_eq!(canvas.rollup(&[]), None);
            assert_eq!(canvas.rollup(&[None]), None);
            assert_eq!(canvas.rollup_parts(&[]), None);
            assert_eq!(Method::from_stored(method.stored()), Some(method));
        }
    }

    #[test]
    fn a_quiz_of_nothing_has_no_score() {
        let parts = [
            Part::of_quiz("empty", 1.0, 0.0).unwrap(),
            Part::single(0.4).unwrap(),
        ];
        let average = canvas(Method::Average, None);
        assert_eq!(average.rollup_parts(&parts), Some(Score::whole(2)));
        assert_eq!(average.rollup_parts(&parts[..1]), None);
        assert!(Part::single(f64::NAN).is_err());
        assert!(Part::of_quiz("a", 0.5, -1.0).is_err());
    }

    #[test]
    fn defaults_and_refusals() {
        let new = |method, int| Calculation::new(method, int, Score::ZERO, Score::ZERO);
        let five = new(Method::NMastery, None).unwrap();
        assert!(matches!(five.estimator(), Estimator::NOfMastery(by) if by.n() == 5));
        let error = new(Method::Highest, Some(3)).unwrap_err().to_string();
        assert_eq!(error, "`highest` takes no number, and `3` was given");
        assert!(new(Method::WeightedAverage, Some(100)).is_err());
    }
}
