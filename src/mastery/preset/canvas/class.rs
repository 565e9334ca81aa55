//! What the roll-ups of a class say together.

use super::float;
use crate::score::Score;

/// The mean of the roll-ups of a class, rounded to two digits. Learners without a score are passed
/// over; without any score there is none. O(n).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::canvas::mean;
///
/// let class = [Some(Score::whole(3)), None, Some(Score::whole(4))];
/// assert_eq!(mean(&class).unwrap().to_string(), "3.5");
/// ```
pub fn mean(rollups: &[Option<Score>]) -> Option<Score> {
    let scores: Vec<f64> = rollups
        .iter()
        .flatten()
        .map(|score| score.to_f64())
        .collect();
    float::round(float::mean(&scores)?, 2)
}

/// The median of the roll-ups of a class, of an even number the mean of the middle two, which is not
/// rounded further than a millionth. Learners without a score are passed over. O(n log n).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::canvas::median;
///
/// let class = [1, 2, 3, 40].map(|score| Some(Score::whole(score)));
/// assert_eq!(median(&class).unwrap().to_string(), "2.5");
/// ```
pub fn median(rollups: &[Option<Score>]) -> Option<Score> {
    let scores: Vec<Score> = rollups.iter().flatten().copied().collect();
    let median = crate::mastery::Median::default().estimate(&scores).value();
    median.map(crate::mastery::Measure::rounded)
}

/// How many percent of the scores have each rating: a score has the first rating, from the highest
/// down, whose points it reaches.
///
/// Each percent is rounded by itself, so that three thirds make 99, as there. A score below every
/// rating has none, and counts in the whole. Without scores all are 0. O(scores × ratings).
///
/// ```
/// use continua::Score;
/// use continua::mastery::preset::canvas::rating_percents;
///
/// let ratings = [5, 3, 0].map(Score::whole);
/// assert_eq!(rating_percents(&ratings, &[4, 5, 2].map(Score::whole)), [33, 33, 33]);
/// ```
pub fn rating_percents(points_highest_first: &[Score], scores: &[Score]) -> Vec<u32> {
    let whole = scores.len().max(1);
    let rating = |score: &Score| {
        points_highest_first
            .iter()
            .position(|points| points <= score)
    };
    (0..points_highest_first.len())
        .map(|at| {
            let number = scores
                .iter()
                .filter(|score| rating(score) == Some(at))
                .count();
            u32::try_from((number * 200 + whole) / (whole * 2)).unwrap_or(100)
        })
        .collect()
}
