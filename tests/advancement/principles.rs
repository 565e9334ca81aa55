//! The principles of the field, and the rules that contradict them.

use continua::Score;
use continua::advancement::{Filter, Principle, Rule, WorksRule};
use continua::mastery::{
    Attempts, BetaBinomial, Decaying, Estimator, InARow, Mean, Median, Mode, OrderKey, PowerLaw,
    Settings, WeightedLatest,
};

use crate::analysis::policy;
use crate::sample::{id, level};

#[test]
fn principles_are_told_with_evidence_of_the_harm() {
    let told = |rule: &Rule, settings: &Settings| {
        let policy = policy(rule, settings);
        let analysis = policy.analyse(&id(0)).unwrap();
        let all = analysis.contradictions().iter();
        all.map(|it| {
            assert!(it.met().unwrap().meets(&policy), "{it}");
            assert!(it.unmet().is_none_or(|unmet| !unmet.meets(&policy)), "{it}");
            (it.principle(), it.unmet().is_some())
        })
        .collect::<Vec<_>>()
    };
    let plain = Settings::default();
    let two = || Rule::works(2, level(3));
    let mean = || Rule::estimate(Mean, level(3));
    assert_eq!(told(&two(), &plain), []);
    assert_eq!(
        told(&Rule::works(1, level(3)), &plain),
        [(Principle::SeveralWorks, false)]
    );
    let both = Rule::All(vec![two(), mean()]);
    assert_eq!(told(&both, &plain), [(Principle::EarlyAttempts, true)]);
    // Where a new attempt takes the place of the one before, and where there is another way, an
    // average holds nothing against anybody for good.
    assert_eq!(
        told(&both, &plain.clone().with_attempts(Attempts::Newest)),
        []
    );
    assert_eq!(told(&Rule::Any(vec![two(), both.clone()]), &plain), []);
    // What is the same under another name: a share of all works, and the newest beside a mean that
    // it hardly moves. What follows the newest works, or most of them, is not.
    let by = |by: Estimator| Rule::All(vec![two(), Rule::estimate(by, level(3))]);
    let tenths = |tenths: i64| Score::from_millionths(tenths * 100_000);
    let share = |of| BetaBinomial::new(tenths(of), tenths(8)).unwrap().into();
    let weight = |of| WeightedLatest::new(of).unwrap().into();
    let third = Score::from_millionths(333_333);
    let averages: [Estimator; 4] = [
        BetaBinomial::default().into(),
        share(6),
        weight(third),
        weight(tenths(1)),
    ];
    for average in averages {
        assert_eq!(
            told(&by(average), &plain),
            [(Principle::EarlyAttempts, true)],
            "{average:?}"
        );
        let newest = plain.clone().with_attempts(Attempts::Newest);
        assert_eq!(told(&by(average), &newest), [], "{average:?}");
        assert_eq!(
            told(&Rule::Any(vec![two(), by(average)]), &plain),
            [],
            "{average:?}"
        );
    }
    let others: [Estimator; 6] = [
        share(5),
        weight(Score::from_millionths(333_334)),
        PowerLaw::default().into(),
        Median::default().into(),
        Mode::default().into(),
        Decaying::default().into(),
    ];
    for other in others {
        assert_eq!(told(&by(other), &plain), [], "{other:?}");
    }
    let practice: Filter =
        serde_json::from_str(r#"{"purposes": ["summative", "practice"]}"#).unwrap();
    let practice = Rule::Works(WorksRule::new(2, level(3)).with_filter(practice));
    assert_eq!(told(&practice, &plain), [(Principle::Practice, false)]);
    let due = plain.with_order(OrderKey::Due);
    let row = Rule::estimate(InARow::new(2).unwrap(), level(3));
    assert_eq!(told(&row, &due), [(Principle::DueDates, true)]);
    assert_eq!(told(&two(), &due), []);
}

/// How many good works it takes after so many poor ones, of at most ten times as many.
fn makes_up(by: impl Into<Estimator>, poor: usize) -> Option<usize> {
    let by = by.into();
    (1..=10 * poor).find(|good| {
        let mut values = vec![Score::whole(1); poor];
        values.resize(poor + good, Score::whole(3));
        let estimate = by.estimate(&values);
        estimate
            .value()
            .is_some_and(|value| value.at_least(Score::whole(3)))
    })
}

#[test]
fn what_is_called_an_average_holds_early_attempts_against_the_learner_longest() {
    for poor in 3..20 {
        assert_eq!(makes_up(Mean, poor), None);
        let third = Score::from_millionths(333_333);
        assert_eq!(makes_up(WeightedLatest::new(third).unwrap(), poor), None);
        assert!(makes_up(BetaBinomial::default(), poor).unwrap() > 2 * poor);
        for as_many in [
            makes_up(Median::default(), poor),
            makes_up(Mode::default(), poor),
            makes_up(PowerLaw::default(), poor),
        ] {
            let as_many = as_many.unwrap();
            assert!(
                poor <= as_many && 2 * as_many <= 3 * poor,
                "{as_many} of {poor}"
            );
        }
    }
}
