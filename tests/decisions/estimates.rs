//! The slow and obvious second reading of estimators.

use continua::Score;
use continua::mastery::{BetaBinomial, CurveCap, CurvePoint, Estimator, Even, PowerLaw, Ties};

/// By the definition of each estimator, in whole numbers but for the decaying average.
pub fn reaches(by: &Estimator, oldest_first: &[Score], asked: Score) -> bool {
    let list: Vec<i64> = oldest_first
        .iter()
        .map(|score| score.millionths())
        .collect();
    let asked = asked.millionths();
    let mut sorted = list.clone();
    sorted.sort_unstable();
    let mean =
        |list: &[i64]| !list.is_empty() && list.iter().sum::<i64>() >= asked * list.len() as i64;
    match by {
        Estimator::Latest(_) => list.last().is_some_and(|last| *last >= asked),
        Estimator::Highest(_) => list.iter().any(|value| *value >= asked),
        Estimator::Mean(_) => mean(&list),
        Estimator::Median(it) => {
            let n = sorted.len();
            if n == 0 {
                return false;
            }
            let (low, high) = (sorted[(n - 1) / 2], sorted[n / 2]);
            match it.even() {
                Even::Mean => low + high >= 2 * asked,
                Even::Lower => low >= asked,
                Even::Higher => high >= asked,
            }
        }
        Estimator::Mode(it) => {
            let times = |value: i64| list.iter().filter(|other| **other == value).count();
            let most = list.iter().map(|value| times(*value)).max().unwrap_or(0);
            let mut modes = list.iter().filter(|value| times(**value) == most);
            let mode = match it.ties() {
                Ties::Newer => modes.next_back(),
                Ties::Higher => modes.max(),
                Ties::Lower => modes.min(),
            };
            mode.is_some_and(|mode| *mode >= asked)
        }
        Estimator::Decaying(it) => {
            let rate = it.rate().millionths() as f64 / 1e6;
            let mut value = None;
            for new in &list {
                let new = *new as f64 / 1e6;
                value = Some(value.map_or(new, |old: f64| (1.0 - rate) * old + rate * new));
            }
            value.is_some_and(|value| (value * 1e6).round() >= asked as f64)
        }
        Estimator::NOfMastery(it) => {
            let cut = it.at_least().millionths();
            let good: Vec<i64> = list.iter().copied().filter(|value| *value >= cut).collect();
            good.len() >= it.n() as usize && mean(&good)
        }
        Estimator::MOfLastN(it) => {
            let newest = list.iter().rev().take(it.n() as usize);
            newest.filter(|value| **value >= asked).count() >= it.m() as usize
        }
        Estimator::WeightedLatest(it) => {
            let (newest, earlier) = match list.split_last() {
                None => return false,
                Some((newest, [])) => return *newest >= asked,
                Some(both) => both,
            };
            let weight = i128::from(it.weight().millionths());
            let (n, sum) = (earlier.len() as i128, earlier.iter().sum::<i64>());
            let total = weight * i128::from(*newest) * n + (1_000_000 - weight) * i128::from(sum);
            total >= i128::from(asked) * 1_000_000 * n
        }
        Estimator::InARow(it) => {
            let run = list.iter().rev().take_while(|value| **value >= asked);
            run.count() >= it.n() as usize
        }
        Estimator::MeanOfHighest(it) => {
            let n = it.n() as usize;
            list.len() >= n && mean(&sorted[list.len() - n..])
        }
        Estimator::PowerLaw(it) => power_law(*it, &list, asked),
        Estimator::LevelMachine(it) => {
            let (up, down) = (it.up().millionths(), it.down().millionths());
            let mut stands = it.start().map(Score::millionths);
            for value in &list {
                let now = stands.unwrap_or(*value);
                stands = Some(if *value > now {
                    (*value).min(now + up)
                } else {
                    (*value).max(now - down)
                });
            }
            !list.is_empty() && stands.is_some_and(|stands| stands >= asked)
        }
        Estimator::BetaBinomial(it) => {
            let good = list.iter().filter(|value| **value >= asked).count();
            good > 0 && credibility(*it, good, list.len()) >= it.credibility().millionths()
        }
        _ => unreachable!(),
    }
}

/// A line through the logarithms by the normal equations.
fn power_law(law: PowerLaw, list: &[i64], asked: i64) -> bool {
    if list.len() < law.fewest() as usize || list.iter().any(|value| *value <= 0) {
        return false;
    }
    let points = list.iter().zip(1..).map(|(value, place)| {
        let place: u32 = place;
        (f64::from(place).ln(), (*value as f64 / 1e6).ln())
    });
    let (mut x, mut y, mut xx, mut xy) = (0.0, 0.0, 0.0, 0.0);
    for (px, py) in points {
        (x, y, xx, xy) = (x + px, y + py, xx + px * px, xy + px * py);
    }
    let n = list.len() as f64;
    let slope = (n * xy - x * y) / (n * xx - x * x);
    let start = ((y - slope * x) / n).exp();
    let at = if law.at() == CurvePoint::Next {
        n + 1.0
    } else {
        n
    };
    let value = (start * at.powf(slope) * 1e6).round() as i64;
    let cap = match law.cap() {
        CurveCap::At(cap) => cap.millionths(),
        CurveCap::Best => *list.iter().max().unwrap(),
        CurveCap::None => i64::MAX,
    };
    value.min(cap) >= asked
}

/// The probability that the share is at least what is asked for, in millionths: with a prior of
/// whole numbers it is a sum of the binomial distribution.
fn credibility(by: BetaBinomial, good: usize, works: usize) -> i64 {
    let whole = |prior: Score| usize::try_from(prior.millionths() / 1_000_000).unwrap();
    let a = whole(by.successes()) + good;
    let tries = a + whole(by.failures()) + works - good - 1;
    let x = by.share().millionths() as f64 / 1e6;
    let mut fewer = 0.0;
    let mut ways = 1.0;
    for k in 0..a {
        fewer += ways * x.powi(k as i32) * (1.0 - x).powi((tries - k) as i32);
        ways *= (tries - k) as f64 / (k + 1) as f64;
    }
    (fewer * 1e6).round() as i64
}
