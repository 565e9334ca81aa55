//! From the points of an assignment to a share of an outcome.

use super::float;

/// The share that a score is of an outcome, where the assignment has a mastery cut of its own: the
/// share of its points at which it counts as mastered.
///
/// A score at the cut of the assignment becomes the share of the mastery points of the outcome, with
/// p = mastery points / points possible, s = p / cut: `score / possible · s`; above the cut, where
/// `over = score − possible · cut`, it is
/// `(score + over / (possible · (1 − cut)) · (possible / s − possible)) / possible · s`, so that full
/// points stay full. It is rounded to four digits. Where the outcome has no mastery points or no
/// points possible, or there is no cut above 0, it is `score / possible`, unrounded. It is nothing where
/// nothing is possible or a number is not finite. O(1).
///
/// ```
/// use continua::mastery::preset::canvas::percent;
///
/// // 6 of 10 with a cut of 0.7 in an outcome of which 3 of 5 is mastery.
/// assert_eq!(percent(6.0, 10.0, 3.0, 5.0, Some(0.7)), Some(0.5143));
/// assert_eq!(percent(7.0, 10.0, 3.0, 5.0, Some(0.7)), Some(0.6));
/// assert_eq!(percent(10.0, 10.0, 3.0, 5.0, Some(0.7)), Some(1.0));
/// assert_eq!(percent(1.0, 0.0, 3.0, 5.0, None), None);
/// ```
pub fn percent(
    score: f64,
    possible: f64,
    mastery_points: f64,
    points_possible: f64,
    cut: Option<f64>,
) -> Option<f64> {
    let plain = score / possible;
    let scales = mastery_points > 0.0 && points_possible > 0.0;
    let share = match cut.filter(|cut| scales && *cut > 0.0) {
        Some(cut) => {
            let scale = mastery_points / points_possible / cut;
            let room = possible * (1.0 - cut);
            let over = score + room - possible;
            let scaled = if over > 0.0 && room > 0.0 {
                (score + over / room * (possible / scale - possible)) / possible * scale
            } else {
                plain * scale
            };
            float::round(scaled, 4)?.to_f64()
        }
        None => plain,
    };
    (possible > 0.0 && share.is_finite()).then_some(share)
}
