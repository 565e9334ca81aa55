//! Canvas beside its formulas, computed exactly and slowly.
//!
//! Canvas computes in doubles, so that an exact half of the last digit may fall to either side. It
//! may not where every step is exact in a double too: there a half goes away from zero.

use continua::Score;
use continua::mastery::preset::canvas::{
    Calculation, Method, Part, ScoringRange, mean, median, order_key, percent, rating_percents,
};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::exact::Exact;

const METHODS: [Method; 6] = [
    Method::Highest,
    Method::Latest,
    Method::Average,
    Method::WeightedAverage,
    Method::DecayingAverage,
    Method::NMastery,
];

/// Which numbers a method takes: none, or those from one to another.
fn numbers(method: Method) -> Option<(i64, i64)> {
    match method {
        Method::WeightedAverage => Some((1, 99)),
        Method::DecayingAverage => Some((50, 99)),
        Method::NMastery => Some((1, 10)),
        _ => None,
    }
}

/// A method with a number that it takes, its ends more often than others.
fn methods() -> impl Strategy<Value = (Method, Option<i64>)> {
    prop::sample::select(&METHODS[..]).prop_flat_map(|method| {
        let number = match numbers(method) {
            None => Just(None).boxed(),
            Some((from, to)) => prop_oneof![Just(from), Just(to), from..=to]
                .prop_map(Some)
                .boxed(),
        };
        (Just(method), number)
    })
}

/// The score of a learner by the formula of a method, oldest first and before it is rounded.
fn formula(method: Method, int: Option<i64>, cut: Exact, x: &[Exact]) -> Option<Exact> {
    let hundredth = |number: i64| Exact::new(number.into(), 100);
    let (last, earlier) = x.split_last()?;
    Some(match method {
        Method::Highest => *x.iter().find(|one| x.iter().all(|x| x <= *one)).unwrap(),
        Method::Latest => *last,
        Method::Average => Exact::mean(x)?,
        Method::WeightedAverage => match (int?, Exact::mean(earlier)) {
            (_, None) => *last,
            (w, Some(mean)) => hundredth(w) * *last + hundredth(100 - w) * mean,
        },
        Method::DecayingAverage => match (int?, formula(method, int, cut, earlier)) {
            (_, None) => *last,
            (r, Some(before)) => hundredth(100 - r) * before + hundredth(r) * *last,
        },
        Method::NMastery => {
            let reached: Vec<Exact> = x.iter().copied().filter(|x| *x >= cut).collect();
            let n = usize::try_from(int?).unwrap();
            if x.len() < n || reached.len() < n {
                return None;
            }
            Exact::mean(&reached)?
        }
        other => panic!("the oracle does not know {other:?}"),
    })
}

/// Whether doubles hold every step of a method over eighths and the like.
fn exact_in_doubles(method: Method, cut: Exact, x: &[Exact]) -> bool {
    match method {
        Method::Highest | Method::Latest => true,
        Method::Average => x.len().is_power_of_two(),
        Method::NMastery => x.iter().filter(|x| **x >= cut).count().is_power_of_two(),
        _ => x.len() == 1,
    }
}

/// Whether a score is that of the formula, rounded once to so many digits.
fn is_rounded(
    found: Option<Score>,
    exact: Option<Exact>,
    digits: u32,
    strict: bool,
) -> Result<(), TestCaseError> {
    let Some(exact) = exact else {
        prop_assert_eq!(found, None);
        return Ok(());
    };
    let nearest = exact.nearest(digits);
    let found = found.map(Exact::from);
    prop_assert!(found.is_some(), "no score, and {:?} by the formula", exact);
    let right = if strict { &nearest[..1] } else { &nearest[..] };
    prop_assert!(
        right.iter().any(|it| Some(*it) == found),
        "{:?}, and {:?} by the formula",
        found,
        nearest
    );
    Ok(())
}

/// When a result was submitted and when assessed, to a tenth of a second.
type When = (Option<i64>, Option<i64>);

fn when() -> impl Strategy<Value = When> {
    let tenths = || prop::option::weighted(0.7, 0i64..40);
    (tenths(), tenths())
}

fn moment(tenths: Option<i64>) -> Option<Timestamp> {
    tenths.map(|tenths| Timestamp::from_millisecond(tenths * 100).unwrap())
}

/// Oldest first by whole seconds, nothing as 0, ties as they came: the first of the least is taken
/// until none is left.
fn by_age<T: Clone>(results: &[(When, T)]) -> Vec<T> {
    let key = |((submitted, assessed), _): &(When, T)| submitted.or(*assessed).unwrap_or(0) / 10;
    let mut left = results.to_vec();
    let mut ordered = Vec::new();
    while let Some(least) = left.iter().map(key).min() {
        let at = left.iter().position(|it| key(it) == least).unwrap();
        ordered.push(left.remove(at).1);
    }
    ordered
}

/// As an embedder orders them.
fn sorted<T: Clone>(results: &[(When, T)]) -> Vec<T> {
    let mut results = results.to_vec();
    results
        .sort_by_key(|((submitted, assessed), _)| order_key(moment(*submitted), moment(*assessed)));
    results.into_iter().map(|(_, it)| it).collect()
}

/// Quarters, as scores.
fn quarters(number: i64) -> Score {
    Score::from_millionths(number * 250_000)
}

/// A result for an outcome: sixteenths of what was possible, and of which quiz with how many points.
#[derive(Debug, Clone)]
struct Raw {
    sixteenths: i64,
    quiz: Option<(u8, i64)>,
}

impl Raw {
    fn share(&self) -> Exact {
        Exact::new(self.sixteenths.into(), 16)
    }

    fn part(&self) -> Part {
        let number = |it: i64| f64::from(i32::try_from(it).unwrap());
        let share = number(self.sixteenths) / 16.0;
        match self.quiz {
            None => Part::single(share),
            Some((quiz, possible)) => Part::of_quiz(quiz.to_string(), share, number(possible)),
        }
        .unwrap()
    }
}

/// The result that stands in the place of a question: that of the whole quiz, weighted by points.
fn whole_quiz(of: &Raw, all: &[Raw]) -> Option<Exact> {
    let Some((quiz, _)) = of.quiz else {
        return Some(of.share());
    };
    let (mut got, mut possible) = (Exact::ZERO, Exact::ZERO);
    for raw in all {
        if let Some((_, points)) = raw.quiz.filter(|(name, _)| *name == quiz) {
            got = got + raw.share() * Exact::whole(points);
            possible = possible + Exact::whole(points);
        }
    }
    (possible > Exact::ZERO).then(|| got / possible)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every method, ordering, results without a score, and rounding.
    #[test]
    fn a_roll_up_of_canvas_is_its_formula(
        (method, int) in methods(),
        cut in 0..=20i64,
        results in prop::collection::vec((when(), prop::option::weighted(0.9, 0..=20i64)), 0..8),
    ) {
        let canvas = Calculation::new(method, int, quarters(cut), Score::whole(5)).unwrap();
        let x: Vec<Exact> = by_age(&results).into_iter().flatten().map(|q| Exact::new(q.into(), 4)).collect();
        let cut = Exact::new(cut.into(), 4);
        let scores: Vec<Option<Score>> = sorted(&results).into_iter().map(|q| q.map(quarters)).collect();
        let strict = exact_in_doubles(method, cut, &x);
        is_rounded(canvas.rollup(&scores), formula(method, int, cut, &x), 2, strict)?;
    }

    /// Scores of any decimals, below 0 too, as one that types them has them.
    #[test]
    fn decimals_roll_up_as_the_formula_says(
        (method, int) in methods(),
        cut in -500..=500i32,
        hundredths in prop::collection::vec(prop::option::weighted(0.9, -500..=500i64), 0..7),
    ) {
        let hundredth = |number: i64| Score::from_millionths(number * 10_000);
        let canvas = Calculation::new(method, int, hundredth(cut.into()), Score::ZERO).unwrap();
        let scores: Vec<Option<Score>> = hundredths.iter().map(|it| it.map(hundredth)).collect();
        let x: Vec<Exact> = scores.iter().flatten().map(|it| Exact::from(*it)).collect();
        let exact = formula(method, int, Exact::new(cut.into(), 100), &x);
        is_rounded(canvas.rollup(&scores), exact, 2, false)?;
    }

    /// Shares of what was possible, scaled to the outcome, and the questions of a quiz.
    #[test]
    fn shares_and_quizzes_roll_up_as_the_formula_says(
        (method, int) in methods(),
        cut in 0..=20i64,
        possible in prop_oneof![1 => Just(0i64), 3 => 1..=20i64],
        results in prop::collection::vec(
            (when(), (0..=20i64, prop::option::of((0..3u8, 0..=4i64))).prop_map(|(sixteenths, quiz)| Raw { sixteenths, quiz })),
            0..7,
        ),
    ) {
        let canvas = Calculation::new(method, int, quarters(cut), quarters(possible)).unwrap();
        let cut = Exact::new(cut.into(), 4);
        let full = if possible == 0 { cut } else { Exact::new(possible.into(), 4) };
        let raws = by_age(&results);
        let single = matches!(method, Method::Highest | Method::NMastery);
        let x: Vec<Exact> = raws
            .iter()
            .filter_map(|raw| if single { Some(raw.share()) } else { whole_quiz(raw, &raws) })
            .map(|share| share * full)
            .collect();
        let parts: Vec<Part> = sorted(&results).iter().map(Raw::part).collect();
        let strict = single && exact_in_doubles(method, cut, &x);
        is_rounded(canvas.rollup_parts(&parts), formula(method, int, cut, &x), 2, strict)?;
    }

    /// Where the assignment has a cut of its own, and where nothing scales.
    #[test]
    fn scaling_is_its_formula(
        score in 0..=80i64,
        possible in 0..=40i64,
        mastery in prop_oneof![1 => Just(0i64), 4 => 1..=20i64],
        points in prop_oneof![1 => Just(0i64), 4 => 1..=20i64],
        cut in prop_oneof![1 => Just(None), 1 => Just(Some(100i64)), 6 => (1..=100i64).prop_map(Some)],
        at_cut: bool,
    ) {
        // Half of the time a score lies at the cut, or at the full points where there is none.
        let score = match cut {
            Some(cut) if at_cut => Exact::new((possible * cut).into(), 400),
            None if at_cut => Exact::new(possible.into(), 4),
            _ => Exact::new(score.into(), 4),
        };
        let double = |over: i64, under: i32| f64::from(i32::try_from(over).unwrap()) / f64::from(under);
        let found = percent(
            score.to_f64(),
            double(possible, 4),
            double(mastery, 4),
            double(points, 4),
            cut.map(|cut| double(cut, 100)),
        );
        if possible == 0 {
            prop_assert_eq!(found, None);
            return Ok(());
        }
        let one = Exact::whole(1);
        let possible = Exact::new(possible.into(), 4);
        let plain = score / possible;
        let scaled = match cut {
            Some(cut) if mastery > 0 && points > 0 => {
                let c = Exact::new(cut.into(), 100);
                let s = Exact::new(mastery.into(), points.into()) / c;
                let room = possible * (one - c);
                let over = score + room - possible;
                let scaled = if over > Exact::ZERO && room > Exact::ZERO {
                    (score + over / room * (possible / s - possible)) / possible * s
                } else {
                    plain * s
                };
                if score == possible * c {
                    prop_assert_eq!(scaled, Exact::new(mastery.into(), points.into()));
                }
                Some(scaled)
            }
            _ => None,
        };
        if let Some(scaled) = scaled {
            return is_rounded(found.and_then(Score::from_f64), Some(scaled), 4, false);
        }
        let found = found.unwrap();
        prop_assert!((found - plain.to_f64()).abs() < 1e-12, "{} for {:?}", found, plain);
    }

    /// What a preset of Canvas computes in doubles and its estimator exactly differs where the exact
    /// value is a half of the last digit, and nowhere else.
    #[test]
    fn a_preset_of_canvas_and_its_estimator_agree(
        (method, int) in methods(),
        cut in 0..=8i64,
        halves in prop::collection::vec(0..=8i64, 0..12),
    ) {
        let half = |half: i64| Score::from_millionths(half * 500_000);
        let canvas = Calculation::new(method, int, half(cut), Score::whole(4)).unwrap();
        let scores: Vec<Score> = halves.into_iter().map(half).collect();
        let estimate = canvas.estimator().estimate(&scores).value();
        let rounding = Calculation::settings().rounding();
        let all: Vec<Option<Score>> = scores.iter().copied().map(Some).collect();
        let expected = estimate.map(|value| rounding.apply(value));
        let found = canvas.rollup(&all);
        if let (Some(found), Some(exact)) = (found, estimate) {
            // A double just below a half of the last digit is rounded down.
            let millionths = exact.rounded().millionths();
            let is_half = exact == exact.rounded().into() && millionths % 10_000 == 5_000;
            let down = Score::from_millionths(millionths - 5_000);
            if is_half && found == down {
                return Ok(());
            }
        }
        prop_assert_eq!(found.map(Into::into), expected);
    }

    /// The number that goes with a method is accepted in its range, refused outside it, and has its
    /// default where none is given.
    #[test]
    fn settings_out_of_range_are_refused(
        method in prop::sample::select(&METHODS[..]),
        int in prop::option::of(prop_oneof![-1..=11i64, 48..=101i64, any::<i64>()]),
    ) {
        let right = match (numbers(method), int) {
            (None, int) => int.is_none(),
            (Some((from, to)), int) => int.is_some_and(|int| from <= int && int <= to),
        };
        prop_assert_eq!(method.check(int).is_ok(), right);
        let made = Calculation::new(method, int, Score::ONE, Score::ONE);
        prop_assert_eq!(made.is_ok(), right || int.is_none());
        if int.is_none() {
            let default = match method {
                Method::WeightedAverage | Method::DecayingAverage => Some(65),
                Method::NMastery => Some(5),
                _ => None,
            };
            prop_assert_eq!(made, Calculation::new(method, default, Score::ONE, Score::ONE));
        }
    }

    /// Numbers that are none are no part.
    #[test]
    fn parts_of_what_is_no_number_are_refused(percent: f64, possible: f64) {
        prop_assert_eq!(Part::single(percent).is_ok(), percent.is_finite());
        let right = percent.is_finite() && possible.is_finite() && possible >= 0.0;
        prop_assert_eq!(Part::of_quiz("quiz", percent, possible).is_ok(), right);
    }

    /// The tables of a class: the mean is rounded, the median is not, and each percent is alone.
    #[test]
    fn a_class_is_its_formula(
        rollups in prop::collection::vec(prop::option::weighted(0.8, 0..=500i64), 0..20),
        ratings in prop::collection::btree_set(0..=5i32, 0..4),
    ) {
        let hundredth = |number: i64| Score::from_millionths(number * 10_000);
        let class: Vec<Option<Score>> = rollups.iter().map(|it| it.map(hundredth)).collect();
        let mut scores: Vec<Score> = class.iter().flatten().copied().collect();
        let exact: Vec<Exact> = scores.iter().map(|it| Exact::from(*it)).collect();
        is_rounded(mean(&class), Exact::mean(&exact), 2, false)?;

        let ratings: Vec<Score> = ratings.into_iter().rev().map(Score::whole).collect();
        let number = i64::try_from(scores.len()).unwrap();
        for (at, found) in rating_percents(&ratings, &scores).into_iter().enumerate() {
            let first = |score: &Score| ratings.iter().position(|points| points <= score);
            let with = scores.iter().filter(|score| first(score) == Some(at)).count();
            let percent = Exact::new(i128::try_from(with * 100).unwrap(), number.max(1).into());
            prop_assert_eq!(Exact::whole(found.into()), percent.nearest(0)[0]);
        }

        // The least and the greatest go, until one or two are left.
        while scores.len() > 2 {
            for end in [scores.iter().min().copied(), scores.iter().max().copied()] {
                let at = scores.iter().position(|it| Some(*it) == end).unwrap();
                scores.remove(at);
            }
        }
        let middle: Vec<Exact> = scores.iter().map(|it| Exact::from(*it)).collect();
        prop_assert_eq!(median(&class).map(Exact::from), Exact::mean(&middle));
    }

    /// Score ranges are half open, and of two bounds that hold nothing there is none.
    #[test]
    fn a_path_opens_from_its_lower_bound_up_to_its_upper(
        lower in prop::option::of(-1..=4i32),
        upper in prop::option::of(-1..=4i32),
        score in -1..=5i32,
    ) {
        let bound = |it: Option<i32>| it.map(Score::whole);
        let negative = [lower, upper].into_iter().flatten().any(|it| it < 0);
        let right = match (lower, upper) {
            (None, None) => false,
            (Some(lower), Some(upper)) => lower < upper,
            _ => true,
        };
        let range = ScoringRange::new(bound(lower), bound(upper));
        prop_assert_eq!(range.is_ok(), right && !negative);
        if let Ok(range) = range {
            let within = (lower.unwrap_or(0)..upper.unwrap_or(100)).contains(&score);
            let within = within || (lower.is_none() && score < 0);
            prop_assert_eq!(range.contains(Score::whole(score)), within);
        }
    }
}
