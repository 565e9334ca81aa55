//! One estimator of several.

use serde::{Deserialize, Serialize};

use self::form::Form;
use super::{
    BetaBinomial, Decaying, Estimate, Highest, InARow, Latest, LevelMachine, MOfLastN, Mean,
    MeanOfHighest, Median, Mode, NOfMastery, PowerLaw, WeightedLatest,
};
use crate::score::Score;

mod form;

/// How the values of several works become one.
///
/// Serialised it is a name (`"latest"`) or a name with its settings
/// (`{"decaying": {"rate": "0.65"}}`); settings are always written, and where one is not given its
/// documented default stands.
///
/// ```
/// use continua::mastery::{Decaying, Estimator};
///
/// let read: Estimator = serde_json::from_str(r#"{"decaying": {"rate": 0.65}}"#)?;
/// assert_eq!(read, Estimator::from(Decaying::default()));
/// assert_eq!(serde_json::from_str::<Estimator>("\"decaying\"")?, read);
/// assert!(serde_json::from_str::<Estimator>(r#"{"decaying": {"rate": 65}}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Form", into = "Form")]
#[non_exhaustive]
pub enum Estimator {
    /// The newest value.
    Latest(Latest),
    /// The greatest value.
    Highest(Highest),
    /// The arithmetic mean.
    Mean(Mean),
    /// The middle value.
    Median(Median),
    /// The most frequent value.
    Mode(Mode),
    /// The exponentially decaying average.
    Decaying(Decaying),
    /// The mean of what reached a cut, once n did.
    NOfMastery(NOfMastery),
    /// What m of the newest n reach.
    MOfLastN(MOfLastN),
    /// The newest value beside the mean of the earlier ones.
    WeightedLatest(WeightedLatest),
    /// What the newest n all reach.
    InARow(InARow),
    /// The mean of the n greatest values.
    MeanOfHighest(MeanOfHighest),
    /// A learning curve through the values.
    PowerLaw(PowerLaw),
    /// A standing that moves by steps.
    LevelMachine(LevelMachine),
    /// What is shown often enough to be believed.
    BetaBinomial(BetaBinomial),
}

/// A setting of an estimator was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SettingError {
    /// The rate of a decaying average is not above 0 and at most 1.
    #[error("a rate of `{0}`, expected one above 0 and at most 1")]
    Rate(Score),
    /// The weight of the newest work is not above 0 and at most 1.
    #[error("a weight of `{0}`, expected one above 0 and at most 1")]
    Weight(Score),
    /// A curve is asked for through fewer than two works.
    #[error("a curve through `{0}` works, expected at least 2")]
    NoCurve(u32),
    /// A step up is not above 0, or a step down is below 0.
    #[error("a step of `{0}`, expected one above 0, or of 0 down")]
    Step(Score),
    /// A share or a credibility is not between 0 and 1.
    #[error("a share of `{0}`, expected one above 0 and below 1")]
    Share(Score),
    /// A parameter of a prior is not above 0 and at most a million.
    #[error("a prior of `{0}`, expected one above 0 and at most a million")]
    Prior(Score),
    /// A number of works is 0.
    #[error("a number of works of `0`, expected at least 1")]
    NoWorks,
    /// More works must reach a level than are looked at.
    #[error("`{m}` of the newest `{n}` works, expected at most as many as are looked at")]
    Window {
        /// How many must reach the level.
        m: u32,
        /// How many are looked at.
        n: u32,
    },
}

/// What can never turn "met" into "not met" for an estimate that is asked to be at least a value.
///
/// See the table of [`mastery`](crate::mastery).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Monotone {
    any: bool,
    good: bool,
    better: bool,
}

impl Monotone {
    /// A further work, whatever its value and its place in the order, never hurts.
    pub fn in_any_work(self) -> bool {
        self.any
    }

    /// A further work that is the newest, and itself at or above what is asked, never hurts.
    pub fn in_good_works(self) -> bool {
        self.good
    }

    /// A better value of a work never hurts.
    pub fn in_values(self) -> bool {
        self.better
    }
}

impl Estimator {
    /// The estimate of these values of works, oldest first. The cost stands with each estimator.
    ///
    /// ```
    /// use continua::mastery::{Estimator, Median};
    /// use continua::Score;
    ///
    /// let median = Estimator::from(Median::default());
    /// let estimate = median.estimate(&[3, 1, 4].map(Score::whole));
    /// assert_eq!(estimate.value(), Some(Score::whole(3).into()));
    /// ```
    pub fn estimate(&self, oldest_first: &[Score]) -> Estimate {
        match self {
            Self::Latest(it) => it.estimate(oldest_first),
            Self::Highest(it) => it.estimate(oldest_first),
            Self::Mean(it) => it.estimate(oldest_first),
            Self::Median(it) => it.estimate(oldest_first),
            Self::Mode(it) => it.estimate(oldest_first),
            Self::Decaying(it) => it.estimate(oldest_first),
            Self::NOfMastery(it) => it.estimate(oldest_first),
            Self::MOfLastN(it) => it.estimate(oldest_first),
            Self::WeightedLatest(it) => it.estimate(oldest_first),
            Self::InARow(it) => it.estimate(oldest_first),
            Self::MeanOfHighest(it) => it.estimate(oldest_first),
            Self::PowerLaw(it) => it.estimate(oldest_first),
            Self::LevelMachine(it) => it.estimate(oldest_first),
            Self::BetaBinomial(it) => it.estimate(oldest_first),
        }
    }

    /// The best estimate that any of the oldest k works gave, k from 1: what was once reached.
    ///
    /// Costs one estimate for each work.
    ///
    /// ```
    /// use continua::mastery::{Estimator, Latest};
    /// use continua::Score;
    ///
    /// let best = Estimator::from(Latest).best_of_prefixes(&[2, 4, 1].map(Score::whole));
    /// assert_eq!(best.value(), Some(Score::whole(4).into()));
    /// ```
    pub fn best_of_prefixes(&self, oldest_first: &[Score]) -> Estimate {
        let mut best = self.estimate(&[]);
        for end in 1..=oldest_first.len() {
            let prefix = oldest_first.get(..end).unwrap_or_default();
            let estimate = self.estimate(prefix);
            // Among equals the later one stands, for it rests on what is known now.
            if estimate.value() >= best.value() {
                best = estimate;
            }
        }
        best
    }

    /// What can never hurt, if the estimate is asked to be at least `asked`.
    ///
    /// ```
    /// use continua::mastery::{Estimator, Highest, Latest};
    /// use continua::Score;
    ///
    /// let asked = Score::whole(3);
    /// assert!(Estimator::from(Highest).monotone(asked).in_any_work());
    /// assert!(!Estimator::from(Latest).monotone(asked).in_any_work());
    /// ```
    pub fn monotone(&self, asked: Score) -> Monotone {
        let (any, good, better) = match self {
            Self::Highest(_) | Self::MeanOfHighest(_) => (true, true, true),
            Self::Latest(_)
            | Self::Mean(_)
            | Self::Median(_)
            | Self::Decaying(_)
            | Self::InARow(_)
            | Self::BetaBinomial(_) => (false, true, true),
            // The newest work moves the one before among the many.
            Self::WeightedLatest(it) => (false, it.weight() == Score::ONE, true),
            // A step in the middle bends the curve either way.
            Self::PowerLaw(_) => (false, false, false),
            Self::LevelMachine(it) => {
                let never_falls = it.down() == Score::ZERO && it.start().is_some();
                (never_falls, true, true)
            }
            Self::NOfMastery(it) if asked <= it.at_least() => (true, true, true),
            Self::Mode(_) | Self::NOfMastery(_) => (false, true, false),
            Self::MOfLastN(it) => {
                let no_higher_cut = it.at_least().is_none_or(|cut| cut <= asked);
                (false, no_higher_cut, true)
            }
        };
        Monotone { any, good, better }
    }
}

macro_rules! from_each {
    ($($name:ident),*) => {$(
        impl From<$name> for Estimator {
            fn from(it: $name) -> Self {
                Self::$name(it)
            }
        }
    )*};
}

from_each!(
    Latest,
    Highest,
    Mean,
    Median,
    Mode,
    Decaying,
    NOfMastery,
    MOfLastN,
    WeightedLatest,
    InARow,
    MeanOfHighest,
    PowerLaw,
    LevelMachine,
    BetaBinomial
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{CurveCap, CurvePoint, Even, Ties};
    use super::*;

    fn later_estimators() -> impl Strategy<Value = Estimator> {
        let score = || (0i32..6).prop_map(Score::whole);
        let share = || (1i64..1_000_000).prop_map(Score::from_millionths);
        let cap = prop_oneof![
            Just(CurveCap::Best),
            Just(CurveCap::None),
            score().prop_map(CurveCap::At)
        ];
        prop_oneof![
            share().prop_map(|weight| WeightedLatest::new(weight).unwrap().into()),
            Just(WeightedLatest::new(Score::ONE).unwrap().into()),
            (1u32..5).prop_map(|n| InARow::new(n).unwrap().into()),
            (1u32..5).prop_map(|n| MeanOfHighest::new(n).unwrap().into()),
            (2u32..4, cap, any::<bool>()).prop_map(|(fewest, cap, next)| {
                let law = PowerLaw::new(fewest).unwrap().with_cap(cap);
                let at = if next {
                    CurvePoint::Next
                } else {
                    CurvePoint::Newest
                };
                law.read_at(at).into()
            }),
            (1i32..3, 0i32..3, proptest::option::of(score())).prop_map(|(up, down, start)| {
                let it = LevelMachine::new(Score::whole(up), Score::whole(down)).unwrap();
                start.map_or(it, |start| it.starting_at(start)).into()
            }),
            (share(), share(), 1i32..4, 1i32..4).prop_map(|(share, credibility, a, b)| {
                let it = BetaBinomial::new(share, credibility).unwrap();
                it.with_prior(Score::whole(a), Score::whole(b))
                    .unwrap()
                    .into()
            }),
        ]
    }

    fn estimators() -> impl Strategy<Value = Estimator> {
        let score = || (0i32..6).prop_map(Score::whole);
        prop_oneof![
            6 => later_estimators(),
            8 => first_estimators(score),
        ]
    }

    fn first_estimators<S: Strategy<Value = Score> + 'static>(
        score: impl Fn() -> S,
    ) -> impl Strategy<Value = Estimator> {
        prop_oneof![
            Just(Latest.into()),
            Just(Highest.into()),
            Just(Mean.into()),
            prop_oneof![Just(Even::Mean), Just(Even::Lower), Just(Even::Higher)]
                .prop_map(|even| Median::new(even).into()),
            prop_oneof![Just(Ties::Newer), Just(Ties::Lower), Just(Ties::Higher)]
                .prop_map(|ties| Mode::new(ties).into()),
            (1i64..=1_000_000)
                .prop_map(|rate| { Decaying::new(Score::from_millionths(rate)).unwrap().into() }),
            (1u32..5, score()).prop_map(|(n, cut)| NOfMastery::new(n, cut).unwrap().into()),
            (1u32..5, 0u32..4, proptest::option::of(score())).prop_map(|(m, more, cut)| {
                let it = MOfLastN::new(m, m + more).unwrap();
                cut.map_or(it, |cut| it.with_at_least(cut)).into()
            }),
        ]
    }

    fn values() -> impl Strategy<Value = Vec<Score>> {
        proptest::collection::vec((0i32..6).prop_map(Score::whole), 0..8)
    }

    fn met(estimator: &Estimator, values: &[Score], asked: Score) -> bool {
        let value = estimator.estimate(values).value();
        value.is_some_and(|value| value.at_least(asked))
    }

    proptest! {
        #[test]
        fn what_is_said_never_to_hurt_never_does(
            estimator in estimators(),
            values in values(),
            asked in (0i32..6).prop_map(Score::whole),
            new in (0i32..6).prop_map(Score::whole),
            at: prop::sample::Index,
        ) {
            prop_assume!(met(&estimator, &values, asked));
            let monotone = estimator.monotone(asked);
            if monotone.in_any_work() {
                let mut more = values.clone();
                more.insert(at.index(values.len() + 1), new);
                prop_assert!(met(&estimator, &more, asked));
            }
            if monotone.in_good_works() {
                let mut more = values.clone();
                more.push(new.max(asked));
                prop_assert!(met(&estimator, &more, asked));
            }
            if monotone.in_values() {
                let mut better = values.clone();
                let at = at.index(values.len());
                better[at] = better[at].max(new);
                prop_assert!(met(&estimator, &better, asked));
            }
            let mut held = values.clone();
            held.push(new);
            let best = estimator.best_of_prefixes(&held).value();
            prop_assert!(best.is_some_and(|value| value.at_least(asked)));
        }

        #[test]
        fn the_serialised_form_round_trips(estimator in estimators()) {
            let text = serde_json::to_string(&estimator).unwrap();
            prop_assert_eq!(serde_json::from_str::<Estimator>(&text).unwrap(), estimator, "{}", text);
        }
    }

    #[test]
    fn forms() {
        let text = |it: Estimator| serde_json::to_string(&it).unwrap();
        assert_eq!(text(Latest.into()), "\"latest\"");
        assert_eq!(text(Mode::default().into()), r#"{"mode":{"ties":"newer"}}"#);
        assert_eq!(
            text(NOfMastery::new(3, Score::whole(3)).unwrap().into()),
            r#"{"nOfMastery":{"n":3,"atLeast":"3"}}"#
        );
        assert_eq!(
            text(PowerLaw::default().into()),
            r#"{"powerLaw":{"at":"newest","cap":"best","fewest":3}}"#
        );
        assert_eq!(
            text(BetaBinomial::default().into()),
            r#"{"betaBinomial":{"share":"0.7","credibility":"0.8","successes":"1","failures":"1"}}"#
        );
        for name in [
            "weightedLatest",
            "inARow",
            "meanOfHighest",
            "powerLaw",
            "levelMachine",
            "betaBinomial",
        ] {
            let alone: Estimator = serde_json::from_str(&format!("\"{name}\"")).unwrap();
            let empty: Estimator = serde_json::from_str(&format!("{{\"{name}\":{{}}}}")).unwrap();
            assert_eq!(alone, empty, "{name}");
        }
        for bad in [
            "\"nOfMastery\"",
            r#"{"mOfLastN":{"m":3,"n":2}}"#,
            r#"{"nOfMastery":{"n":0,"atLeast":3}}"#,
            r#"{"decaying":{"rate":0}}"#,
            r#"{"weightedLatest":{"weight":"1.1"}}"#,
            r#"{"inARow":{"n":0}}"#,
            r#"{"meanOfHighest":{"n":0}}"#,
            r#"{"powerLaw":{"fewest":1}}"#,
            r#"{"powerLaw":{"cap":"highest"}}"#,
            r#"{"levelMachine":{"up":0}}"#,
            r#"{"levelMachine":{"down":-1}}"#,
            r#"{"betaBinomial":{"share":1}}"#,
            r#"{"betaBinomial":{"credibility":0}}"#,
            r#"{"betaBinomial":{"successes":0}}"#,
            r#"{"betaBinomial":{"prior":1}}"#,
        ] {
            assert!(serde_json::from_str::<Estimator>(bad).is_err(), "{bad}");
        }
    }
}
